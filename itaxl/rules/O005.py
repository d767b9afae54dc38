"""O005: a text names another organisation than the form."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.evidence.own_name import Mention, mentions, mentions_in_table
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import districts
from itaxl.thai.spelling.edit_distance import edits
from itaxl.years.catalogue import FiscalYear

AFTER_NAME: Final = re.compile(r"(?=$|[\s,.;:()\"”]|ได้|มี|จัด|จึง|เป็น|ขอ|แล้ว|อำเภอ|ที่|ใน|และ|ประจำ|ดำเนิน|ปี|เรื่อง)")
"""What can follow a name, so that words that merely begin like a place's name are none (ในเขต, ทุกแห่ง)."""

GOES_ON: Final = re.compile(
    AFTER_NAME.pattern + r"|(?=ลงนาม|ประกาศ|อนุมัติ|เห็นชอบ|โดย|จะ|ต้อง|เพื่อ|แล้ว|ร่วม|ตาม|ต่อ|ให้|สั่ง|มอบ|และ|/"
    r"|เข้า|ตระหนัก|ภาย|กำหนด|รายงาน|สรุป|นำ|มุ่ง|พร้อม|เสนอ|เผยแพร่|แต่งตั้ง|พิจารณา|ปรับปรุง)"
)
ACTS: Final = re.compile("ลงนาม|อนุมัติ|เห็นชอบ|ประกาศ|สั่งการ|มอบนโยบาย|มอบหมาย|ลงมติ")
ACTS_WITHIN: Final = 60
PARTNER: Final = re.compile(r"(?:กับ|และ|เชิญ|จาก|เช่น|ได้แก่|ณ|โดยมี|ของ)\s*$")
BELONGS: Final = re.compile(
    r"(?:แผนพัฒนา(?:ท้องถิ่น)?|แผนปฏิบัติการ[^\s]{0,30}|เว็บไซต์(?:หลัก)?|ข้อบัญญัติ|เทศบัญญัติ|นโยบาย|ประกาศเจตนารมณ์|เฟซบุ๊ก|เพจ)\s*(?:ของ)?\s*$"
)
"""Before a name: what an office has and does its own work with."""
ABROAD: Final = re.compile("ดูงาน|ศึกษา|ตัวอย่าง|ต้นแบบ|ร่วมกับ|แลกเปลี่ยน|เครือข่าย|เปรียบเทียบ|เทียบ|ข้างเคียง|ใกล้เคียง|เชื่อมโยง|ลิงก์")
"""In a line: words with which another office's is meant, as when others' work is looked at."""
TABLE: Final = "measures."

SHORTEST: Final = 4
"""Letters of a place's name that cannot be a common word."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per local government of another name where the form speaks of its own: in the memo, as one who acts.

    Partners and hosts in the table of measures are right. The own name with one wrong letter is found everywhere.
    """
    kind, name = organisation_type(submission.text("org.type")), submission.text("org.name")
    if kind is None or not name:
        return
    own = kind.bare_name(name)
    for each in (*mentions(submission), *mentions_in_table(submission)):
        slip = _slip(each.after, own) if each.kind == kind.key else ""
        other = slip or (_other_name(each.after, own, of_own_kind=each.kind == kind.key) if _is_own(each) else "")
        if other:
            start = each.cell.value.index(other, each.end)
            span = raw_span(each.cell, start, start + len(other))
            params = {"text": each.word + other, "name": kind.full_name(own)}
            fix = Fix(Safety.ASK, (Edit(each.cell.ref, *span, other, own),)) if slip and span else None
            yield Finding("O005", each.cell.ref, each.key, params, span, fix=fix)


def _is_own(each: Mention) -> bool:
    """Whether the text there speaks of its own organisation: in the owner column, of its mayor who signs, its plans."""
    column = each.key.rpartition(".")[2]
    if not each.key.startswith(TABLE):
        return True
    before = each.cell.value[: each.end - len(each.word)]
    if column in ("method", "result") and BELONGS.search(before.rpartition("\n")[2]):
        line = before.rpartition("\n")[2] + each.after.partition("\n")[0]
        return ABROAD.search(line) is None
    if PARTNER.search(before):
        return False
    return column == "owner" or (
        column == "result" and each.is_mayor and ACTS.search(each.after[:ACTS_WITHIN]) is not None
    )


def _slip(after: str, own: str) -> str:
    """The own name with one letter wrong that a text begins with, unless that is a place of its own, else nothing."""
    if after.startswith(own) or len(own) < SHORTEST:
        return ""
    lengths = (len(own), len(own) - 1, len(own) + 1)
    if any(after[:length] in _place_names() for length in range(SHORTEST, len(own) + 3)):
        return ""
    near = [after[:length] for length in lengths if length <= len(after) and edits(after[:length], own, most=1) == 1]
    near = [name for name in near if name[-1:].strip() and "\n" not in name]
    return min(near, key=lambda name: (not GOES_ON.match(after, len(name)), abs(len(name) - len(own))), default="")


def _other_name(after: str, own: str, *, of_own_kind: bool) -> str:
    """The place's name that a text begins with when it is not one's own organisation, else nothing.

    The own place after the word for another kind is another organisation: an อบต. that has become a เทศบาล. So is a
    longer name that begins with one's own: ท่าช้างคล้อง.
    """
    begins = after.startswith(own)
    if begins and not of_own_kind:
        return own
    for length in range(min(len(after), 24), (len(own) if begins else SHORTEST - 1), -1):
        if after[:length] in _place_names() and GOES_ON.match(after, length):
            return after[:length]
    return ""


@cache
def _place_names() -> frozenset[str]:
    """Names of subdistricts, districts and provinces; capital districts also without เมือง."""
    names: set[str] = set()
    for province, of_province in districts().items():
        names.add(province)
        for district, subdistricts in of_province.items():
            names |= {district, district.removeprefix("เมือง"), *subdistricts}
    return frozenset(names)


RULE = Rule(
    code="O005",
    name="another-organisation-named",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("กล่าวถึง “{text}” แต่แบบฟอร์มนี้เป็นของ “{name}”", "“{text}” is named, but this form is of “{name}”"),
    why=Wording("ข้อความที่คัดลอกจากหน่วยงานอื่นทำให้เอกสารถูกส่งคืน", "Text copied from another office sends the paper back"),
    how=Wording("แก้ชื่อหน่วยงานในช่องนี้ หรือเขียนเหตุผลในคำชี้แจง", "Correct the name here, or write the reason in คำชี้แจง"),
    source="practice",
    check=check,
    bad={"memo.to": "นายกองค์การบริหารส่วนตำบลโนนสูง"},
    good={"memo.facts": "องค์การบริหารส่วนตำบลได้จัดทำรายงานแล้ว"},
)
