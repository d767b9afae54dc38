"""D014: the memo is dated on a day on which offices are closed."""

from collections.abc import Iterator

from itaxl.evidence.dated import MEMO_DATE, date_fields
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.holidays import closed_day
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note for a memo of a Saturday, a Sunday or a holiday whose day is known."""
    for each in date_fields(submission):
        day = each.reading.start
        if each.key == MEMO_DATE and day and day == each.reading.end and (closed := closed_day(day)):
            yield each.finding("D014", {"closed": Wording(*closed)})


RULE = Rule(
    code="D014",
    name="memo-on-a-holiday",
    stage=3,
    severity=Severity.INFO,
    what=Wording("“{text}” เป็น{closed}", "“{text}” is {closed}"),
    why=Wording(
        "หนังสือราชการออกในวันทำการ ผู้ตรวจมักถามถึงวันหยุด", "Offices issue papers on working days; reviewers ask about others"
    ),
    how=Wording(
        "ตรวจวันที่อีกครั้ง ถ้าลงนามในวันนั้นจริงไม่ต้องแก้", "Look at the date again; leave it if the memo was signed that day"
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยวันหยุดราชการ; ประกาศสำนักนายกรัฐมนตรี เรื่อง กำหนดเวลาทำงานและวันหยุดราชการ",
    check=check,
    bad={"memo.date": "๑๓ เมษายน ๒๕๖๙"},
    good={"memo.date": "๑๗ เมษายน ๒๕๖๙"},
)
