"""T010: the text holds control characters that a Word document cannot hold."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.prose import spots_finding, unusual
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.marks import named, unwritable
from itaxl.years.catalogue import FiscalYear

_LEFTOVER: Final = re.compile("[\x80-\x9f]+")
"""C1 controls: XML may hold them and no program shows them. A bullet of another font becomes one when it is copied."""

CONTROL = Wording("อักขระควบคุมที่ใส่ในเอกสาร Word ไม่ได้", "Control characters that Word cannot hold")
LEFTOVER = Wording("เครื่องหมายจากแบบอักษรอื่นที่ไม่มีโปรแกรมใดแสดง", "Signs of another font that no program shows")
NOT_OPENED = Wording("เอกสารที่มีอักขระนี้จะเปิดไม่ขึ้น", "a document with them would not open")
NOT_SHOWN = Wording("มักเป็นเครื่องหมายหัวข้อย่อยที่คัดลอกมา", "mostly bullets that were copied along")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, a warning where only bullets of another font were lost; no fix, as nobody knows which."""
    for key, cell in unusual(submission):
        spots = tuple(unwritable(cell.raw))
        if not spots:
            continue
        is_leftover = all(_LEFTOVER.fullmatch(spot.before) for spot in spots)
        params = {"what": LEFTOVER, "harm": NOT_SHOWN} if is_leftover else {"what": CONTROL, "harm": NOT_OPENED}
        found = spots_finding("T010", key, cell, spots, character=named(spots[0].before[0]), **params)
        yield replace(found, severity=Severity.WARNING) if is_leftover else found


RULE = Rule(
    code="T010",
    name="characters-word-cannot-hold",
    stage=2,
    severity=Severity.ERROR,
    what=Wording(
        "มี{what} {count} แห่ง ใน “{text}”",
        "{what} in {count} places, the first in “{text}”",
    ),
    why=Wording(
        "{harm} ({character}) จึงถูกตัดออกจากเอกสาร",
        "They are left out of the document: {harm} ({character})",
    ),
    how=Wording("ลบข้อความช่วงนี้ แล้วพิมพ์ใหม่", "Delete this part and type it again"),
    source="XML 1.0, production 2 (characters)",
    check=check,
    bad={"memo.facts": "ได้ดำเนินการแล้ว\x07 ครบถ้วน"},
    good={"memo.facts": "ได้ดำเนินการแล้ว\nครบถ้วน"},
)
