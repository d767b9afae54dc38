"""I004: a result that repeats the method, or says what will be done."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.items import Item, items, letters
from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

SAME_FROM: Final = 20
"""Letters from which a result equal to its method is a copy; shorter ones may be equal by chance."""

BEGINNING: Final = 12
"""Characters by which most texts are told apart."""

FUTURE: Final = re.compile(
    r"(?:(?:อบต|อบจ)\.?|เทศบาล\S{0,20}|องค์การบริหารส่วน\S{0,30}|หน่วยงาน|สำนักปลัด|กองคลัง|กองช่าง)?\s*"
    r"(?:จะ(?:ต้อง|ได้|มีการ)?(?:ดำเนิน|จัด|ประชุม|อบรม|เผยแพร่|รายงาน|ประกาศ|แจ้ง|ปรับปรุง|พัฒนา|ติดตาม|นำ|เร่ง|เริ่ม)|"
    r"(?:ยังไม่(?:ได้)?|อยู่(?:ใน)?ระหว่าง(?:การ)?)ดำเนินการ\s*$)"
)
DONE_OR_IF: Final = re.compile(r"แล้ว|ได้(?!แก่)|เรียบร้อย|เสร็จ|หาก|ถ้า|กรณี|เมื่อ")

REPEATS = Wording("เขียนเหมือนวิธีการดำเนินการ", "it repeats the method")
WILL = Wording("“{text}” ยังไม่ได้ทำ", "“{text}” is not yet done")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per result that says its method again, and per item of a result that is still to come."""
    for row in filled(submission):
        result = row.cells.get("result")
        if result is None:
            continue
        said = list(items(result.value))
        key = f"{row.key}.result"
        if _repeats(said, list(items(row.text("method")))):
            yield Finding("I004", result.ref, key, {"problem": REPEATS})
        for item in said:
            if FUTURE.match(item.text) and not DONE_OR_IF.search(item.text):
                yield Finding("I004", result.ref, key, {"problem": WILL, "text": item.text})


def _repeats(result: list[Item], method: list[Item]) -> bool:
    if not any(_begin_alike(result[0].text, item.text) for item in method if result):
        return False
    said = [item.letters for item in result]
    known = {item.letters for item in method}
    return sum(map(len, said)) >= SAME_FROM and all(each in known for each in said)


def _begin_alike(one: str, other: str) -> bool:
    """Whether the first letters of two texts agree as far as both go, as they must where all do."""
    first, second = letters(one[:BEGINNING]), letters(other[:BEGINNING])
    return first.startswith(second) or second.startswith(first)


RULE = Rule(
    code="I004",
    name="result-is-no-result",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("ช่องนี้ยังไม่ใช่ผลการดำเนินการ: {problem}", "This is no result: {problem}"),
    why=Wording("ต้องรายงานสิ่งที่ทำไปแล้ว ไม่ใช่แผนหรือวิธีการ", "What was done must be reported, not the plan or the method"),
    how=Wording("เขียนสิ่งที่ทำแล้ว เมื่อวันที่เท่าใด และได้ผลอย่างไร", "Write what was done, on which day, and with what outcome"),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
    bad={"measures.1.result": "จะดำเนินการจัดอบรมบุคลากรในโอกาสต่อไป"},
    good={"measures.1.result": "จัดอบรมบุคลากรแล้ว จำนวน ๒๕ คน เพื่อที่จะนำความรู้ไปใช้ในการปฏิบัติงาน"},
)
