"""`itaxl new --from` with papers: values with their sources, guesses that the check names, nothing dropped."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from paper_files import HEAD, memo, own_layout, report, saved

from itaxl.app.new import new_form
from itaxl.checking import check
from itaxl.cli.commands.new import command
from itaxl.form.fields import ORIGINS, UNUSED_TEXTS
from itaxl.model.finding import Finding
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.pdf.libreoffice import program
from itaxl.reading import read_submission
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import fiscal_year


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], obj={"lang": "th"})


def read(path: Path) -> Submission:
    return read_submission(read_grid(path))


def guesses(submission: Submission) -> list[Finding]:
    return check(submission, fiscal_year(2569), select=["I015"])


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    return [saved(memo(), tmp_path / "บันทึก.docx"), saved(report(), tmp_path / "รายงาน.docx")]


def test_a_form_is_filled_from_memo_and_report(tmp_path: Path, papers: list[Path]) -> None:
    result = run(tmp_path / "ใหม่.xlsm", "--from", *papers)
    assert result.exit_code == 0
    assert "เดา 0 ช่อง" in result.output
    form = read(tmp_path / "ใหม่.xlsm")
    assert form.text("org.fiscal_year") == "๒๕๖๙"
    assert form.text("memo.date") == "๑๒ มกราคม ๒๕๖๙"
    assert dict(form.texts())["sign.mayor.name"].value == "สมหวัง"
    assert [row.text("measure") for row in form.rows("measures")] == ["การไม่รับของขวัญ", "การเปิดเผยข้อมูลการจัดซื้อ"]
    assert guesses(form) == []


def test_each_value_knows_its_paper_and_place(tmp_path: Path, papers: list[Path]) -> None:
    run(tmp_path / "a.xlsm", "--from", *papers)
    sources = {origin.key: origin.source for origin in read(tmp_path / "a.xlsm").origins}
    assert sources["measures.2.owner"] == "รายงาน.docx › ตาราง 1 แถว 3"
    assert sources["memo.subject"] == "บันทึก.docx › ย่อหน้า 4"


def test_a_guess_is_named_until_someone_types_or_explains(tmp_path: Path) -> None:
    date = saved(memo(head=HEAD | {"ที่": "นฐ ๕๒๒๐๑/๔๕\tวันที่ ต้นเดือนหน้า"}), tmp_path / "วันที่.docx")
    run(tmp_path / "b.xlsm", "--from", date)
    form = read(tmp_path / "b.xlsm")
    (finding,) = guesses(form)
    assert (finding.key, finding.params["source"]) == ("memo.date", "วันที่.docx › ย่อหน้า 3")
    book = openpyxl.load_workbook(tmp_path / "b.xlsm", keep_vba=True)
    book[form["memo.date"].ref.sheet].cell(form["memo.date"].ref.row, 3).value = "๑๒ มกราคม ๒๕๖๙"
    book.save(tmp_path / "typed.xlsm")
    assert guesses(read(tmp_path / "typed.xlsm")) == []
    book[form["memo.date"].ref.sheet].cell(form["memo.date"].ref.row, 3).value = "ต้นเดือนหน้า"
    book[form["memo.date"].ref.sheet].cell(form["memo.date"].ref.row, 5).value = "ตรวจกับเอกสารแล้ว"
    book.save(tmp_path / "explained.xlsm")
    assert [finding.reason for finding in guesses(read(tmp_path / "explained.xlsm"))] == ["ตรวจกับเอกสารแล้ว"]


def test_what_was_not_used_is_listed_on_a_sheet(tmp_path: Path) -> None:
    paper = report(paper=memo())
    paper.add_paragraph("ข้อมูล ณ วันที่ ๑ ธันวาคม ๒๕๖๘")
    run(tmp_path / "a.xlsm", "--from", saved(paper, tmp_path / "รวม.docx"))
    grid = read_grid(tmp_path / "a.xlsm")
    assert {ORIGINS, UNUSED_TEXTS} <= {sheet.name for sheet in grid.sheets()}
    assert [each.text for each in read_submission(grid).unused] == ["ข้อมูล ณ วันที่ ๑ ธันวาคม ๒๕๖๘"]
    assert [f for f in check(read_submission(grid), fiscal_year(2569), select=["F"]) if f.stands] == []


def test_nothing_filled_is_overwritten(tmp_path: Path, papers: list[Path]) -> None:
    run(tmp_path / "ก่อน.xlsm", "--from", papers[0])
    other = saved(memo(head=HEAD | {"ที่": "นฐ ๕๒๒๐๑/๙๙\tวันที่ ๑ มีนาคม ๒๕๖๙"}), tmp_path / "อื่น.docx")
    run(tmp_path / "หลัง.xlsm", "--from", tmp_path / "ก่อน.xlsm", other, papers[1])
    form = read(tmp_path / "หลัง.xlsm")
    assert form.text("memo.number") == "๔๕"
    assert len(form.rows("measures")) == 2
    assert "๑ มีนาคม ๒๕๖๙" in {each.text for each in form.unused}


def test_a_repaired_form_keeps_its_sources(tmp_path: Path, papers: list[Path]) -> None:
    run(tmp_path / "a.xlsm", "--from", *papers)
    new_form(tmp_path / "b.xlsm", old=tmp_path / "a.xlsm")
    assert read(tmp_path / "b.xlsm").origins == read(tmp_path / "a.xlsm").origins


def test_a_table_of_another_layout_is_read(tmp_path: Path) -> None:
    rows = [["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"], ["ทำดี", "ทำ", "กองคลัง", "ม.ค. ๖๘", "ทำแล้ว"]]
    result = run(tmp_path / "a.xlsm", "--from", own_layout(tmp_path / "ตาราง.xlsx", rows))
    assert result.exit_code == 0
    assert read(tmp_path / "a.xlsm").rows("measures")[0].text("result") == "ทำแล้ว"


def test_a_table_in_a_text_file_is_read(tmp_path: Path) -> None:
    rows = "มาตรการ;วิธีการ;ผู้รับผิดชอบ;ระยะเวลา;ผลการดำเนินการ\nทำดี;ทำ;กองคลัง;ม.ค. ๖๘;ทำแล้ว\n"
    path = tmp_path / "ตาราง.csv"
    path.write_bytes(rows.encode("cp874"))
    assert run(tmp_path / "a.xlsm", "--from", path).exit_code == 0
    assert read(tmp_path / "a.xlsm").rows("measures")[0].text("owner") == "กองคลัง"


def test_papers_without_from_are_refused(tmp_path: Path, papers: list[Path]) -> None:
    assert run(tmp_path / "a.xlsm", papers[0]).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("ว่าง.docx", b""), ("รูป.docx", b"\x89PNG\r\n"), ("ครึ่ง.docx", b"PK\x03\x04" + b"\0" * 40), ("ข้อความ.csv", b"\0\0")],
)
def test_what_is_no_paper_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        new_form(tmp_path / "a.xlsm", old=path)
    assert name in refusal.value.sentence()
    assert not (tmp_path / "a.xlsm").exists()


def test_a_paper_that_says_nothing_of_ours_is_refused(tmp_path: Path) -> None:
    from docx import Document

    paper = Document()
    paper.add_paragraph("สวัสดี")
    with pytest.raises(Refused):
        new_form(tmp_path / "a.xlsm", old=saved(paper, tmp_path / "จดหมาย.docx"))


@pytest.mark.libreoffice
@pytest.mark.skipif(program() is None, reason="LibreOffice is missing")
@pytest.mark.parametrize("kind", ["odt", "doc", "rtf"])
def test_documents_of_other_programs_are_read_through_libreoffice(
    tmp_path: Path, papers: list[Path], kind: str
) -> None:
    import subprocess

    words = [str(program()), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*words, "--outdir", str(tmp_path), str(papers[0])], check=True, capture_output=True)
    run(tmp_path / "a.xlsm", "--from", tmp_path / f"บันทึก.{kind}")
    assert read(tmp_path / "a.xlsm").text("memo.date") == "๑๒ มกราคม ๒๕๖๙"
