"""F014: letters are struck out, raised, lowered, not to be seen, or drawn as symbols, and would be printed plainly."""

from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

STATES: Final[Mapping[str, Wording]] = {
    "struck": Wording("ถูกขีดฆ่า", "is struck out"),
    "raised": Wording("เป็นตัวยก", "is raised"),
    "lowered": Wording("เป็นตัวห้อย", "is lowered"),
    "unseen": Wording(
        "มองไม่เห็น เพราะสีเหมือนพื้นหรือตัวเล็กมาก", "cannot be seen: its colour is that of the ground, or it is tiny"
    ),
    "symbols": Wording("แสดงเป็นสัญลักษณ์", "is shown as symbols"),
}
REMEDIES: Final[Mapping[str, Wording]] = {
    "struck": Wording(
        "ลบส่วนที่ขีดฆ่าทิ้ง หรือเอาเส้นขีดฆ่าออกถ้ายังใช้ (หน้าแรก › แบบอักษร)",
        "Delete what is struck out, or take the line away (Home › Font) if it is meant",
    ),
    "raised": Wording(
        "พิมพ์ใหม่ให้อ่านได้โดยไม่ต้องยก เช่น ตารางเมตร หรือ ตร.ม. แล้วเอาตัวยกออก",
        "Write it so that it reads without being raised, then take the effect away",
    ),
    "lowered": Wording(
        "พิมพ์ใหม่ให้อ่านได้โดยไม่ต้องห้อย แล้วเอาตัวห้อยออก",
        "Write it so that it reads without being lowered, then take the effect away",
    ),
    "unseen": Wording(
        "เปลี่ยนสีเป็นสีดำและขนาดปกติแล้วอ่าน ถ้าไม่ต้องการพิมพ์ให้ลบทิ้ง",
        "Make it black and of the usual size and read it; delete what should not be printed",
    ),
    "symbols": Wording("ลบแล้วพิมพ์เป็นข้อความด้วยแบบอักษรเดียวกับส่วนอื่น", "Delete it and type words in the font of the rest"),
}
MILD: Final = frozenset({"raised", "lowered"})
"""Print loses only the place of the letters, which matters for digits alone: ๑๐ with a raised ๓ is not ๑๐๓."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per cell that holds such letters."""
    for remark in submission.remarks:
        if remark.code == "F014":
            fault, text = str(remark.params["fault"]), str(remark.params["text"])
            mild = fault in MILD and not any(char.isdecimal() for char in text)
            params = {"text": text.strip(), "state": STATES[fault], "remedy": REMEDIES[fault]}
            severity = Severity.WARNING if mild else None
            yield Finding("F014", remark.ref, str(remark.params["key"]), params, severity=severity)


RULE = Rule(
    code="F014",
    name="letters-not-as-printed",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("“{text}” {state} แต่เอกสารจะพิมพ์เป็นตัวปกติ", "“{text}” {state}, but the documents print it plainly"),
    why=Wording("สิ่งที่พิมพ์จะไม่ตรงกับสิ่งที่เห็นในแบบฟอร์ม", "What is printed would differ from what the form shows"),
    how=Wording("แก้ในช่องนี้: {remedy}", "In this cell: {remedy}"),
    source="practice",
    check=check,
)
