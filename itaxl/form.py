"""The form: ONE table of its fields that the template builder, the reader, the ribbon and the manual use.

A sheet's hidden column A holds the keys. A field's value is in column C of its key's row; a table has a hidden
row of column keys, a header row, its data rows, and an end row. Layout: docs/form.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from itaxl.organisation import organisation_types

SCHEMA: Final = 1
"""Raised by one whenever a key changes meaning or place; `reading` migrates older forms."""

KEY_COLUMN, LABEL_COLUMN, VALUE_COLUMN, HINT_COLUMN, REASON_COLUMN, RESULT_COLUMN = range(1, 7)
READY_MEASURES: Final = 20

GUIDE, OFFICE, SIGNERS, MEMO, REPORT, RESULTS = (
    "คู่มือ",
    "หน่วยงาน",
    "ผู้ลงนาม",
    "บันทึกข้อความ",
    "รายงาน",
    "ผลตรวจ",
)
INPUT_SHEETS: Final = (OFFICE, SIGNERS, MEMO, REPORT)
MARKS, UNDO, LISTS, I18N, CONF = "_marks", "_undo", "_lists", "_i18n", "xlwings.conf"

THAI_DIGITS, ARABIC_DIGITS, AS_TYPED = "เลขไทย", "เลขอารบิก", "ตามที่พิมพ์"
SHOW, HIDE = "ใช่", "ไม่"
NO_EMBLEM: Final = "ไม่มี"


class Kind(StrEnum):
    """What a field holds; rules choose their fields by it."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"
    CHOICE = "choice"
    PLACE = "place"
    NAME = "name"
    POSITION = "position"
    UNIT = "unit"
    ORG_CODE = "org_code"
    NUMBER = "number"
    ITEM_CODE = "item_code"
    PHONE = "phone"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Field:
    """One field or one column of a table.

    `choices` names a list of the hidden sheet ``_lists`` or gives the choices; `strict` choices refuse other
    text. `standard` says that a standard text stands in when it is blank. `default` is written into a new form.
    """

    key: str
    label: str
    label_en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    standard: bool = False
    default: str = ""
    hint: str = ""
    choices: tuple[str, ...] | str = ()
    strict: bool = False
    width: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet: `first_column` is where its first column of values stands; `rows` its fixed rows."""

    key: str
    sheet: str
    first_column: int
    columns: tuple[Field, ...]
    rows: tuple[Field, ...] = ()

    def column(self, key: str) -> Field:
        """The column with `key`; KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


ORG_TYPES: Final = tuple(organisation_types())
PASTE = "กด F2 ก่อนวางข้อความจาก Word"
PARAGRAPH_HINT = f"ขึ้นย่อหน้าใหม่ด้วย Alt+Enter · {PASTE}"
STANDARD_HINT = "เว้นว่างไว้ = ใช้ข้อความมาตรฐาน"

REASON = Field("reason", "คำชี้แจง", "Reason", width=26)
FINDING = Field("finding", "ผลตรวจ", "Finding", width=30)

