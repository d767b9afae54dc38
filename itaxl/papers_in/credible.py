"""Whether a text can be the value of a field: a date reads as one day, a name has no post in it, and so on."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from itaxl.form.organisation import organisation_types
from itaxl.thai.dates import ONE_DAY, read_date
from itaxl.thai.digits import to_arabic
from itaxl.thai.places import districts, province_letters
from itaxl.years.item_code import item_code

_UNIT: Final = re.compile(
    r"(?:สำนัก|กอง|ฝ่าย|งาน|ส่วน(?!ราชการ)|หน่วย|กลุ่ม|ศูนย์|ทุก|สถาน|โรงเรียน|คณะ|โรง|ปลัด|ผู้บริหาร|เลขา|นิติกร|หัวหน้า|นัก|เจ้าพนักงาน|สภา)"
)
_POST: Final = re.compile(
    r"(?:รอง|ผู้ช่วย)?(?:นายก|ปลัด|หัวหน้า|ผู้อำนวยการ|ผอ\.|นัก|เจ้าพนักงาน|เจ้าหน้าที่|นิติกร|วิศวกร|นายช่าง|ผู้|สถาปนิก|พนักงาน|บุคลากร|เลขานุการ|ประธาน|พยาบาล|ครู|สัตวแพทย์|ครูผู้)"
)
_NAME: Final = re.compile(r"[ก-๎]{2,30}(?: (?:ณ )?[ก-๎]{1,30}){0,3}")
_IN_NO_NAME: Final = re.compile("นายกเทศ|นายกอง|ปลัด|หัวหน้า|สำนัก|เทศบาล|องค์การ|ผู้อำนวย|ความเห็น|อนุมัติ|บริหาร")
_NUMBER: Final = re.compile(r"(?:ว\s?)?[\d๐-๙]{1,6}(?:/[\d๐-๙]{2,4})?")
_DOC_CODE: Final = re.compile(r"([ก-ฮ]{2})\s?\d{5}(?:\.\d{1,3})*")
_PHONE: Final = re.compile(r"[\d๐-๙][\d๐-๙\s\-–,()]{6,}(?:ต่อ\s*[\d๐-๙,\s\-]+)?")
_SHORT: Final = 300
_LIKE_A_SECTION: Final = 6


def is_credible(key: str, text: str) -> bool:
    """Whether `text` can be what the field `key` holds."""
    column = key.rpartition(".")[2] if key.startswith(("measures.", "sign.")) else key
    test = _TESTS.get(column)
    return test is None or test(text)


def _is_unit(text: str) -> bool:
    return _UNIT.match(text) is not None and len(text) < _SHORT


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not _IN_NO_NAME.search(text)


def _is_code(text: str) -> bool:
    match = _DOC_CODE.fullmatch(to_arabic(text))
    return match is not None and match[1] in province_letters()


def _is_line(text: str) -> bool:
    return "\n" not in text and _LIKE_A_SECTION < len(text) < _SHORT


def _is_place(text: str) -> bool:
    return re.fullmatch("[ก-๎]{2,30}", text) is not None


def _is_some(text: str) -> bool:
    """Whether a cell of the table says anything: one that is only a number or a sign does not."""
    return len(re.findall("[ก-ฮ]", text)) > 1


_TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "org.type": lambda text: text in organisation_types(),
    "org.name": _is_place,
    "org.subdistrict": _is_place,
    "org.district": lambda text: any(text in named for named in districts().values()),
    "org.province": lambda text: text in districts(),
    "org.doc_code": _is_code,
    "org.department": _is_unit,
    "org.phone": lambda text: _PHONE.fullmatch(text) is not None,
    "memo.number": lambda text: _NUMBER.fullmatch(text) is not None,
    "memo.date": lambda text: read_date(text).kind in ONE_DAY,
    "memo.subject": _is_line,
    "memo.to": lambda text: _is_line(text) and _POST.match(text) is not None,
    "memo.oit_item": lambda text: item_code(text) is not None,
    "memo.closing": _is_line,
    "name": _is_name,
    "surname": _is_name,
    "position": lambda text: _POST.match(text) is not None and len(text) < _SHORT,
    "measure": _is_some,
    "method": _is_some,
    "result": _is_some,
    "owner": _is_unit,
    "period": lambda text: read_date(text, fiscal_year=2560).understood,
}
"""What the text of a field must be; a column of a table by its own name."""
