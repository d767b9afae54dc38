"""What the doctor looks up, on machines that we make up."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from itaxl.processes.machine import CLICK_TO_RUN, Machine

EXCEL_16 = {(r"HKCR\Excel.Application\CurVer", ""): "Excel.Application.16"}


def a_machine(values: Mapping[tuple[str, str], str | int] | None = None, **environment: str) -> Machine:
    return Machine(registry=lambda key, name="": (values or {}).get((key, name)), environment=environment)


def test_the_office_version_is_told_in_full_where_office_says_it() -> None:
    full = {(CLICK_TO_RUN, "VersionToReport"): "16.0.17328.20162"}
    assert a_machine(EXCEL_16 | full).office("Excel") == "16.0.17328.20162"
    assert a_machine(EXCEL_16).office("Excel") == "16.0"


def test_a_program_without_a_class_is_not_installed() -> None:
    assert a_machine(EXCEL_16).office("Word") is None
    assert a_machine({(r"HKCR\Excel.Application\CurVer", ""): "damaged"}).office("Excel") is None


def test_an_administrators_decision_goes_before_the_clerks() -> None:
    own = {(r"HKCU\Software\Microsoft\Office\16.0\Excel\Security", "VBAWarnings"): 1}
    decided = {(r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security", "VBAWarnings"): 4}
    assert a_machine(own).macro_setting() == (1, False)
    assert a_machine(own | decided).macro_setting() == (4, True)
    assert a_machine().macro_setting() is None


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("https://d.docs.live.net/0123/งาน.xlsm", True),
        (r"C:\Users\สมหญิง\OneDrive - อบต\งาน.xlsm", True),
        (r"c:\users\สมหญิง\onedrive - อบต\ย่อย\งาน.xlsm", True),
        (r"C:\Users\สมหญิง\OneDrive - อบต2\งาน.xlsm", False),
        (r"C:\Users\สมหญิง\Desktop\งาน.xlsm", False),
    ],
)
def test_onedrive_is_known_by_its_address_or_folder(place: str, there: bool) -> None:
    assert a_machine(OneDriveCommercial=r"C:\Users\สมหญิง\OneDrive - อบต").on_onedrive(place) is there


@pytest.mark.skipif("os.name == 'nt'", reason="a stream of Windows is a file with a colon in its name elsewhere")
@pytest.mark.parametrize(("zone", "outside"), [("3", True), ("4", True), ("0", False), ("", False), ("x", False)])
def test_the_mark_of_the_internet_is_read(tmp_path: Path, zone: str, outside: bool) -> None:
    form = tmp_path / "แบบฟอร์ม.xlsm"
    Path(f"{form}:Zone.Identifier").write_bytes(f"[ZoneTransfer]\r\nZoneId={zone}\r\n".encode())
    assert a_machine().came_from_internet(form) is outside
    assert a_machine().came_from_internet(tmp_path / "อื่น.xlsm") is False


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert a_machine().can_write(tmp_path / "ก" / "ข")
    assert not (tmp_path / "ก").exists()


def test_a_folder_that_refuses_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_where: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("tempfile.TemporaryFile", denied)
    assert not a_machine().can_write(tmp_path)
