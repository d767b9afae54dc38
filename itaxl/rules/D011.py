"""D011: the memo is dated after the year's OIT window has closed."""

from collections.abc import Iterator

from itaxl.evidence.dated import MEMO_DATE, date_fields
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

CONFIRMED = Wording("ตามประกาศของสำนักงาน ป.ป.ช.", "from the notice of the NACC")
UNCONFIRMED = Wording("ยังไม่ได้ยืนยันกับประกาศ", "not yet confirmed with the notice")
YEAR_ENDS = Wording("ไม่ทราบวันปิดรับ จึงนับถึงวันสิ้นปีงบประมาณ", "not known, so the last day of the ITA year")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding for a memo after the closing day, or after the ITA year where that day is not known."""
    for each in date_fields(submission):
        if each.key == MEMO_DATE and each.reading.start and each.reading.start > year.memo_closes:
            days = {"opens": year.memo_opens, "closes": year.memo_closes}
            yield each.finding("D011", {**days, "year": year.year, "known": _known(year)})


def _known(year: FiscalYear) -> Wording:
    """How sure the closing day is."""
    if year.oit_closes is None:
        return YEAR_ENDS
    return CONFIRMED if year.confirmed == "yes" else UNCONFIRMED


RULE = Rule(
    code="D011",
    name="memo-after-closing",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” อยู่หลังวันปิดรับ OIT ปี {year} ({closes})", "“{text}” is after OIT {year} closed ({closes})"),
    why=Wording("หลังปิดรับแล้วนำเข้าระบบไม่ได้ ({known})", "The system takes no papers after closing ({known})"),
    how=Wording(
        "แก้เป็นวันที่ระหว่าง {opens} ถึง {closes} หากถูกแล้วให้เขียนเหตุผลในคำชี้แจง",
        "Type a day from {opens} to {closes}; if it is right, give a reason",
    ),
    source="ประกาศปฏิทินการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={"memo.date": "๑ ธันวาคม ๒๕๗๙"},
)
