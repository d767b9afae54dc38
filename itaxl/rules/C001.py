"""C001: one paper speaks of two reported years, or of an item that the year's list does not have."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.dated import Dated
from itaxl.evidence.prose import worded
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.evidence.years_said import years_said
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear
from itaxl.years.item_code import numbered

FIELDS: Final = frozenset({"memo.subject", "memo.facts", "memo.proposal", "report.title", "report.intro"})
"""What names the report and the year of its measures."""

OF_REPORT: Final = re.compile(
    r"(?:ผลการ(?:ดำเนินการ|ดำเนินงาน)|มาตรการ)(?:(?!ประเมิน|วิเคราะห์|ITA|OIT).){0,120}$", re.DOTALL
)
"""Before ประจำปีงบประมาณ …: it is the measures' year, not that of an assessment."""

ITEM: Final = re.compile(
    r"(?<![A-Za-z0-9])[Oo][0-9๐-๙]{1,2}(?![0-9๐-๙A-Za-z])|(?:ข้อ|OIT)\s?[0๐][0-9๐-๙]{2}(?![0-9๐-๙])"
)
"""O43 wherever it stands, and ๐๔๓ after ข้อ."""

OF_ITEM: Final = ("ข้อ", "O", "o")
"""One of these stands before the number of an item."""

NEAR: Final = 60
ANY_YEAR: Final = re.compile(r"ปี[^0-9\n]{0,20}(25[0-9]{2})")

TWO_YEARS = Wording(
    "เป็นปีงบประมาณ พ.ศ. {said} แต่ที่อื่นในเอกสารเป็น พ.ศ. {other}", "is of {said}, but elsewhere the paper is of {other}"
)
NO_ITEM = Wording("ไม่มีในรายการข้อของปี {year}", "is not in the list of {year}")
YEAR_IS = Wording("แก้ให้เป็นปีงบประมาณ พ.ศ. {reported} ทุกแห่ง", "write fiscal year {reported} everywhere")
ITEM_IS = Wording("แก้เป็นข้อ {item} ถ้าหมายถึงข้อรายงานผลนี้", "type {item} if the report's own item is meant")
ITEM_UNKNOWN = Wording("ดูเลขข้อในคู่มือของปี {year}", "look the item up in the manual of {year}")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per year of the measures that is not the reported one while another text has it, and per such item."""
    yield from _years(submission, year)
    for key, cell in worded(submission):
        if any(map(cell.value.__contains__, OF_ITEM)):
            yield from _items(key, cell, year)


def _years(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    own = year.year, year.reported_year
    named = [each for each in years_said(submission, year) if _is_of_report(each[0])]
    said = [(each, its_year) for each, its_year in named if its_year in own]
    if len({its_year for _, its_year in said}) < 2:
        return
    for each, its_year in said:
        if its_year != year.reported_year:
            other = next(other for _, other in said if other != its_year)
            params = {"problem": TWO_YEARS, "remedy": YEAR_IS, "said": its_year, "other": other}
            yield each.finding("C001", {**params, "reported": year.reported_year, "year": year.year})


def _is_of_report(each: Dated) -> bool:
    return each.key in FIELDS and each.text.startswith("ประจำ") and OF_REPORT.search(each.before) is not None


def _items(key: str, cell: Located[str], year: FiscalYear) -> Iterator[Finding]:
    for match in ITEM.finditer(cell.value):
        number = int(re.sub(r"\D", "", to_arabic(match[0])) or 0)
        if number and not numbered(f"O{number}", year) and not _is_of_another_year(cell.value, match, year):
            remedy = ITEM_IS if year.report_item else ITEM_UNKNOWN
            params = {"text": match[0], "problem": NO_ITEM, "remedy": remedy, "item": year.report_item or ""}
            span = raw_span(cell, *match.span())
            yield Finding("C001", cell.ref, key, {**params, "year": year.year}, span)


def _is_of_another_year(text: str, item: re.Match[str], year: FiscalYear) -> bool:
    """Whether the words beside an item name the other year that it is of."""
    near = to_arabic(text[max(0, item.start() - NEAR) : item.end() + NEAR])
    return any(int(said) not in (year.year, year.reported_year) for said in ANY_YEAR.findall(near))


RULE = Rule(
    code="C001",
    name="paper-of-two-years",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("พบ “{text}” ซึ่ง{problem}", "“{text}” was found, which {problem}"),
    why=Wording(
        "เอกสารฉบับเดียวต้องเป็นของปีเดียว มิฉะนั้นผู้ประเมินถือว่าเป็นรายงานของปีอื่น",
        "One paper is of one year, else it is taken for another year's report",
    ),
    how=Wording("ดูปีที่รายงาน แล้ว{remedy}", "See which year is reported: {remedy}"),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={"memo.facts": "ได้จัดทำข้อมูลตามแบบตรวจ OIT ข้อ O99 เรียบร้อยแล้ว"},
    good={"memo.facts": "ได้เผยแพร่ตามแบบตรวจ OIT ข้อ O1 ถึงข้อ O5 เรียบร้อยแล้ว"},
)
