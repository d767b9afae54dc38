"""itaxl's own papers read back: every field that they say is the form's again."""

import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "bench" / "read_back.py"


@pytest.mark.parametrize("number", [4, 17, 57])
def test_papers_of_a_form_read_back_as_the_form(number):
    measured = runpy.run_path(str(SCRIPT))
    content = measured["varied"](number)
    read = measured["read_back"](content)
    said = dict(measured["said"](content))
    assert len(said) > 30
    bare = measured["bare"]
    assert {key: bare(read.get(key, "")) for key in said} == {key: bare(text) for key, text in said.items()}
