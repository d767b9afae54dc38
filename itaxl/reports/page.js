"use strict";
(function () {
  var box = document.getElementById("search"), district = document.getElementById("in-district");
  var state = document.getElementById("in-state"), none = document.getElementById("none-found");
  function fits(element) {
    var words = box.value.trim().toLowerCase().split(/\s+/);
    return (!district.value || element.dataset.district === district.value)
      && (!state.value || element.dataset.state === state.value)
      && words.every(function (word) { return element.dataset.search.indexOf(word) >= 0; });
  }
  function filter() {
    var shown = 0;
    document.querySelectorAll("[data-search]").forEach(function (element) {
      var fit = fits(element);
      element.hidden = !fit;
      shown += fit && element.tagName === "TR" ? 1 : 0;
    });
    none.hidden = shown > 0;
  }
  function copied(button, done) {
    if (!done) { return; }
    var before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(function () { button.textContent = before; }, 1500);
  }
  function copyOldWay(text) {
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done;
  }
  if (box) {
    [box, district, state].forEach(function (each) { each.addEventListener("input", filter); });
    document.querySelector(".filter").hidden = false;
  }
  document.addEventListener("click", function (event) {
    var tile = event.target.closest("[data-choose-state], [data-choose-district]");
    if (tile && box) {
      if (tile.dataset.chooseState !== undefined) { state.value = tile.dataset.chooseState; }
      if (tile.dataset.chooseDistrict !== undefined) { district.value = tile.dataset.chooseDistrict; }
      filter();
      document.getElementById("offices").scrollIntoView();
      event.preventDefault();
      return;
    }
    var button = event.target.closest("button.copy");
    if (!button) { return; }
    var text = document.getElementById(button.dataset.text).textContent;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(
        function () { copied(button, true); }, function () { copied(button, copyOldWay(text)); });
    } else {
      copied(button, copyOldWay(text));
    }
  });
  document.querySelectorAll("button.copy").forEach(function (button) { button.hidden = false; });
})();
