"""O005: a text names another organisation than the form."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.evidence.own_name import mentions
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import districts
from itaxl.years.catalogue import FiscalYear

AFTER_NAME: Final = re.compile(r"(?=$|[\s,.;:()\"”]|ได้|มี|จัด|จึง|เป็น|ขอ|อำเภอ|ที่|ใน|และ|ประจำ|ดำเนิน|ปี|เรื่อง)")
"""What can follow a name, so that words that merely begin like a place's name are none (ในเขต, ทุกแห่ง)."""

SHORTEST: Final = 4
"""Letters of a place's name that cannot be a common word."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per mention of a local government of another name."""
    kind, name = organisation_type(submission.text("org.type")), submission.text("org.name")
    if kind is None or not name:
        return
    own = kind.bare_name(name)
    for each in mentions(submission):
        other = _other_name(each.after, own, of_own_kind=each.kind == kind.key)
        if other:
            start = each.cell.value.index(other, each.end)
            params = {"text": each.word + other, "name": kind.full_name(own)}
            yield Finding("O005", each.cell.ref, each.key, params, raw_span(each.cell, start, start + len(other)))


def _other_name(after: str, own: str, *, of_own_kind: bool) -> str:
    """The place's name that a text begins with when it is not one's own organisation, else nothing.

    The own place after the word for another kind is another organisation: an อบต. that has become a เทศบาล.
    """
    if after.startswith(own):
        return "" if of_own_kind else own
    for length in range(min(len(after), 24), SHORTEST - 1, -1):
        if after[:length] in _place_names() and AFTER_NAME.match(after, length):
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
