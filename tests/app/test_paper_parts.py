"""Parts that a memo or a report lacks, numbers of headings, and the office in a memo's head."""

from pathlib import Path

import pytest
from paper_files import HEAD, OFFICE, SECTIONS, SIGNERS, TITLE, memo, report, saved

from itaxl.app.choice import Choice
from itaxl.app.drawing import draw
from itaxl.app.inspection import inspect
from itaxl.app.paper_check import check_papers_here
from itaxl.app.wish import PapersWish
from itaxl.form.form_content import grid_of
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, known_years

OF_PARTS = {"L013", "L021", "L022", "L023", "L024"}


@pytest.fixture
def told(tmp_path: Path):
    def run(*papers) -> list[tuple[str, str]]:
        paths = [saved(paper, tmp_path / f"เอกสาร{number}.docx") for number, paper in enumerate(papers, 1)]
        return of_parts(paths)

    return run


def of_parts(paths: list[Path]) -> list[tuple[str, str]]:
    checked = check_papers_here(paths[0], tuple(paths[1:]), tuple(path.name for path in paths), Choice(), None)
    found = [finding for finding in checked.findings if finding.code in OF_PARTS]
    return [
        (finding.code, getattr(finding.params.get("part"), "th", str(finding.params.get("text", ""))))
        for finding in found
    ]


def without(signer: int):
    return [each for number, each in enumerate(SIGNERS) if number != signer]


def test_papers_with_all_their_parts_pass(told):
    assert told(memo(), report()) == []


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"closing": ""}, "คำลงท้าย (จึงเรียนมาเพื่อ…)"),
        ({"signers": without(3)}, "ลายเซ็นนายก"),
        ({"signers": without(2)}, "ลายเซ็นปลัด"),
        ({"head": {name: text for name, text in HEAD.items() if name != "เรื่อง"}}, "เรื่อง"),
        ({"head": {name: text for name, text in HEAD.items() if name != "เรียน"}}, "เรียน"),
        ({"sections": {name: text for name, text in SECTIONS.items() if name != "ข้อเท็จจริง"}}, "ข้อเท็จจริง"),
    ],
)
def test_a_part_that_a_memo_lacks_is_named(told, changes, part):
    assert ("L021", part) in told(memo(**changes), report())


def test_a_memo_without_its_head_of_department_is_noted_unless_the_author_is_one(told):
    assert told(memo(signers=without(1)), report()) == [("L023", "")]
    assert told(memo(signers=without(0)), report()) != [("L023", "")]


def test_a_title_without_its_year_is_named(told):
    assert ("L021", "ปีงบประมาณในชื่อรายงาน") in told(memo(), report(title=TITLE[:2]))


def numbered(*numbers: str):
    return {f"{number} {name}": texts for number, (name, texts) in zip(numbers, SECTIONS.items(), strict=True)}


@pytest.mark.parametrize("numbers", [("๑.", "๒.", "๔."), ("๑.", "๒.", "๒."), ("1.", "3.", "4.")])
def test_headings_that_skip_or_repeat_a_number_are_named(told, numbers):
    assert [code for code, _ in told(memo(sections=numbered(*numbers)), report())] == ["L022"]


def test_headings_in_order_pass_and_so_does_one_of_another_name_between(told):
    assert told(memo(sections=numbered("๑.", "๒.", "๓.")), report()) == []
    assert told(memo(sections=numbered("๔.", "๕.", "๖.")), report()) == []
    background, facts, proposal = SECTIONS
    sections = {
        f"๑. {background}": ["ก่อนนี้"],
        f"๒. {facts}": ["ทำแล้ว"],
        "๓. ข้อสังเกตของกอง": ["ไม่มี"],
        f"๔. {proposal}": ["เห็นควรอนุมัติ"],
    }
    assert told(memo(sections=sections), report()) == []


def test_another_office_in_the_head_of_a_memo_is_named(told):
    head = HEAD | {"ส่วนราชการ": HEAD["ส่วนราชการ"].replace(OFFICE, "เทศบาลตำบลหนองใส")}
    assert told(memo(head=head), report()) == [("L013", "เทศบาลตำบลหนองใส")]


@pytest.mark.parametrize("year", [each for each in known_years() if fiscal_year(each).report_item])
def test_papers_that_we_make_lack_nothing(tmp_path, year):
    inspected = inspect(grid_of(sample_content(fiscal_year(year))), Choice())
    paths = []
    for name, data in draw(inspected, PapersWish(draft="never")).documents.items():
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    assert of_parts(paths) == []


@pytest.mark.parametrize("year", ["2568", "๒๕๖๘"])
def test_one_year_in_arabic_digits_among_thai_ones_is_noted(told, year):
    head = HEAD | {"เรื่อง": f"รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. {year}"}
    assert told(memo(head=head), report()) == ([("L024", year)] if year.isascii() else [])
