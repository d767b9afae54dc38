"""`itaxl make --pdf`: PDFs of the documents, one or together, and what is said where there is no program for them."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from make_desk import MEMO_NAME, REPORT_NAME, START, MakeDesk, assert_one_thai_sentence, text_of
from pypdf import PdfReader, PdfWriter

from itaxl.form.form_content import FormContent
from itaxl.pdf import converter
from itaxl.template.form_file import form_bytes


def fake_pdf(docx: bytes) -> bytes:
    """A PDF that tells which document it is of."""
    writer = PdfWriter()
    writer.add_blank_page(300 if "เรื่องเดิม" in text_of(docx) else 400, 500)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def convert(documents: Sequence[Path], folder: Path) -> None:
    for path in documents:
        (folder / f"{path.stem}.pdf").write_bytes(fake_pdf(path.read_bytes()))


class TestPdf:
    @pytest.fixture
    def office(self, desk: MakeDesk) -> MakeDesk:
        desk.monkeypatch.setattr(converter, "converter", lambda: convert)
        desk.monkeypatch.setattr(converter, "has_sarabun", lambda: True)
        return desk

    def test_each_document_gets_its_pdf(self, office: MakeDesk) -> None:
        assert office.make("--pdf") == 0
        assert list(office.written()) == sorted(
            [MEMO_NAME, REPORT_NAME, MEMO_NAME.replace("docx", "pdf"), REPORT_NAME.replace("docx", "pdf")]
        )

    def test_combined_the_memo_comes_first(self, office: MakeDesk) -> None:
        assert office.make("--combine") == 0
        name = f"{START}_บันทึกข้อความและรายงาน.pdf"
        assert set(office.written()) == {MEMO_NAME, REPORT_NAME, name}
        pages = PdfReader(office.out / name).pages
        assert [page.mediabox.width for page in pages] == [300, 400]

    def test_one_document_alone_is_not_combined(self, office: MakeDesk) -> None:
        assert office.make("--combine", "--only", "memo") == 0
        assert set(office.written()) == {MEMO_NAME, MEMO_NAME.replace("docx", "pdf")}

    def test_ours_is_replaced_and_a_signed_scan_is_kept(self, office: MakeDesk, sample: FormContent) -> None:
        office.make("--pdf", "--only", "memo")
        name = MEMO_NAME.replace("docx", "pdf")
        office.form.write_bytes(form_bytes(sample.edited({"memo.number": "๑๑๓"})))
        office.make("--pdf", "--only", "memo")
        assert set(office.written()) == {MEMO_NAME, name}
        (office.out / name).write_bytes(b"%PDF-1.4 scan of the signed memo %%EOF")
        office.make("--pdf", "--only", "memo")
        assert office.written()[name].startswith(b"%PDF-1.4 scan")
        assert name.replace(".pdf", " (2).pdf") in office.written()

    def test_a_missing_font_is_said_once(self, office: MakeDesk) -> None:
        office.monkeypatch.setattr(converter, "has_sarabun", lambda: False)
        assert office.make("--pdf") == 0
        assert office.blamed.count("TH Sarabun New") == 1
        assert_one_thai_sentence(office.blamed)

    def test_without_a_converter_the_documents_are_made_and_it_says_what_to_install(self, office: MakeDesk) -> None:
        office.monkeypatch.setattr(converter, "converter", lambda: None)
        assert office.make("--pdf") == 2
        assert "ติดตั้ง LibreOffice" in office.blamed
        assert set(office.written()) == {MEMO_NAME, REPORT_NAME}
        assert MEMO_NAME in office.said
