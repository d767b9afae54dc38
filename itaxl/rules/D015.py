"""D015: between a day and its year stands what is no month."""

from collections.abc import Iterator

from itaxl.evidence.misread import misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per such date: an error in a field for a date, which then has none, a warning in a text."""
    for each, _issues in misread("D015", submission, year):
        yield each.finding("D015", severity=Severity.ERROR if each.whole else None)


RULE = Rule(
    code="D015",
    name="no-such-month",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("เดือนใน “{text}” ไม่ใช่ชื่อหรือตัวย่อของเดือนใด", "“{text}” names no month"),
    why=Wording("ผู้อ่านไม่รู้ว่าเป็นเดือนใด", "Nobody can tell which month it is"),
    how=Wording("พิมพ์ชื่อเดือนเต็ม หรือตัวย่อที่มีจุดสองจุด", "Type the month in full, or its abbreviation with two dots"),
    source="พจนานุกรมฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔",
    check=check,
    bad={"measures.2.suggestion": "ควรประกาศซ้ำทุกปี ครั้งแรกเมื่อ 14 ก.ภ. 2568"},
    good={"measures.2.suggestion": "ควรประกาศซ้ำทุกปี ครั้งแรกเมื่อ 14 ก.พ. 2568"},
)
