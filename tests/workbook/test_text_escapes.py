"""Escapes for characters are decoded once: what was typed as one is read as typed, by either reader."""

import re
from pathlib import Path

import pytest
from form_parts import MEMO_PART, TEXTS, parts, zipped

from itaxl.form.fields import MEMO
from itaxl.workbook.calamine_file import calamine_rows
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.reader import read_grid_here
from itaxl.workbook.workbook_file import Source

STORED_AND_SEEN = [
    ("plan_x005F_x2568_v2.pdf", "plan_x2568_v2.pdf"),
    ("a_x005F_x0041_b", "a_x0041_b"),
    ("a_x005f_x000D_b", "a_x000D_b"),
    ("a_x005F_x005F_x005F_x0041_b", "a_x005F_x0041_b"),
    ("ก_x000A_ข", "ก\nข"),
    ("a_x0041_b", "aAb"),
    ("_x0E01__x0e02_", "กข"),
    ("x_x2568_y", "x╨y"),
    ("a_x0026_b_x003C_", "a&b<"),
    ("ยิ้ม_xD83D__xDE00_", "ยิ้ม😀"),
    ("_x12_ _xyz1_ x005F_ _x005F", "_x12_ _xyz1_ x005F_ _x005F"),
]


INLINE = '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
RUNS = '<c r="{place}" t="inlineStr"><is><r><t>{text}</t></r></is></c>'
RESULT = '<c r="{place}" t="str"><f>"x"</f><v>{text}</v></c>'
SHARED = '<c r="{place}" t="s"><v>0</v></c>'
PLACE = "C7"


def read(stored: str, cell: str, source: Source, folder: Path) -> str:
    """What `source` reads in a cell of the memo's sheet in which `stored` stands between the tags."""
    contents = parts()
    pattern = rb'<c r="' + PLACE.encode() + rb'"[^>]*?(?:/>|>.*?</c>)'
    written = cell.format(place=PLACE, text=stored).encode()
    contents[MEMO_PART], count = re.subn(pattern, lambda _: written, contents[MEMO_PART], count=1, flags=re.DOTALL)
    assert count == 1
    if cell is SHARED:
        contents[TEXTS] = re.sub(rb"<si>.*?</si>", f"<si><t>{stored}</t></si>".encode(), contents[TEXTS], count=1)
    path = folder / "form.xlsm"
    path.write_bytes(zipped(contents))
    return str(read_grid_here(path, source=source).rows(MEMO)[6][2])


@pytest.mark.parametrize("cell", [INLINE, RUNS, RESULT, SHARED], ids=["inline", "runs", "formula", "shared"])
@pytest.mark.parametrize("source", [calamine_rows, openpyxl_rows], ids=["calamine", "openpyxl"])
@pytest.mark.parametrize(("stored", "seen"), STORED_AND_SEEN)
def test_an_escape_is_decoded_once(stored: str, seen: str, source: Source, cell: str, tmp_path: Path) -> None:
    assert read(stored, cell, source, tmp_path) == seen


@pytest.mark.parametrize("source", [calamine_rows, openpyxl_rows], ids=["calamine", "openpyxl"])
def test_what_is_no_character_is_a_lost_one(source: Source, tmp_path: Path) -> None:
    assert read("ก_xD83D_ข_xFFFE_", INLINE, source, tmp_path) == "ก\ufffdข\ufffd"
