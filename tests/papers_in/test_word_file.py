"""What is seen of a Word document, and the ends of hostile ones."""

import time
from pathlib import Path

import pytest
from paper_files import with_body

from itaxl.app.paper_sources import read_sources
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.refusal import Refused
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.blocks import PaperTable, lines_of
from itaxl.papers_in.typed_text import one_line
from itaxl.papers_in.word_file import read_word


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def seen(xml: str) -> list[str]:
    caps = limits("")
    lines = lines_of(read_word(Container(with_body(xml), caps), caps))
    return [one_line(line.text) for line in lines if not line.aside]


def aside(xml: str) -> list[str]:
    caps = limits("")
    return [line.text for line in lines_of(read_word(Container(with_body(xml), caps), caps)) if line.aside]


def test_inserted_text_is_seen_and_deleted_text_is_not():
    changed = f"<w:ins>{run('ใหม่')}</w:ins><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del>"
    assert seen(paragraph(run("ฉบับ") + changed)) == ["ฉบับใหม่"]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next():
    marked = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert seen(paragraph(marked + run("วันที่ ๑")) + paragraph(run(" มกราคม"))) == ["วันที่ ๑ มกราคม"]


def test_the_second_copy_of_a_text_box_is_not_seen():
    box = "<w:txbxContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert seen(paragraph(f"<w:r>{both}</w:r>{run('นอกกล่อง')}")) == ["ในกล่อง", "นอกกล่อง"]


def test_controls_are_seen_but_their_placeholders_stand_aside():
    control = f"<w:sdt><w:sdtContent>{run('กรอกแล้ว')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('แตะที่นี่')}</w:sdtContent></w:sdt>"
    assert seen(paragraph(control + empty)) == ["กรอกแล้ว"]
    assert aside(paragraph(control + empty)) == ["แตะที่นี่"]


def test_hidden_text_stands_aside():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>"
    assert (seen(paragraph(hidden + run("เห็น"))), aside(paragraph(hidden))) == (["เห็น"], ["ซ่อน"])


def test_codes_of_fields_are_not_seen_and_their_results_are():
    field = "<w:r><w:instrText> DATE </w:instrText></w:r>"
    assert seen(paragraph(field + run("๑ มกราคม ๒๕๖๙"))) == ["๑ มกราคม ๒๕๖๙"]


def test_a_deleted_row_is_not_seen():
    rows = "".join(
        f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph(run(text))}</w:tc></w:tr>"
        for mark, text in (("", "อยู่"), ("<w:del/>", "ลบแล้ว"))
    )
    assert seen(f"<w:tbl>{rows}</w:tbl>") == ["อยู่"]


def test_letters_of_old_fonts_and_parted_sara_am_are_put_right():
    assert seen(paragraph(run("ส\uf70aวน สํานัก น\u200bาย"))) == ["ส่วน สำนัก นาย"]


def test_a_merge_over_more_columns_than_word_has_is_cut():
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{paragraph(run("ก"))}</w:tc></w:tr>'
    caps = limits("")
    (table,) = (
        block
        for block in read_word(Container(with_body(f"<w:tbl>{row}</w:tbl>"), caps), caps)
        if isinstance(block, PaperTable)
    )
    assert len(table.rows[0]) == 63


@pytest.mark.parametrize(
    ("xml", "limit"),
    [
        ("<w:sdt><w:sdtContent>" * 5000 + paragraph(run("ก")) + "</w:sdtContent></w:sdt>" * 5000, "depth"),
        (paragraph("<w:hyperlink>" * 5000 + run("ก") + "</w:hyperlink>" * 5000), "depth"),
        ("<w:tbl><w:tr><w:tc>" * 300 + paragraph(run("ก")) + "</w:tc></w:tr></w:tbl>" * 300, "depth"),
        (paragraph(run("ก")) * 50_000, "lines"),
    ],
    ids=["controls", "links", "tables", "paragraphs"],
)
def test_what_is_too_deep_or_too_much_is_refused(xml, limit):
    with pytest.raises(UnreadableFile) as reason:
        seen(xml)
    assert (reason.value.kind, reason.value.name) == ("limit", limit)


@pytest.mark.parametrize("xml", ["<w:p>", "<w:p></w:q>", "&nothing;"])
def test_what_is_no_xml_is_damaged(xml):
    with pytest.raises(UnreadableFile) as reason:
        seen(xml)
    assert reason.value.kind == "damaged"


def test_a_document_type_is_refused(tmp_path: Path):
    path = tmp_path / "a.docx"
    data = with_body(paragraph(run("ก")))
    caps = limits("")
    assert Container(data, caps)
    from io import BytesIO
    from zipfile import ZipFile

    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, b'<!DOCTYPE a [<!ENTITY b "c">]>' + part if name.endswith("document.xml") else part)
    path.write_bytes(made.getvalue())
    with pytest.raises(Refused) as refusal:
        read_sources([path])
    assert refusal.value.code == "F001"


def test_long_and_repeating_papers_cost_in_proportion():
    started = time.process_time()
    from itaxl.papers_in.paper import read_papers

    caps = limits("")
    for text in (
        "( " * 2000,
        "ก" * 20_000,
        "๑. " * 3000,
        "ที่ " * 3000,
        "นายก" * 3000,
        "ข้อ " * 3000,
        "." * 20_000,
        "พ.ศ. ๒๕๖๘ ITA " * 600,
    ):
        xml = paragraph(run("บันทึกข้อความ")) + paragraph(run(text)) * 20
        read_papers({"a": read_word(Container(with_body(xml), caps), caps)})
    assert time.process_time() - started < 20
