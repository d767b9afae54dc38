"""N004: digits of another script, full-width digits, or characters of old Thai fonts."""

from collections.abc import Iterator

from itaxl.evidence.prose import spots_finding, unusual
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.marks import named
from itaxl.thai.numbers import foreign_digits
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, naming the first such character."""
    for key, cell in unusual(submission):
        spots = tuple(foreign_digits(cell.raw))
        if spots:
            yield spots_finding("N004", key, cell, spots, character=named(spots[0].before))


RULE = Rule(
    code="N004",
    name="foreign-digits",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "มีตัวเลขหรืออักขระจากแบบอักษรอื่น {count} แห่ง ใน “{text}”",
        "Digits of another kind in {count} places, first in “{text}”",
    ),
    why=Wording(
        "เครื่องอื่นอาจแสดงเป็นช่องว่างหรือสี่เหลี่ยม ({character})", "Other computers may show a box or nothing ({character})"
    ),
    how=Wording("พิมพ์ใหม่ด้วยเลขไทยหรือเลขอารบิกตามปกติ", "Type it again with ordinary Thai or Arabic digits"),
    source="practice; Unicode 16, ch. 23.5 (private use), Halfwidth and Fullwidth Forms",
    check=check,
    bad={"measures.1.result": "มีผู้เข้าร่วม １２ คน"},
    good={"measures.1.result": "มีผู้เข้าร่วม ๑๒ คน พื้นที่ ๑๒ ตร.ม. (หรือ 12 m²)"},
)
