"""`itaxl rules` and `itaxl explain` say what the rules look for."""

from collections.abc import Callable
from typing import Any

import pytest

from itaxl.rules import codes
from itaxl.thai.text import width

Run = Callable[..., Any]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_rule_has_its_line(run_itaxl: Run, lang: str) -> None:
    ran = run_itaxl("rules", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    listed = [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")]
    assert tuple(listed) == codes()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_rule_is_explained_with_its_source_and_examples(run_itaxl: Run, lang: str) -> None:
    ran = run_itaxl("explain", "d009", lang=lang, more={"COLUMNS": "80"})
    assert (ran.code, ran.err) == (0, "")
    assert "outside-the-reported-year" in ran.out
    assert "๒๕๖๑" in ran.out
    assert "ม.ค. ๖๐ - มี.ค. ๖๐" in ran.out
    assert all(width(line) <= 80 for line in ran.out.splitlines())


def test_a_source_in_practice_is_told_in_thai(run_itaxl: Run) -> None:
    ran = run_itaxl("explain", "D002")
    assert "แนวปฏิบัติ" in ran.out
    assert "practice" not in ran.out


@pytest.mark.parametrize("code", ["", "  "])
def test_without_a_code_it_says_to_name_one(run_itaxl: Run, code: str) -> None:
    ran = run_itaxl("explain", code)
    assert ran.code == 2
    assert ran.err.startswith("บอกรหัสกฎด้วย เช่น itaxl explain D009")


def test_a_code_that_no_rule_has_is_refused(run_itaxl: Run) -> None:
    ran = run_itaxl("explain", "Q123")
    assert ran.code == 2
    assert "Q123" in ran.err
    assert "Traceback" not in ran.err