FIELDS: Final[dict[str, tuple[Field, ...]]] = {
    GUIDE: (
        Field("meta.template", "รุ่นของแบบฟอร์ม", "Template version"),
        Field("meta.schema", "รหัสโครงสร้าง", "Form schema"),
    ),
    OFFICE: (
        Field(
            "org.type",
            "ประเภทหน่วยงาน",
            "Type of organisation",
            Kind.CHOICE,
            required=True,
            choices=ORG_TYPES,
            strict=True,
            hint="เลือกจากรายการ เช่น องค์การบริหารส่วนตำบล",
        ),
        Field(
            "org.name",
            "ชื่อหน่วยงาน",
            "Name of organisation",
            Kind.PLACE,
            required=True,
            hint="เฉพาะชื่อ ไม่ต้องมีคำว่า อบต. หรือเทศบาล เช่น หนองบัวงาม",
        ),
        Field(
            "org.subdistrict",
            "ตำบล",
            "Subdistrict",
            Kind.PLACE,
            hint="ไม่ต้องมีคำว่า ตำบล · อบจ. เว้นว่างได้",
        ),
        Field(
            "org.district",
            "อำเภอ",
            "District",
            Kind.PLACE,
            hint="ไม่ต้องมีคำว่า อำเภอ · อบจ. เว้นว่างได้",
        ),
        Field(
            "org.province",
            "จังหวัด",
            "Province",
            Kind.PLACE,
            required=True,
            choices="provinces",
            hint="เลือกจากรายการ หรือพิมพ์ชื่อจังหวัด",
        ),
        Field(
            "org.fiscal_year",
            "ปีที่ประเมิน ITA (พ.ศ.)",
            "ITA year (B.E.)",
            Kind.YEAR,
            required=True,
            choices="years",
            hint="ปีงบประมาณของการประเมิน เช่น ๒๕๖๙",
        ),
        Field(
            "org.doc_code",
            "รหัสหนังสือออก",
            "Document code",
            Kind.ORG_CODE,
            required=True,
            hint="อักษรย่อจังหวัดและเลขประจำหน่วยงาน เช่น นม ๙๓๕๐๑",
        ),
        Field(
            "org.department",
            "ส่วนราชการเจ้าของเรื่อง",
            "Department",
            Kind.UNIT,
            required=True,
            choices="departments",
            hint="เช่น สำนักปลัด กองคลัง",
        ),
        Field(
            "org.phone",
            "โทร.",
            "Phone",
            Kind.PHONE,
            hint="ไม่บังคับ เช่น ๐ ๔๔๓๘ ๑๐๐๐ · พิมพ์ต่อท้ายส่วนราชการ",
        ),
        Field(
            "org.emblem",
            "ตราครุฑ",
            "Emblem",
            Kind.PICTURE,
            hint="วางรูปทับช่องนี้ หรือพิมพ์ชื่อไฟล์รูป · พิมพ์ ไม่มี เมื่อใช้กระดาษที่มีตราอยู่แล้ว",
        ),
        Field(
            "style.memo_digits",
            "ตัวเลขในบันทึกข้อความ",
            "Digits in the memo",
            Kind.CHOICE,
            default=THAI_DIGITS,
            choices=(THAI_DIGITS, ARABIC_DIGITS, AS_TYPED),
            strict=True,
            hint="หนังสือราชการใช้เลขไทย",
        ),
        Field(
            "style.report_digits",
            "ตัวเลขในรายงาน",
            "Digits in the report",
            Kind.CHOICE,
            default=AS_TYPED,
            choices=(THAI_DIGITS, ARABIC_DIGITS, AS_TYPED),
            strict=True,
            hint="ตามที่พิมพ์ = ไม่เปลี่ยนตัวเลขในตาราง",
        ),
        Field(
            "style.font",
            "แบบอักษร",
            "Font",
            Kind.CHOICE,
            default="TH SarabunPSK",
            choices=("TH SarabunPSK", "TH Sarabun New"),
            strict=True,
            hint="แบบอักษรราชการ ขนาด ๑๖",
        ),
    ),
    MEMO: (
        Field(
            "memo.urgency",
            "ชั้นความเร็ว",
            "Urgency",
            Kind.CHOICE,
            choices=("ด่วน", "ด่วนมาก", "ด่วนที่สุด"),
            hint="ไม่บังคับ",
        ),
        Field(
            "memo.number",
            "เลขที่หนังสือ",
            "Memo number",
            Kind.NUMBER,
            required=True,
            hint="เฉพาะเลขหลังเครื่องหมาย / เช่น ๒๘",
        ),
        Field(
            "memo.date",
            "วันที่",
            "Date",
            Kind.DATE,
            required=True,
            hint="เช่น ๑๖ เมษายน ๒๕๖๙",
        ),
        Field(
            "memo.subject",
            "เรื่อง",
            "Subject",
            Kind.TEXT,
            standard=True,
            hint=STANDARD_HINT,
        ),
        Field("memo.to", "เรียน", "To", Kind.POSITION, standard=True, hint=STANDARD_HINT),
        Field(
            "memo.background",
            "เรื่องเดิม",
            "Background",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"{STANDARD_HINT} · {PARAGRAPH_HINT}",
        ),
        Field(
            "memo.oit_item",
            "ข้อ OIT",
            "OIT item",
            Kind.ITEM_CODE,
            standard=True,
            choices="items",
            hint="เช่น O43 · เว้นว่างไว้ = ข้อรายงานผลของปีนั้น",
        ),
        Field(
            "memo.oit_title",
            "ชื่อข้อมูลของข้อ OIT",
            "OIT item title",
            Kind.PARAGRAPHS,
            standard=True,
            hint="เว้นว่างไว้ = ชื่อข้อในคู่มือของปีนั้น",
        ),
        Field(
            "memo.oit_elements",
            "องค์ประกอบด้านข้อมูล",
            "OIT elements",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"เว้นว่างไว้ = องค์ประกอบในคู่มือของปีนั้น · {PASTE}",
        ),
        Field(
            "memo.facts",
            "ข้อเท็จจริง",
            "Facts",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"{STANDARD_HINT} · {PARAGRAPH_HINT}",
        ),
        Field(
            "memo.law",
            "ข้อกฎหมาย",
            "Law",
            Kind.PARAGRAPHS,
            hint=f"ไม่บังคับ · {PARAGRAPH_HINT}",
        ),
        Field(
            "memo.proposal",
            "ข้อเสนอเพื่อพิจารณา",
            "Proposal",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"{STANDARD_HINT} · {PARAGRAPH_HINT}",
        ),
        Field("memo.closing", "คำลงท้ายเรื่อง", "Closing", Kind.TEXT, standard=True, hint=STANDARD_HINT),
    ),
    REPORT: (
        Field(
            "report.title",
            "ชื่อรายงาน",
            "Report title",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"{STANDARD_HINT} · ขึ้นบรรทัดใหม่ด้วย Alt+Enter",
        ),
        Field(
            "report.intro",
            "คำนำรายงาน",
            "Introduction",
            Kind.PARAGRAPHS,
            standard=True,
            hint=f"{STANDARD_HINT} · {PARAGRAPH_HINT}",
        ),
    ),
}

