"""Papers in an inbox: with the form beside them, or as rows of their own; each file once in the account."""

import zipfile
from contextlib import ExitStack
from json import loads
from pathlib import Path

import pytest
from docx import Document
from paper_files import MEASURES, memo, report, saved

from itaxl.app import older_documents, paper_sets
from itaxl.app.check import check_given
from itaxl.app.make import make_file
from itaxl.app.new import new_form
from itaxl.app.paper_sets import Facts, PaperSet
from itaxl.app.sorting import SAVE_AS
from itaxl.batch.inbox import account
from itaxl.batch.journal_index import memory_of
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
    monkeypatch.setattr(paper_sets, "paper_sets", lambda documents, forms, **_: sets)
    workbooks, told = with_papers([(form, "ก.xlsm")], {path: path.name for path in paths.values()}, tmp_path)
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
def test_an_inbox_with_papers_accounts_for_each_file(tmp_path: Path, monkeypatch):
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
        with monkeypatch.context() as patched:
            patched.setattr(paper_sets, "Workforce", None)  # nothing is looked at again
            again = begun(order)
        assert all(step.skipped for step in steps(again, lambda: False))
    assert "L011" in (order.out / "itaxl-journal.jsonl").read_text(encoding="utf-8")
    assert account([edited], tmp_path / "อื่น").workbooks[0].is_paper


ENDINGS = {
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "worddocument".encode("utf-16-le"),
    ".rtf": b"{\\rtf1 ",
    ".odt": b"PK\x03\x04",
}


def older_box(folder: Path) -> Path:
    """A folder with a memo and a report in other programs' formats, a form beside nothing of theirs, and a copy."""
    (folder / "ก").mkdir(parents=True)
    (folder / "ก" / "บันทึก.doc").write_bytes(ENDINGS[".doc"] + b"1")
    (folder / "ก" / "รายงาน.rtf").write_bytes(ENDINGS[".rtf"] + b"2")
    (folder / "ก" / "จดหมาย.odt").write_bytes(b"no zip")
    (folder / "สำเนา บันทึก.doc").write_bytes(ENDINGS[".doc"] + b"1")
    return folder


@pytest.fixture
def converter(monkeypatch):
    """A LibreOffice that makes of each document the memo or the report that its last byte stands for."""
    ran: list[list[str]] = []

    def to_words(_program: Path, documents: list[Path], folder: Path) -> None:
        ran.append([path.suffix for path in documents])
        for path in documents:
            made = memo() if path.read_bytes().endswith(b"1") else report()
            saved(made, folder / f"{path.stem}.docx")

    monkeypatch.setattr(older_documents, "program", lambda: Path("soffice"))
    monkeypatch.setattr(older_documents, "to_words", to_words)
    return ran


def test_papers_of_other_programs_are_checked_in_a_folder(tmp_path: Path, converter):
    results, passed = check_given([older_box(tmp_path / "ส่งมา")])
    assert [Path(each.path.split(" + ")[0]).name for each in results] == ["บันทึก.doc"]
    assert converter == [[".doc", ".rtf"]], "all in one run of LibreOffice"
    told = {Path(each.path).name: (each.why, each.what) for each in passed}
    assert told["รายงาน.rtf"] == (Why.PAPER, None)
    assert told["จดหมาย.odt"] == (Why.NOT_FORM, SAVE_AS)
    assert told["สำเนา บันทึก.doc"][0] is Why.COPY


def test_papers_of_other_programs_are_checked_in_an_inbox_and_made_once(tmp_path: Path, converter):
    order = Order([older_box(tmp_path / "ส่งมา")], tmp_path / "ผลงาน", jobs=1)
    with ExitStack() as stack:
        locked(order.out, stack)
        batch = begun(order)
        assert [each.known_as for each in batch.workbooks] == ["ก/บันทึก.doc"]
        assert {each.path: each.why for each in batch.passed} == {
            "ก/รายงาน.rtf": Why.PAPER,
            "ก/จดหมาย.odt": Why.NOT_FORM,
            "สำเนา บันทึก.doc": Why.COPY,
        }
        assert [step.known_as for step in steps(batch, lambda: False)] == ["ก/บันทึก.doc"]
        assert all(step.skipped for step in steps(begun(order), lambda: False))
    assert len(converter) == 1
    with zipfile.ZipFile(tmp_path / "รวม.zip", "w") as file:
        for path in sorted((tmp_path / "ส่งมา" / "ก").iterdir()):
            file.write(path, path.name)
    inside = account([tmp_path / "รวม.zip"], order.out)
    assert [each.known_as for each in inside.workbooks] == ["รวม.zip/บันทึก.doc"]
    assert len(converter) == 1, "the same bytes"


def test_without_a_converter_one_is_told_how_to_save(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(older_documents, "program", lambda: None)
    older_box(tmp_path / "ส่งมา")
    new_form(tmp_path / "ส่งมา" / "แบบฟอร์ม.xlsm", sample=True, year=2569)
    passed = account([tmp_path / "ส่งมา"], tmp_path / "ผลงาน").passed
    assert {each.path: each.what for each in passed if each.why is Why.NOT_FORM} == dict.fromkeys(
        ("ก/บันทึก.doc", "ก/รายงาน.rtf", "ก/จดหมาย.odt"), SAVE_AS
    )
    results, passed = check_given([tmp_path / "ส่งมา"])
    assert len(results) == 1
    assert sum(each.what == SAVE_AS for each in passed) == 3


def test_what_papers_said_is_remembered_by_their_bytes(tmp_path: Path):
    """Of another version, or spoiled, nothing is taken over."""
    from itaxl import __version__
    from itaxl.batch.document_writer import line
    from itaxl.files.journal import Journal

    facts = Facts(memo=True, report=False, office="อบต.ก", year="2569")
    journal = Journal(tmp_path / "j.jsonl")
    noted = ("ก .docx", [True, False, "อบต.ก", "2569"]), ("ข .docx", None)
    journal.add([line({"seen": dict([each]), "itaxl": __version__}) for each in noted], sync=False)
    journal.add([line({"seen": {"ค": [True, False, "", ""]}, "itaxl": "0.0.0"})], sync=False)
    for spoiled in ([1, 2], [True, "", "", ""], "abcd", [True, False, 1, ""]):
        journal.add([line({"seen": {"ง": spoiled}, "itaxl": __version__})], sync=False)
    journal.close()
    memory = memory_of(tmp_path / "j.jsonl")
    assert memory.seen == {"ก .docx": facts, "ข .docx": None}
    assert memory.passed_over == 4
