"""N003: the code of an OIT item is not typed as the manuals print it."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.finding import Finding, Severity
from itaxl.fix import Safety
from itaxl.form import Kind
from itaxl.rules.item_code import item_code
from itaxl.rules.prose import is_prose, kind_of, typed, word_finding
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

WELL_FORMED: Final = re.compile(r"O[1-9]\d?")
IN_TEXT: Final = re.compile(
    r"[oO0๐](?:"
    r"(?:(?<=ข้อ.)|(?<=ข้อ .)|(?<=OIT .)|(?<=และ .))"
    r"(?:(?<=[๐0])[๐0]?[๑-๙1-9][๐-๙0-9]?|(?:[oO]|(?<=[oO]))[๐-๙]{1,2})(?![๐-๙0-9A-Za-z/.])"
    r"|(?<![A-Za-z0-9๐-๙].)(?<=[Oo])[๑-๙][๐-๙]?(?![๐-๙0-9A-Za-z]))"
)
"""๐๔๒ and o๔๒ after the word ข้อ, and O๔๒ wherever it stands.

The pattern begins with the first letter itself, so that the search leaps from one to the next.
"""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """An error in the field for the code, a note in running text."""
    for key, cell in typed(submission):
        if kind_of(key) is Kind.ITEM_CODE:
            code = item_code(cell.raw)
            if code and not WELL_FORMED.fullmatch(cell.raw.strip()):
                yield word_finding("N003", key, cell, (0, len(cell.raw)), code, safety=Safety.SAFE)
        elif is_prose(key):
            for match in IN_TEXT.finditer(cell.raw):
                if "ข้อ" in cell.raw[: match.start()] or match[0][0] in "oO":
                    code = item_code(match[0]) or match[0]
                    found = word_finding("N003", key, cell, match.span(), code, safety=Safety.SAFE)
                    yield Finding("N003", cell.ref, key, found.params, found.span, Severity.INFO, found.fix)


RULE = Rule(
    code="N003",
    name="item-code-in-thai-digits",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("รหัสข้อ OIT พิมพ์ว่า “{text}”", "The OIT item is typed “{text}”"),
    why=Wording(
        "รหัสขึ้นต้นด้วยตัวโออังกฤษแล้วตามด้วยเลขอารบิก ไม่ใช่เลขศูนย์", "A code is the letter O and Arabic digits, not a zero"
    ),
    how=Wording("พิมพ์ {right} แทน โปรแกรมแก้ให้ได้", "Type {right}; the program can do it"),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. (รหัสข้อ O1 เป็นต้นไป)",
    check=check,
    bad={"memo.oit_item": "๐๒๖"},
    good={"memo.oit_item": "", "memo.oit_title": "การดำเนินการตามข้อ O25 ในข้อ ๑๐ ของแผน"},
)
