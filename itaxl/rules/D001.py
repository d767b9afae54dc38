"""D001: a date, period or year field holds something that cannot be read as one."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.misread import meaning, misread
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind, field_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.years.catalogue import FiscalYear, known_years

NOT_A_YEAR = Wording("ไม่ใช่ปี พ.ศ. สี่หลัก", "not a year of the Buddhist era")
DAY = Wording("๑๖ เมษายน {year}", "๑๖ เมษายน {year}")
PERIOD = Wording(
    "ม.ค. {short} - มี.ค. {short} หรือ ปีงบประมาณ พ.ศ. {reported}",
    "ม.ค. {short} - มี.ค. {short} or ปีงบประมาณ พ.ศ. {reported}",
)
YEAR = Wording("{year}", "{year}")

_YEAR: Final = re.compile(r"(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*(?:2[45]\d\d|20\d\d)")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per filled date, period or year field that cannot be read, for lack of a year too."""
    params = {"year": year.year, "reported": year.reported_year, "short": to_thai(str(year.reported_year % 100))}
    typed = submission.fields.get("org.fiscal_year")
    if typed and typed.value.strip() and not _YEAR.fullmatch(to_arabic(typed.value).strip()):
        known = {"year": year.year if year.year in known_years() else known_years()[-1]}
        words = {"text": typed.value, "problem": NOT_A_YEAR, "example": YEAR, **params, **known}
        yield Finding("D001", typed.ref, "org.fiscal_year", words, (0, len(typed.raw)))
    for each, issues in misread("D001", submission, year, texts=False):
        example = PERIOD if field_of(each.key).kind is Kind.PERIOD else DAY
        yield each.finding("D001", {"problem": meaning(issues), "example": example, **params})


RULE = Rule(
    code="D001",
    name="not-a-date",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("อ่าน “{text}” เป็นวันที่ไม่ได้ เพราะ{problem}", "“{text}” cannot be read as a date: {problem}"),
    why=Wording("ช่องนี้พิมพ์ลงเอกสารและบอกปีที่รายงาน", "The documents print it and it shows the year"),
    how=Wording("พิมพ์ใหม่ให้ครบ เช่น {example}", "Type it in full, such as {example}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"memo.date": "อยู่ระหว่างดำเนินการ"},
    good={"measures.1.period": "ทุกไตรมาส"},
)
