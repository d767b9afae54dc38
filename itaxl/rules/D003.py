"""D003: a year of the common era where the Buddhist era is meant."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.finding import Finding, Severity
from itaxl.rules.misread import misread
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.thai.digits import to_arabic
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per C.E. year in a date, a period, a text or the ITA year."""
    typed = submission.fields.get("org.fiscal_year")
    match = _YEAR.search(to_arabic(typed.value)) if typed else None
    if typed and match:
        params = {"text": match.group(), "right": int(match.group()) + 543}
        yield Finding("D003", typed.ref, "org.fiscal_year", params, match.span())
    for each, _issue in misread("D003", submission, year):
        match = _YEAR.search(to_arabic(each.text))
        if match:
            start, end = match.span()
            span = each.start + start, each.start + end
            yield each.finding("D003", {"right": int(match.group()) + 543}, span=span)


RULE = Rule(
    code="D003",
    name="common-era-year",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ใช้ปี ค.ศ.", "“{text}” has a C.E. year"),
    why=Wording("หนังสือราชการใช้ปี พ.ศ.", "Official papers use the Buddhist era"),
    how=Wording("เปลี่ยนปีเป็น {right}", "Change the year to {right}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"memo.date": "16 เมษายน 2026"},
    good={"measures.1.result": "ติดตั้งโปรแกรม Word 2019 ให้เจ้าหน้าที่ธุรการทุกกอง"},
)
