"""docs/extending.md keeps its word: its examples run as they stand."""

import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from itaxl.checking import check
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Field, Kind, field_of
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.rules import codes
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, read_year

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "extending.md").read_text(encoding="utf-8")


def example(language: str, holding: str) -> str:
    """The example of the page in `language` that holds these words."""
    found = [text for text in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if holding in text]
    assert len(found) == 1
    return found[0]


def sample_with(edits: dict[str, str]) -> Submission:
    return read_submission(grid_of(sample_content(fiscal_year(2569)).edited(edits)))


@pytest.fixture
def rule() -> Rule:
    module = ModuleType("T900")
    exec(compile(example("python", "RULE = Rule("), "extending.md", "exec"), module.__dict__)
    return module.RULE


def found_by(rule: Rule, edits: dict[str, str]) -> list[Finding]:
    return list(rule.check(sample_with(edits), fiscal_year(2569)))


def test_the_rule_finds_its_bad_example_and_passes_its_good_one(rule: Rule) -> None:
    assert [(finding.code, finding.key) for finding in found_by(rule, dict(rule.bad))] == [("T900", "memo.facts")]
    assert found_by(rule, dict(rule.good)) == []


def test_the_rule_has_a_code_that_nobody_has(rule: Rule) -> None:
    assert rule.code not in codes()


def test_the_year_is_read_and_changes_a_severity() -> None:
    year = read_year(example("toml", "extends"))
    assert (year.year, year.measures_item, year.items["O26"].name[-4:]) == (2570, "O25", "2569")
    late = sample_with({"org.fiscal_year": "2570", "memo.date": "๑ ธันวาคม ๒๕๗๐"})
    assert {each.severity for each in check(late, year) if each.code == "D011"} == {Severity.ERROR}


def test_the_field_is_one_that_the_form_could_have() -> None:
    entries = tomllib.loads(example("toml", "[[field]]"))["field"]
    fields = [Field(**entry | {"kind": Kind(entry["kind"])}) for entry in map(without_sheet, entries)]
    assert [field.key for field in fields] == ["memo.meeting"]
    with pytest.raises(KeyError):
        field_of("memo.meeting")


def without_sheet(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "sheet"}


def test_the_places_it_names_exist() -> None:
    root = Path(__file__).resolve().parents[2]
    named = re.findall(r"`((?:itaxl|scripts|tests|docs|workbook)/[\w./]+)`", PAGE)
    assert named
    assert [path for path in named if not (root / path).exists()] == []
