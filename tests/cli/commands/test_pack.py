"""`itaxl pack` and `itaxl verify`: whole packages, and a plain sentence for each thing that is not as it was."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from itaxl.app import annex
from itaxl.app.manifest import ANNEX, PICTURE
from itaxl.app.pack import COVER_NAME, DATA_NAME, FINDINGS_NAME, WEB_NAME, pack_file
from itaxl.app.verify import Verified, verify
from itaxl.cli.commands import pack
from itaxl.cli.commands import verify as verify_command
from itaxl.files.limits import limits
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.refusal import Refused
from itaxl.pdf import converter
from itaxl.reading import read_submission
from itaxl.reports.open_data import open_data
from itaxl.reports.web_text import web_text
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year


@pytest.fixture(autouse=True)
def no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "converter", lambda: None)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return write(tmp_path / "แบบฟอร์ม.xlsm", sample_content(fiscal_year(2569)))


@pytest.fixture
def folder(form: Path, tmp_path: Path) -> Path:
    package = pack_file(form).path
    with ZipFile(package) as archive:
        archive.extractall(tmp_path / "ชุด")
    return tmp_path / "ชุด"


def write(path: Path, content: FormContent) -> Path:
    path.write_bytes(form_bytes(content))
    return path


def run(command: Any, *arguments: object) -> Result:
    return CliRunner().invoke(command.command, [str(each) for each in arguments], obj={"lang": "th"})


def wrong(verified: Verified) -> list[str]:
    return [each.sentence.render() for each in verified.said if not each.well]


def papers(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.docx"))


def test_a_package_holds_everything_that_is_sent(form: Path) -> None:
    result = run(pack, form)
    assert result.exit_code == 0
    with ZipFile(form.with_name("แบบฟอร์ม (ชุดส่ง).zip")) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    assert {form.name, DATA_NAME, WEB_NAME, FINDINGS_NAME, COVER_NAME, "manifest.json"} <= set(names)
    assert sum(name.endswith(".docx") for name in names) == 2
    assert (manifest["verdict"], manifest["errors"], manifest["draft"]) == ("Ready to send", 0, False)
    assert {entry["name"] for entry in manifest["files"]} == set(names) - {"manifest.json"}


def test_a_whole_package_is_well_as_zip_and_as_folder(form: Path, folder: Path) -> None:
    for place in (form.with_name("แบบฟอร์ม (ชุดส่ง).zip"), folder):
        result = run(verify_command, place)
        assert result.exit_code == 0
        assert "พร้อมส่ง" in result.output
        assert "✗" not in result.output


def test_evidence_beside_the_form_goes_along_and_other_files_do_not(form: Path, tmp_path: Path) -> None:
    content = sample_content(fiscal_year(2569)).edited({"measures.1.evidence": "ดู ภาพอบรม.jpg และ www.example.go.th"})
    write(form, content)
    for name in ("ภาคผนวก.pdf", "หลักฐาน 1.JPG", "ภาพอบรม.jpg", "บันทึกส่วนตัว.docx", "หลักฐาน.exe"):
        (tmp_path / name).write_bytes(name.encode())
    package = pack_file(form)
    roles = {each.name: each.role for each in package.manifest.files if each.role == ANNEX}
    assert set(roles) == {"ภาคผนวก.pdf", "หลักฐาน 1.JPG", "ภาพอบรม.jpg"}
    assert not package.notes[1:]
    assert verify(package.path).well


def test_evidence_that_makes_a_package_too_large_is_left_out_and_named(tmp_path: Path, monkeypatch) -> None:
    for name in ("ภาคผนวก 1.pdf", "ภาคผนวก 2.pdf"):
        (tmp_path / name).write_bytes(bytes(60))
    monkeypatch.setattr(annex, "limits", lambda: {**limits(), "file": 200})
    found = annex.annex_beside(tmp_path / "แบบฟอร์ม.xlsm", [])
    assert list(found.files) == ["ภาคผนวก 1.pdf"]
    assert "ภาคผนวก 2.pdf" in found.notes()[0].render()


def test_a_picture_that_the_form_names_goes_along(form: Path, tmp_path: Path) -> None:
    content = sample_content(fiscal_year(2569))
    others = {key: data for key, data in content.pictures.items() if key != "sign.mayor"}
    named = replace(content, pictures=others).edited({"sign.mayor.signature": "ลายเซ็น.png"})
    write(form, named)
    (tmp_path / "ลายเซ็น.png").write_bytes(content.pictures["sign.mayor"])
    package = pack_file(form, draft=True)
    assert {each.name for each in package.manifest.files if each.role == PICTURE} == {"ลายเซ็น.png"}
    assert "ไม่ตรงกับที่แบบฟอร์ม" not in " ".join(wrong(verify(package.path)))


def test_headings_and_blank_rows_are_no_open_data() -> None:
    year = fiscal_year(2569)
    content = sample_content(year)
    measures = ({"no": "ประเด็น", "measure": "ด้านที่ ๑"}, *content.measures, {"no": "9"})
    submission = read_submission(grid_of(replace(content, measures=measures)))
    rows = list(csv.reader(StringIO(open_data(submission, year, "อบต.").decode("utf-8-sig"))))
    assert len(rows) == len(content.measures) + 1
    assert "ด้านที่" not in web_text(submission, year, "อบต.", [])


def test_errors_are_not_packed_but_as_a_draft(tmp_path: Path) -> None:
    path = write(tmp_path / "ผิด.xlsm", sample_content(fiscal_year(2569)).edited({"memo.date": "๓๑ มิถุนายน ๒๕๖๙"}))
    with pytest.raises(Refused) as refusal:
        pack_file(path)
    assert "--draft" in refusal.value.sentence()
    assert list(tmp_path.glob("*.zip")) == []
    package = pack_file(path, draft=True)
    assert package.manifest.draft
    assert "ร่าง" in " ".join(wrong(verify(package.path)))


def test_a_package_is_never_written_over_another_file(form: Path) -> None:
    pack_file(form)
    with pytest.raises(Refused):
        pack_file(form)


def test_a_changed_file_is_named(folder: Path) -> None:
    with (folder / DATA_NAME).open("ab") as file:
        file.write(b"x")
    assert wrong(verify(folder)) == [f"ไฟล์ “{DATA_NAME}” ถูกแก้หลังทำชุด ขอไฟล์ใหม่จากผู้ส่ง"]


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / WEB_NAME).unlink()
    assert wrong(verify(folder)) == [f"ไม่มีไฟล์ “{WEB_NAME}” ในชุดนี้ ขอจากผู้ส่ง"]


def test_swapped_files_are_named(folder: Path) -> None:
    memo, report = papers(folder)
    data = memo.read_bytes()
    memo.write_bytes(report.read_bytes())
    report.write_bytes(data)
    said = wrong(verify(folder))
    assert len(said) == 2
    assert all("สลับ" in sentence for sentence in said)


def test_an_added_file_is_named(folder: Path) -> None:
    (folder / "อื่น.txt").write_text("x")
    assert wrong(verify(folder)) == ["ไฟล์ “อื่น.txt” ไม่ได้อยู่ในชุดตอนทำ"]


def test_a_renamed_file_is_named_once(folder: Path) -> None:
    (folder / WEB_NAME).rename(folder / "เว็บ (1).txt")
    assert wrong(verify(folder)) == [f"ไฟล์ “{WEB_NAME}” ถูกเปลี่ยนชื่อเป็น “เว็บ (1).txt” เปลี่ยนชื่อกลับ"]


def test_added_files_are_named_in_order_wherever_they_lie_but_for_those_of_systems(folder: Path) -> None:
    (folder / "ย่อย").mkdir()
    for name in ("ข.txt", "ก.txt", "ย่อย/ค.txt", "Thumbs.db", ".DS_Store", "~$บันทึก.docx"):
        (folder / name).write_text(name, "utf-8")
    assert wrong(verify(folder)) == [f"ไฟล์ “{name}” ไม่ได้อยู่ในชุดตอนทำ" for name in ("ก.txt", "ข.txt", "ย่อย/ค.txt")]


@pytest.mark.parametrize("beside", [(), ("__MACOSX/ชุด/._แบบฟอร์ม.xlsm",)])
def test_a_package_zipped_again_with_its_folder_is_one(folder: Path, tmp_path: Path, beside: tuple[str, ...]) -> None:
    with ZipFile(tmp_path / "ส่งใหม่.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"ชุด/{path.name}")
        for name in beside:
            archive.writestr(name, b"x")
    assert verify(tmp_path / "ส่งใหม่.zip").well
    with ZipFile(tmp_path / "ส่งใหม่.zip") as archive:
        archive.extractall(tmp_path / "แตกแล้ว")
    assert verify(tmp_path / "แตกแล้ว").well
    (folder / DATA_NAME).unlink()
    (folder.parent / "สองชั้น").mkdir()
    folder.rename(folder.parent / "สองชั้น" / "ชุด")
    assert wrong(verify(folder.parent / "สองชั้น")) == [f"ไม่มีไฟล์ “{DATA_NAME}” ในชุดนี้ ขอจากผู้ส่ง"]


def test_a_form_changed_after_packing_no_longer_makes_the_papers(folder: Path) -> None:
    content = sample_content(fiscal_year(2569)).edited({"memo.number": "๙๙๙"})
    (folder / "แบบฟอร์ม.xlsm").write_bytes(form_bytes(content))
    said = " ".join(wrong(verify(folder)))
    assert "“แบบฟอร์ม.xlsm” ถูกแก้" in said
    assert "ไม่ตรงกับที่แบบฟอร์มในชุดทำได้ตอนนี้" in said


def test_a_form_that_is_gone_cannot_be_checked_again(folder: Path) -> None:
    (folder / "แบบฟอร์ม.xlsm").unlink()
    assert any("ตรวจซ้ำไม่ได้" in sentence for sentence in wrong(verify(folder)))


@pytest.mark.parametrize("manifest", [None, b"", b"[]", b"{}", b'{"files": 3}', b"\xff\xfe"])
def test_what_is_no_package_is_refused(folder: Path, manifest: bytes | None) -> None:
    if manifest is None:
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_bytes(manifest)
    with pytest.raises(Refused) as refusal:
        verify(folder)
    assert "ไม่ใช่ชุดส่ง" in refusal.value.sentence()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4"])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(Refused):
        verify(tmp_path / "a.zip")


def test_names_that_lead_out_of_the_package_are_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../manifest.json", "{}")
    with pytest.raises(Refused):
        verify(tmp_path / "a.zip")


def test_the_open_data_twin_holds_every_measure(folder: Path) -> None:
    rows = list(csv.DictReader(StringIO((folder / DATA_NAME).read_bytes().decode("utf-8-sig"), newline="")))
    measures = sample_content(fiscal_year(2569)).measures
    assert [row["ผลการดำเนินการ"].strip() for row in rows] == [each["result"].strip() for each in measures]
    assert {row["ปีงบประมาณที่รายงาน"] for row in rows} == {"2568"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_web_text_names_the_item_and_leaves_one_address(folder: Path) -> None:
    text = (folder / WEB_NAME).read_text(encoding="utf-8-sig")
    assert "ข้อ O26" in text
    assert text.count("https://") == 1
