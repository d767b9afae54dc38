"""The cases of each rule, in data: what must be named, and right text near it that must pass.

One file a rule, ``cases/<CODE>.toml``; its head explains itself:

    key = "measures.2.result"     the cell into which each text is typed; the rest is the clean sample of 2569
    bad = ["…", "…"]              each must be named by the rule at its cell
    good = ["…", "…"]             none may be

A case that needs several cells is ``{ "memo.facts" = "…", "report.title" = "…" }`` in place of a text.
"""

import tomllib
from pathlib import Path

import pytest

from itaxl.rules import codes, rule

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.toml"))


def cases(kind):
    for path in FILES:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(facts[kind], 1):
            edits = {facts["key"]: case} if isinstance(case, str) else case
            yield pytest.param(path.stem, edits, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("code", "edits"), list(cases("bad")))
def test_a_bad_case_is_named(code, edits, found):
    assert [each for each in found(edits, select=(code,)) if each.code == code]


@pytest.mark.parametrize(("code", "edits"), list(cases("good")))
def test_a_good_case_passes(code, edits, found):
    assert [each.params for each in found(edits, select=(code,)) if each.code == code] == []


def test_every_file_is_named_by_a_rule():
    assert {path.stem for path in FILES} <= set(codes())
    assert all(rule(path.stem).code == path.stem for path in FILES)
