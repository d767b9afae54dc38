"""Last year's form made into the next year's: nothing stale is left, and what is doubtful is asked."""

import re
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from itaxl.app.moved_years import moved_years
from itaxl.app.new import new_form
from itaxl.app.year_roll import Fate, Rolled, RolledField, _entry, rolled
from itaxl.checking import check
from itaxl.cli.commands.new import command
from itaxl.documents.default_texts import standard_texts
from itaxl.form.fields import MEASURES_TABLE, SIGNERS_TABLE, all_fields
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.submission import ASKED
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.thai.digits import to_arabic
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import fiscal_year, known_years

YEARS = [year for year in known_years() if fiscal_year(year).report_item]
TRANSITIONS = [(old, new) for old, new in permutations(YEARS, 2) if 0 < new - old <= 3] + [(2569, 2568)]
FULL_YEAR = re.compile(r"25\d\d")


def filled(year: int) -> FormContent:
    """The sample with every text filled, so that each of them must be dealt with."""
    content = sample_content(fiscal_year(year))
    standard = standard_texts(read_submission(grid_of(content)), fiscal_year(year))
    own = {key: f"{text} (ของเราเอง)" for key, text in standard.items() if key.startswith(("memo.", "report."))}
    more = {
        "memo.law": "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐ และคำสั่ง ที่ ๓๑๒/๒๕๖๓",
        "memo.urgency": "ด่วน",
        "sign.head.acting": "รักษาราชการแทน หัวหน้าสำนักปลัด",
        "sign.mayor.reason": "เหตุผลของปีก่อน",
        "measures.1.evidence": "www.example.go.th",
        "measures.1.reason": "เหตุผลของแถว",
    }
    return content.edited(own | more)


def roll(old: int, new: int, **texts: str) -> Rolled:
    content = filled(old).edited({key.replace("__", "."): text for key, text in texts.items()})
    return rolled(content, fiscal_year(old), fiscal_year(new), source="เดิม.xlsm")


def change(roll: Rolled, key: str) -> RolledField:
    return next(each for each in roll.changes if each.key == key)


@pytest.mark.parametrize(("old", "new"), TRANSITIONS)
def test_nothing_stale_is_left(old, new):
    made = roll(old, new).content
    assert not {"memo.number", "memo.date", "memo.urgency", "memo.oit_item"} & made.fields.keys()
    assert not any(key.startswith("sign.") for key in made.pictures)
    assert not made.reasons
    for row in made.signers.values():
        assert not {"acting", "opinion", "reason", "signature"} & row.keys()
    for row in made.measures:
        assert not {"result", "suggestion", "evidence", "reason", "finding"} & row.keys()
    year = fiscal_year(new)
    right = {year.year, year.reported_year, year.reported_year - 1}
    for key in ("memo.subject", "memo.background", "memo.proposal", "memo.facts", "report.title", "report.intro"):
        said = {int(found) for found in FULL_YEAR.findall(to_arabic(made.fields[key]))}
        assert said, key
        assert said <= right, key


@pytest.mark.parametrize(("old", "new"), TRANSITIONS)
def test_periods_lie_in_the_year_that_is_reported(old, new):
    content = roll(old, new).content
    submission = read_submission(grid_of(content))
    assert [each for each in check(submission, fiscal_year(new), select=["D012"]) if each.stands] == []


@pytest.mark.parametrize(("old", "new"), TRANSITIONS)
def test_standard_texts_become_those_of_the_new_year(old, new):
    content = sample_content(fiscal_year(old))
    standard = standard_texts(read_submission(grid_of(content)), fiscal_year(old))
    typed = {
        key: text
        for key, text in standard.items()
        if key in ("memo.subject", "report.title", "report.intro", "memo.proposal")
    }
    made = rolled(content.edited(typed), fiscal_year(old), fiscal_year(new), source="เดิม.xlsm")
    assert not typed.keys() & made.content.fields.keys()
    assert {change(made, key).fate for key in typed} == {Fate.EMPTY}


def test_every_field_of_the_form_has_its_entry():
    keys = [field.key for sheet, field in all_fields() if sheet != "คู่มือ"]
    keys += [f"sign.author.{column.key}" for column in SIGNERS_TABLE.columns if column.key != "finding"]
    keys += [f"measures.1.{column.key}" for column in MEASURES_TABLE.columns]
    assert all(_entry(key)["does"] in set(Fate) for key in keys)


