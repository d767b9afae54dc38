"""The PDF of the manual is printed of the page as it is now, and holds all of it."""

from manual_pdf import PDF, fingerprint, printed_of
from pypdf import PdfReader

from itaxl.rules import codes


def test_it_is_current() -> None:
    assert printed_of() == fingerprint(), "the PDF is out of date; run: python3 scripts/build/manual_pdf.py"


def test_it_holds_every_rule_and_picture_on_a4() -> None:
    pages = PdfReader(PDF).pages
    said = "\n".join(page.extract_text() for page in pages)
    assert [code for code in codes() if code not in said] == []
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    assert sum(len(page.images) for page in pages) >= 5
