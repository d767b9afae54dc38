"""What a reader of the finished papers reads, from the first line to the last, for one invented form.

The form leaves all texts to the standard ones; only names, places, numbers and the measures are typed, with the line
breaks and the mixed digits that clerks type.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from itaxl.app.document_files import documents_of
from itaxl.documents.texts import NBSP
from itaxl.form.form_content import FormContent, grid_of
from itaxl.reading import read_submission
from itaxl.years.catalogue import fiscal_year

RUN, TEXT, RUN_TAB = qn("w:r"), qn("w:t"), qn("w:tab")
DOTTED = "...."

TYPED = FormContent(
    fields={
        "org.type": "องค์การบริหารส่วนตำบล",
        "org.name": "บึงสมมุติ",
        "org.subdistrict": "บึงสมมุติ",
        "org.district": "ทุ่งทดลอง",
        "org.province": "นครตัวอย่าง",
        "org.fiscal_year": "2564",
        "org.doc_code": "นต ๙๙๙๐๑",
        "org.department": "สำนักงานปลัด",
        "memo.number": "๑๗",
        "memo.date": "7 เมษายน 2564",
    },
    signers={
        "sign.author": {"prefix": "นางสาว", "name": "มะลิ", "surname": "สมมุติดี", "position": "นักจัดการงานทั่วไปชำนาญการ"},
        "sign.head": {"prefix": "นาง", "name": "กุหลาบ", "surname": "ไม่มีจริง", "position": "หัวหน้าสำนักปลัด"},
        "sign.clerk": {
            "prefix": "นาย",
            "name": "ต้น",
            "surname": "สมมุตินาม",
            "position": "ปลัดองค์การบริหารส่วนตำบลบึงสมมุติ",
        },
        "sign.mayor": {
            "prefix": "นาย",
            "name": "ไผ่",
            "surname": "ตัวอย่างดี",
            "position": "นายกองค์การบริหารส่วนตำบลบึงสมมุติ",
        },
    },
    measures=[
        {
            "measure": "1.การประกาศ\nเจตนารมณ์\nไม่รับของขวัญ",
            "method": "1. จัดทำประกาศ\nและเผยแพร่ให้\nบุคลากรใน\nอบต. ทราบ",
            "owner": "สำนักปลัด",
            "period": "ม.ค. 64-มี.ค. 64",
            "result": "1.นายกลงนามใน\nประกาศเมื่อ\nเดือนมกราคม\n2564\n2.แจ้งเวียนครบทุกกอง",
            "suggestion": "ควรประกาศทุกปี",
        },
        {
            "no": "๒",
            "measure": "การเปิดเผยแผนจัดซื้อจัดจ้าง",
            "method": "เผยแพร่แผนทาง www.example.go.th/o18 ภายใน 30 วัน",
            "owner": "กองคลัง/กองช่าง",
            "period": "ก.พ.64\nถึง\nเม.ย. 64",
            "result": "เผยแพร่แผนแล้วตามข้อ O18 เมื่อวันที่ 25 ก.พ. 2564",
        },
    ],
)


def read(data: bytes) -> list[str]:
    """The lines of a document that hold words or dots: paragraphs, and rows as cells between bars."""
    body = docx.Document(BytesIO(data)).element.body
    lines = [row_words(row) for block in body.iterchildren() for row in getattr(block, "tr_lst", [block])]
    return [line for line in lines if line]


def row_words(row: Any) -> str:
    """A row's cells between bars, the paragraphs of a cell between strokes; a paragraph by itself is its words."""
    cells = getattr(row, "tc_lst", None)
    if cells is None:
        return words(row)
    return " | ".join(" / ".join(map(words, cell.p_lst)) for cell in cells).strip()


def words(paragraph: Any) -> str:
    """The text of a paragraph; a tab is a space, one alone is a dotted line, and a no-break space is a space."""
    runs = paragraph.iter(TEXT, RUN_TAB)
    text = "".join(part.text if part.tag == TEXT else "\t" for part in runs if part.getparent().tag == RUN)
    return DOTTED if text == "\t" else text.strip().replace("\t", " ").replace(NBSP, " ")


@pytest.mark.parametrize("kind", ["memo", "report"])
def test_every_line_is_as_it_should_be(kind: str) -> None:
    made = documents_of(read_submission(grid_of(TYPED)), fiscal_year(2564), (kind,))
    expected = Path(__file__).with_name(f"{kind}.txt").read_text(encoding="utf-8")
    assert read(next(iter(made.values()))) == expected.splitlines()
