"""A workbook that is no form of ours is said to be none, be it large, odd or damaged: and that within two seconds."""

import time
from pathlib import Path

import pytest
from foreign_files import ForeignFile, foreign_files

from itaxl.files.limits import limits
from itaxl.reading import read_submission
from itaxl.workbook.reader import grid_of_file

LONGEST = 2.0
"""Seconds of this process's own time."""


@pytest.mark.parametrize("case", list(foreign_files()), ids=lambda case: case.what)
def test_it_is_no_form(case: ForeignFile, tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(case.make())
    began = time.process_time()
    submission = read_submission(grid_of_file(path, limits("")))
    assert time.process_time() - began < LONGEST
    assert [remark.code for remark in submission.remarks] == ["F001"]
