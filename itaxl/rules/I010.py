"""I010: the ITA year is another one than all dates and texts of the form speak of."""

from collections.abc import Iterator, Sequence
from typing import Final

from itaxl.evidence.dated import memo_day
from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.supposed import Supposed, typed_over
from itaxl.evidence.year_claims import Claim, claims
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates import fiscal_year_of
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.years.catalogue import FiscalYear, fiscal_year
from itaxl.years.form_year import typed_year

KEY: Final = "org.fiscal_year"
LEAST: Final = 3
"""Places that must speak against the typed year: one or two are rather wrong themselves."""
AS_TYPED: Final = Wording("เป็น {typed}", "is {typed}")
OTHERWISE_TYPED: Final = Wording(" “{text}” คือ พ.ศ. {typed}", "“{text}” is {typed} B.E.")
NO_YEAR: Final = Wording(" “{text}” อ่านเป็นปีไม่ได้", "“{text}” cannot be read")
BLANK: Final = Wording("ยังว่าง", "is blank")
OTHERWISE: Final = Wording(
    " ถ้าปี {typed} ถูกแล้ว ช่องอื่นเป็นข้อมูลของปีอื่น ต้องกรอกใหม่",
    "; if {typed} is right, the rest is of another year: fill it anew",
)
NOTHING_ELSE: Final = Wording("", "")
OUTLIERS: Final = 0.1
"""The share of places that may fit neither year."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding at the ITA year when the memo's day, the periods and the texts agree on another one."""
    cell = submission.fields.get(KEY)
    memo = memo_day(submission)
    if cell is None or (memo and fiscal_year_of(memo) == year.year):
        return
    claimed = claims(submission, year)
    right = _meant(claimed, year)
    if right is None:
        return
    count = sum(each.fits(fiscal_year(right)) for each in claimed)
    params = {"text": cell.value, "typed": year.year, "right": right, "count": count}
    params |= {"said": _said(cell.value, year.year), "otherwise": OTHERWISE if typed_year(cell.value) else NOTHING_ELSE}
    typed = str(right) if cell.value.isascii() and cell.value else to_thai(str(right))
    fix = Fix(Safety.ASK, (Edit(cell.ref, 0, len(cell.raw), cell.raw, typed),)) if cell.value else None
    yield Finding("I010", cell.ref, KEY, params, (0, len(cell.raw)), fix=fix)


def _said(text: str, year: int) -> Wording:
    """What the cell says: the year, as typed where that is another one in the common era, or none."""
    if not text:
        return BLANK
    if typed_year(text) is None:
        return NO_YEAR
    return AS_TYPED if str(year) in to_arabic(text) else OTHERWISE_TYPED


def _meant(said: Sequence[Claim], year: FiscalYear) -> int | None:
    """The one ITA year that nearly everything fits, the memo's day too, when much of it does not fit the typed one."""
    against = [each for each in said if not each.fits(year)]
    if len(against) < LEAST or len({each.kind for each in against}) < 2:
        return None
    candidates = {each.year + after for each in against for after in (0, 1)} - {year.year}
    fitting = [candidate for candidate in sorted(candidates) if _fit(said, fiscal_year(candidate))]
    return fitting[0] if len(fitting) == 1 else None


def _fit(said: Sequence[Claim], year: FiscalYear) -> bool:
    """Whether a form of the year could say all this, but for a few slips."""
    unfit = [each for each in said if not each.fits(year)]
    return len(unfit) <= OUTLIERS * len(said) and all(each.kind != "memo" for each in unfit)


def suppose(form: Supposed, causes: Sequence[Finding], years: Years) -> Supposed:
    """The form with the year that it speaks of."""
    right = int(str(causes[0].params["right"]))
    cell = form.submission[KEY]
    return Supposed(typed_over(form.submission, {cell.ref: to_thai(str(right))}), years(right))


RULE = Rule(
    code="I010",
    name="year-against-the-form",
    stage=3,
    severity=Severity.ERROR,
    what=Wording(
        "ปีที่ประเมิน{said} แต่วันที่และข้อความในแบบฟอร์ม {count} แห่งเป็นของการประเมินปี {right}",
        "The ITA year {said}, but {count} dates and texts of the form are of {right}",
    ),
    why=Wording(
        "ปีที่ประเมินกำหนดปีงบประมาณที่รายงาน ข้อ OIT และวันปิดรับ",
        "It decides which fiscal year is reported, which item, and when OIT closes",
    ),
    how=Wording(
        "ถ้ารายงานการประเมินปี {right} พิมพ์ {right} ในช่องนี้{otherwise}",
        "If this is ITA {right}, type {right} here{otherwise}",
    ),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={KEY: "๒๕๖๘"},
    good={"memo.date": "๑๖ เมษายน ๒๕๖๘"},
    suppose=suppose,
)
