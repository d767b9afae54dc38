"""The offices of an inbox in words: their rounds, whom nobody knows, the text to paste, what is compared."""

import io
from dataclasses import replace

import openpyxl

from itaxl.model.finding import Finding, Severity
from itaxl.reports.checked import Checked
from itaxl.reports.comparison import Comparison
from itaxl.reports.inbox_message import inbox_message
from itaxl.reports.json import workbook_record
from itaxl.reports.overview import OfficeState, OfficeView, Overview, Standing, Version
from itaxl.reports.worklist import worklist

NOTHING = Standing(OfficeState.NOT_SENT)
REMINDED = Standing(OfficeState.NOT_SENT, returned=True)
RETURNED = Standing(OfficeState.MEND, 1, returned=True)
NAME = "องค์การบริหารส่วนตำบลตัวอย่าง"


def test_rounds_that_are_alike_are_told_once() -> None:
    ready = Standing(OfficeState.READY)
    same = OfficeView(NAME, state=OfficeState.READY, rounds=(ready, ready))
    assert same.history("th") == "รอบ 1–3: พร้อมส่ง"
    mended = OfficeView(NAME, state=OfficeState.READY, rounds=(NOTHING, RETURNED, RETURNED))
    assert mended.history("th") == "รอบ 1: ยังไม่ส่ง → รอบ 2–3: ส่งคืน 1 ข้อ → รอบ 4: แก้ครบแล้ว"
    gap = OfficeView(NAME, state=OfficeState.READY, rounds=(ready, None))
    assert gap.history("th") == "รอบ 1: พร้อมส่ง → รอบ 3: พร้อมส่ง"


def test_who_was_reminded_is_said_to_be() -> None:
    office = OfficeView(NAME, rounds=(REMINDED, REMINDED))
    assert office.history("th") == "รอบ 1–2: ติดตามแล้ว → รอบ 3: ยังไม่ส่ง"
    assert office.reminded("th") == "ติดตามแล้ว 2 ครั้ง"
    assert OfficeView(NAME, rounds=(NOTHING,)).reminded("th") == ""


def test_a_file_of_nobody_known_is_no_office() -> None:
    stranger = OfficeView(
        "งบ.xlsx", state=OfficeState.UNREADABLE, rounds=(Standing(OfficeState.UNREADABLE, 1),), known=False
    )
    overview = Overview([OfficeView(NAME, state=OfficeState.READY), stranger])
    assert overview.counts() == {OfficeState.READY: 1}
    assert overview.changes().same == ()
    assert overview.strangers == [stranger]


def test_the_summary_to_paste_names_by_district_who_is_awaited() -> None:
    offices = [
        OfficeView(NAME, "พิมาย", state=OfficeState.MEND),
        OfficeView("อบต. ก", "โนนสูง"),
        OfficeView("อบต. ข", "โนนสูง"),
        OfficeView("เทศบาลตำบลค", state=OfficeState.READY),
    ]
    assert inbox_message(Overview(offices, has_roster=True), "๒ เมษายน ๒๕๖๙", "th").splitlines() == [
        "ผลการตรวจแบบฟอร์ม ITA ๒ เมษายน ๒๕๖๙",
        "หน่วยงาน 4 แห่ง: ส่งแล้ว 2 · ต้องแก้ 1 · ยังไม่ส่ง 2 · พร้อมส่ง 1",
        "ยังไม่ส่ง 2 แห่ง",
        "อำเภอโนนสูง: อบต. ก, อบต. ข",
        "ต้องแก้ 1 แห่ง",
        "อำเภอพิมาย: อบต.ตัวอย่าง",
    ]


def test_the_matrix_counts_what_costs_and_only_of_the_newest(faulty: Checked) -> None:
    note = Finding("T016", severity=Severity.INFO)
    newest, older = (
        replace(faulty, path="ใหม่.xlsm", findings=(*faulty.findings, note)),
        replace(faulty, path="เก่า.xlsm"),
    )
    office = OfficeView(NAME, state=OfficeState.MEND, versions=(Version(newest.path), Version(older.path)))
    book = openpyxl.load_workbook(io.BytesIO(worklist([newest, older], overview=Overview([office]))))
    header, *rows = book.worksheets[1].iter_rows(values_only=True)
    assert "T016" not in header
    assert [row[0] for row in rows[:3]] == ["ใหม่.xlsm", "เก่า.xlsm", None]
    assert set(rows[1][2:]) == {None}
    told = {str(row[0]).partition(" ")[0] for row in rows[3:]}
    assert told == set(header[3:]), "what each code means stands below"


def test_notes_older_versions_and_unfilled_forms_are_not_compared(faulty: Checked) -> None:
    note = Finding("T016", severity=Severity.INFO)
    before = {faulty.path: workbook_record(replace(faulty, findings=(note,)))}
    compared = Comparison(before, {})
    assert compared.of(replace(faulty, findings=(note,))).still == 0
    compared.count([faulty], newest=())
    assert compared.totals == {"new": 0, "fixed": 0, "still": 0, "appeared": 0, "gone": 0}
    assert compared.of(replace(faulty, unfilled=("measures",))).new == frozenset()
