"""The one table of settings: what an itaxl.toml and a year file may say, of which kind, and what it is for.

Reading, checking, the example, `itaxl settings` and docs/settings.md all follow it. A * stands for any name of its
sort: a standard text's key, a year, an item's code, a rule's code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from itaxl.model.wording import Wording
from itaxl.settings import value_types
from itaxl.settings.value_types import ValueType

ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: its key, its kind, what it is for, and a value as it is written."""

    key: str
    kind: ValueType
    what: Wording
    example: str


OWN: Final = (
    Setting(
        "digits",
        value_types.DIGITS_KIND,
        Wording(
            "ตัวเลขในเอกสาร ใช้เมื่อแบบฟอร์มยังเป็นค่าที่ให้มา",
            "digits of the documents, where the form still says what every new form says",
        ),
        '"thai"',
    ),
    Setting(
        "font",
        value_types.FONT,
        Wording(
            "แบบอักษรของเอกสาร ใช้เมื่อแบบฟอร์มยังเป็นค่าที่ให้มา",
            "font of the documents, where the form still says what every new form says",
        ),
        '"TH Sarabun New"',
    ),
    Setting(
        "emblem",
        value_types.PICTURE,
        Wording("รูปตราครุฑ ใช้เมื่อแบบฟอร์มไม่ได้ใส่รูป", "picture of the emblem, for forms without one"),
        '"ครุฑ.png"',
    ),
    Setting(
        "template",
        value_types.WORD_STYLES,
        Wording(
            "ไฟล์ Word ที่มีสไตล์ของหน่วยงาน (ชื่อขึ้นต้นด้วย itaxl) เอกสารใช้ตัวอักษรตามสไตล์นั้น",
            "a Word file with the office's own styles (named itaxl …), whose letters its documents take over",
        ),
        '"แม่แบบ.docx"',
    ),
    Setting(
        "departments",
        value_types.NAMES,
        Wording(
            "ชื่อส่วนราชการของหน่วยงาน ใช้ในรายการให้เลือกของแบบฟอร์มใหม่ และการตรวจถือว่าสะกดถูก",
            "the office's divisions: offered by new forms, and right as they are written for the check",
        ),
        '["สำนักปลัด", "กองคลัง", "กองช่าง"]',
    ),
    Setting(
        "office.name",
        value_types.TEXT,
        Wording("ชื่อหน่วยงานที่ออกหนังสือแจ้งให้แก้ไข", "who writes the letters that return forms"),
        '"สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอตัวอย่าง"',
    ),
    Setting(
        "office.address",
        value_types.LINES,
        Wording("ที่อยู่ใต้ชื่อหน่วยงานในหนังสือ", "the address below that name"),
        '["ที่ว่าการอำเภอตัวอย่าง", "ถนนสมมุติ จังหวัดตัวอย่าง ๑๐๐๐๐"]',
    ),
    Setting(
        "office.code",
        value_types.TEXT,
        Wording("รหัสหนังสือ ก่อนเครื่องหมาย /", "code of its letters, before the /"),
        '"ตย ๐๐๒๓.๑"',
    ),
    Setting(
        "office.contact",
        value_types.LINES,
        Wording("ผู้ติดต่อ ท้ายหนังสือ", "whom to ask, at the foot of a letter"),
        '["กลุ่มงานส่งเสริมและพัฒนาท้องถิ่น", "โทร. ๐ ๐๐๐๐ ๐๐๐๐"]',
    ),
    Setting(
        "office.signer.name", value_types.TEXT, Wording("ผู้ลงนามในหนังสือ", "who signs the letters"), '"นายต้น  สมมุตินาม"'
    ),
    Setting(
        "office.signer.position",
        value_types.LINES,
        Wording("ตำแหน่งของผู้ลงนาม", "the signer's position"),
        '["ท้องถิ่นอำเภอตัวอย่าง"]',
    ),
    Setting(
        "office.signer.signature",
        value_types.PICTURE,
        Wording("รูปลายเซ็นของผู้ลงนาม ถ้าต้องการพิมพ์ลงในหนังสือ", "picture of the signature, to be printed"),
        '"ลายเซ็น.png"',
    ),
    Setting(
        "texts.*",
        value_types.TEMPLATE,
        Wording("ข้อความมาตรฐานของช่องที่เว้นว่าง แทนข้อความของ itaxl", "an office's own standard text of a blank field"),
        '"{department} ขอรายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. {reported_year}"',
    ),
)