SIGNERS_TABLE: Final = Table(
    key="sign",
    sheet=SIGNERS,
    first_column=3,
    columns=(
        Field("prefix", "คำนำหน้า", "Prefix", Kind.CHOICE, required=True, choices="prefixes", width=14),
        Field("name", "ชื่อ", "First name", Kind.NAME, required=True, width=18),
        Field("surname", "นามสกุล", "Surname", Kind.NAME, required=True, width=20),
        Field("position", "ตำแหน่ง", "Position", Kind.POSITION, required=True, choices="positions", width=34),
        Field("acting", "ปฏิบัติหน้าที่แทน", "Acting for", Kind.POSITION, width=34),
        Field("opinion", "ความเห็น", "Opinion", Kind.PARAGRAPHS, standard=True, width=34),
        Field("signature", "ลายเซ็น", "Signature", Kind.PICTURE, width=22),
        Field("show", "แสดง", "Show", Kind.CHOICE, default=SHOW, choices=(SHOW, HIDE), strict=True, width=8),
        REASON,
        FINDING,
    ),
    rows=(
        Field("sign.author", "ผู้จัดทำ", "Author", required=True),
        Field("sign.head", "หัวหน้าสำนักปลัด", "Head of office", required=True),
        Field("sign.clerk", "ปลัด", "Clerk", required=True),
        Field("sign.mayor", "นายก", "Mayor", required=True),
    ),
)

MEASURES_TABLE: Final = Table(
    key="measures",
    sheet=REPORT,
    first_column=2,
    columns=(
        Field("no", "ลำดับ", "No.", width=8),
        Field("measure", "มาตรการ/แนวทาง", "Measure", Kind.PARAGRAPHS, required=True, hint=PASTE, width=30),
        Field("method", "วิธีการดำเนินการ", "Method", Kind.PARAGRAPHS, required=True, hint=PASTE, width=38),
        Field(
            "owner",
            "ผู้รับผิดชอบ",
            "Owner",
            Kind.UNIT,
            required=True,
            choices="departments",
            hint="เช่น กองคลัง หรือ สำนักปลัด/กองคลัง",
            width=18,
        ),
        Field(
            "period",
            "ระยะเวลาดำเนินการ",
            "Period",
            Kind.PERIOD,
            required=True,
            hint="เช่น ม.ค. ๖๙ - มี.ค. ๖๙",
            width=18,
        ),
        Field("result", "ผลการดำเนินการ", "Result", Kind.PARAGRAPHS, required=True, hint=PASTE, width=40),
        Field("suggestion", "ข้อเสนอแนะ", "Suggestion", Kind.PARAGRAPHS, hint=PASTE, width=34),
        Field("evidence", "หลักฐาน", "Evidence", Kind.TEXT, hint="ไม่บังคับ เช่น ที่อยู่เว็บไซต์ของหลักฐาน", width=22),
        REASON,
        FINDING,
    ),
)

TABLES: Final = (SIGNERS_TABLE, MEASURES_TABLE)


def all_fields() -> Iterator[tuple[str, Field]]:
    """Every single field with its sheet, in the form's order; columns of tables are not among them."""
    for sheet, fields in FIELDS.items():
        for field in fields:
            yield sheet, field


_BY_KEY: Final = {field.key: field for _, field in all_fields()}


def field_of(key: str) -> Field:
    """The field or table column behind a submission's key: ``memo.date``, ``sign.author.name``, ``measures.3.result``.

    Raises KeyError for a key that the form does not have.
    """
    if key in _BY_KEY:
        return _BY_KEY[key]
    table_key, column = key.partition(".")[0], key.rpartition(".")[2]
    for table in TABLES:
        if table.key == table_key:
            return table.column(column)
    raise KeyError(key)
