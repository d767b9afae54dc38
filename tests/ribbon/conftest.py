"""Forms on the desk: the sample, and one with mistakes typed into it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from excel_double import excel

from itaxl.app.new import new_form


@pytest.fixture(scope="session")
def sample_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_form(tmp_path_factory.mktemp("form") / "แบบฟอร์ม.xlsm", year=2569, sample=True).path


@pytest.fixture
def desk(sample_form: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "งานของฉัน.xlsm"
    shutil.copy(sample_form, path)
    yield Desk(path)
    excel.fails_with = None
    excel.chosen = []


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    desk.cell("memo.date").value = "๓๑ เม.ย. ๖๙"
    desk.cell("memo.subject").value = "รายงานผลมาตรการตามเเผน"
    return desk