YEAR: Final = (
    Setting(
        "extends", value_types.YEAR, Wording("ปีที่นำรายการข้อมาใช้ก่อน", "the year whose items are taken over first"), "2569"
    ),
    Setting("measures_item", value_types.ITEM_CODE, Wording("ข้อมาตรการ", "the item with the measures"), '"O25"'),
    Setting("report_item", value_types.ITEM_CODE, Wording("ข้อรายงานผล", "the item with the report"), '"O26"'),
    Setting(
        "report_year_offset",
        value_types.OFFSET,
        Wording("รายงานผลของปีใด: 0 ปีเดียวกัน, -1 ปีก่อน", "which year the report is about: 0 the same, -1 the year before"),
        "-1",
    ),
    Setting(
        "oit_opens",
        value_types.DAY,
        Wording("วันแรกที่เปิดให้เผยแพร่ (ปี ค.ศ.)", "first day of publishing (A.D.)"),
        "2027-03-01",
    ),
    Setting(
        "oit_closes",
        value_types.DAY,
        Wording("วันสุดท้ายของการเผยแพร่ (ปี ค.ศ.)", "last day of publishing (A.D.)"),
        "2027-04-30",
    ),
    Setting(
        "confirmed",
        value_types.SURE,
        Wording("แน่ใจเพียงใด: yes, partly, no", "how sure it is: yes, partly or no"),
        '"yes"',
    ),
    Setting("source", value_types.TEXT, Wording("ที่มา", "where it is known from"), '"คู่มือ ITA 2570 หน้า 40"'),
    Setting("source_th", value_types.TEXT, Wording("ที่มา เป็นภาษาไทย", "the same in Thai"), '"คู่มือ ITA 2570 หน้า 40"'),
    Setting(
        "items.*.name",
        value_types.TEXT,
        Wording("ชื่อข้อ ตามคู่มือ", "the item's name in the manual"),
        '"รายงานผลการดำเนินการ"',
    ),
    Setting("items.*.group", value_types.TEXT, Wording("กลุ่มที่ข้อนั้นอยู่", "the group it stands in"), '"10 การป้องกันการทุจริต"'),
    Setting(
        "items.*.elements",
        value_types.TEMPLATES,
        Wording("รายการที่ข้อนั้นให้แสดง", "what the item's page must show"),
        '["แสดงผลการดำเนินการตามมาตรการ", "เป็นการดำเนินการในปี พ.ศ. {reported_year}"]',
    ),
    Setting("items.*.confirmed", value_types.SURE, Wording("แน่ใจข้อนี้เพียงใด", "how sure this item is"), '"yes"'),
    Setting(
        "items.*.source",
        value_types.TEXT,
        Wording("ที่มาของข้อนี้", "where this item is known from"),
        '"คู่มือ ITA 2570 หน้า 43"',
    ),
    Setting(
        "policy.*",
        value_types.SEVERITY,
        Wording(
            "ระดับของกฎในปีนี้: error, warning, info, off", "what a rule weighs in this year: error, warning, info, off"
        ),
        '"error"',
    ),
)
"""What may be said of a year, in an itaxl.toml below [years.2570] and in a year file."""

YEAR_FILE_ALONE: Final = (
    Setting("year", value_types.YEAR, Wording("ปีที่ประเมิน ITA", "the ITA year"), "2570"),
    Setting(
        "items_confirmed", value_types.SURE, Wording("แน่ใจข้ออื่นที่ไม่ได้บอกเพียงใด", "how sure the other items are"), '"no"'
    ),
    Setting(
        "items_source",
        value_types.TEXT,
        Wording("ที่มาของข้ออื่นที่ไม่ได้บอก", "where the other items are known from"),
        '"คู่มือ ITA 2569"',
    ),
)
"""What a year file says besides."""

YEARS: Final = (
    Setting(
        "file",
        value_types.TEXT,
        Wording(
            "ไฟล์รายการข้อของทั้งปี ที่อยู่ข้างไฟล์นี้ ใช้แทนบรรทัดอื่นใต้หัวข้อนี้",
            "a whole year file beside this one, instead of the other lines",
        ),
        '"2570.toml"',
    ),
    *YEAR,
)

SETTINGS: Final = OWN + tuple(Setting(f"years.*.{entry.key}", entry.kind, entry.what, entry.example) for entry in YEARS)
YEAR_FILE: Final = YEAR_FILE_ALONE + YEAR

Tree = Mapping[str, Any]
"""The table by name, level by level: a Setting at the end of a key, another tree before it."""


@cache
def tree(table: tuple[Setting, ...]) -> Tree:
    """The table as it lies in a file."""
    whole: dict[str, Any] = {}
    for setting in table:
        *tables, name = setting.key.split(".")
        below = whole
        for each in tables:
            below = below.setdefault(each, {})
        below[name] = setting
    return whole
