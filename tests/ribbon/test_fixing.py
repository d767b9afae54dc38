"""แก้ไขให้ and เลิกการแก้ไข: shown, answered, mended, put back."""

from typing import Any

import pytest
from desk import Desk

from itaxl import ribbon
from itaxl.app.choice import Choice
from itaxl.form.fields import RESULTS, UNDO


def test_fix_shows_first_and_mends_on_the_second_click(faulty: Desk) -> None:
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลมาตรการตามเเผน"
    assert [row[0] for row in faulty.results()] == ["ใช่"]
    assert "เดิม “รายงานผลมาตรการตามเเผน”" in faulty.results()[0]
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลมาตรการตามแผน"
    assert faulty.status.startswith("แก้ไขให้แล้ว ๑ ช่อง")


def test_of_a_long_text_the_part_that_changes_is_shown(desk: Desk) -> None:
    desk.cell("memo.facts").value = "ก" * 80 + " รายงานผลตามเ" + "เผน " + "ข" * 80
    ribbon.fix()
    assert any("ตามเ" + "เผน" in before and "ตามแผน" in after for _, _, before, after, *_ in desk.results())


def test_a_check_that_lists_the_same_places_is_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("check", "fix"):
        monkeypatch.setattr(f"itaxl.excel.{module}.choice_for", lambda _book, **_more: Choice(select=("T003",)))
    desk.cell("memo.subject").value = "รายงานผลมาตรการตามเเผน"
    ribbon.check()
    assert [row[5] for row in desk.results()] == ["T003"]
    ribbon.fix()
    assert desk.status.startswith("แก้ให้ได้ ๑ ข้อ")
    ribbon.fix()
    assert desk.cell("memo.subject").value == "รายงานผลมาตรการตามแผน"


def test_an_offer_has_headings_of_its_own_and_a_check_puts_its_own_back(faulty: Desk) -> None:
    def headings() -> list[Any]:
        return [cell.value for cell in faulty.sheet(RESULTS)[3][1:7]]

    usual = headings()
    ribbon.fix()
    assert headings() == ["แก้หรือไม่", "ที่ไหน", "ข้อความเดิม", "แก้เป็น", "ก่อนตอบ", "รหัส"]
    ribbon.check()
    assert headings() == usual


def test_what_was_answered_no_stays(faulty: Desk) -> None:
    ribbon.fix()
    faulty.sheet(RESULTS)["B4"].value = "ไม่"
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลมาตรการตามเเผน"
    assert faulty.status == "ไม่มีข้อที่ตอบ ใช่ จึงไม่ได้แก้อะไร"


def test_undo_puts_the_old_text_back(faulty: Desk) -> None:
    ribbon.fix()
    ribbon.fix()
    ribbon.undo_fix()
    assert faulty.cell("memo.subject").value == "รายงานผลมาตรการตามเเผน"
    assert [row for row in faulty.sheet(UNDO).iter_rows(min_row=2, values_only=True) if any(row)] == []


def test_undo_spares_what_was_typed_since(faulty: Desk) -> None:
    ribbon.fix()
    ribbon.fix()
    faulty.cell("memo.subject").value = "พิมพ์ใหม่"
    ribbon.undo_fix()
    assert faulty.cell("memo.subject").value == "พิมพ์ใหม่"
    assert "จึงไม่ได้คืน" in faulty.status


def test_nothing_to_fix_or_undo_says_so(desk: Desk) -> None:
    ribbon.fix()
    assert desk.status.startswith("ไม่มีข้อที่แก้ให้ได้")
    ribbon.undo_fix()
    assert desk.status == "ไม่มีการแก้ไขให้คืน"
