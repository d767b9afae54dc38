"""Another layout engine than LibreOffice makes as many pages of every paper: nothing hangs on the whims of one.

rdocx breaks Thai between words, sets lines by a font's own heights and is not told where pages are foreseen to begin.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from itaxl.form.organisation import organisation_types

KINDS = ("sample", *(kind.key for kind in organisation_types().values()))
MEMOS = (
    *("two-line subject", "long names", "missing", "no emblem", "pictures", "urgent", "law", "acting", "hidden"),
    *("long office", "long number", "long text", "draft", "psk", "form"),
)
REPORTS = ("one measure", "forty measures", "dates", "groups", "tall row", "draft", "landscape", "form")
OTHERS = ("measures plan", "letter short", "letter long", "letter blank", "annex")
EIGHT = tuple(f"memo eight {lines}" for lines in range(0, 34, 5))
NAMES = (
    *(f"memo {name}" for name in (*KINDS, *MEMOS)),
    *(f"report {name}" for name in (*KINDS, *REPORTS)),
    *OTHERS,
    *EIGHT,
)


@pytest.mark.libreoffice
@pytest.mark.rdocx
@pytest.mark.parametrize("name", NAMES)
def test_both_make_as_many_pages(rendered: Callable[[str], Any], rdocx: Any, name: str) -> None:
    paper = rendered(name)
    pdf = rdocx.Document.from_bytes(paper.data).to_pdf()
    assert len(PdfReader(BytesIO(pdf)).pages) == len(paper.pages)


def test_the_papers_are_many_and_of_every_kind() -> None:
    assert len(NAMES) >= 28
    assert {name.split()[0] for name in NAMES} == {"memo", "report", "measures", "letter", "annex"}
