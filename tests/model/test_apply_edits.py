"""Edits go where they belong, whole or not at all, and never twice."""

from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.apply_edits import apply_edits, by_cell, compatible
from itaxl.model.cell import CellRef
from itaxl.model.fix import Edit, Fix, Safety

REF, OTHER = CellRef("รายงาน", 7, 7), CellRef("รายงาน", 8, 7)


def edit(start, before, after, ref=REF):
    return Edit(ref, start, start + len(before), before, after)


def test_edits_of_one_text_do_not_move_each_other():
    text = "เวบไซต์ของ ปปช."
    edits = [edit(0, "เวบ", "เว็บ"), edit(11, "ปปช.", "ป.ป.ช.")]
    assert apply_edits(text, edits) == "เว็บไซต์ของ ป.ป.ช."


def test_a_second_run_changes_nothing():
    once = apply_edits("เวบไซต์", [edit(0, "เวบ", "เว็บ")])
    assert apply_edits(once, [edit(0, "เวบ", "เว็บ")]) == once


def test_a_second_run_adds_no_second_dot():
    dotted = edit(3, "ป.ป.ช", "ป.ป.ช.")
    once = apply_edits("ของ ป.ป.ช แล้ว", [edit(4, "ป.ป.ช", "ป.ป.ช.")])
    assert once == "ของ ป.ป.ช. แล้ว"
    assert apply_edits(once, [edit(4, "ป.ป.ช", "ป.ป.ช.")]) == once
    assert apply_edits("ของป.ป.ช", [dotted]) == "ของป.ป.ช."


def test_a_letter_is_put_in_before_its_like():
    assert apply_edits("ธรม", [edit(1, "", "ร")]) == "ธรรม"


def test_an_edit_of_a_text_that_has_changed_is_left_out():
    assert apply_edits("ข้อความใหม่", [edit(0, "เวบ", "เว็บ")]) == "ข้อความใหม่"


def test_letters_can_be_put_in_and_taken_out():
    assert apply_edits("การรายงาผล", [edit(8, "", "น")]) == "การรายงานผล"
    assert apply_edits("ก\u200bข", [edit(1, "\u200b", "")]) == "กข"


def test_of_two_fixes_that_touch_the_first_wins_and_stays_whole():
    first = Fix(Safety.SAFE, (edit(0, "abc", "x"), edit(0, "q", "r", OTHER)))
    touching = Fix(Safety.SAFE, (edit(2, "cd", "y"), edit(5, "z", "w", OTHER)))
    beside = Fix(Safety.SAFE, (edit(3, "d", "y"),))
    assert compatible([first, touching, beside]) == [first, beside]
    assert {ref: len(edits) for ref, edits in by_cell([first, touching, beside]).items()} == {REF: 2, OTHER: 1}


@given(st.text(alphabet="กขคงabc ", max_size=30), st.data())
def test_compatible_edits_change_their_spans_and_nothing_else(text, data):
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    fixes = [
        Fix(Safety.SAFE, (Edit(REF, min(span), max(span), text[min(span) : max(span)], f"<{n}>"),))
        for n, span in enumerate(spans)
    ]
    kept = compatible(fixes)
    mended = apply_edits(text, [each for fix in kept for each in fix.edits])
    assert all(mended.count(fix.edits[0].after) == 1 for fix in kept)
    removed = sum(fix.edits[0].end - fix.edits[0].start for fix in kept)
    assert len(mended) == len(text) - removed + 3 * len(kept)
