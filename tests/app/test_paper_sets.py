"""Papers in folders: a memo with its report, with their form, each file once; others are passed over as before."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from paper_files import HEAD, MEASURES, TITLE, memo, report, saved

from itaxl.app.check import check_given
from itaxl.app.make import make_file
from itaxl.app.new import new_form
from itaxl.app.paper_sets import Facts, _together
from itaxl.cli.commands.check import command
from itaxl.reports.passed_over import Why

OFFICE = "เทศบาลตำบลหนึ่ง"
MEMO = Facts(memo=True, report=False, office=OFFICE, year="2569")
REPORT = Facts(memo=False, report=True, office=OFFICE, year="2569")
BOTH = Facts(memo=True, report=True, office=OFFICE, year="2569")
OTHER = Facts(memo=False, report=True, office="เทศบาลตำบลสอง", year="2569")
NOBODY = Facts(memo=False, report=True, office="", year="2569")
LAST = Facts(memo=False, report=True, office=OFFICE, year="2568")
LAST_MEMO = Facts(memo=True, report=False, office=OFFICE, year="2568")


@pytest.mark.parametrize(
    ("facts", "sets"),
    [
        ({"ก/1": MEMO, "ก/2": REPORT}, [("ก/1", "ก/2")]),
        ({"ก/1": REPORT, "ก/2": MEMO}, [("ก/2", "ก/1")]),
        ({"ก/1": MEMO, "ก/2": LAST}, [("ก/1", "ก/2")]),
        ({"ก/1": MEMO, "ก/2": REPORT, "ก/3": LAST, "ก/4": LAST_MEMO}, [("ก/1", "ก/2"), ("ก/4", "ก/3")]),
        ({"ก/1": MEMO, "ข/2": REPORT}, [("ก/1",), ("ข/2",)]),
        ({"ก/1": MEMO, "ก/2": OTHER, "ก/3": NOBODY}, [("ก/1",), ("ก/2",), ("ก/3",)]),
        ({"ก/1": MEMO, "ก/2": REPORT, "ก/3": REPORT}, [("ก/1",), ("ก/2",), ("ก/3",)]),
        ({"ก/1": BOTH, "ก/2": REPORT}, [("ก/1",), ("ก/2",)]),
    ],
)
def test_papers_of_one_office_in_one_folder_are_together(facts, sets):
    known = {Path(name): its for name, its in facts.items()}
    found = [tuple(path.as_posix() for path in each) for each in _together(list(known), known)]
    assert sorted(found) == sorted(sets)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder with a form and its papers, one of them edited since, papers of another office, a letter and a copy."""
    own = tmp_path / "ก"
    own.mkdir()
    form = new_form(own / "แบบฟอร์ม.xlsm", sample=True, year=2569).path
    make_file(form)
    other = tmp_path / "ข"
    other.mkdir()
    saved(memo(head=HEAD), other / "บันทึก.docx")
    rows = [(*MEASURES[0][:4], "๑. ประกาศเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘", "-")]
    saved(report(title=TITLE, rows=rows), other / "รายงาน.docx")
    (other / "สำเนา.docx").write_bytes((other / "บันทึก.docx").read_bytes())
    (other / "เสีย.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


@pytest.mark.slow
def test_each_file_of_a_folder_is_told_once(box):
    results, passed = check_given([box])
    assert [result.path.count(".docx") for result in results] == [0, 2, 2]
    _form, same, other = results
    assert "L011" not in {finding.code for finding in same.findings}
    assert "D002" in {finding.code for finding in other.findings}
    whys = {Path(each.path).name: each.why for each in passed}
    assert whys.pop("สำเนา.docx") is Why.COPY
    assert whys.pop("เสีย.docx") is Why.NOT_FORM
    assert whys.pop("รายงาน.docx") is Why.PAPER
    assert list(whys.values()) == [Why.PAPER]
    said = CliRunner().invoke(command, [str(box)], obj={"lang": "th"})
    assert said.exit_code == 1
    assert "ตรวจพร้อมกับ" in said.output
