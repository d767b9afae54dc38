"""Checked workbooks to report on: one clean, one with findings of several kinds, one that could not be read."""

import pytest

from itaxl.app.inspection import checked, inspect
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

HOSTILE = "=1+1<script>alert('x')</script>"


def result(path: str, **edits: str) -> Checked:
    """The sample with `edits` (dots of keys written as __), checked."""
    content = sample_content(fiscal_year(2569)).edited({key.replace("__", "."): text for key, text in edits.items()})
    return checked(path, inspect(grid_of(content)))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def clean() -> Checked:
    return result("ท่าช้าง.xlsm")


@pytest.fixture(scope="session")
def faulty() -> Checked:
    return result(
        "ผิด.xlsm", memo__date="๓๑ เม.ย. ๖๙", org__name="", measures__2__period=HOSTILE, measures__3__result=""
    )


@pytest.fixture(scope="session")
def waiting() -> Checked:
    return result("ปีผิด.xlsm", org__fiscal_year="๒๕๖๘")


@pytest.fixture(scope="session")
def unreadable() -> Checked:
    reason = Wording("ไฟล์มีรหัสผ่าน", "The file has a password")
    finding = Finding("F001", params={"kind": reason}, severity=Severity.ERROR)
    return Checked("ลับ.xlsx", "", None, (finding,))


@pytest.fixture(scope="session")
def results(clean: Checked, faulty: Checked, unreadable: Checked) -> list[Checked]:
    return [clean, faulty, unreadable]
