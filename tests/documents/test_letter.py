"""The external letter: its parts, its list of points, and where it stands on paper."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from itaxl.documents.blocks import Document, Paragraph, ParagraphRole, Table
from itaxl.documents.house import house
from itaxl.documents.letter import Letter, letter
from itaxl.documents.letterhead import Office
from itaxl.documents.point import Point

NBSP = "\u00a0"
RULES = house().letter


def texts_of(document: Document) -> list[str]:
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return [text.replace(NBSP, " ") for text in texts if text.strip()]


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells_of(table: Table) -> list[list[str]]:
    return [
        ["\n".join(paragraph.text.replace(NBSP, " ") for paragraph in cell.paragraphs) for cell in row.cells]
        for row in table.rows
    ]


def test_the_parts_of_a_letter_follow_in_the_official_order(returned: Letter) -> None:
    assert texts_of(letter(returned)) == [
        "ที่  นส ๐๐๒๓.๑/ว ๔๑๒\tที่ว่าการอำเภอเมืองทดลอง",
        "ถนนสมมุติ ตำบลในเมือง",
        "จังหวัดนครสมมุติ ๙๙๐๐๐",
        "๒๕ มีนาคม ๒๕๖๙",
        "เรื่อง\tขอให้แก้ไขแบบรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "เรียน\tนายกองค์การบริหารส่วนตำบลหนองบัวงาม",
        "อ้างถึง\tหนังสือองค์การบริหารส่วนตำบลหนองบัวงาม ที่ นส ๗๑๒๐๑/๑๗ ลงวันที่ ๒๐ มีนาคม ๒๕๖๙",
        "สิ่งที่ส่งมาด้วย\tแบบรายงานที่ส่งคืน จำนวน ๑ ชุด",
        "ตามหนังสือที่อ้างถึง องค์การบริหารส่วนตำบลหนองบัวงามได้ส่งแบบรายงานมาเพื่อให้อำเภอตรวจสอบก่อนเผยแพร่ นั้น",
        "อำเภอได้ตรวจสอบแล้ว พบว่ามีรายการที่ต้องแก้ไขให้ถูกต้องก่อนเผยแพร่",
        "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
        "ขอแสดงความนับถือ",
        "(นายไผ่  ตัวอย่าง)",
        "นายอำเภอเมืองทดลอง",
        "กลุ่มงานส่งเสริมการปกครองท้องถิ่น",
        "โทร. ๐ ๔๔๐๐ ๐๐๐๐",
        "ไปรษณีย์อิเล็กทรอนิกส์ local@example.go.th",
    ]


def test_a_few_points_stand_in_the_letter(returned: Letter) -> None:
    document = letter(returned)
    (table,) = tables_of(document)
    assert cells_of(table) == [
        ["๑", "บันทึกข้อความ › C7 (วันที่)", "๓๑ กุมภาพันธ์ ๒๕๖๙ ไม่มีในปฏิทิน", "ตรวจวันที่แล้วพิมพ์ใหม่"],
        ["๒", "รายงาน › E12 (ระยะเวลา)", "อยู่นอกปีงบประมาณ พ.ศ. ๒๕๖๘", "พิมพ์ช่วงระหว่าง ๑ ต.ค. ๒๕๖๗ - ๓๐ ก.ย. ๒๕๖๘"],
    ]
    closing = texts_of(document).index("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ")
    assert document.blocks.index(table) < closing + len(document.blocks) - len(texts_of(document))


def test_many_points_become_an_enclosure_on_its_own_page(returned: Letter) -> None:
    document = letter(replace(returned, points=returned.points * 6))
    texts = texts_of(document)
    assert "สิ่งที่ส่งมาด้วย\t๑. แบบรายงานที่ส่งคืน จำนวน ๑ ชุด" in texts
    assert "๒. รายการที่ต้องแก้ไข จำนวน ๑๒ รายการ" in texts
    heading = next(block for block in document.blocks if isinstance(block, Paragraph) and block.layout.new_page)
    assert heading.layout.role is ParagraphRole.REPORT_TITLE
    assert document.blocks.index(heading) < document.blocks.index(tables_of(document)[0])


def test_a_letter_without_points_or_references_leaves_them_out(returned: Letter) -> None:
    texts = texts_of(letter(replace(returned, points=(), references=(), enclosures=())))
    assert not [text for text in texts if text.startswith(("อ้างถึง", "สิ่งที่ส่งมาด้วย"))]
    assert not tables_of(letter(replace(returned, points=())))


def test_what_is_missing_shows_dots(returned: Letter) -> None:
    texts = texts_of(letter(Letter(office=Office(""))))
    dots = "." * 30
    assert texts == [
        f"ที่  {'.' * 10}/\t{dots}",
        *(dots, f"เรื่อง\t{dots}", f"เรียน\t{dots}", dots, "ขอแสดงความนับถือ", f"({dots})", dots),
    ]


def test_a_long_sender_begins_further_left_but_not_in_the_emblem(
    returned: Letter, picture: Callable[..., bytes]
) -> None:
    long = replace(returned.office, address=("เลขที่ ๑ หมู่ที่ ๒ ถนนสมมุติสายยาวมาก ตำบลในเมือง",))
    longest = replace(returned.office, name="สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอเมืองทดลองแห่งนครสมมุติ")
    garuda, wide = picture((240, 300)), picture((400, 400))
    short, moved, stopped, aside = (
        next(block for block in letter(made).blocks if isinstance(block, Paragraph) and block.layout.tabs).layout.left
        for made in (
            replace(returned, emblem=garuda),
            replace(returned, emblem=garuda, office=long),
            replace(returned, emblem=garuda, office=longest),
            replace(returned, emblem=wide, office=longest),
        )
    )
    middle = house().title.centre / 10 - house().page.left
    assert short == RULES.sender_left
    assert middle + 1.2 < stopped <= moved < short
    assert stopped == pytest.approx(middle + 1.2 + RULES.emblem_gap, abs=0.05)
    assert aside == pytest.approx(middle + 1.5 + RULES.emblem_gap, abs=0.05)


def test_hostile_points_stay_text(returned: Letter) -> None:
    made = letter(replace(returned, points=(Point("=1+1", "<w:p/>", "ก\nข\tค"),)))
    assert cells_of(tables_of(made)[0]) == [["๑", "=๑+๑", "<w:p/>", "ก ข ค"]]


@pytest.mark.libreoffice
class TestPrinted:
    """Measured on the PDF."""

    @pytest.mark.parametrize(("name", "pages"), [("letter short", 1), ("letter long", 2), ("letter blank", 1)])
    def test_a_letter_takes_one_page_and_its_list_another(
        self, rendered: Callable[[str], Any], name: str, pages: int
    ) -> None:
        assert len(rendered(name).pages) == pages

    def test_the_emblem_stands_three_centimetres_high_in_the_middle(self, rendered: Callable[[str], Any]) -> None:
        page = rendered("letter short").pages[0]
        emblem = page.images[0]
        sides = [emblem[side] * 25.4 / 72 for side in ("top", "bottom", "x0", "x1")]
        assert sides[0] == pytest.approx(15, abs=0.5)
        assert sides[1] == pytest.approx(45, abs=0.5)
        assert (sides[2] + sides[3]) / 2 == pytest.approx(110, abs=0.5)

    def test_the_sender_stands_on_the_line_of_the_emblem_s_feet(self, rendered: Callable[[str], Any]) -> None:
        page = rendered("letter short").pages[0]
        first = min(page.chars, key=lambda char: (round(char["top"]), char["x0"]))
        baseline = (float(page.height) - first["matrix"][5]) * 25.4 / 72
        assert baseline == pytest.approx(44, abs=1.5)
        assert first["x0"] * 25.4 / 72 == pytest.approx(30, abs=0.5)

    def test_the_date_begins_at_the_middle(self, rendered: Callable[[str], Any]) -> None:
        page = rendered("letter short").pages[0]
        lines: dict[int, list[Any]] = {}
        for char in page.chars:
            lines.setdefault(round(char["matrix"][5]), []).append(char)
        starts = [min(char["x0"] for char in line) * 25.4 / 72 for line in lines.values()]
        assert any(start == pytest.approx(110, abs=0.5) for start in starts)
