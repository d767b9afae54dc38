"""Documents, PDF, the folder, a repaired form, a whole folder of forms: files on the disk."""

from pathlib import Path

import pytest
from desk import Desk
from excel_double import excel
from pypdf import PdfWriter
from word_double import NO_CLASS, Windows

from itaxl import ribbon
from itaxl.app.document_files import unedited
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year


def test_documents_are_made_beside_the_workbook(desk: Desk) -> None:
    ribbon.make_documents()
    made = sorted(path.name for path in desk.path.parent.glob("*.docx"))
    assert [name.rsplit("_", 1)[1] for name in made] == ["บันทึกข้อความ.docx", "รายงาน.docx"]
    assert all(unedited(path.read_bytes()) for path in desk.path.parent.glob("*.docx"))
    assert desk.status.startswith("ทำเอกสารแล้ว")


def test_memo_and_report_can_be_made_alone(desk: Desk) -> None:
    ribbon.make_memo()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.docx")] == ["บันทึกข้อความ"]
    ribbon.make_report()
    assert len(list(desk.path.parent.glob("*.docx"))) == 2


def test_the_annex_can_be_made_alone(desk: Desk) -> None:
    ribbon.make_annex()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.docx")] == ["ภาคผนวก"]


def test_the_paper_of_measures_can_be_made_alone(desk: Desk) -> None:
    ribbon.make_measures()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.docx")] == ["มาตรการ"]
    assert desk.status.startswith("ทำเอกสารแล้ว")


def test_errors_make_drafts_and_say_so(faulty: Desk) -> None:
    ribbon.make_documents()
    assert "มีคำว่า ร่าง" in faulty.status


def test_what_is_typed_but_not_saved_is_in_the_documents(desk: Desk) -> None:
    desk.cell("memo.number").value = "๙๙๙"
    ribbon.make_memo()
    import docx

    (memo,) = desk.path.parent.glob("*.docx")
    assert any("๙๙๙" in paragraph.text for paragraph in docx.Document(str(memo)).paragraphs)


def test_a_workbook_on_onedrive_makes_its_documents_in_the_users_folder(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/Documents/งานของฉัน.xlsm"
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "บ้าน")
    ribbon.make_memo()
    assert list((tmp_path / "บ้าน" / "itaxl" / "ผลงาน").glob("*.docx"))


def blank_page() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return writer


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """A Windows with Word and without LibreOffice."""
    windows = Windows()
    windows.put(monkeypatch)
    monkeypatch.setattr("itaxl.pdf.word.is_installed", lambda: True)
    monkeypatch.setattr("itaxl.pdf.libreoffice.program", lambda: None)
    return windows


def test_pdf_is_one_file_of_both_documents_made_by_word(desk: Desk, windows: Windows) -> None:
    windows.writes = lambda _document, pdf: blank_page().write(pdf)
    ribbon.pdf()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.pdf")] == ["บันทึกข้อความและรายงาน"]
    assert desk.status.startswith("ทำเอกสารแล้ว")
    assert windows.words[0].quitted


def test_pdf_without_word_and_libreoffice_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.pdf.word.is_installed", lambda: False)
    monkeypatch.setattr("itaxl.pdf.libreoffice.program", lambda: None)
    ribbon.pdf()
    assert desk.status.startswith("ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มี Word หรือ LibreOffice")
    assert len(list(desk.path.parent.glob("*.docx"))) == 2


def test_a_word_that_does_not_start_is_said_so(desk: Desk, windows: Windows) -> None:
    windows.fails["DispatchEx"] = [NO_CLASS]
    ribbon.pdf()
    assert desk.status.startswith("Word ไม่ยอมเปิด จึงทำ PDF ไม่ได้")
    assert not list(desk.path.parent.glob("*.pdf"))


def test_the_folder_is_opened(desk: Desk) -> None:
    ribbon.open_folder()
    assert excel.followed == [str(desk.path.parent)]


def test_repair_writes_a_clean_form_beside_the_old_one(desk: Desk) -> None:
    ribbon.repair_form()
    (repaired,) = desk.path.parent.glob("*ซ่อมแล้ว*.xlsm")
    assert repaired.name in desk.status
    fresh = Desk(repaired)
    assert fresh.cell("memo.subject").value == desk.cell("memo.subject").value


def test_all_forms_of_the_folder_are_converted(desk: Desk) -> None:
    folder = desk.path.parent
    other = sample_content(fiscal_year(2569)).edited({"org.name": "หนองสมมุติ"})
    (folder / "อีกแห่ง.xlsm").write_bytes(form_bytes(other))
    (folder / "เสีย.xlsx").write_bytes(b"%PDF-1.7\n")
    ribbon.convert_folder()
    assert "ตรวจ 3 ไฟล์ · ยังส่งไม่ได้" in desk.status
    assert len(list((folder / "ผลงาน").glob("*/*.docx"))) == 4
    assert excel.followed == [str(folder / "ผลงาน" / "index.html")]


def test_converting_again_takes_no_output_for_a_form(desk: Desk) -> None:
    ribbon.convert_folder()
    ribbon.convert_folder()
    assert "ตรวจ 1 ไฟล์" in desk.status


def test_a_folder_on_onedrive_cannot_be_converted(desk: Desk) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    ribbon.convert_folder()
    assert desk.status.startswith("แปลงทั้งโฟลเดอร์ได้เมื่อแบบฟอร์มนี้อยู่ในโฟลเดอร์ของเครื่อง")


def test_a_second_run_in_the_same_folder_is_refused(desk: Desk) -> None:
    from filelock import FileLock

    out = desk.path.parent / "ผลงาน"
    out.mkdir()
    with FileLock(out / ".itaxl.lock"):
        ribbon.convert_folder()
    assert "กำลังถูกใช้" in desk.status
