"""An invented form, its variants, and what LibreOffice makes of their documents (all in one run, shared by workers)."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

import pytest
from filelock import FileLock
from lxml import etree

from itaxl.documents.blocks import Document
from itaxl.documents.letter import Letter, letter
from itaxl.documents.letterhead import Office, Signer
from itaxl.documents.papers.annex import annex
from itaxl.documents.papers.measures import measures
from itaxl.documents.papers.memo import memo
from itaxl.documents.papers.report import report
from itaxl.documents.point import Point
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.organisation import organisation_types
from itaxl.model.submission import Submission
from itaxl.pdf.libreoffice_copy import for_libreoffice
from itaxl.pdf.word_pitch import like_word
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import FiscalYear, fiscal_year

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = Properties(submission="0" * 64, schema=1, rules="test", version="0")
YEAR = FiscalYear(
    year=2569,
    measures_item="O25",
    report_item="O26",
    report_year_offset=-1,
    oit_opens=None,
    oit_closes=None,
    confirmed="no",
    source="invented",
    items={},
    policy={},
)

ORGANISATION = "องค์การบริหารส่วนตำบลหนองบัวงาม"
SUBJECT = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
PARAGRAPH = (
    "ด้วยสำนักงาน ป.ป.ช. ได้กำหนดให้หน่วยงานของรัฐเข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน "
    "(Integrity and Transparency Assessment : ITA) เป็นประจำทุกปี และให้เผยแพร่ข้อมูลตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ "
    "(Open Data Integrity and Transparency Assessment : OIT) ทางเว็บไซต์ของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2569"
)
MEASURE = {
    "no": "",
    "measure": "1. การจัดทำแผนการจัดซื้อจัดจ้างประจำปี",
    "method": "1. สำรวจความต้องการของทุกกอง\n2. จัดทำแผนและแจ้งให้บุคลากรใน อบต. ทราบ",
    "owner": "กองคลัง",
    "period": "ม.ค. 69 - มี.ค. 69",
    "result": (
        "1. จัดทำแผนแล้วเสร็จเมื่อวันที่ 15 ม.ค. 2569 โดยทุกกองเสนอความต้องการครบถ้วน\n"
        "2. เผยแพร่แผนทางเว็บไซต์ของ อบต. และปิดประกาศ ณ ที่ทำการ ให้ประชาชนตรวจสอบได้ตลอดปี"
    ),
    "suggestion": "ให้ทุกกองติดตามและรายงานผลทุกไตรมาส",
}
CONTENT = FormContent(
    fields={
        "org.type": "องค์การบริหารส่วนตำบล",
        "org.name": "หนองบัวงาม",
        "org.district": "เมืองทดลอง",
        "org.province": "นครสมมุติ",
        "org.fiscal_year": "๒๕๖๙",
        "org.doc_code": "นส ๗๑๒๐๑",
        "org.department": "สำนักปลัด",
        "style.font": "TH Sarabun New",
        "memo.number": "๑๗",
        "memo.date": "20 มีนาคม 2569",
        "memo.subject": SUBJECT,
        "memo.to": f"นายก{ORGANISATION}",
        "memo.background": PARAGRAPH,
        "memo.oit_item": "O26",
        "memo.oit_title": "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส",
        "memo.oit_elements": (
            "- แสดงผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงาน\n"
            "- มีรายละเอียดการนำมาตรการไปสู่การปฏิบัติอย่างเป็นรูปธรรม\n- เป็นการดำเนินการในปี พ.ศ. 2568"
        ),
        "memo.facts": (
            "งานวิเคราะห์นโยบายและแผน ได้รวบรวมผลการดำเนินการจากทุกส่วนราชการและจัดทำรายงานผลการดำเนินการตามมาตรการ"
            f"ส่งเสริมคุณธรรมและความโปร่งใสของ{ORGANISATION} เสร็จเรียบร้อยแล้ว จำนวน 5 มาตรการ"
        ),
        "memo.proposal": (
            "เพื่อให้การประเมินคุณธรรมและความโปร่งใส (ITA) เป็นไปด้วยความเรียบร้อยและทันตามปฏิทินของสำนักงาน ป.ป.ช. "
            "เห็นควรเผยแพร่รายงานทางเว็บไซต์ของหน่วยงาน จึงขอเสนอรายงานดังกล่าวตามเอกสารที่แนบมาพร้อมนี้"
        ),
        "memo.closing": "จึงเรียนมาเพื่อโปรดพิจารณา",
        "report.title": f"{SUBJECT}\n{ORGANISATION}  อำเภอเมืองทดลอง  จังหวัดนครสมมุติ\nประจำปีงบประมาณ พ.ศ. 2568",
        "report.intro": f"ตามที่{ORGANISATION} ได้กำหนดมาตรการไว้ในปีงบประมาณ พ.ศ. 2568 นั้น บัดนี้ได้ดำเนินการแล้ว ดังต่อไปนี้",
    },
    signers={
        "sign.author": {"prefix": "นางสาว", "name": "มะลิ", "surname": "สมมุติดี", "position": "นักวิชาการชำนาญการ"},
        "sign.head": {
            "prefix": "นาง",
            "name": "กุหลาบ",
            "surname": "ไม่มีจริง",
            "position": "หัวหน้าสำนักปลัด",
            "opinion": "- จึงเรียนมาเพื่อโปรดทราบ",
        },
        "sign.clerk": {"prefix": "นาย", "name": "ต้น", "surname": "สมมุตินาม", "position": f"ปลัด{ORGANISATION}"},
        "sign.mayor": {"prefix": "นาย", "name": "ไผ่", "surname": "ตัวอย่าง", "position": f"นายก{ORGANISATION}"},
    },
    measures=tuple({**MEASURE, "measure": f"{n}. การจัดทำแผนการจัดซื้อจัดจ้างประจำปี"} for n in range(1, 6)),
)
DATED = (
    {"period": "1 ต.ค. 2567 - 30 ก.ย. 2568", "result": "ประชุมเมื่อวันที่ 15 ม.ค. 2568 และวันที่ 28 ก.พ. 2568"},
    {"period": "1 ตุลาคม 2567 ถึง 30 กันยายน 2568", "method": "ประกาศวันที่ 18 กุมภาพันธ์ 2568\nติดตามวันที่ 5 มีนาคม 2568"},
    {"result": "แล้วเสร็จวันที่ 31 มกราคม 2568", "suggestion": "ทบทวนภายในวันที่ 30 กันยายน 2568", "period": "ตลอดปี"},
    {"measure": "๔. ประกาศเจตนารมณ์ ๑ ต.ค. ๒๕๖๗", "owner": "กองคลัง 1 ต.ค. 2567", "period": "๓๑ มี.ค. ๒๕๖๘"},
)

LETTER = Letter(
    office=Office(
        "ที่ว่าการอำเภอเมืองทดลอง",
        ("ถนนสมมุติ ตำบลในเมือง", "จังหวัดนครสมมุติ 99000"),
        "นส 0023.1",
        ("กลุ่มงานส่งเสริมการปกครองท้องถิ่น", "โทร. 0 4400 0000", "ไปรษณีย์อิเล็กทรอนิกส์ local@example.go.th"),
    ),
    number="ว 412",
    date="25 มีนาคม 2569",
    day=date(2026, 3, 25),
    subject="ขอให้แก้ไขแบบรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568",
    to=f"นายก{ORGANISATION}",
    references=(f"หนังสือ{ORGANISATION} ที่ นส ๗๑๒๐๑/๑๗ ลงวันที่ 20 มีนาคม 2569",),
    enclosures=("แบบรายงานที่ส่งคืน จำนวน 1 ชุด",),
    paragraphs=(
        f"ตามหนังสือที่อ้างถึง {ORGANISATION}ได้ส่งแบบรายงานมาเพื่อให้อำเภอตรวจสอบก่อนเผยแพร่ นั้น",
        "อำเภอได้ตรวจสอบแล้ว พบว่ามีรายการที่ต้องแก้ไขให้ถูกต้องก่อนเผยแพร่",
    ),
    points=(
        Point("บันทึกข้อความ › C7 (วันที่)", "๓๑ กุมภาพันธ์ ๒๕๖๙ ไม่มีในปฏิทิน", "ตรวจวันที่แล้วพิมพ์ใหม่"),
        Point("รายงาน › E12 (ระยะเวลา)", "อยู่นอกปีงบประมาณ พ.ศ. 2568", "พิมพ์ช่วงระหว่าง 1 ต.ค. 2567 - 30 ก.ย. 2568"),
    ),
    closing="จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
    signer=Signer("นายไผ่  ตัวอย่าง", ("นายอำเภอเมืองทดลอง",)),
    font="TH Sarabun New",
)


def picture_bytes(size: tuple[int, int], kind: str = "PNG", colour: str = "navy") -> bytes:
    """A picture of one colour."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def submission_of(content: FormContent) -> Submission:
    """The submission that a form with this content reads as."""
    return read_submission(grid_of(content))


