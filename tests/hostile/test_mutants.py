"""The sample form changed at random never brings the reader down: it is read, or refused in one sentence."""

from pathlib import Path

import pytest
from mutants import mutant

from itaxl.app.inspection import inspect
from itaxl.app.rule_failures import sentences
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.workbook.reader import grid_of_file

SAMPLE = 150
"""How many run in every test run; scripts/soak runs thousands, each in a process of its own."""


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_a_mutant_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(mutant(seed))
    try:
        grid = grid_of_file(path, limits(""))
    except UnreadableFile:
        return
    inspected = inspect(grid)
    assert inspected.submission.name == "form.xlsm"
    assert not sentences(inspected.findings), "no rule failed"


def test_a_mutant_is_the_same_for_the_same_seed() -> None:
    assert mutant(7) == mutant(7) != mutant(8)
