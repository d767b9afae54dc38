"""Papers checked: the same rules, findings at their places in the papers, layout, and the form against the papers."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from paper_files import COLUMNS, HEAD, MEASURES, OFFICE, SECTIONS, TITLE, memo, report, saved, with_body

from itaxl.app.check import check_paths
from itaxl.app.choice import Choice
from itaxl.app.make import make_file
from itaxl.app.new import new_form
from itaxl.cli.commands.check import command
from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.reports.checked import Checked, effective


@pytest.fixture
def paths(tmp_path: Path):
    def saving(*papers) -> list[Path]:
        return [saved(paper, tmp_path / f"เอกสาร{number}.docx") for number, paper in enumerate(papers, 1)]

    return saving


def result(paths: list[Path]) -> Checked:
    (only,) = check_paths(paths, Choice())
    return only


def codes(checked: Checked) -> list[str]:
    return [finding.code for finding in checked.findings if not finding.code.startswith("L00")]


def found(checked: Checked, code: str) -> Finding:
    return next(finding for finding in checked.findings if finding.code == code)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments], obj={"lang": "th"})


def test_clean_papers_have_no_error(paths):
    checked = result(paths(memo(), report()))
    assert checked.count(Severity.ERROR) == 0
    assert checked.fiscal_year == 2569
    assert checked.organisation == OFFICE


def test_a_finding_stands_at_its_place_in_its_paper(paths):
    rows = [(*MEASURES[0][:4], "๑. ประกาศเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘", "-")]
    finding = found(result(paths(memo(), report(rows=rows))), "D002")
    assert str(finding.ref) == "เอกสาร2.docx › ตาราง 1 แถว 2"
    assert effective(finding) is Severity.ERROR
    finding = found(result(paths(memo(sections=SECTIONS | {"ข้อเท็จจริง": ["ทำเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘"]}))), "D002")
    assert str(finding.ref) == "เอกสาร1.docx › ย่อหน้า 9"


def test_what_a_paper_is_not_asked_for_is_not_missed(paths):
    assert not [code for code in codes(result(paths(report()))) if code.startswith("R")]
    assert not [code for code in codes(result(paths(memo()))) if code.startswith("R")]


def test_half_a_set_is_not_said_to_be_ready(paths):
    assert getattr(found(result(paths(memo())), "L019").params["part"], "th", "") == "รายงาน"
    assert getattr(found(result(paths(report())), "L019").params["part"], "th", "") == "บันทึกข้อความ"
    assert "L019" not in codes(result(paths(memo(), report())))


def test_what_a_paper_ought_to_say_is_missed_as_a_warning(paths):
    head = {name: text for name, text in HEAD.items() if name != "ที่"}
    checked = result(paths(memo(head=head)))
    missed = {finding.key: effective(finding) for finding in checked.findings if finding.code.startswith("R")}
    assert missed.get("memo.date") is Severity.WARNING


def test_a_guess_never_makes_an_error(paths):
    checked = result(paths(memo(head=HEAD | {"ที่": "นฐ ๕๒๒๐๑/๔๕\tวันที่ ๓๑ เมษายน ๒๕๖๙"})))
    assert effective(found(checked, "D002")) is Severity.WARNING


def test_misspelt_headings_are_named(paths):
    head = {("เรือง" if name == "เรื่อง" else name): text for name, text in HEAD.items()}
    sections = {"เรื่องเดิม": ["ก่อนนี้"], "ข้อเทจจริง": ["ทำแล้ว"]}
    columns = ("มาตราการ", *COLUMNS[1:])
    checked = result(paths(memo(head=head, sections=sections), report(columns=columns)))
    right = {finding.params["right"] for finding in checked.findings if finding.code == "L012"}
    assert right == {"เรื่อง", "ข้อเท็จจริง", "มาตรการ"}


def test_another_offices_name_is_named(paths):
    title = (TITLE[0], TITLE[1].replace("บ้านสวนงาม", "บ้านสวนหลวง"), TITLE[2])
    finding = found(result(paths(memo(), report(title=title))), "L013")
    assert "บ้านสวนหลวง" in str(finding.params["text"])


def test_fonts_sizes_and_margins_are_told(paths):
    paper = memo()
    for run in (run for paragraph in paper.paragraphs for run in paragraph.runs):
        run.font.name = "Cordia New"
        looks = run._element.get_or_add_rPr()
        looks.get_or_add_rFonts().set(qn("w:cs"), "Cordia New")
        size = OxmlElement("w:szCs")
        size.set(qn("w:val"), "28")
        looks.append(size)
    paper.sections[0].left_margin = Cm(1.5)
    checked = result(paths(paper))
    assert found(checked, "L001").params["font"] == "Cordia New"
    assert found(checked, "L002").params["size"] == 14
    assert found(checked, "L004").params["left"] == "1.5"


def test_a_font_for_latin_letters_alone_is_told(paths):
    paper = memo()
    for run in (run for paragraph in paper.paragraphs for run in paragraph.runs):
        run.font.name = "TH SarabunPSK"
        run.font.size = Pt(16)
    assert found(result(paths(paper)), "L003").params["share"] == 100


def test_an_unfilled_control_and_tracked_changes_are_told(tmp_path: Path):
    placeholder = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    control = f"<w:p><w:sdt>{placeholder}<w:sdtContent><w:r><w:t>คลิกที่นี่</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    changed = "<w:p><w:ins><w:r><w:t>รายงานผลการดำเนินการ</w:t></w:r></w:ins></w:p>"
    (tmp_path / "a.docx").write_bytes(with_body(changed + control))
    checked = result([tmp_path / "a.docx"])
    assert {"L009", "L010"} <= {finding.code for finding in checked.findings}


def test_a_form_is_compared_with_papers_that_were_edited_since(tmp_path: Path):
    form = new_form(tmp_path / "แบบฟอร์ม.xlsm", sample=True, year=2569).path
    papers = sorted(make_file(form).files)
    _, same = check_paths([form, *papers], Choice())
    assert "L011" not in codes(same)
    memo_of_form = next(path for path in papers if "บันทึก" in path.name)
    paper = Document(str(memo_of_form))
    for run in (run for paragraph in paper.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อโปรดทราบ")
    paper.save(str(memo_of_form))
    _, other = check_paths([form, *papers], Choice())
    assert [finding.key for finding in other.findings if finding.code == "L011"] == ["memo.closing"]


def test_the_command_says_where_in_words(tmp_path: Path, paths):
    rows = [(*MEASURES[0][:4], "๑. ประกาศเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘", "-")]
    papers = paths(memo(), report(rows=rows))
    said = run(*papers)
    assert said.exit_code == 1
    assert "ตาราง 1 แถว 2" in said.output
    assert run(*papers, "--format", "json").exit_code == 1
    assert run(*papers, "--format", "html", "-o", tmp_path / "a.html").exit_code == 1
    assert run(*papers, "--format", "xlsx", "-o", tmp_path / "a.xlsx").exit_code == 1


def test_what_is_no_paper_is_refused(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(Refused):
        check_paths([tmp_path / "a.docx"], Choice())


def _letter() -> object:
    paper = Document()
    paper.add_paragraph("หนังสือรับรอง")
    paper.add_paragraph("ขอรับรองว่าผู้มีชื่อข้างต้นได้ผ่านการอบรมหลักสูตรการจัดเก็บพัสดุครบถ้วนแล้ว")
    return paper


def _list() -> object:
    paper = Document()
    paper.add_table(2, 3).cell(0, 0).text = "ครุภัณฑ์"
    return paper


@pytest.mark.parametrize("other", [Document, _letter, _list])
def test_a_paper_of_another_kind_is_never_called_ready(paths, other):
    with pytest.raises(Refused) as refusal:
        check_paths(paths(other()), Choice())
    assert "ไม่พบข้อความของบันทึกข้อความหรือรายงาน" in refusal.value.sentence("th")
