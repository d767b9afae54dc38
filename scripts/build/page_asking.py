"""What is asked of the page in a browser, and what it is given: for whoever tries it or takes pictures of it."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from page_browsers import Browser, wait

from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, known_years
from venv_setup import Stop

GIVE: Final = """
    const [files, id] = given, transfer = new DataTransfer(), input = document.getElementById(id);
    for (const [name, base64] of files) {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
"""
READY: Final = "return document.body.dataset.ready"
IDLE: Final = "return !document.body.classList.contains('busy')"
SHOWN: Final = "return document.querySelectorAll('#results article:not(.together)').length >= given[0]"
SAID: Final = "return [...document.querySelectorAll('#results article:not(.together)')].map(each => each.innerText)"
FILES: Final = """
    const found = [];
    for (const form of window.itaxl.kept) for (const file of form.files) {
      const bytes = new Uint8Array(await file.blob.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      found.push([form.name, file.kind, file.name, btoa(text)]);
    }
    return found;
"""


def sample() -> FormContent:
    """The content of the sample."""
    return sample_content(fiscal_year(known_years()[-1]))


def give(browser: Browser, files: Sequence[tuple[str, bytes]], into: str = "files") -> None:
    """Choose files in the page."""
    browser.ask(GIVE, [[name, b64encode(data).decode()] for name, data in files], into)


def shown(browser: Browser, count: int, seconds: float = 90) -> list[str]:
    """What the page shows of each form, when it has shown `count` and is done."""
    wait(browser, SHOWN, count, seconds=seconds)
    wait(browser, IDLE, seconds=seconds)
    told: list[str] = browser.ask(SAID)
    return told


def files_of(browser: Browser) -> dict[tuple[str, str, str], bytes]:
    """The files that the page made, by form, kind and name."""
    return {(form, kind, name): b64decode(data) for form, kind, name, data in browser.ask(FILES)}


def expect(true: bool, what: str) -> None:
    """Stop unless it is so."""
    if not true:
        raise Stop(f"The page fails: {what}")


def distinct(form: bytes, number: int) -> bytes:
    """The same form in other bytes: a part that says nothing is named after a number."""
    out = BytesIO(form)
    with ZipFile(out, "a") as archive:
        archive.comment = f"{number}".encode()
    return out.getvalue()
