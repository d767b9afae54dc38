"""I004: a result that repeats the method, or says what will be done, or that nothing was, or advises."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.items import ListItem, items, letters
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

_WHO: Final = (
    r"(?:(?:ขณะนี้|ปัจจุบัน|ในปีนี้|(?:โครงการ|กิจกรรม|มาตรการ|เรื่อง)(?:นี้|ดังกล่าว)?|(?:อบต|อบจ)\.?|เทศบาล\S{0,20}|องค์การบริหารส่วน\S{0,30}"
    r"|หน่วยงาน|สำนักปลัด|กอง[ก-๎]{2,16}|ได้รับแจ้งว่า)\s?){0,2}"
)
"""What may stand before the verb of a result."""

FUTURE: Final = re.compile(
    rf"{_WHO}\s*จะ(?:ต้อง|ได้|มีการ)?(?:ดำเนิน|จัด|ประชุม|อบรม|เผยแพร่|รายงาน|ประกาศ|แจ้ง|ปรับปรุง|พัฒนา|ติดตาม|นำ|เร่ง|เริ่ม)"
)
NOT_DONE: Final = re.compile(
    rf"[(\s]*{_WHO}(?:ยัง(?:ไม่|มิ)(?:ได้)?(?:มีการ|สามารถ)?(?:เริ่ม)?(?:ดำเนิน|จัด(?!เก็บ)|ประชุม|อบรม|ประกาศ|เบิกจ่าย|เผยแพร่|แต่งตั้ง|แล้วเสร็จ|ทำ(?![ก-๎]))"
    r"|ไม่(?:ได้|สามารถ)(?:ดำเนินการ|จัด)(?=\s|$|เนื่องจาก|เพราะ|ตาม|ใน|ได้|จัด|อบรม|กิจกรรม|ประชุม|โครงการ|ให้)"
    r"|(?:ขอ)?ยกเลิก(?:การ)?(?:โครงการ|ดำเนินการ|ดำเนินโครงการ|จัด|กิจกรรม)(?!ที่)|(?:ขอ)?เลื่อน(?:การ|ไป)?(?:โครงการ|ดำเนินการ|จัด|กิจกรรม|อบรม))"
)
"""Said at the beginning of an item: it was not done, or not yet."""

NOT_DONE_YET: Final = re.compile(r"(?:แต่|ส่วน[ก-๎ ]{0,40}|ขณะนี้|ปัจจุบัน)ยัง(?:ไม่|มิ)(?:ได้)?(?:ดำเนินการ|จัดทำ|แล้วเสร็จ)[\s).]*$")
"""Said at the end of an item, after what was done: แต่ยังไม่ได้ดำเนินการ."""

NOT_YET: Final = re.compile(
    rf"{_WHO}\s*(?:(?:อยู่(?:ใน)?ระหว่าง|อยู่ใน(?:ขั้นตอน|กระบวนการ)|กำลัง(?:อยู่)?(?:ใน)?(?:ระหว่าง)?)(?:การ|ขั้นตอน)?(?:ดำเนิน|จัด|ทำ|เตรียม|พิจารณา|รอ|ประสาน|ปรับปรุง|รวบรวม|เสนอ|ก่อสร้าง|สำรวจ|ตรวจ|ขอ|แต่งตั้ง)"
    r"|รอ(?:การ)?(?:ดำเนินการ|งบประมาณ|อนุมัติ|พิจารณา|จัดสรร|ผล)|ไม่มีการดำเนินการ(?=\s|$|เนื่องจาก|ใน)"
    r"|เตรียม(?:การ)?(?:จัด|ดำเนิน|ประชุม|อบรม|เสนอ|ประกาศ|ที่จะ)|มีแผน(?:ที่)?จะ|คาดว่า(?:จะ)?|(?:ตั้งใจ|มีกำหนด|มีนโยบาย|จำเป็นต้อง)(?:ที่)?จะ)"
)
"""Said at the beginning of an item: it is still to come."""

DONE_OR_IF: Final = re.compile(r"แล้ว|ได้(?!แก่)|เรียบร้อย|เสร็จ|หาก|ถ้า|กรณี|เมื่อ")

ADVICE: Final = re.compile(r"(?:เห็น)?ควร(?!รู้|ค่า)|ข้อเสนอแนะ")
"""How a suggestion begins, typed where the result belongs."""

REPEATS = Wording("เขียนเหมือนวิธีการดำเนินการ", "it repeats the method")
WILL = Wording("“{text}” ยังไม่ได้ทำ", "“{text}” is not yet done")
ADVISES = Wording("“{text}” เป็นข้อเสนอแนะ", "“{text}” is a suggestion")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per result that says its method again or is a suggestion, and per item that is still to come."""
    for row in filled(submission):
        result = row.cells.get("result")
        if result is None:
            continue
        said = list(items(result.value))
        key = f"{row.key}.result"
        if _repeats(said, list(items(row.text("method")))):
            yield Finding("I004", result.ref, key, {"problem": REPEATS})
        if said and ADVICE.match(said[0].text):
            yield Finding("I004", result.ref, key, {"problem": ADVISES, "text": said[0].text})
        for item in said:
            if _is_to_come(item.text):
                yield Finding("I004", result.ref, key, {"problem": WILL, "text": item.text})


def _is_to_come(text: str) -> bool:
    """Whether an item says that nothing was done, or not yet."""
    will = FUTURE.match(text) and not DONE_OR_IF.search(text)
    return bool(will or NOT_YET.match(text) or NOT_DONE.match(text) or NOT_DONE_YET.search(text))


def _repeats(result: list[ListItem], method: list[ListItem]) -> bool:
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