def _variants() -> Iterator[tuple[str, FormContent]]:
    yield "sample", CONTENT
    for kind in organisation_types().values():
        yield kind.key, CONTENT.edited({"org.type": kind.name})
    yield "two-line subject", CONTENT.edited({"memo.subject": f"{SUBJECT} ประจำปีงบประมาณ พ.ศ. 2569 ครั้งที่ 2"})
    yield "one measure", replace(CONTENT, measures=CONTENT.measures[:1])
    yield "forty measures", replace(CONTENT, measures=[*CONTENT.measures] * 8)
    yield (
        "dates",
        replace(
            CONTENT,
            measures=tuple(
                {**MEASURE, "measure": f"{number}. {MEASURE['measure'][3:]}", **texts}
                for number, texts in enumerate(DATED, 1)
            ),
        ),
    )
    yield (
        "groups",
        replace(
            CONTENT, measures=({"measure": "ประเด็นที่ 1 การใช้งบประมาณ"}, *CONTENT.measures, {"measure": "ประเด็นที่ 2"})
        ),
    )
    yield "tall row", CONTENT.edited({"measures.2.result": "\n".join([MEASURE["result"]] * 25)})
    long_name = {"prefix": "ว่าที่ร้อยตรีหญิง", "name": "ชื่อยาวมากมายเหลือเกิน", "surname": "นามสกุลยาวยิ่งกว่าชื่อเสียอีก"}
    yield (
        "long names",
        CONTENT.edited(
            {f"sign.{role}.{part}": text for role in ("author", "mayor") for part, text in long_name.items()}
        ),
    )
    yield "missing", FormContent(fields={"style.font": "TH Sarabun New"}, measures=({"no": "1"},))
    yield "no emblem", CONTENT.edited({"org.emblem": "ไม่มี"})
    yield (
        "pictures",
        replace(
            CONTENT,
            pictures={
                "org.emblem": picture_bytes((320, 400)),
                "sign.head": picture_bytes((900, 300), "JPEG"),
                "sign.mayor": picture_bytes((300, 300)),
            },
        ),
    )
    yield "urgent", CONTENT.edited({"memo.urgency": "ด่วนที่สุด"})
    yield "law", CONTENT.edited({"memo.law": "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 9"})
    yield "acting", CONTENT.edited({"sign.clerk.acting": f"รักษาราชการแทน นายก{ORGANISATION}"})
    yield "hidden", CONTENT.edited({"sign.head.show": "ไม่", "sign.clerk.show": "ไม่"})
    yield (
        "long office",
        CONTENT.edited(
            {
                "org.department": "กองยุทธศาสตร์และงบประมาณ ฝ่ายนโยบายและแผน งานวิเคราะห์นโยบายและแผน",
                "org.phone": "๐ ๔๔๐๐ ๐๐๐๐ ต่อ ๑๑",
            }
        ),
    )
    yield "long number", CONTENT.edited({"org.doc_code": "นส ๗๑๒๐๑.๑๒/งานวิเคราะห์นโยบายและแผน", "memo.number": "ว ๑๒๓๔"})
    yield "long text", CONTENT.edited({"memo.facts": "\n".join([PARAGRAPH] * 6)})


