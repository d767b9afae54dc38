"""O009: the telephone, the district or the document code is typed in an odd way."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

LENGTHS: Final = (9, 10)
"""Digits of an office's telephone and of a mobile one."""

HOTLINE: Final = 4
"""Digits of a hotline, which begins with 1."""

LABEL: Final = re.compile(r"โทรศัพท์|โทรสาร|แฟกซ์|โทร\.?|มือถือ|สายด่วน|เบอร์|หมายเลข|(?:Tel|Fax)\.?|:", re.IGNORECASE)
EXTENSION: Final = re.compile(r"\s*(?:ต่อ|กด|ext\.?)\s*[0-9][0-9,\s\-/]*", re.IGNORECASE)
SEVERAL: Final = re.compile(r"\s*(?:,|;|/|หรือ|และ|\n)\s*")
LINES: Final = re.compile(r"(?<=[0-9])\s?[-–]\s?[0-9]{1,2}\s*$")
"""Further lines of one number: ๐ ๔๔๓๘ ๑๐๐๐ - ๒."""

SOMEWHERE_ELSE: Final = re.compile(r"โทร|0[ -]?[0-9](?:[ -]?[0-9]){7,}")
GLUED: Final = re.compile(r"\s*[ก-ฮ]{2,3}(?=[0-9๐-๙])")

ODD_LENGTH = Wording("มี {count} หลัก", "it has {count} digits")
REPEATED = Wording("มีหมายเลขเดียวกันสองครั้ง", "it has one number twice")
WORDS = Wording("ไม่ใช่หมายเลขโทรศัพท์", "it is no telephone number")
TWICE = Wording("พิมพ์โทรศัพท์ไว้ที่นี่ด้วย จึงพิมพ์ซ้ำในหัวบันทึก", "the telephone stands here too, so the memo's head prints it twice")
DISTRICT = Wording("เขียน เมือง คำเดียว", "it says เมือง alone")
NO_SPACE = Wording("ไม่เว้นวรรคหลังอักษรย่อจังหวัด", "no space follows the province's letters")

HOW_PHONE = Wording("พิมพ์ ๙ หรือ ๑๐ หลัก เช่น ๐ ๔๔๓๘ ๑๐๐๐", "type 9 or 10 digits, such as ๐ ๔๔๓๘ ๑๐๐๐")
HOW_TWICE = Wording("พิมพ์ชื่อส่วนราชการอย่างเดียว", "type the division's name alone")
HOW_RIGHT = Wording("พิมพ์ “{right}”", "type “{right}”")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per telephone, district and document code that a careful officer would mark."""
    yield from _phone(submission)
    yield from _retyped(submission, "org.district", _whole_district(submission), DISTRICT)
    code = submission.fields.get("org.doc_code")
    glued = GLUED.match(code.value) if code else None
    right = f"{glued[0].strip()} {code.value[glued.end() :]}" if glued and code else ""
    yield from _retyped(submission, "org.doc_code", right, NO_SPACE)


def _phone(submission: Submission) -> Iterator[Finding]:
    cell = submission.fields.get("org.phone")
    if cell is None or not cell.value.strip():
        return
    problem, count = _odd_phone(to_arabic(cell.value))
    if problem:
        params = {"text": cell.value, "problem": problem, "count": count, "remedy": HOW_PHONE}
        severity = Severity.WARNING if problem is WORDS else None
        yield Finding("O009", cell.ref, "org.phone", params, (0, len(cell.raw)), severity)
    unit = submission.fields.get("org.department")
    again = SOMEWHERE_ELSE.search(to_arabic(unit.raw)) if unit else None
    if unit and again:
        params = {"text": unit.value, "problem": TWICE, "remedy": HOW_TWICE}
        yield Finding("O009", unit.ref, "org.department", params, (again.start(), len(unit.raw)))


def _odd_phone(text: str) -> tuple[Wording | None, int]:
    bare = EXTENSION.sub("", LABEL.sub(" ", text)).strip()
    if re.search("[ก-๎A-Za-z]", SEVERAL.sub("", bare)) or not re.search(r"\d", bare):
        return WORDS, 0
    numbers = list(filter(None, SEVERAL.split(bare)))
    for number in numbers:
        digits, whole = re.sub(r"\D", "", LINES.sub("", number)), re.sub(r"\D", "", number)
        if not _is_of_usual_length(digits) and not _is_of_usual_length(whole):
            return ODD_LENGTH, len(digits)
    different = {re.sub(r"\D", "", number) for number in numbers}
    return (None if len(different) == len(numbers) else REPEATED), 0


def _is_of_usual_length(digits: str) -> bool:
    return len(digits) in LENGTHS or (len(digits) == HOTLINE and digits[0] == "1")


def _whole_district(submission: Submission) -> str:
    province = submission.text("org.province").strip()
    return f"เมือง{province}" if province and submission.text("org.district").strip() == "เมือง" else ""


def _retyped(submission: Submission, key: str, right: str, problem: Wording) -> Iterator[Finding]:
    cell = submission.fields.get(key)
    if cell and right:
        params = {"text": cell.value, "problem": problem, "remedy": HOW_RIGHT, "right": right}
        fix = Fix(Safety.ASK, (Edit(cell.ref, 0, len(cell.raw), cell.raw, right),))
        yield Finding("O009", cell.ref, key, params, (0, len(cell.raw)), fix=fix)


RULE = Rule(
    code="O009",
    name="odd-office-detail",
    stage=2,
    severity=Severity.INFO,
    what=Wording("ช่องนี้พิมพ์ว่า “{text}” {problem}", "The cell has “{text}”: {problem}"),
    why=Wording(
        "พิมพ์ลงหัวบันทึกและชื่อรายงานตามที่กรอก", "It is printed in the memo's head or the report's title as it stands"
    ),
    how=Wording("ตรวจอีกครั้ง แล้ว{remedy}", "Look again: {remedy}"),
    source="practice; แผนเลขหมายโทรคมนาคม (กสทช.): ๙ หลักประจำที่ ๑๐ หลักเคลื่อนที่ ๔ หลักสายด่วน",
    check=check,
    bad={"org.phone": "๐ ๓๙๐๐ ๐๐๐"},
    good={"org.phone": "โทร. 0 3900 0000 ต่อ 12"},
)
