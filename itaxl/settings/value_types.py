"""What a setting can hold: each kind reads a TOML value, or says what it should be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath
from typing import Any, Final

from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, THAI_DIGITS
from itaxl.model.cleaning import clean
from itaxl.model.wording import Wording
from itaxl.settings.mistakes import Wrong, quoted

LONGEST_LINE: Final = 300
LONGEST_TEXT: Final = 10_000
MOST_ENTRIES: Final = 200
LARGEST_TEMPLATE: Final = 5 * 1024 * 1024
LONGEST_FONT: Final = 31
"""Letters; Windows knows no font by a longer name."""

WORDS: Final[Mapping[str, Wording]] = {
    "organisation": Wording("ชื่อเต็มของหน่วยงาน", "full name of the organisation"),
    "department": Wording("ส่วนราชการเจ้าของเรื่อง", "the department"),
    "mayor": Wording("ตำแหน่งนายก", "title of the mayor"),
    "places": Wording("อำเภอและจังหวัด", "district and province"),
    "ita_year": Wording("ปีที่ประเมิน ITA", "year of the assessment"),
    "reported_year": Wording("ปีที่รายงานผล", "year that the report is about"),
    "analysed_year": Wording("ปีก่อนปีที่รายงานผล", "the year before it"),
    "measures_item": Wording("รหัสข้อมาตรการ", "code of the item of the measures"),
    "item": Wording("รหัสข้อรายงาน", "code of the item of the report"),
    "item_name": Wording("ชื่อข้อรายงาน", "name of that item"),
    "elements": Wording("รายการที่ข้อนั้นให้แสดง ข้อละบรรทัด", "what that item asks for, a line each"),
}
"""The words in braces that a standard text may hold, and what stands in their place."""

DIGITS: Final = {"thai": THAI_DIGITS, "arabic": ARABIC_DIGITS, "as_typed": AS_TYPED}
SURENESS: Final = ("yes", "partly", "no")
SEVERITIES: Final = ("error", "warning", "info", "off")
OFFSETS: Final = (-2, -1, 0)
FIRST_YEAR, LAST_YEAR = 2550, 2650

EMPTY = Wording("“{key}” ยังว่างอยู่ ใส่ข้อความ หรือลบบรรทัดนี้ออก", "“{key}” is empty; write something or take the line out")
TOO_LONG = Wording("“{key}” ยาวเกิน {limit} ตัวอักษร", "“{key}” is longer than {limit} letters")
TOO_MANY = Wording("“{key}” มีเกิน {limit} รายการ", "“{key}” has more than {limit} entries")
UNKNOWN_WORD = Wording(
    "ไม่รู้จัก {{{word}}} ในข้อความ คำที่ใช้ได้คือ {words}", "{{{word}}} is no word for this text; the words are {words}"
)
DID_YOU_MEAN_WORD = Wording(
    "ไม่รู้จัก {{{word}}} ในข้อความ อาจหมายถึง {{{near}}}", "{{{word}}} is no word for this text; did you mean {{{near}}}?"
)
CHRISTIAN_DAY = Wording(
    "“{key}” ใช้ปี ค.ศ. เช่น {example} (พ.ศ. ลบ 543)", "“{key}” takes the year A.D., such as {example}"
)
NO_FONT = Wording("“{key}” ไม่ใช่ชื่อแบบอักษร เช่น TH SarabunPSK", "“{key}” is no name of a font, such as TH SarabunPSK")
BAD_PICTURE = Wording("รูป “{name}” {fault}", "the picture “{name}” {fault}")
NOT_THERE = Wording("ไม่มีอยู่ข้างไฟล์ค่าตั้ง วางไฟล์รูปไว้ในโฟลเดอร์เดียวกัน", "is not beside the settings; put it into their folder")
ELSEWHERE = Wording(
    "อยู่ที่อื่น วางไฟล์รูปไว้ข้างไฟล์ค่าตั้ง แล้วใส่แค่ชื่อไฟล์", "lies elsewhere; put it beside the settings and write its name alone"
)
DAMAGED = Wording("เสียหายหรือเปิดไม่ได้ บันทึกใหม่เป็น PNG หรือ JPEG", "is damaged; save it anew as PNG or JPEG")
BAD_TEMPLATE = Wording(
    "แม่แบบ “{name}”: {fault} (ให้ itaxl ทำบันทึกข้อความขึ้นมา บันทึกเป็นแม่แบบ แล้วแก้สไตล์ที่ชื่อขึ้นต้นด้วย itaxl ใน Word)",
    "template “{name}”: {fault} (take a memo that itaxl made and change its styles named itaxl … in Word)",
)
TEMPLATE_NOT_THERE = Wording(
    "ไม่มีอยู่ข้างไฟล์ค่าตั้ง วางไว้ในโฟลเดอร์เดียวกัน", "is not beside the settings; put it into their folder"
)
TEMPLATE_ELSEWHERE = Wording(
    "อยู่ที่อื่น วางไว้ข้างไฟล์ค่าตั้ง แล้วใส่แค่ชื่อไฟล์", "lies elsewhere; put it beside the settings and write its name alone"
)
TEMPLATE_TOO_LARGE = Wording("ใหญ่เกิน 5 MB", "is over 5 MB")

_BRACED: Final = re.compile(r"\{([^{}\n]*)\}")
_ITEM: Final = re.compile(r"O[1-9][0-9]?")
_NO_FONT: Final = re.compile(r"[\"<>&;,/\\{}|]")


@dataclass(frozen=True, slots=True)
class ValueType:
    """What a setting holds: what is said when the value is none such, and how it is read beside its file."""

    expected: Wording
    read: Callable[[Any, str, Path], object]
    """From the value, its key and its file; raises Wrong, or TypeError when the value is of another kind."""


def _line(value: Any, key: str, _file: Path) -> str:
    text = _text(value, key, LONGEST_LINE)
    if "\n" in text:
        raise TypeError
    return text


def _text(value: Any, key: str, longest: int = LONGEST_TEXT) -> str:
    if not isinstance(value, str):
        raise TypeError
    text = clean(value)
    if not text:
        raise Wrong(EMPTY, key=key)
    if len(text) > longest:
        raise Wrong(TOO_LONG, key=key, limit=longest)
    return text


def _list(value: Any, key: str, file: Path) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    if not value:
        raise Wrong(EMPTY, key=key)
    if len(value) > MOST_ENTRIES:
        raise Wrong(TOO_MANY, key=key, limit=MOST_ENTRIES)
    return tuple(_line(entry, key, file) for entry in value)


def _lines(value: Any, key: str, file: Path) -> tuple[str, ...]:
    """The lines of one text, or a list of lines."""
    if isinstance(value, str):
        return tuple(line.strip() for line in _text(value, key).splitlines() if line.strip())
    return _list(value, key, file)


def _template(value: Any, key: str, _file: Path) -> str:
    text = _text(value, key)
    for found in _BRACED.finditer(text):
        word = found[1]
        if word not in WORDS:
            near = get_close_matches(word.strip().lower(), WORDS, n=1)
            if near:
                raise Wrong(DID_YOU_MEAN_WORD, word=quoted(word), near=near[0])
            raise Wrong(UNKNOWN_WORD, word=quoted(word), words=" ".join(f"{{{each}}}" for each in WORDS))
    return text


def _templates(value: Any, key: str, file: Path) -> tuple[str, ...]:
    return tuple(_template(entry, key, file) for entry in _list(value, key, file))


def _font(value: Any, key: str, file: Path) -> str:
    font = _line(value, key, file)
    if len(font) > LONGEST_FONT or _NO_FONT.search(font):
        raise Wrong(NO_FONT, key=key)
    return font


def _picture(value: Any, key: str, file: Path) -> bytes:
    from itaxl.documents.pictures import printable
    from itaxl.reading.form_pictures import NOT_FOUND
    from itaxl.workbook.pictures_file import OUTSIDE, picture_beside

    name = _line(value, key, file)
    data = picture_beside(name, file.parent)
    if isinstance(data, Wording):
        raise Wrong(BAD_PICTURE, name=quoted(name), fault={NOT_FOUND: NOT_THERE, OUTSIDE: ELSEWHERE}.get(data, data))
    if printable(data, width=1, height=1) is None:
        raise Wrong(BAD_PICTURE, name=quoted(name), fault=DAMAGED)
    return data


def _word_styles(value: Any, key: str, file: Path) -> object:
    from itaxl.docx.styles import Unusable, own_letters

    name = _line(value, key, file)
    place = file.parent / name
    if PureWindowsPath(name).name != name or name in (".", ".."):
        raise Wrong(BAD_TEMPLATE, name=quoted(name), fault=TEMPLATE_ELSEWHERE)
    try:
        with place.open("rb") as template:
            data = template.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError):
        raise Wrong(BAD_TEMPLATE, name=quoted(name), fault=TEMPLATE_NOT_THERE) from None
    if len(data) > LARGEST_TEMPLATE:
        raise Wrong(BAD_TEMPLATE, name=quoted(name), fault=TEMPLATE_TOO_LARGE)
    try:
        return own_letters(data)
    except Unusable as unusable:
        raise Wrong(BAD_TEMPLATE, name=quoted(name), fault=unusable.said) from None


def _one_of(*choices: str) -> Callable[[Any, str, Path], str]:
    def read(value: Any, _key: str, _file: Path) -> str:
        if value not in choices:
            raise TypeError
        return str(value)

    return read


def _digits(value: Any, _key: str, _file: Path) -> str:
    if not isinstance(value, str) or value not in DIGITS:
        raise TypeError
    return DIGITS[value]


def _number(value: Any, within: range) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in within:
        raise TypeError
    return value


def _code(value: Any, _key: str, _file: Path) -> str:
    if not isinstance(value, str) or not _ITEM.fullmatch(value):
        raise TypeError
    return value


def _day(value: Any, key: str, _file: Path) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError
    if value.year >= FIRST_YEAR - 100:
        raise Wrong(CHRISTIAN_DAY, key=key, example=f"{value.year - 543}-{value.month:02}-{value.day:02}")
    return value


TEXT: Final = ValueType(Wording('ต้องเป็นข้อความบรรทัดเดียวในเครื่องหมาย " "', 'must be one line of text between " "'), _line)
LINES: Final = ValueType(
    Wording(
        'ต้องเป็นข้อความ หรือหลายบรรทัด เช่น ["บรรทัดแรก", "บรรทัดที่สอง"]', 'must be a text or lines, as ["first", "second"]'
    ),
    _lines,
)
NAMES: Final = ValueType(
    Wording('ต้องเป็นรายการ เช่น ["สำนักปลัด", "กองคลัง"]', 'must be a list, as ["สำนักปลัด", "กองคลัง"]'), _list
)
TEMPLATE: Final = ValueType(
    Wording(
        'ต้องเป็นข้อความในเครื่องหมาย " " หลายบรรทัดใช้ """ … """',
        'must be a text between " ", or between """ and """ for several lines',
    ),
    _template,
)
TEMPLATES: Final = ValueType(
    Wording('ต้องเป็นรายการข้อความ เช่น ["ข้อความแรก", "ข้อความที่สอง"]', 'must be a list of texts, as ["first", "second"]'),
    _templates,
)
DIGITS_KIND: Final = ValueType(
    Wording('ใช้ได้แค่ "thai" (เลขไทย) "arabic" (เลขอารบิก) หรือ "as_typed" (ตามที่พิมพ์)', 'is "thai", "arabic" or "as_typed"'),
    _digits,
)
FONT: Final = ValueType(
    Wording('ต้องเป็นชื่อแบบอักษร เช่น "TH Sarabun New"', 'must be the name of a font, as "TH Sarabun New"'), _font
)
PICTURE: Final = ValueType(
    Wording('ต้องเป็นชื่อไฟล์รูปที่อยู่ข้างไฟล์นี้ เช่น "ครุฑ.png"', 'must name a picture beside this file, as "krut.png"'), _picture
)
WORD_STYLES: Final = ValueType(
    Wording('ต้องเป็นชื่อไฟล์ Word ที่อยู่ข้างไฟล์นี้ เช่น "แม่แบบ.docx"', 'must name a Word file beside this file, as "office.docx"'),
    _word_styles,
)
ITEM_CODE: Final = ValueType(
    Wording('ต้องเป็นรหัสข้อ ตัว O ใหญ่ตามด้วยเลข เช่น "O26"', 'must be an item\'s code, a capital O and a number, as "O26"'),
    _code,
)
OFFSET: Final = ValueType(
    Wording("ต้องเป็น 0 (รายงานผลปีเดียวกัน) หรือ -1 (รายงานผลปีก่อน)", "must be 0 (the same year) or -1 (the year before)"),
    lambda value, _key, _file: _number(value, range(OFFSETS[0], OFFSETS[-1] + 1)),
)
YEAR: Final = ValueType(
    Wording("ต้องเป็นปี พ.ศ. เช่น 2570", "must be a Buddhist year, as 2570"),
    lambda value, _key, _file: _number(value, range(FIRST_YEAR, LAST_YEAR)),
)
DAY: Final = ValueType(
    Wording('ต้องเป็นวันที่ ปี ค.ศ.-เดือน-วัน ไม่ใส่เครื่องหมาย " " เช่น 2027-04-30', "must be a day without quotes, as 2027-04-30"),
    _day,
)
SURE: Final = ValueType(
    Wording('ใช้ได้แค่ "yes" (ยืนยันแล้ว) "partly" (บางส่วน) หรือ "no" (ยังไม่ยืนยัน)', 'is "yes", "partly" or "no"'),
    _one_of(*SURENESS),
)
SEVERITY: Final = ValueType(
    Wording('ใช้ได้แค่ "error" "warning" "info" หรือ "off" (ไม่ตรวจ)', 'is "error", "warning", "info" or "off"'),
    _one_of(*SEVERITIES),
)
