"""N001: Thai and Arabic digits stand side by side."""

from collections.abc import Iterator

from itaxl.evidence.prose import PROSE_KINDS, kind_of, typed, word_finding
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.numbers import is_mixed, kinds_of_digits, mixed_numbers
from itaxl.years.catalogue import FiscalYear

IN_NUMBER = Wording("ในจำนวนเดียวกัน", "in one number")
IN_FIELD = Wording("ในช่องเดียวกัน", "in one cell")
TYPE = Wording("พิมพ์ “{right}” แทน", "Type “{right}”")
CHOOSE = Wording("เลือกใช้เลขไทยหรือเลขอารบิกอย่างเดียวในช่องนี้", "Use only Thai or only Arabic digits in this cell")

KINDS = PROSE_KINDS | {Kind.DATE, Kind.PERIOD, Kind.YEAR, Kind.NUMBER, Kind.ORG_CODE, Kind.PHONE}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A warning per mixed number, or a note when each number is of one kind but the cell has both kinds."""
    for key, cell in typed(submission):
        if kind_of(key) not in KINDS or not is_mixed(cell.raw):
            continue
        spots = tuple(mixed_numbers(cell.raw))
        for spot in spots:
            found = word_finding("N001", key, cell, (spot.start, spot.end), spot.after or "")
            params = {**found.params, "where": IN_NUMBER, "remedy": TYPE}
            yield Finding("N001", cell.ref, key, params, found.span, fix=found.fix)
        if not spots and len(kinds_of_digits(cell.raw)) > 1:
            params = {"text": cell.raw, "where": IN_FIELD, "remedy": CHOOSE}
            yield Finding("N001", cell.ref, key, params, severity=Severity.INFO)


RULE = Rule(
    code="N001",
    name="mixed-digits",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("เลขไทยปนกับเลขอารบิก{where}: “{text}”", "Thai and Arabic digits are mixed {where}: “{text}”"),
    why=Wording("หนังสือราชการใช้เลขไทยทั้งฉบับ จำนวนเดียวกันต้องใช้เลขแบบเดียว", "A number, and a paper, has one kind of digits"),
    how=Wording("แก้ให้เป็นแบบเดียว {remedy}", "Make it one kind. {remedy}"),
    source="มติคณะรัฐมนตรี ๒๑ กรกฎาคม ๒๕๔๓ (การใช้เลขไทยในหนังสือราชการ)",
    check=check,
    bad={"memo.facts": "มีผู้เข้าอบรม ๑2๕ คน"},
    good={"memo.facts": "มีผู้เข้าอบรม ๑๒๕ คน ตามข้อ O43 ของ https://ita.nacc.go.th/2564"},
)
