"""Odd but honest files are read as the sample is: refusing everything would be safe and useless."""

from functools import cache
from pathlib import Path

import pytest
from form_parts import sample_form
from odd_books import OddFile
from odd_files import odd_files

from itaxl.files.limits import limits
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.workbook.reader import grid_of_file, read_grid_here

TABLE = list(odd_files())


@cache
def texts_of_the_sample(folder: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    path = folder / "sample.xlsm"
    path.write_bytes(sample_form())
    return content(read_submission(read_grid_here(path)))


def content(submission: Submission) -> tuple[dict[str, str], dict[str, bytes]]:
    texts = {key: cell.value for key, cell in submission.texts()}
    return texts, {key: picture.data for key, picture in submission.pictures.items()}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.what)
def test_it_is_read_as_the_sample_is(case: OddFile, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(case.make())
    submission = read_submission(grid_of_file(path, limits("")))
    assert content(submission) == texts_of_the_sample(tmp_path_factory.getbasetemp())
    assert tuple(remark.code for remark in submission.remarks) == case.remarks
