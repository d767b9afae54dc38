"""What `--fix` changes in published news was read change by change, and is still the same."""

from dataclasses import replace

import pytest
from language.__main__ import Approved, read_approved, safe_changes
from language.generated import KINDS, generated

from itaxl.app.choice import Choice
from itaxl.app.fix import safely_mended
from itaxl.app.inspection import inspect
from itaxl.form.form_content import grid_of
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

ROWS = read_approved()
FIRST, LAST = "จัดประชุม 2 ครั้ง\n", "\nแล้วเสร็จ"


def mended(texts):
    """The texts as `--fix` leaves them, each a line of a result of one form: alone most of them say nothing."""
    sample = sample_content(fiscal_year(2568))
    grid = grid_of(
        replace(sample, measures=[{**sample.measures[0], "result": f"{FIRST}{text}{LAST}"} for text in texts])
    )
    inspected = inspect(grid)
    fixed, _ = safely_mended(grid, inspected, Choice())
    cells = [row["result"] for row in inspected.submission.rows("measures")]
    return [fixed.get(cell.ref, cell.raw).removeprefix(FIRST).removesuffix(LAST) for cell in cells]


def test_every_approved_change_is_still_made():
    assert len(ROWS) > 400
    typed, right = mended([row.typed for row in ROWS]), mended([row.right for row in ROWS])
    assert [row for row, one, other in zip(ROWS, typed, right, strict=True) if one != other or one == row.typed] == []


@pytest.mark.parametrize("typed", ["ศอ.บต. แจ้ง", "กำชับ พศ. ตรวจสอบ", "ดูต้้งแต่ต้น", "ปี 2565 ของ กค. และ"])
def test_what_was_once_changed_wrongly_is_left(typed):
    assert list(safe_changes([typed])) == []


def test_a_change_is_approved_by_the_letters_around_it():
    (change,) = safe_changes(["ได้รับเ" + "เจ้งแล้ว"])
    assert Approved("T003", "รับเ" + "เจ้ง", "รับแจ้ง").covers(change)
    assert not Approved("T003", "รับเ" + "เจ้ง", "รับเจ้ง").covers(change)
    assert not Approved("T003", "เ" + "เสดง", "แสดง").covers(change)


def test_slips_made_anew_stand_in_their_sentences_and_are_the_same_each_time():
    texts = ["กองคลังได้ดำเนินการเบิกจ่ายงบประมาณตามแผนการใช้จ่ายเงินประจำปี และประกาศรายงานผลแล้วทุกไตรมาส"]
    made = list(generated(texts, 2, seed=7))
    assert made == list(generated(texts, 2, seed=7))
    assert {each.kind for each in made} == set(KINDS)
    for each in made:
        assert each.wrong != each.right
        assert each.sentence.startswith(each.wrong, each.start)
