"""F017: a text in a box, a shape, ink, a comment or the like lies where a value belongs, and is not read."""

from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

THINGS: Final[Mapping[str, Wording]] = {
    "text": Wording("กล่องข้อความ “{text}”", "The box “{text}”"),
    "shape": Wording("รูปร่างหรือเส้นที่วาดไว้", "The shape"),
    "object": Wording("แผนภูมิหรือวัตถุที่วางไว้", "The chart or object"),
    "ink": Wording("ลายเส้นที่เขียนด้วยปากกา", "The ink"),
    "comment": Wording("ความคิดเห็น “{text}”", "The comment “{text}”"),
    "control": Wording("ปุ่มหรือช่องทำเครื่องหมาย", "The control"),
}
TYPE_IT: Final = Wording(
    "ถ้าต้องการให้พิมพ์ ให้พิมพ์ข้อความนั้นลงในช่อง แล้วลบออก", "type what should be printed into the cell, then delete it"
)
DELETE: Final = Wording(
    "ลบออกจากแผ่นนี้ ถ้าหมายถึงยกเลิกข้อความ ให้ลบข้อความในช่องด้วย",
    "delete it, and the cell's text too if it was meant to cancel that",
)
INK: Final = Wording(
    "บันทึกลายเส้นเป็นรูป PNG แล้ววางในช่องของรูป จากนั้นลบลายเส้น",
    "save it as a PNG, place that in the field for the picture, then delete the ink",
)
WITH_TEXT: Final = frozenset({"text", "comment"})


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such thing: an error for words or ink over a cell that is read, a note for a comment on a text."""
    for remark in submission.remarks:
        if remark.code == "F017":
            thing, over, filled = str(remark.params["thing"]), remark.params["over"], remark.params["filled"]
            params = {
                "thing": THINGS[thing],
                "text": str(remark.params["text"]),
                "remedy": TYPE_IT if thing in WITH_TEXT else INK if thing == "ink" else DELETE,
            }
            severity = _severity(thing, over=bool(over), filled=bool(filled))
            yield Finding("F017", remark.ref, params=params, severity=severity)


def _severity(thing: str, *, over: bool, filled: bool) -> Severity:
    if thing == "comment":
        return Severity.INFO if filled else Severity.WARNING
    return Severity.ERROR if over and thing in ("text", "ink") else Severity.WARNING


RULE = Rule(
    code="F017",
    name="drawn-over",
    stage=1,
    severity=Severity.WARNING,
    what=Wording(
        "{thing} ไม่ใช่ข้อความในช่อง เอกสารจะไม่พิมพ์",
        "{thing} is no text of a cell: the documents do not print it",
    ),
    why=Wording("เอกสารพิมพ์เฉพาะข้อความที่พิมพ์ไว้ในช่อง", "The documents print what is typed in the cells alone"),
    how=Wording("แก้ที่ช่องนี้: {remedy}", "At this cell: {remedy}"),
    source="practice",
    check=check,
)
