"""`itaxl new`: never over another file, whole or not at all."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from itaxl.app.new import new_form
from itaxl.cli.commands.new import command
from itaxl.form.form_content import FormContent
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.thai.digits import to_thai
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import fiscal_year, known_years


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], obj={"lang": "th"})


def read(path: Path) -> Submission:
    return read_submission(read_grid(path))


def refusal(path: Path, **options: Any) -> str:
    with pytest.raises(Refused) as refused:
        new_form(path, **options)
    return refused.value.sentence()


def test_a_blank_form_is_for_the_newest_year(tmp_path: Path) -> None:
    result = run(tmp_path / "ใหม่.xlsm")
    assert result.exit_code == 0
    assert "ใหม่.xlsm" in result.output
    form = read(tmp_path / "ใหม่.xlsm")
    assert form.text("org.fiscal_year") == to_thai(str(known_years()[-1]))
    assert form.text("org.name") == ""


def test_the_year_can_be_chosen(tmp_path: Path) -> None:
    assert run(tmp_path / "a.xlsm", "--year", 2564).exit_code == 0
    assert read(tmp_path / "a.xlsm").text("org.fiscal_year") == "๒๕๖๔"


def test_the_sample_follows_the_year(tmp_path: Path) -> None:
    run(tmp_path / "a.xlsm", "--year", 2564, "--sample")
    form = read(tmp_path / "a.xlsm")
    assert form.text("memo.date") == "๑๖ เมษายน ๒๕๖๔"
    assert len(form.rows("measures")) == 5


def test_a_missing_suffix_is_added(tmp_path: Path) -> None:
    assert new_form(tmp_path / "แบบฟอร์ม").path == tmp_path / "แบบฟอร์ม.xlsm"
    assert (tmp_path / "แบบฟอร์ม.xlsm").is_file()


def test_an_existing_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    path.write_bytes(b"mine")
    assert "มีไฟล์" in refusal(path)
    assert path.read_bytes() == b"mine"


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    assert ".xlsm" in refusal(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_2562_has_no_report_item(tmp_path: Path) -> None:
    assert "ปี ๒๕๖๒ ไม่มีข้อรายงานผล" in refusal(tmp_path / "a.xlsm", year=2562)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("year", [2026, 69, 25690])
def test_a_year_that_is_not_buddhist_is_pointed_out(tmp_path: Path, year: int) -> None:
    assert "พ.ศ." in refusal(tmp_path / "a.xlsm", year=year)


def test_a_year_to_come_is_served(tmp_path: Path) -> None:
    result = run(tmp_path / "a.xlsm", "--year", 2571)
    assert (result.exit_code, "ยังไม่มีรายการข้อของปี 2571" in result.output) == (0, True)
    assert read(tmp_path / "a.xlsm").text("org.fiscal_year") == "๒๕๗๑"


def test_nothing_is_said_of_a_year_that_is_known(tmp_path: Path) -> None:
    assert "ยังไม่มี" not in run(tmp_path / "a.xlsm", "--year", 2569).output


def test_a_folder_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none" / "a.xlsm")


def test_everything_of_an_older_form_is_carried_over(tmp_path: Path) -> None:
    content = sample_content(fiscal_year(2567)).edited({"measures.2.reason": "เหตุผลของแถว"})
    content = FormContent(content.fields, content.signers, content.measures, content.pictures, {"memo.date": "ย้อนหลัง"})
    old = tmp_path / "old.xlsm"
    old.write_bytes(form_bytes(content))
    new_form(tmp_path / "new.xlsm", old=old)
    before, after = read(old), read(tmp_path / "new.xlsm")
    assert {key: cell.raw for key, cell in after.texts()} == {key: cell.raw for key, cell in before.texts()}
    assert after.reasons == before.reasons
    assert {key: picture.data for key, picture in after.pictures.items()} == content.pictures


def test_the_year_of_a_carried_form_can_be_changed(tmp_path: Path) -> None:
    new_form(tmp_path / "old.xlsm", sample=True, year=2567)
    new_form(tmp_path / "new.xlsm", old=tmp_path / "old.xlsm", year=2569)
    assert read(tmp_path / "new.xlsm").text("org.fiscal_year") == "๒๕๖๙"
    assert read(tmp_path / "new.xlsm").text("org.name") == "ท่าช้าง"


def test_a_form_whose_rows_moved_and_sheet_is_gone_gives_what_it_still_has(tmp_path: Path) -> None:
    new_form(tmp_path / "old.xlsm", sample=True)
    book = openpyxl.load_workbook(tmp_path / "old.xlsm")
    book["บันทึกข้อความ"].insert_rows(4, 3)
    del book["ผู้ลงนาม"]
    book.save(tmp_path / "damaged.xlsx")
    new_form(tmp_path / "new.xlsm", old=tmp_path / "damaged.xlsx")
    form = read(tmp_path / "new.xlsm")
    assert form.text("memo.number") == "๑๑๒"
    assert len(form.rows("measures")) == 5


def test_a_workbook_that_is_no_form_has_nothing_to_carry(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "งบประมาณ"
    book.save(tmp_path / "other.xlsx")
    assert "ไม่พบข้อมูลของแบบฟอร์ม" in refusal(tmp_path / "a.xlsm", old=tmp_path / "other.xlsx")
    assert not (tmp_path / "a.xlsm").exists()


def test_sample_and_from_are_one_or_the_other(tmp_path: Path) -> None:
    (tmp_path / "old.xlsm").write_bytes(b"")
    assert run(tmp_path / "a.xlsm", "--sample", "--from", tmp_path / "old.xlsm").exit_code == 2
