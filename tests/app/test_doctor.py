"""What the doctor says about machines and forms that we make up."""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from itaxl.app.diagnosis import Diagnosis, DiagnosisState, record
from itaxl.app.doctor import examine
from itaxl.app.doctor_form import examine_form
from itaxl.app.new import new_form
from itaxl.processes.machine import Machine

SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
OFFICE = {
    (r"HKCR\Excel.Application\CurVer", ""): "Excel.Application.16",
    (r"HKCR\Word.Application\CurVer", ""): "Word.Application.16",
}


def a_windows(values: Mapping[tuple[str, str], Any], home: Path, **environment: str) -> Machine:
    return Machine(
        windows=True, registry=lambda key, name="": values.get((key, name)), environment=environment, home=home
    )


def by_topic(lines: object) -> dict[str, Diagnosis]:
    return {line.topic: line for line in lines}  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_form(tmp_path_factory.mktemp("form") / "งานลับ.xlsm", year=2569, sample=True).path


def test_a_good_windows_needs_nothing(tmp_path: Path) -> None:
    lines = by_topic(examine(a_windows(OFFICE, tmp_path), tmp_path))
    assert [
        name for name in ("program", "excel", "word", "macros") if lines[name].state is not DiagnosisState.GOOD
    ] == []
    assert lines["excel"].said("th")[1] == "รุ่น 16.0"
    assert "onedrive" not in lines


def test_a_windows_without_office_is_told_what_still_works(tmp_path: Path) -> None:
    lines = by_topic(examine(a_windows({}, tmp_path), tmp_path))
    assert lines["excel"].state is DiagnosisState.WARNING
    assert "หรือเปิด itaxl.html ในเบราว์เซอร์" in lines["excel"].said("th")[2]
    assert lines["word"].state is DiagnosisState.WARNING


def test_an_old_excel_is_told(tmp_path: Path) -> None:
    old = {(r"HKCR\Excel.Application\CurVer", ""): "Excel.Application.14"}
    line = by_topic(examine(a_windows(old, tmp_path), tmp_path))["excel"]
    assert (line.state, line.said("th")[1]) == (DiagnosisState.WARNING, "รุ่น 14.0 เก่าเกินไป")


@pytest.mark.parametrize(
    ("place", "value", "state", "words"),
    [
        (SECURITY, 1, DiagnosisState.WARNING, "ไม่ปลอดภัย"),
        (SECURITY, 2, DiagnosisState.GOOD, "เปิดใช้งานเนื้อหา"),
        (SECURITY, 3, DiagnosisState.WARNING, "การตั้งค่าแมโคร"),
        (SECURITY, 4, DiagnosisState.WARNING, "การตั้งค่าแมโคร"),
        (POLICY, 4, DiagnosisState.WARNING, "แจ้งผู้ดูแลเครื่อง"),
    ],
)
def test_what_excel_does_with_macros_is_told(
    tmp_path: Path, place: str, value: int, state: DiagnosisState, words: str
) -> None:
    line = by_topic(examine(a_windows({**OFFICE, (place, "VBAWarnings"): value}, tmp_path), tmp_path))["macros"]
    assert line.state is state
    assert words in line.said("th")[2]


def test_without_a_converter_or_font_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.pdf.converter.converter", lambda: None)
    monkeypatch.setattr("itaxl.pdf.fonts.has_sarabun", lambda: False)
    lines = by_topic(examine(a_windows({}, tmp_path), tmp_path))
    assert "ติดตั้ง LibreOffice" in lines["pdf"].said("th")[2]
    assert "TH Sarabun New" in lines["font"].said("th")[2]


def test_who_makes_the_pdfs_is_told_word_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.pdf.converter.converter", lambda: print)
    assert by_topic(examine(a_windows(OFFICE, tmp_path), tmp_path))["pdf"].said("th")[1] == "ทำได้ด้วย Word"
    assert by_topic(examine(a_windows({}, tmp_path), tmp_path))["pdf"].said("th")[1] == "ทำได้ด้วย LibreOffice"


def test_only_folders_that_itaxl_cannot_do_without_are_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Machine, "can_write", lambda _self, _folder: False)
    lines = by_topic(examine(a_windows(OFFICE, tmp_path), tmp_path))
    assert {topic for topic, line in lines.items() if line.state is DiagnosisState.BAD} == {
        "temporary_folder",
        "own_folder",
    }


def test_a_folder_on_onedrive_is_told(tmp_path: Path) -> None:
    lines = by_topic(examine(a_windows(OFFICE, tmp_path, OneDrive=str(tmp_path)), tmp_path / "งาน"))
    assert lines["onedrive"].state is DiagnosisState.WARNING


