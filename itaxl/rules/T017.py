"""T017: letters of another encoding stand where Thai was typed."""

from collections.abc import Iterator, Sequence
from typing import Final

from itaxl.evidence.prose import typed
from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.supposed import Supposed, texts_by_cell, typed_over
from itaxl.model.apply_edits import apply_edits
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.mojibake import mojibake
from itaxl.years.catalogue import FiscalYear

WAS: Final = Wording("น่าจะเป็น “{right}”", "it was probably “{right}”")
IS_LOST: Final = Wording("ข้อความเดิมหายไปแล้ว", "what stood there is lost")
TYPE: Final = Wording("ถ้าเป็น “{right}” ให้พิมพ์ตามนั้น", "type “{right}” if it was that")
COPY: Final = Wording("แล้วพิมพ์ข้อความนี้ใหม่", "type this text again")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, with what it was where all of it can be told."""
    for key, cell in typed(submission):
        spots = tuple(mojibake(cell.raw))
        if not spots:
            continue
        known = all(spot.after is not None for spot in spots)
        right = (spots[0].after or "") if known else ""
        params = {
            "text": spots[0].before,
            "right": right,
            "was": WAS if right else IS_LOST,
            "remedy": TYPE if right else COPY,
        }
        edits = tuple(Edit(cell.ref, spot.start, spot.end, spot.before, spot.after or "") for spot in spots)
        fix = Fix(Safety.ASK, edits) if known else None
        yield Finding("T017", cell.ref, key, params, (spots[0].start, spots[-1].end), fix=fix)


def suppose(form: Supposed, causes: Sequence[Finding], _years: Years) -> Supposed | None:
    """The form with the texts that can be told."""
    raw = texts_by_cell(form.submission)
    texts: dict[CellRef, str] = {
        each.ref: apply_edits(raw[each.ref], each.fix.edits) for each in causes if each.fix and each.ref in raw
    }
    return Supposed(typed_over(form.submission, texts), form.year) if texts else None


RULE = Rule(
    code="T017",
    name="mojibake",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” เป็นข้อความที่ถูกอ่านผิดรหัสภาษา {was}", "“{text}” was read in the wrong encoding; {was}"),
    why=Wording(
        "เกิดเมื่อคัดลอกหรือนำเข้าจากโปรแกรมที่ใช้รหัสภาษาไทยต่างกัน และพิมพ์ลงเอกสารตามที่เห็น",
        "Copied or imported from a program with another Thai encoding; the documents print it as it is",
    ),
    how=Wording("ดูต้นฉบับ {remedy}", "Look at the original: {remedy}"),
    source="practice; TIS-620 (มอก. 620-2533), Unicode 16 ch. 3.9 (UTF-8)",
    check=check,
    bad={"memo.facts": "ÊÓ¹Ñ¡»ÅÑ´ä´é´Óà¹Ô¹¡ÒÃáÅéÇ"},
    good={"memo.facts": "จัดงาน Café ณ São Paulo ที่อุณหภูมิ 25 °C แล้ว"},
    suppose=suppose,
)
