"""A fresh form, blank or filled, that LibreOffice or gnumeric has opened and saved again is read as before."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from itaxl.app.inspection import inspect
from itaxl.app.new import new_form
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.workbook.reader import read_grid_here

KINDS = ("xlsx", "ods")


def texts(submission: Submission) -> dict[str, str]:
    return {key: cell.raw for key, cell in submission.texts()}


@pytest.fixture(params=[False, True], ids=["blank", "sample"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return new_form(tmp_path / "form.xlsm", sample=request.param).path


def assert_read_alike(form: Path, saved: Path) -> None:
    before, after = (read_grid_here(path) for path in (form, saved))
    assert texts(read_submission(after)) == texts(read_submission(before))
    assert read_submission(after).remarks == read_submission(before).remarks == ()
    assert read_submission(after).pictures.keys() == read_submission(before).pictures.keys()
    found = [[(each.code, each.ref, each.key) for each in inspect(grid).findings] for grid in (before, after)]
    assert found[0] == found[1]


@pytest.mark.libreoffice
def test_by_libreoffice(fresh: Path, converted: Callable[[Sequence[Path], str], list[Path]]) -> None:
    for kind in KINDS:
        assert_read_alike(fresh, converted([fresh], kind)[0])


@pytest.mark.gnumeric
def test_by_gnumeric(fresh: Path, ssconvert: str) -> None:
    for kind in KINDS:
        saved = fresh.with_name(f"saved.{kind}")
        subprocess.run([ssconvert, fresh, saved], check=True, capture_output=True, timeout=120)
        assert_read_alike(fresh, saved)
