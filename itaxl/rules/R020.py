"""R020: number or day of the memo are left for the registry to write."""

from collections.abc import Iterator

from itaxl.evidence.dated import MEMO_DATE, date_fields
from itaxl.evidence.rule import Rule
from itaxl.form.fields import LEFT_TO_REGISTRY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NUMBER = Wording("เลขที่หนังสือ", "the number")
DATE = Wording("วันที่", "the date")
DAY = Wording("วันของเดือน", "the day of the month")
BOTH = Wording("เลขที่หนังสือและวันที่", "the number and the date")
BOTH_DAY = Wording("เลขที่หนังสือและวันของเดือน", "the number and the day of the month")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One note for the form, at the first of the two that is left."""
    number, day = (submission.fields.get(key) for key in ("memo.number", MEMO_DATE))
    numberless = number is not None and number.value == LEFT_TO_REGISTRY
    dateless = day is not None and day.value == LEFT_TO_REGISTRY
    dayless = any(each.key == MEMO_DATE and each.reading.kind == "month" for each in date_fields(submission))
    if numberless and number:
        left = BOTH if dateless else BOTH_DAY if dayless else NUMBER
        yield Finding("R020", number.ref, "memo.number", {"left": left})
    elif (dateless or dayless) and day:
        yield Finding("R020", day.ref, MEMO_DATE, {"left": DATE if dateless else DAY})


RULE = Rule(
    code="R020",
    name="left-to-the-registry",
    stage=2,
    severity=Severity.INFO,
    what=Wording("เว้น{left}ไว้ให้งานสารบรรณลง", "{left} is left for the registry"),
    why=Wording("บันทึกข้อความพิมพ์ที่ว่างไว้ให้เขียนหรือพิมพ์ภายหลัง ไม่ใช่ร่าง", "The memo prints room for it and is no draft"),
    how=Wording(
        "ไม่ต้องแก้ เมื่อได้{left}แล้ว ลงในกระดาษ หรือพิมพ์ในช่องนี้แล้วทำเอกสารใหม่",
        "Nothing to mend; write {left} on the paper, or type it here and make the documents again",
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"memo.number": LEFT_TO_REGISTRY},
    good={"memo.number": "๒๘"},
)