def _further(number: int, role: str, name: str, position: str) -> Mapping[str, str]:
    row = {"role": role, "prefix": "นาง", "name": name, "surname": "ตัวอย่างดี", "position": position}
    return {f"sign.more{number}.{column}": text for column, text in row.items()}


EIGHT = {
    **_further(1, "รองปลัด", "รำไพ", f"รองปลัด{ORGANISATION}"),
    **_further(2, "ผู้ร่วมจัดทำ", "ร่วมใจ", "เจ้าพนักงานธุรการ"),
    **_further(3, "ผู้อำนวยการกองช่าง", "ก่อ", "ผู้อำนวยการกองช่าง"),
    **_further(4, "หัวหน้าฝ่าย", "ฝ้าย", "หัวหน้าฝ่ายนโยบายและแผน"),
}
"""Further signers, each of another place in the memo."""

POSITIONS = range(34)
"""A memo with so many lines more: its opinions meet the foot of a page at every height."""

CONTENTS: Mapping[str, FormContent] = MappingProxyType(dict(_variants()))


@dataclass(frozen=True)
class Rendered:
    """One document: its blocks, its .docx, and the PDF that LibreOffice makes of it."""

    document: Document
    data: bytes
    pdf_path: Path

    @cached_property
    def xml(self) -> Any:
        """The document part."""
        return etree.fromstring(self.part("word/document.xml"))

    def part(self, name: str) -> bytes:
        """One part of the package."""
        with ZipFile(BytesIO(self.data)) as package:
            return package.read(name)

    @cached_property
    def pages(self) -> list[Any]:
        """The pages of the PDF."""
        import pdfplumber

        with pdfplumber.open(self.pdf_path) as pdf:
            for page in pdf.pages:
                page.objects  # noqa: B018 - parsed while the file is open
            return list(pdf.pages)


