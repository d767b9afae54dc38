"""Papers as offices type them, made with python-docx and openpyxl: a memo and a report of an invented office."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from openpyxl import Workbook

OFFICE = "เทศบาลตำบลบ้านสวนงาม"
HEAD = {
    "ส่วนราชการ": f"สำนักปลัดเทศบาล {OFFICE} โทร. ๐ ๓๔๑๒ ๓๔๕๖",
    "ที่": "นฐ ๕๒๒๐๑/๔๕\tวันที่ ๑๒ มกราคม ๒๕๖๙",
    "เรื่อง": "รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "เรียน": "นายกเทศมนตรีตำบลบ้านสวนงาม",
}
SECTIONS = {
    "เรื่องเดิม": ["ด้วยการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ กำหนดให้เปิดเผยผลการดำเนินการ"],
    "ข้อเท็จจริง": ["สำนักปลัดเทศบาลได้รวบรวมผลจากทุกกองแล้ว"],
    "ข้อเสนอเพื่อพิจารณา": ["เห็นควรให้ความเห็นชอบและเผยแพร่บนเว็บไซต์"],
}
CLOSING = "จึงเรียนมาเพื่อโปรดพิจารณา"
SIGNERS = (
    ("", "(นางสาวใจงาม  รักเรียน)", "เจ้าพนักงานธุรการชำนาญงาน"),
    ("- เพื่อโปรดทราบ", "(นายแก้ว  ขยันงาน)", "หัวหน้าสำนักปลัดเทศบาล"),
    ("- เห็นควรอนุมัติ", "(นางทองดี  มีสุข)", "ปลัดเทศบาลตำบลบ้านสวนงาม"),
    ("- อนุมัติ", "(นายสมหวัง  ตั้งใจ)", "นายกเทศมนตรีตำบลบ้านสวนงาม"),
)
TITLE = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    f"{OFFICE} อำเภอเมืองนครปฐม จังหวัดนครปฐม",
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
)
COLUMNS = ("มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ข้อเสนอแนะ")
MEASURES = (
    (
        "๑. การไม่รับของขวัญ",
        "๑. ทำประกาศ\n๒. แจ้งเวียน",
        "สำนักปลัดเทศบาล",
        "ม.ค. ๖๘",
        "๑. ประกาศแล้ว\n๒. แจ้งครบทุกกอง",
        "ควรทำทุกปี",
    ),
    ("๒. การเปิดเผยข้อมูลการจัดซื้อ", "๑. ทำแผน", "กองคลัง", "ต.ค. ๖๗ - มี.ค. ๖๘", "๑. เผยแพร่แผนแล้ว", "-"),
)


def memo(
    *,
    head: Mapping[str, str] = HEAD,
    sections: Mapping[str, Sequence[str]] = SECTIONS,
    closing: str = CLOSING,
    signers: Iterable[tuple[str, str, str]] = SIGNERS,
    label: str = "{} {}",
    section: str = "{}",
    paper: Paper | None = None,
) -> Paper:
    """A memo; `label` joins a label of its head with the value, `section` writes a section's head."""
    paper = paper or Document()
    centred(paper, "บันทึกข้อความ")
    for name, value in head.items():
        paper.add_paragraph(label.format(name, value))
    for name, texts in sections.items():
        paper.add_paragraph(section.format(name))
        for text in texts:
            indented(paper, text)
    indented(paper, closing)
    for opinion, name, post in signers:
        paper.add_paragraph(opinion)
        paper.add_paragraph("")
        centred(paper, name)
        centred(paper, post)
    return paper


def report(
    *,
    title: Iterable[str] = TITLE,
    intro: str = "เทศบาลขอรายงานผลการดำเนินการ ดังนี้",
    columns: Sequence[str] = COLUMNS,
    rows: Iterable[Sequence[str]] = MEASURES,
    paper: Paper | None = None,
) -> Paper:
    """A report with its table of measures."""
    paper = paper or Document()
    if paper.paragraphs:
        paper.add_page_break()  # type: ignore[no-untyped-call]
    for line in title:
        centred(paper, line)
    if intro:
        indented(paper, intro)
    add_table(paper, columns, rows)
    return paper


def add_table(paper: Paper, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with a header; a line break in a text is a paragraph of its own."""
    table = paper.add_table(rows=0, cols=len(columns))
    for texts in (columns, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for line in more:
                cell.add_paragraph(line)


def centred(paper: Paper, text: str) -> None:
    """A centred paragraph."""
    paper.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


def indented(paper: Paper, text: str) -> None:
    """A paragraph whose first line is indented."""
    paper.add_paragraph(text).paragraph_format.first_line_indent = Pt(70)


def saved(paper: Paper, path: Path) -> Path:
    """The paper as a file."""
    paper.save(str(path))
    return path


def bytes_of(paper: Paper) -> bytes:
    """The paper as bytes."""
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    """A Word file whose body is `xml`, with the usual namespaces."""
    spaces = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in (
            ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
            ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
            ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("v", "urn:schemas-microsoft-com:vml"),
        )
    )
    stream = BytesIO(bytes_of(Document()))
    made = BytesIO()
    with ZipFile(stream) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = f"<w:document{spaces}><w:body>{xml}</w:body></w:document>".encode()
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def own_layout(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A workbook of an office's own layout."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
