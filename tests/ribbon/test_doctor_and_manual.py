"""ตรวจเครื่อง and คู่มือ: what the machine is told to be, and a page that opens."""

from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from excel_double import excel

from itaxl import ribbon
from itaxl.form.fields import RESULTS


def test_the_doctor_lists_its_lines_and_says_the_whole(desk: Desk) -> None:
    ribbon.doctor()
    lines = desk.results()
    assert {"โปรแกรม itaxl", "การทำ PDF", "แบบฟอร์ม", "มาโครของแบบฟอร์ม"} <= {row[1] for row in lines}
    assert {row[0] for row in lines} <= {"พร้อม", "ควรตรวจ"}
    assert desk.sheet(RESULTS)["B2"].value == desk.status
    assert excel.selected
    assert excel.selected.sheet.sheet.title == RESULTS


def test_the_doctor_says_the_gravest_thing_and_its_remedy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.processes.machine.Machine.can_write", lambda _self, _folder: False)
    ribbon.doctor()
    assert desk.status.startswith("ต้องแก้ ๒ เรื่อง")
    assert "แจ้งผู้ดูแลเครื่อง" in desk.status


def test_the_doctor_knows_where_the_workbook_really_lies(desk: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    ribbon.doctor()
    assert "อยู่บน OneDrive หรือ SharePoint" in [row[2] for row in desk.results()]


def test_the_doctor_changes_nothing_that_the_clerk_typed(desk: Desk) -> None:
    before = desk.texts()
    ribbon.doctor()
    assert desk.texts() == before


def test_the_manual_opens(desk: Desk) -> None:
    ribbon.manual()
    (opened,) = excel.followed
    assert Path(opened).is_file()
    assert desk.status == "เปิดคู่มือแล้ว ดูที่หน้าต่างเบราว์เซอร์"


def test_a_missing_manual_is_said_so(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.excel.manual.manual_path", lambda: tmp_path / "ไม่มี.html")
    ribbon.manual()
    assert desk.status == "ไม่พบคู่มือในเครื่องนี้ ติดตั้ง itaxl ใหม่"