def _documents() -> dict[str, Document]:
    """Every document, named ``memo sample``, ``report forty measures`` …"""
    made = {}
    for name, content in CONTENTS.items():
        submission = submission_of(content)
        made[f"memo {name}"] = memo(submission, YEAR)
        made[f"report {name}"] = report(submission, YEAR)
    sample = submission_of(CONTENT)
    made["memo draft"], made["report draft"] = memo(sample, YEAR, draft=True), report(sample, YEAR, draft=True)
    form = submission_of(sample_content(fiscal_year(2569)).edited({"style.font": "TH Sarabun New"}))
    made["memo form"], made["report form"] = (make(form, fiscal_year(2569)) for make in (memo, report))
    plan = submission_of(CONTENT.edited({"org.stage": "แผน", "report.title": "", "report.intro": ""}))
    made["measures plan"] = measures(plan, YEAR.planned())
    for lines in POSITIONS:
        facts = "\n".join(["ข้อเท็จจริงหนึ่งบรรทัด"] * (lines + 1))
        made[f"memo keep {lines}"] = memo(submission_of(CONTENT.edited({"memo.facts": facts})), YEAR)
    drawn = replace(LETTER, emblem=picture_bytes((320, 400)))
    made["letter short"], made["letter long"] = letter(drawn), letter(replace(drawn, points=LETTER.points * 6))
    made["letter blank"] = letter(Letter(office=Office(""), font="TH Sarabun New"))
    made["report landscape"] = report(sample, YEAR, landscape=True)
    for lines in range(0, 34, 5):
        facts = "\n".join(["ข้อเท็จจริงหนึ่งบรรทัด"] * (lines + 1))
        made[f"memo eight {lines}"] = memo(submission_of(CONTENT.edited({**EIGHT, "memo.facts": facts})), YEAR)
    photos = {f"measures.{key}.evidence": picture_bytes((400, 300), "JPEG") for key in ("1", "1.2", "4")}
    evidence = {"measures.2.evidence": "https://www.example.go.th/" + "a-long-way/" * 20}
    made["annex"] = annex(submission_of(replace(CONTENT.edited(evidence), pictures=photos)), YEAR)
    made["memo psk"] = memo(submission_of(CONTENT.edited({"style.font": "TH SarabunPSK"})), YEAR)
    return made


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """Every document by its name."""
    return _documents()


@pytest.fixture(scope="session")
def built(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rendered]:
    """A document by name, without its PDF."""
    folder = _shared(tmp_path_factory)

    def get(name: str) -> Rendered:
        data = docx_bytes(documents[name], properties=PROPERTIES)
        return Rendered(documents[name], data, folder / f"{name}.pdf")

    return get


@pytest.fixture(scope="session")
def rendered(
    documents: dict[str, Document],
    built: Callable[[str], Rendered],
    tmp_path_factory: pytest.TempPathFactory,
    soffice: str,
    sarabun: str,
) -> Callable[[str], Rendered]:
    """A document by name, with the PDF that LibreOffice made of it; one run makes all, whichever worker comes first."""
    folder = _shared(tmp_path_factory)
    with FileLock(folder / "lock"):
        if not (folder / "done").exists():
            _convert(soffice, {name: built(name).data for name in documents}, folder)
    cache: dict[str, Rendered] = {}
    return lambda name: cache.setdefault(name, built(name))


def _shared(factory: pytest.TempPathFactory) -> Path:
    base = factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = base / "documents"
    folder.mkdir(exist_ok=True)
    return folder


def _convert(soffice: str, files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(for_libreoffice(data))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / f"{name}.docx") for name in files]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    surroundings = {**os.environ, **like_word(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=surroundings)
    (folder / "done").touch()


@pytest.fixture(scope="session")
def submission() -> Callable[..., Submission]:
    """The sample's submission with some texts typed over and other parts replaced."""

    def make(edits: Mapping[str, str] | None = None, **parts: Any) -> Submission:
        return submission_of(replace(CONTENT, **parts).edited(edits or {}))

    return make


@pytest.fixture(scope="session")
def eight() -> Mapping[str, str]:
    """What is typed into the rows of four further signers."""
    return EIGHT


@pytest.fixture(scope="session")
def returned() -> Letter:
    """A letter that returns a form with two points to mend."""
    return LETTER


@pytest.fixture(scope="session")
def year() -> FiscalYear:
    """A year of the catalogue."""
    return YEAR


@pytest.fixture(scope="session")
def picture() -> Callable[..., bytes]:
    """Makes a picture of one colour: size, PNG or JPEG, colour."""
    return picture_bytes
