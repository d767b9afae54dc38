"""T018: a letter of another script looks like the right one."""

from collections.abc import Iterator

from itaxl.evidence.prose import alike, odd, spots_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.lookalikes import lookalikes
from itaxl.thai.characters.marks import named
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, or one for each way to put its spots right, naming the first such letter."""
    for key, cell in odd(submission):
        for spots in alike(cell, lookalikes(cell.raw)):
            yield spots_finding("T018", key, cell, spots, character=named(spots[0].before[0]))


RULE = Rule(
    code="T018",
    name="letter-of-another-script",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "มีตัวอักษรของภาษาอื่นที่ดูคล้ายกัน {count} แห่ง ใน “{text}”",
        "Letters of another script that look alike in {count} places, first in “{text}”",
    ),
    why=Wording(
        "มองดูเหมือนกันแต่เป็นคนละตัว ทำให้ค้นหาคำไม่พบและพิมพ์ออกมาผิดรูป ({character})",
        "It looks the same but is not: words cannot be found and print in another shape ({character})",
    ),
    how=Wording("พิมพ์คำนั้นใหม่ด้วยแป้นพิมพ์ไทยหรืออังกฤษ{able}", "Type the word again with the Thai or English keyboard{able}"),
    source="practice; Unicode Technical Standard 39 (confusables)",
    check=check,
    bad={"memo.facts": "ได้ดำເนินการจัดทำแผนแล้ว"},
    good={"memo.facts": "ศึกษาดูงาน ณ ນະຄອນຫຼວງວຽງຈັນ ฤๅษี μg และค่า α แล้ว"},
)
