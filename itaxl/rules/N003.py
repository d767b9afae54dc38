"""N003: the code of an OIT item is not typed as the manuals print it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.prose import is_prose, kind_of, typed, word_finding
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.verbatim import is_verbatim
from itaxl.years.catalogue import FiscalYear
from itaxl.years.item_code import item_code, numbered

WELL_FORMED: Final = re.compile(r"O[1-9]\d?")
NOT_ON: Final = (
    r"(?![๐-๙0-9A-Za-z/.:])(?![ ]?[-–][ ]?(?:[1-9๑-๙]|[๐-๙0-9]+[-–]))(?![ ][๐-๙0-9]{3})"
    r"(?![ ]?(?:น\.|นาฬิกา|นาที|คน|ราย|บาท|วัน|เดือน|ปี|มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุนา|กรกฎ|สิงหา|กันยา|ตุลา|พฤศ|ธันวา"
    r"|[ก-ธมส]\.?[คพย]\.|มิ\.?ย|มี\.?ค|เม\.?ย))"
)
"""Not a piece of a longer number, of a telephone's, a time, a day or an amount."""

IN_TEXT: Final = re.compile(
    r"[oO0๐](?:"
    r"(?:(?<=ข้อ.)|(?<=ข้อ .)|(?<=OIT .))"
    rf"(?:(?<=[๐0])[๐0]?[๑-๙1-9][๐-๙0-9]?|(?:[oO]|(?<=[oO]))[๐-๙]{{1,2}}){NOT_ON}"
    r"|(?<![A-Za-z0-9๐-๙].)(?<=[Oo])[๑-๙][๐-๙]?(?![๐-๙0-9A-Za-z]))"
)
"""๐๔๒ and o๔๒ after the word ข้อ, and O๔๒ wherever it stands.

The pattern begins with the first letter itself, so that the search leaps from one to the next.
"""

LISTED: Final = re.compile(
    rf"\s?(?:,|และ|หรือ|ถึง|[-–])\s?(?:ข้อ\s?)?(?P<code>(?:[oO][๐-๙]|[๐0]{{1,2}}[๑-๙1-9])[๐-๙0-9]?{NOT_ON})"
)
"""The next code of a list that has begun: ข้อ ๐๔๒ และ ๐๔๓."""

RIGHT: Final = re.compile(r"(?<![A-Za-z0-9๐-๙])O[1-9]\d?(?![A-Za-z0-9๐-๙])")
OF_ITEMS: Final = re.compile(r"OIT|\bITA|เปิดเผยข้อมูลสาธารณะ|(?<![A-Za-z0-9๐-๙])[Oo][1-9๑-๙]")
"""What a text about the items has in it."""

MOST_ITEMS: Final = 48
"""Of any year's list: a text may speak of an earlier one."""

OF_OIT: Final = "memo.oit_"
PARAGRAPH: Final = 2
"""Characters of a number after ข้อ that may be a paragraph of something else: ข้อ 05."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """An error in the field for the code, where I001 and I002 speak of another item's, and a note in running text."""
    for key, cell in typed(submission):
        if kind_of(key) is Kind.ITEM_CODE:
            code = item_code(cell.raw)
            if code and year.report_item in {None, code} and not WELL_FORMED.fullmatch(cell.raw.strip()):
                yield word_finding("N003", key, cell, (0, len(cell.raw)), code, sure=numbered(code, year))
        elif is_prose(key):
            for start, end, code in mistyped_codes(cell.raw):
                about_items = key.startswith(OF_OIT) or OF_ITEMS.search(cell.raw) is not None
                if about_items or end - start > PARAGRAPH:
                    sure = about_items and int(code[1:]) <= MOST_ITEMS
                    found = word_finding("N003", key, cell, (start, end), code, sure=sure)
                    yield replace(found, severity=Severity.INFO)


def mistyped_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where codes stand that are not typed as the manuals print them, and how they are printed."""
    spans = {match.span() for match in IN_TEXT.finditer(text)}
    ends = [end for _, end in spans] + ([match.end() for match in RIGHT.finditer(text)] if "O" in text else [])
    while ends:
        listed = LISTED.match(text, ends.pop())
        if listed and listed.span("code") not in spans:
            spans.add(listed.span("code"))
            ends.append(listed.end())
    for start, end in sorted(spans):
        code = item_code(text[start:end])
        if code and not is_verbatim(text, start, end):
            yield start, end, code


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
