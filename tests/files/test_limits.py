"""Limits are one table; each is raised by its name and said in both languages."""

import re

import pytest

from itaxl.files.limits import SETTING, limits, table
from itaxl.files.read_errors import UnreadableFile, _facts, over, refused, said
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic

KNOWN_TO_CLERKS = {"xlsm", "xlsx", "xls", "xlsb", "Excel", "Word", "HTML", "CSV", "PDF", "XML", "Mac", "iPad"}
KINDS = sorted(_facts()["kind"])


def test_a_limit_is_raised_by_its_name() -> None:
    assert limits("file=99 sheets=1000") == {**limits(""), "file": 99, "sheets": 1000}


def test_the_environment_raises_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "seconds=60")
    assert limits()["seconds"] == 60


@pytest.mark.parametrize("setting", ["", "file", "file=", "file=-1", "file=many", "nothing=3", "=", "file=1=2"])
def test_nonsense_raises_nothing(setting: str) -> None:
    assert limits(setting) == limits("")


@pytest.mark.parametrize("name", list(limits("")))
def test_past_a_limit_the_sentence_names_the_limit_and_the_value(name: str) -> None:
    limit = limits("")[name]
    refusal = refused("ก.xlsm", over(name, limit * 3, limit))
    entry = next(entry for entry in table() if entry["name"] == name)
    for lang in ("th", "en"):
        sentence = refusal.sentence(lang)
        assert said(limit, entry["unit"]).render(lang) in sentence
        assert "{" not in sentence
        assert len(sentence) < 200
    if "{seen}" in entry["th"]:
        assert said(limit * 3, entry["unit"]).th in refusal.sentence("th")
    assert refusal.code == "F001"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_refusal_is_one_sentence_in_plain_thai(kind: str) -> None:
    refusal = refused("ก{0}.xlsm", UnreadableFile(kind))
    thai = refusal.sentence("th")
    assert thai.startswith("“ก{0}.xlsm” ")
    assert set(re.findall(r"[A-Za-z]+", thai)) <= KNOWN_TO_CLERKS
    assert to_arabic(thai).count(":") == 1
    assert refusal.sentence("en").endswith(".")
    said = refusal.params["kind"]
    assert isinstance(said, Wording)
    assert said.render("th") in thai


def test_numbers_are_said_in_their_units() -> None:
    assert said(52_428_800, "MB").th == "๕๐ MB"
    assert said(1_572_864, "MB").en == "1.5 MB"
    assert said(20_000, "count").th == "๒๐,๐๐๐"
    assert said(30, "seconds").en == "30 seconds"
