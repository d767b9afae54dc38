"""I005: an element that the OIT item requires has nothing in the report that answers it."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.items import letters
from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

EMPTY_WORDS: Final = (
    "เป็นที่เรียบร้อย",
    "เรียบร้อย",
    "ครบถ้วน",
    "ทั้งหมด",
    "ดำเนินการ",
    "เสร็จสิ้น",
    "แล้วเสร็จ",
    "ตามแผน",
    "ปฏิบัติ",
    "แล้ว",
    "ได้",
    "มีการ",
    "มี",
    "ทำ",
)
"""Words that alone say that something was done but not what; the longer ones first."""


_CONSONANTS: Final = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
_TELLING: Final = re.compile(f"[{''.join(sorted(_CONSONANTS - set().union(*EMPTY_WORDS)))}]")
"""A consonant that none of these words has: a text with one says something."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per result that holds no word about what was done."""
    for row in filled(submission):
        result = row.cells.get("result")
        if result and result.value.strip() and says_nothing(result.value):
            yield Finding("I005", result.ref, f"{row.key}.result", {"text": result.value.strip()})


def says_nothing(text: str) -> bool:
    """Whether nothing is left of `text` without the words that say no more than "done"."""
    if _TELLING.search(text):
        return False
    rest = letters(text)
    for word in EMPTY_WORDS:
        rest = rest.replace(word, "")
    return not rest


RULE = Rule(
    code="I005",
    name="element-without-content",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("ผลการดำเนินการ “{text}” ไม่บอกรายละเอียด", "The result “{text}” gives no detail"),
    why=Wording(
        "ข้อนี้ต้องแสดงรายละเอียดการนำมาตรการไปปฏิบัติอย่างเป็นรูปธรรม",
        "The item asks how the measure was put into practice, in detail",
    ),
    how=Wording(
        "เขียนว่าทำอะไร เมื่อใด ใครเข้าร่วม และเผยแพร่ที่ใด", "Write what was done, when, who took part, where it was published"
    ),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
    bad={"measures.1.result": "ดำเนินการเรียบร้อยแล้ว"},
    good={"measures.1.result": "ประกาศใช้แผนแล้ว และแจ้งเวียนให้บุคลากรทราบ"},
)
