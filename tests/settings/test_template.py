"""An office's own Word file: its styles of our names show in the papers, and what cannot be used is said."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from itaxl.app.document_files import build, documents_of
from itaxl.documents.blocks import Paragraph
from itaxl.documents.own_letters import as_seen
from itaxl.documents.pagination import page_count, pieces
from itaxl.docx.styles import Unusable, own_letters
from itaxl.form.form_content import grid_of
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings import Settings
from itaxl.settings.files import read_files
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)
FORM = read_submission(grid_of(sample_content(YEAR)))
Change = Callable[[Any], None]


def restyled(template: bytes, change: Change) -> bytes:
    document, stream = docx.Document(BytesIO(template)), BytesIO()
    change(document.styles)
    document.save(stream)
    return stream.getvalue()


def as_ours(styles: Any) -> None:
    styles["itaxl เนื้อความ"].font.size = Pt(16)


def made(styles: tuple[Any, ...], kind: str = "memo") -> Any:
    (data,) = documents_of(FORM, YEAR, (kind,), own=Settings(template=styles).style).values()
    return docx.Document(BytesIO(data))


def test_a_template_like_ours_changes_nothing(template: bytes) -> None:
    assert own_letters(restyled(template, as_ours)) == ()


def test_letters_of_the_office_show_in_its_papers(template: bytes) -> None:
    def change(styles: Any) -> None:
        body, head = styles["itaxl เนื้อความ"], styles["itaxl หัวข้อ"]
        body.font.name, body.font.italic, body.font.color.rgb = "Own Sarabun", True, RGBColor(0x11, 0x22, 0x33)
        body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        head.font.bold, head.font.underline = False, True

    styles = made(own_letters(restyled(template, change))).styles
    body, head = styles["itaxl เนื้อความ"], styles["itaxl หัวข้อ"]
    assert (body.font.name, body.font.size, body.font.italic) == ("Own Sarabun", Pt(18), True)
    assert body.font.color.rgb == RGBColor(0x11, 0x22, 0x33)
    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.LEFT
    assert not head.font.bold
    assert head.font.underline


def test_both_kinds_of_letters_are_of_the_size(template: bytes) -> None:
    body = made(own_letters(template)).styles["itaxl เนื้อความ"].element
    assert body.xpath("w:rPr/w:sz/@w:val") == body.xpath("w:rPr/w:szCs/@w:val") == ["36"]


def test_places_and_rules_stay_ours(template: bytes) -> None:
    def change(styles: Any) -> None:
        form = styles["itaxl หัวข้อ"].paragraph_format
        form.first_line_indent, form.space_before, form.keep_with_next = Pt(3), Pt(40), False

        as_ours(styles)

    assert own_letters(restyled(template, change)) == ()


def test_the_text_of_the_papers_is_the_same_under_any_template(template: bytes) -> None:
    usual, own = made(()), made(own_letters(template))
    texts = [[each.text for each in document.paragraphs if each.text] for document in (usual, own)]
    assert texts[0] == texts[1]


def test_pages_are_foreseen_with_the_letters_of_the_office(template: bytes) -> None:
    def change(styles: Any) -> None:
        for name in ("itaxl เนื้อความ", "itaxl ลายเซ็น", "itaxl หัวข้อ"):
            styles[name].font.size = Pt(30)

    own = own_letters(restyled(template, change))
    usual, larger = (build(FORM, YEAR, ("memo",), own=Settings(template=styles).style)["memo"] for styles in ((), own))
    assert larger.styles == own
    pages = [
        page_count(pieces(tuple(as_seen(document.blocks, document.styles)), document.page.text_width), document.page)
        for document in (usual, larger)
    ]
    assert pages[1] > pages[0]
    assert [block.text for block in usual.blocks if isinstance(block, Paragraph) and block.text] == [
        block.text for block in larger.blocks if isinstance(block, Paragraph) and block.text
    ]


def test_each_missing_style_is_said(template: bytes) -> None:
    def change(styles: Any) -> None:
        for name in ("itaxl ลายเซ็น", "itaxl ตาราง"):
            styles[name].element.getparent().remove(styles[name].element)

    with pytest.raises(Unusable) as refusal:
        own_letters(restyled(template, change))
    assert "ไม่มีสไตล์ชื่อ “itaxl ลายเซ็น”" in refusal.value.said.th
    assert "ไม่มีสไตล์ชื่อ “itaxl ตาราง”" in refusal.value.said.th


@pytest.mark.parametrize(
    ("name", "points", "said"),
    [
        ("itaxl เนื้อความ", 96, "ขนาดตัวอักษร 96"),
        ("itaxl ตาราง", 4, "ขนาดตัวอักษร 4"),
        ("itaxl ชื่อเรื่อง", 36, "ใช้ได้ 8-29"),
    ],
)
def test_letters_that_do_not_fit_are_said(template: bytes, name: str, points: int, said: str) -> None:
    def change(styles: Any) -> None:
        styles[name].font.size = Pt(points)

    with pytest.raises(Unusable, match=name):
        own_letters(restyled(template, change))
    with pytest.raises(Unusable) as refusal:
        own_letters(restyled(template, change))
    assert said in refusal.value.said.th


def test_letters_of_the_style_below_count_too(template: bytes) -> None:
    def change(styles: Any) -> None:
        base = styles.add_style("ฐาน", WD_STYLE_TYPE.PARAGRAPH)
        base.font.size = Pt(15)
        styles["itaxl ข้อความ"].base_style = base

    assert {each.role: each.size for each in own_letters(restyled(template, change))} == {"Body": 18, "Text": 15}


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"not a zip", bytes(2000)])
def test_a_file_that_is_no_document_is_no_template(junk: bytes) -> None:
    with pytest.raises(Unusable):
        own_letters(junk)


def test_a_workbook_is_no_template() -> None:
    from openpyxl import Workbook

    stream = BytesIO()
    Workbook().save(stream)
    with pytest.raises(Unusable):
        own_letters(stream.getvalue())


def test_the_settings_say_what_is_wrong_with_the_template_and_on_which_line(tmp_path: Path, template: bytes) -> None:
    (tmp_path / "itaxl.toml").write_text('\ntemplate = "แม่แบบ.docx"\n', encoding="utf-8")
    (tmp_path / "แม่แบบ.docx").write_bytes(template)
    settings = read_files([tmp_path / "itaxl.toml"]).settings
    assert [(each.role, each.size) for each in settings.template] == [("Body", 18)]
    assert settings.digest
    stream = BytesIO()
    docx.Document().save(stream)
    (tmp_path / "แม่แบบ.docx").write_bytes(stream.getvalue())
    with pytest.raises(Refused) as refusal:
        read_files([tmp_path / "itaxl.toml"])
    assert "บรรทัด 2: แม่แบบ “แม่แบบ.docx”: ไม่มีสไตล์ชื่อ “itaxl" in refusal.value.sentence("th")
