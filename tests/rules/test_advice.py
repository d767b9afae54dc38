"""Advice is safe to follow: what a finding names, the next check accepts, and no rule asks for the contrary."""

from itertools import chain

import pytest

from itaxl.app.inspection import inspect
from itaxl.evidence.supposed import texts_by_cell
from itaxl.form.form_content import grid_of
from itaxl.model.apply_edits import apply_edits
from itaxl.model.finding import Severity
from itaxl.rules import all_rules
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

SAMPLE = sample_content(fiscal_year(2569))

ITEMS = [
    {"memo.oit_item": text} for text in ("๐๔๓", "O43", "๐๒๖", "026", "o 26", "O๒๖", "ข้อ ๒๕", "O99", "О26", "Ｏ26", "26")
]
YEARS = [
    {"org.fiscal_year": text}
    for text in ("2568", "๒๕๗๐", "2026", "69", "พ.ศ. 2569", "ปี ๒๕๖๙", "2569.0", "๒๐๒๖", "256๙")
]
CHOICES = [
    {"sign.head.show": "ไม่ทราบ"},
    {"sign.author.show": "ไม่"},
    {"org.type": "เทศบาลตำบน"},
    {"org.type": "เทศบาลตำบล"},
    {"style.memo_digits": "เลขไทยล้วน"},
    {"style.font": "TH Sarabun"},
]
OFFICES = [
    {"org.name": "ท่าใหม่"},
    {"org.name": "ท่าข้าง"},
    {"org.province": "ชลบุรี"},
    {"org.type": "เทศบาลเมือง", "org.name": "ท่าใหม่"},
    {"org.department": "สำนักงานปลัด"},
    {"measures.2.owner": "สำนักงานปลัด", "measures.3.owner": "สำนักงานปลัด"},
]
LETTERS = [
    {key: text}
    for key in ("memo.facts", "measures.1.result", "org.name", "sign.mayor.surname")
    for text in (
        "ÊÓ¹Ñ¡»ÅÑ´",
        "à¸ªà¸³à¸™",
        "ดำເนินการ",
        "รายงๅน",
        "ก&nbsp;ข",
        "<p>แจ้งทุกกอง</p>",
        "**ก**",
        "ก\u3000ข",
        "ดําเนิน",
        "เเผน",
        "ท่ี",
        "ก\u200bข",
        "Роlicy",
        "_x000D_ แจ้งทุกกอง",
        "ก&amp;lt;b&amp;gt;ข",
    )
]
WORDS = [
    {"memo.facts": text}
    for text in (
        "เวบไซต์ของ ปปช.",
        "ส่งเสิมคุณธรรม พศ. ๒๕๖๘",
        "ตามข้อ ๐๔๒ และ O๔๓",
        "จำนวน ๑O๐ คน และ ๑2๕ คน",
        "เมื่อ ๕ มกรคม ๒๕๖๘ และ 5 มค. 2568",
        "อบต ท่าช้างและ อ.บ.ต. ท่าช้าง",
    )
]
DATES = [
    {"memo.date": text}
    for text in ("16 เมย. 2569", "16 เมษายน 2026", "๑๖ เมษา ๒๕๖๙", "16/4/2569", "วันศุกร์ที่ ๑๖ เมษายน ๒๕๖๙")
] + [{"measures.1.period": text} for text in ("ตค. 67 - ธค. 67", "ต.ค. 2024", "ไตรมาสที่ ๑", "๓O ต.ค. ๖๗")]
EXAMPLES = [entry.bad for entry in all_rules() if entry.bad]

FORMS = [*EXAMPLES, *ITEMS, *YEARS, *CHOICES, *OFFICES, *LETTERS, *WORDS, *DATES]


def checked(edits):
    inspected = inspect(grid_of(SAMPLE.edited(edits)))
    return inspected, [each for each in inspected.findings if each.stands]


def with_fix(edits, inspected, finding):
    """The form with one fix applied, as texts by key."""
    raw = texts_by_cell(inspected.submission)
    keys = {cell.ref: key for key, cell in inspected.submission.texts()}
    changed = {edit.ref for edit in finding.fix.edits}
    return {**edits} | {
        keys[ref]: apply_edits(raw[ref], [edit for edit in finding.fix.edits if edit.ref == ref]) for ref in changed
    }


@pytest.mark.parametrize("edits", FORMS, ids=str)
def test_what_a_fix_writes_the_next_check_accepts(edits):
    before, standing = checked(edits)
    for finding in (each for each in standing if each.fix):
        mended = with_fix(edits, before, finding)
        _, after = checked(mended)
        cells = {edit.ref for edit in finding.fix.edits}
        known = {(each.code, each.ref) for each in before.findings}
        for each in after:
            if each.ref not in cells:
                continue
            again = each.code == finding.code and each.params == finding.params and each.span == finding.span
            assert not again, f"{finding.code} asks again"
            read_at_last = finding.code in LETTERS_FIRST and each.code[0] not in "TN"
            grave = each.severity is not Severity.INFO and not read_at_last
            assert not grave or (each.code, each.ref) in known, f"{finding.code} writes what {each.code} finds"
            for edit, other in ((a, b) for a in finding.fix.edits for b in (each.fix.edits if each.fix else ())):
                contrary = (edit.ref, edit.before, edit.after) == (other.ref, other.after, other.before)
                assert not contrary, f"{each.code} takes back what {finding.code} wrote"


LETTERS_FIRST = frozenset({"T017", "T018"})
"""Rules that mend letters without which a text could not be read at all: what it says is looked at after that."""

NAMED = ("right", "item")
"""Parameters that hold the value to type over what a finding speaks of."""


@pytest.mark.parametrize("edits", FORMS, ids=str)
def test_a_value_that_is_named_passes_at_its_place(edits):
    inspected, standing = checked(edits)
    raw = texts_by_cell(inspected.submission)
    keys = {cell.ref: key for key, cell in inspected.submission.texts()}
    for finding in standing:
        right = next((finding.params[name] for name in NAMED if finding.params.get(name)), None)
        if right is None or finding.span is None or finding.code in NOT_TYPED_THERE:
            continue
        start, end = finding.span
        text = raw[finding.ref]
        _, after = checked({**edits, keys[finding.ref]: f"{text[:start]}{right}{text[end:]}"})
        same = [each for each in after if (each.code, each.ref) == (finding.code, finding.ref)]
        assert all(each.params != finding.params for each in same), finding


NOT_TYPED_THERE = frozenset({"D013", "D007", "O002", "T017"})
"""Rules whose `right` says how something was read, or is a part of what is to be typed."""


def test_the_forms_make_enough_findings_with_values():
    found = list(chain.from_iterable(checked(edits)[1] for edits in FORMS))
    assert len({each.code for each in found if each.fix}) >= 15
    assert len([each for each in found if each.fix]) >= 100
