"""`--fix`: the copy says what the workbook said but for what was mended, however the workbook was written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from form_parts import (
    MEMO_PART,
    REPORT_PART,
    STYLES,
    TEXTS,
    address_of,
    parts,
    parts_of,
    replaced,
    sample_edited,
    sample_form,
    with_cell,
    with_part,
    zipped,
)
from odd_books import OddFile
from odd_files import odd_files

from itaxl.app import fixed_copy, mended_copy
from itaxl.app.choice import Choice
from itaxl.app.fix import typed_over
from itaxl.app.fixed_copy import NOT_PROVED, FixedCopy, mend_file
from itaxl.app.inspection import inspect
from itaxl.form.fields import MEMO
from itaxl.model.cell import CellRef
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.workbook.patch_file import FORMULA, NOT_PATCHABLE, Patched
from itaxl.workbook.reader import read_grid_here

FAULTS: Final = {
    "memo.subject": "เเจ้งผลการดำเนินงานตามมาตรการ",
    "memo.facts": "ตามที่หน่วยงานเเจ้งไว้ ขอรายงาน\nย่อหน้าสองเเล้ว",
    "measures.1.result": "จัดอบรมเเล้ว ๒๔ คน",
}
FORMULAS: Final = "texts as formulas' results"
TABLE: Final = [case for case in odd_files() if not case.slow and case.what != FORMULAS]


@pytest.fixture(autouse=True)
def faulty() -> Iterator[None]:
    with sample_edited(FAULTS):
        yield


def mended(folder: Path, data: bytes) -> tuple[FixedCopy, dict[str, str]]:
    """What came of mending a file in a folder of its own, and the texts of the copy, else of the file, by key."""
    path = folder / "form.xlsm"
    path.write_bytes(data)
    done = mend_file(path)
    assert path.read_bytes() == data
    assert {each.name for each in folder.iterdir()} == {path.name, *([done.copy.name] if done.copy else [])}
    grid = read_grid_here(done.copy or path)
    assert done.left.findings == inspect(grid).findings, "what is said to be left is what a check of the copy says"
    return done, {key: cell.value for key, cell in read_submission(grid).texts()}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.what)
def test_a_form_is_mended_however_it_is_written(case: OddFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed_copy, "isolated", lambda task, *given: task(*given))  # here: a process each costs more
    done, texts = mended(tmp_path, case.make())
    assert [change.after.count("เเ") for change in done.changes] == [0] * len(FAULTS)
    assert [key for key, text in texts.items() if "เเ" in text] == []
    assert all(texts[key] == fault.replace("เเ", "แ") for key, fault in FAULTS.items())
    assert done.left_alone == ()


def test_what_a_formula_gives_is_left_to_a_person(tmp_path: Path) -> None:
    (case,) = (case for case in odd_files() if case.what == FORMULAS)
    done, texts = mended(tmp_path, case.make())
    assert done.copy is None
    assert {each.why for each in done.left_alone} == {FORMULA}
    assert len(done.left_alone) == sum("เเ" in text for text in texts.values()) == len(FAULTS)


def test_the_rest_is_mended_beside_a_formula(tmp_path: Path) -> None:
    place = address_of(MEMO, "memo.subject")
    form = with_cell(MEMO_PART, place, f'<c r="{place}" t="str"><f>"a"</f><v>{FAULTS["memo.subject"]}</v></c>')
    done, texts = mended(tmp_path, form)
    assert [each.ref.address for each in done.left_alone] == [place]
    assert [key for key in FAULTS if "เเ" in texts[key]] == ["memo.subject"]


def test_letters_of_several_formats_stay_as_they_are(tmp_path: Path) -> None:
    struck = "<r><rPr><strike/></rPr><t>จัดอบรม</t></r><r><t>เเล้ว ๒๔ คน</t></r>"
    form = with_part(
        TEXTS, lambda texts: re.sub(f"<t[^>]*>{FAULTS['measures.1.result']}</t>", struck, texts.decode()).encode()
    )
    done, texts = mended(tmp_path, form)
    assert texts["measures.1.result"] == "จัดอบรมแล้ว ๒๔ คน"
    assert done.copy is not None
    assert (
        b'<strike></strike></rPr><t xml:space="preserve">\xe0\xb8\x88' in parts_of(done.copy.read_bytes())[REPORT_PART]
    )


def test_dates_stay_dates_while_texts_are_mended_in_rounds(tmp_path: Path) -> None:
    """A number's format is part of what is read: losing it in the second round would make a date a number."""
    place = address_of(MEMO, "memo.date")
    contents = parts()
    styles = contents[STYLES].decode()
    number = int(re.findall(r'<cellXfs count="(\d+)"', styles)[0])
    contents[STYLES] = styles.replace("</cellXfs>", '<xf numFmtId="15" applyNumberFormat="1"/></cellXfs>').encode()
    cell = f'<c r="{place}" s="{number}"><v>46128</v></c>'
    contents[MEMO_PART] = re.sub(rf'<c r="{place}".*?</c>', cell, contents[MEMO_PART].decode()).encode()
    path = tmp_path / "form.xlsm"
    path.write_bytes(zipped(contents))
    before = read_submission(read_grid_here(path)).fields["memo.date"]
    done, texts = mended(tmp_path, zipped(contents))
    assert read_submission(read_grid_here(done.copy or path)).fields["memo.date"] == before
    assert (texts["memo.date"], len(done.changes)) == (before.value, len(FAULTS))


def test_typing_over_a_grid_changes_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(sample_form())
    grid = replace(read_grid_here(path), formats={CellRef(MEMO, 9, 3): "000"})
    assert typed_over(grid, {}) == grid
    typed = typed_over(grid, {CellRef(MEMO, 5, 3): "ใหม่"})
    assert replace(typed, values={}) == replace(grid, values={})


def test_merged_cells_and_a_password_on_the_sheet_are_no_hindrance(tmp_path: Path) -> None:
    place = address_of(MEMO, "memo.subject")
    form = replaced(
        MEMO_PART, b"</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{place}:E9"/></mergeCells>'.encode()
    )
    done, texts = mended(tmp_path, form)
    assert not [text for text in texts.values() if "เเ" in text]
    assert done.copy is not None
    assert b"mergeCell ref" in parts_of(done.copy.read_bytes())[MEMO_PART]


BROKEN_COPIES: Final[dict[str, Callable[[bytes], bytes]]] = {
    "the form itself": lambda form: form,
    "no workbook": lambda form: zipped({"a.txt": b"x"}),
    "another part changed": lambda form: replaced(
        "docProps/core.xml", b"</cp:coreProperties>", b" </cp:coreProperties>"
    ),
    "a part less": lambda form: zipped({name: part for name, part in parts().items() if name != "docProps/app.xml"}),
}


@pytest.mark.parametrize("what", BROKEN_COPIES)
def test_a_copy_that_is_not_what_it_should_be_is_never_left(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(sample_form())
    monkeypatch.setattr(mended_copy, "patched", lambda data, *_: Patched(BROKEN_COPIES[what](data), {}))
    with pytest.raises(Refused) as refusal:
        fixed_copy.mended_copy(path, Choice())
    assert refusal.value.wording in (NOT_PROVED, NOT_PATCHABLE)
    assert [each.name for each in tmp_path.iterdir()] == ["form.xlsm"]
