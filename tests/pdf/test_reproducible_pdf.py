"""What a PDF says of itself: its version and its language."""

import pytest

from itaxl.pdf.reproducible_pdf import declared, steady

CATALOG = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R\n/MarkInfo<</Marked true>>\n/Lang(en-US)\n>>\nendobj\n"
SPAN = b"2 0 obj\n<</Type/StructElem/S/Span/Lang(en-US)>>\nendobj\n"


@pytest.mark.parametrize("version", [b"1.4", b"1.5", b"1.6", b"1.7"])
def test_it_is_of_version_1_7_and_in_thai(version: bytes) -> None:
    pdf = b"%PDF-" + version + b"\n" + SPAN + CATALOG
    assert declared(pdf) == b"%PDF-1.7\n" + SPAN + CATALOG.replace(b"en-US", b"th-TH")


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-2.0\n" + SPAN,
        b"%PDF-1.7\n" + CATALOG.replace(b"/Lang(en-US)", b"") + SPAN,
        b"%PDF-1.7\n" + CATALOG.replace(b"en-US", b"th-TH") + SPAN,
        b"%PDF-1.7\n" + CATALOG.replace(b"/Catalog", b"/Catalogue"),
        b"text of %PDF-1.4",
    ],
)
def test_what_says_so_already_or_something_else_stays(pdf: bytes) -> None:
    assert declared(pdf) == pdf


def test_no_byte_moves() -> None:
    pdf = b"%PDF-1.6\n/CreationDate(D:20260101000000Z)\n" + CATALOG
    assert len(steady(declared(pdf))) == len(pdf)