def test_laws_and_other_papers_keep_their_years():
    assert change(roll(2568, 2569), "memo.law").after == filled(2568).fields["memo.law"]
    text = "ตามคำสั่ง ที่ ๓๑๒/๒๕๖๗ ลงวันที่ ๑ ตุลาคม ๒๕๖๖ และระเบียบว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ได้ดำเนินการในปีงบประมาณ พ.ศ. ๒๕๖๗"
    moved = moved_years(text, fiscal_year(2568), fiscal_year(2569)).text
    assert moved == text.replace("พ.ศ. ๒๕๖๗", "พ.ศ. ๒๕๖๘")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ต.ค. 66 - มี.ค. 67", "ต.ค. 67 - มี.ค. 68"),
        ("ม.ค. ๒๕๖๗", "ม.ค. ๒๕๖๘"),
        ("๑ ต.ค. ๖๖ ถึง ๓๐ ก.ย. ๖๗", "๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘"),
        ("ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๖๗", "ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๖๘"),
        ("๒๙ กุมภาพันธ์ ๒๕๖๗", "๒๘ กุมภาพันธ์ ๒๕๖๘"),
        ("ตลอดปีงบประมาณ", "ตลอดปีงบประมาณ"),
        ("มกราคม - มีนาคม ๒๕๖๗", "มกราคม - มีนาคม ๒๕๖๘"),
    ],
)
def test_periods_move_as_they_are_typed(before, after):
    moved = moved_years(before, fiscal_year(2568), fiscal_year(2569), of_work=True)
    assert (moved.text, moved.doubts) == (after, ())


def test_a_day_in_a_text_is_asked_about():
    moved = moved_years("ประชุมเมื่อวันที่ ๓ มีนาคม ๒๕๖๘", fiscal_year(2569), fiscal_year(2569))
    assert moved.text.endswith("๒๕๖๘")
    moved = moved_years("ประชุมเมื่อวันที่ ๓ มีนาคม ๒๕๖๗", fiscal_year(2568), fiscal_year(2569))
    assert (moved.text, len(moved.doubts)) == ("ประชุมเมื่อวันที่ ๓ มีนาคม ๒๕๖๘", 1)


def test_the_same_year_reported_again_is_said():
    assert "๒๕๖๖" in roll(2566, 2567).notes[0].th
    assert roll(2568, 2569).notes == ()


def test_years_far_away_are_left_and_asked_about():
    moved = moved_years("เปิดให้บริการตั้งแต่ปี ๒๕๕๐", fiscal_year(2568), fiscal_year(2569))
    assert (moved.text, len(moved.doubts)) == ("เปิดให้บริการตั้งแต่ปี ๒๕๕๐", 1)


def test_signers_are_asked_about_until_somebody_explains(tmp_path: Path):
    (tmp_path / "เดิม.xlsm").write_bytes(form_bytes(filled(2568)))
    new_form(tmp_path / "ใหม่.xlsm", old=tmp_path / "เดิม.xlsm", year=2569)
    form = read_submission(read_grid(tmp_path / "ใหม่.xlsm"))
    asked = {origin.key for origin in form.origins if origin.trust == ASKED}
    assert {"sign.mayor.position", "sign.clerk.position", "memo.facts"} <= asked
    findings = check(form, fiscal_year(2569), select=["I015"])
    assert {"sign.mayor.position", "memo.facts"} <= {finding.key for finding in findings}
    assert form.text("org.fiscal_year") == "๒๕๖๙"
    assert set(form.pictures) <= {"org.emblem"}


def test_the_command_lists_what_became_of_the_fields(tmp_path: Path):
    (tmp_path / "เดิม.xlsm").write_bytes(form_bytes(filled(2568)))
    words = [str(tmp_path / "ใหม่.xlsm"), "--from", str(tmp_path / "เดิม.xlsm"), "--year", "2569"]
    result = CliRunner().invoke(command, words, obj={"lang": "th"})
    assert result.exit_code == 0
    for said in ("คงเดิม", "เลื่อนปี", "เว้นให้กรอก", "โปรดตรวจ", "ยังดำรงตำแหน่งอยู่หรือไม่", "ผลการดำเนินการ"):
        assert said in result.output


def test_a_year_that_is_not_known_yet_is_said_plainly(tmp_path: Path):
    (tmp_path / "เดิม.xlsm").write_bytes(form_bytes(filled(2569)))
    words = [str(tmp_path / "ใหม่.xlsm"), "--from", str(tmp_path / "เดิม.xlsm"), "--year", str(YEARS[-1] + 1)]
    result = CliRunner().invoke(command, words, obj={"lang": "th"})
    assert result.exit_code == 0
    assert "ยังไม่มีรายการข้อของปี" in result.output