def test_a_missing_library_makes_the_program_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.app.doctor.DEPENDENCIES", ("click", "no-such-library"))
    line = by_topic(examine(a_windows(OFFICE, tmp_path), tmp_path))["program"]
    assert (line.state, "no-such-library" in line.said("th")[1]) == (DiagnosisState.BAD, True)


def test_a_new_form_is_in_step(sample: Path, tmp_path: Path) -> None:
    lines = by_topic(examine_form(a_windows(OFFICE, tmp_path), sample))
    assert {topic: line.state for topic, line in lines.items()} == {
        "form": DiagnosisState.GOOD,
        "macros_of_form": DiagnosisState.GOOD,
    }


def test_macros_of_another_xlwings_are_told(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.workbook.vba_source.module_version", lambda _path: "0.1.2")
    line = by_topic(examine_form(a_windows(OFFICE, tmp_path), sample))["macros_of_form"]
    assert line.state is DiagnosisState.WARNING
    assert "0.1.2" in line.said("th")[1]


def test_a_form_that_cannot_be_read_is_told_with_what_helps(tmp_path: Path) -> None:
    path = tmp_path / "ว่าง.xlsm"
    path.write_bytes(b"")
    (line,) = examine_form(a_windows(OFFICE, tmp_path), path)
    assert line.said("th")[1:] == ("เป็นไฟล์ว่าง ไม่มีข้อมูล", "ขอไฟล์ใหม่จากผู้ส่ง")


def test_a_form_that_lost_its_macros_is_told(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "ไม่มีมาโคร.xlsm"
    with zipfile.ZipFile(sample) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            if name != "xl/vbaProject.bin":
                copy.writestr(name, source.read(name))
    line = by_topic(examine_form(a_windows(OFFICE, tmp_path), path))["macros_of_form"]
    assert "ซ่อมแบบฟอร์ม" in line.said("th")[2]


@pytest.mark.parametrize(
    ("schema", "state", "words"),
    [("9", DiagnosisState.BAD, "ติดตั้ง itaxl รุ่นใหม่"), ("", DiagnosisState.BAD, "ซ่อมแบบฟอร์ม")],
)
def test_a_form_of_another_structure_is_told(
    sample: Path, tmp_path: Path, schema: str, state: DiagnosisState, words: str
) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(sample, keep_vba=True)
    cell = next(row[2] for row in workbook["คู่มือ"].iter_rows(max_col=3) if row[0].value == "meta.schema")
    cell.value = schema or None
    path = tmp_path / "ต่างรุ่น.xlsm"
    workbook.save(path)
    line = by_topic(examine_form(a_windows(OFFICE, tmp_path), path))["form"]
    assert line.state is state
    assert words in line.said("th")[2]


def test_a_file_that_is_no_workbook_is_bad_and_its_name_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "ความลับ.xlsm"
    path.write_bytes(b"%PDF-1.7\n")
    (line,) = examine_form(a_windows(OFFICE, tmp_path), path)
    assert line.state is DiagnosisState.BAD
    assert "ความลับ" not in "".join(line.said("th"))


@pytest.mark.skipif("os.name == 'nt'", reason="a stream of Windows is a file with a colon in its name elsewhere")
def test_a_form_from_the_internet_on_onedrive_is_told(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path / "งาน.xlsm"))
    Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")
    lines = by_topic(examine_form(a_windows(OFFICE, tmp_path, OneDrive=str(tmp_path)), path))
    assert "เลิกบล็อก" in lines["internet"].said("th")[2]
    assert lines["form_onedrive"].state is DiagnosisState.WARNING
    blocked = {**OFFICE, (POLICY, "blockcontentexecutionfrominternet"): 1}
    assert "ผู้ดูแลเครื่อง" in by_topic(examine_form(a_windows(blocked, tmp_path), path))["internet"].said("th")[2]


def test_every_line_that_is_not_good_says_what_to_do_in_both_languages(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Machine, "can_write", lambda _self, _folder: False)
    lines = [*examine(a_windows({}, tmp_path, OneDrive=str(tmp_path)), tmp_path), *examine_form(Machine(), sample)]
    for line in lines:
        for lang in ("th", "en"):
            subject, found, todo = line.said(lang)
            assert subject
            assert found
            assert todo or line.state is DiagnosisState.GOOD


def test_the_record_holds_no_path(sample: Path, tmp_path: Path) -> None:
    machine = a_windows(OFFICE, tmp_path, OneDrive=str(tmp_path))
    said = str(record([*examine(machine, tmp_path), *examine_form(machine, sample)]))
    assert str(tmp_path) not in said
    assert sample.stem not in said
