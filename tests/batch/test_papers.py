"""Papers in an inbox: with the form beside them, or as rows of their own; each file once in the account."""

import zipfile
from contextlib import ExitStack
from json import loads
from pathlib import Path

import pytest
from docx import Document
from paper_files import MEASURES, memo, report, saved

from itaxl.app import paper_sets
from itaxl.app.make import make_file
from itaxl.app.new import new_form
from itaxl.app.paper_sets import PaperSet
from itaxl.batch.inbox import account
from itaxl.batch.paper_account import with_papers
from itaxl.batch.result_record import packed, result_of
from itaxl.batch.run import Order, begun, locked, steps
from itaxl.batch.task import source_of
from itaxl.batch.workbook import Workbook
from itaxl.model.cell import CellRef, PaperRef
from itaxl.model.finding import Finding
from itaxl.reports.checked import Checked
from itaxl.reports.passed_over import Why


def test_papers_stand_with_the_form_beside_them_or_alone(tmp_path: Path, monkeypatch):
    names = ("บันทึก", "รายงาน", "อื่น", "แนบ", "จดหมาย", "สำเนา")
    paths = {name: tmp_path / f"{name}.docx" for name in names}
    for number, path in enumerate(paths.values()):
        path.write_bytes(b"x" * (number + 1 if path.stem != "สำเนา" else 3))
    form = tmp_path / "แบบฟอร์ม.xlsm"
    sets = [PaperSet((paths["บันทึก"], paths["รายงาน"]), form), PaperSet((paths["อื่น"], paths["แนบ"]))]
    monkeypatch.setattr(paper_sets, "paper_sets", lambda documents, forms: sets)
    workbooks, told = with_papers([(form, "ก.xlsm")], {path: path.name for path in paths.values()})
    assert workbooks == [
        Workbook(form, "ก.xlsm", sets[0].papers),
        Workbook(paths["อื่น"], "อื่น.docx", (paths["แนบ"],), is_paper=True),
    ]
    assert {each.path: (each.why, each.of) for each in told} == {
        "บันทึก.docx": (Why.PAPER, "ก.xlsm"),
        "รายงาน.docx": (Why.PAPER, "ก.xlsm"),
        "แนบ.docx": (Why.PAPER, "อื่น.docx"),
        "สำเนา.docx": (Why.COPY, "อื่น.docx"),
        "จดหมาย.docx": (Why.NOT_FORM, ""),
    }


def test_a_place_in_a_paper_stays_one():
    places = (PaperRef("ก.docx", 7, 0), CellRef("บันทึกข้อความ", 5, 3))
    findings = tuple(Finding("D002", place, "memo.facts", {"text": "๓๑ เมษายน"}) for place in places)
    back = result_of("ก", loads(packed(Checked("ก", "", 2569, findings), None, {})))
    assert [type(each.ref) for each in back.findings] == [PaperRef, CellRef]


def test_what_a_result_is_of_counts_its_papers(tmp_path: Path):
    paper = tmp_path / "ก.docx"
    paper.write_bytes(b"1")
    with_paper = source_of("a", [paper])
    assert source_of("a", []) == "a"
    assert source_of("", [paper]) == ""
    paper.write_bytes(b"2")
    assert source_of("a", [paper]) != with_paper


@pytest.mark.slow
def test_an_inbox_with_papers_accounts_for_each_file(tmp_path: Path):
    box = tmp_path / "ส่งมา"
    (box / "ก").mkdir(parents=True)
    form = new_form(box / "ก" / "แบบฟอร์ม.xlsm", sample=True, year=2569).path
    edited = next(path for path in make_file(form).files if "บันทึก" in path.name)
    paper = Document(str(edited))
    for run in (run for paragraph in paper.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อโปรดทราบ")
    paper.save(str(edited))
    rows = [(*MEASURES[0][:4], "๑. ประกาศเมื่อวันที่ ๓๑ เมษายน ๒๕๖๘", "-")]
    inside = [saved(memo(), tmp_path / "บันทึก.docx"), saved(report(rows=rows), tmp_path / "รายงาน.docx")]
    letter = Document()
    letter.add_paragraph("ขอส่งเอกสารมาเพื่อทราบ")
    letter.save(str(tmp_path / "นำส่ง.docx"))
    with zipfile.ZipFile(box / "ข.zip", "w") as file:
        for path in (*inside, tmp_path / "นำส่ง.docx"):
            file.write(path, path.name)
    order = Order([box], tmp_path / "ผลงาน", jobs=1)
    with ExitStack() as stack:
        locked(order.out, stack)
        batch = begun(order)
        assert [each.known_as for each in batch.workbooks] == ["ก/แบบฟอร์ม.xlsm", "ข.zip/บันทึก.docx"]
        whys = sorted(each.why for each in batch.passed)
        assert whys == sorted([Why.PAPER, Why.PAPER, Why.PAPER, Why.NOT_FORM])
        done = {step.known_as: step.errors for step in steps(batch, lambda: False)}
        assert done == {"ก/แบบฟอร์ม.xlsm": 0, "ข.zip/บันทึก.docx": 1}
        again = begun(order)
        assert all(step.skipped for step in steps(again, lambda: False))
    assert "L011" in (order.out / "itaxl-journal.jsonl").read_text(encoding="utf-8")
    assert account([edited], tmp_path / "อื่น").workbooks[0].is_paper
