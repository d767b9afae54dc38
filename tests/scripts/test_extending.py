"""docs/extending.md keeps its word: its examples run as they stand."""

import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from itaxl.app.inspection import Inspected, checked
from itaxl.checking import check
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Field, Kind, field_of
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.reports import outputs
from itaxl.rules import codes
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, read_year

ROOT = Path(__file__).resolve().parents[2]
YEAR = fiscal_year(2569)
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")


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


def test_the_output_says_each_finding(tmp_path: Path) -> None:
    module = ModuleType("csv")
    exec(compile(example("python", "OUTPUT = Output("), "extending.md", "exec"), module.__dict__)
    submission = sample_with({"memo.date": "๓๑ เมษายน ๒๕๖๙"})
    result = checked(tmp_path / "form.xlsm", Inspected(submission, YEAR, tuple(check(submission, YEAR))))
    said = module.OUTPUT.report([result], [], "en").splitlines()
    assert len(said) == len(result.findings) > 0
    assert all("form.xlsm\t" in line for line in said)
    assert "D002" in said[0]


def test_outputs_are_those_that_have_a_file() -> None:
    files = {path.stem for path in (ROOT / "itaxl" / "reports" / "outputs").glob("[a-z]*.py")}
    assert set(outputs.names()) == files > {"json"}
    with pytest.raises(KeyError):
        outputs.output("__init__")


def test_the_places_it_names_exist() -> None:
    named = re.findall(r"`((?:itaxl|scripts|tests|docs|workbook)/[\w./]+)`", PAGE)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
