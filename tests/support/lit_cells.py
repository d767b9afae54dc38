"""Which cells of a form light up: its conditions as formulas beside them, for any spreadsheet program to compute."""

# mypy: disable-error-code="misc"
# a lambda that keeps a loop's value as its default has no type of its own

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import openpyxl
from empty_texts import with_parts
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from python_calamine import load_workbook

from itaxl.form.fields import LISTS, OFFICE, SHEETS
from itaxl.template.style import look

FIRST_PROBE = 60
"""The column, far right of all that a form holds, from which conditions stand as formulas."""

FIRST_ITEM, COUNT_OF_ITEMS = "BZ1", "CA1"
"""Cells of the hidden sheet of lists in which programs say what the drop-down of items offers."""

MOST_ROWS = 8
"""Rows of an area that are probed: those of measures and of ผลตรวจ are many, and alike."""


class Probe(NamedTuple):
    """A formula that says whether one rule colours one cell; `mark` is the rule's name in form_look.toml."""

    sheet: str
    cell: str
    mark: str
    priority: int
    place: str
    formula: str


@dataclass(frozen=True)
class Shown:
    """What a program shows: the mark of each cell that is coloured, the text of each cell with a formula, and which
    items it offers: the first, and how many.
    """

    lit: dict[tuple[str, str], str]
    texts: dict[tuple[str, str], Any]
    items: tuple[str, int]


def probes_of(form: bytes) -> list[Probe]:
    """A probe for each cell and each rule of its conditional formats."""
    marks = {_rgb(colours.get("bg_color", "")): name for name, colours in look()["mark"].items()}
    found = []
    for sheet in openpyxl.load_workbook(BytesIO(form)).worksheets:
        taken: dict[int, int] = {}
        for area in sheet.conditional_formatting:
            corner = str(area.sqref).split(":")[0]
            for rule in area.rules:
                mark = marks[str(rule.dxf.fill.bgColor.rgb)[2:] if rule.dxf.fill else ""]
                for row, column in _places(area.sqref.ranges):
                    cell = f"{get_column_letter(column)}{row}"
                    taken[row] = taken.get(row, FIRST_PROBE) + 1
                    place = f"{get_column_letter(taken[row])}{row}"
                    formula = _at(rule.formula[0], corner, cell)
                    found.append(Probe(sheet.title, cell, mark, rule.priority, place, formula))
    return found


def _places(areas: Iterable[Any]) -> Iterator[tuple[int, int]]:
    for area in areas:
        yield from (place for place in area.cells if place[0] < area.min_row + MOST_ROWS)


def _rgb(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _at(formula: str, corner: str, cell: str) -> str:
    """The condition as it reads for one cell of the area that begins at `corner`."""
    moved = str(Translator(f"={formula}", corner).translate_formula(cell)).removeprefix("=")
    return moved.replace("ROW()", f"ROW({cell})").replace("COLUMN()", f"COLUMN({cell})")


def with_probes(form: bytes, probes: list[Probe]) -> bytes:
    """The form with the probes' formulas at the end of their rows, and without the results of its own formulas.

    Not by openpyxl, which writes a cell that holds an empty text as a blank one.
    """
    rows: dict[tuple[str, int], str] = {}
    for probe in probes:
        row = int(re.sub(r"\D", "", probe.place))
        cell = f'<c r="{probe.place}"><f>IF({escape(probe.formula)},1,0)</f></c>'
        rows[probe.sheet, row] = rows.get((probe.sheet, row), "") + cell
    rows[LISTS, 1] = (
        f'<c r="{FIRST_ITEM}"><f>INDEX(list_items,1)&amp;""</f></c><c r="{COUNT_OF_ITEMS}"><f>ROWS(list_items)</f></c>'
    )
    with zipfile.ZipFile(BytesIO(form)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for number, sheet in enumerate(SHEETS, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        xml = re.sub(
            r'(<row r="(\d+)"[^>]*?)(?:/>|>(.*?)</row>)',
            lambda row, sheet=sheet: f"{row[1]}>{row[3] or ''}{rows.get((sheet, int(row[2])), '')}</row>",
            parts[name].decode(),
            flags=re.DOTALL,
        )
        parts[name] = re.sub("(</f>)<v>[^<]*</v>", r"\1", xml).encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def with_year_as_number(form: bytes, year: int) -> bytes:
    """The form with a number in its year's cell, as other programs and pasting leave it there."""
    sheet = openpyxl.load_workbook(BytesIO(form))[OFFICE]
    address = next(f"C{row[0].row}" for row in sheet.iter_rows(max_col=1) if row[0].value == "org.fiscal_year")
    pattern = rf'(<c r="{address}" s="\d+") t="s"><v>\d+'.encode()
    name = f"xl/worksheets/sheet{SHEETS.index(OFFICE) + 1}.xml"
    return with_parts(form, name, lambda xml: re.sub(pattern, rb"\1><v>%d" % year, xml))


def shown(computed: Path, probes: list[Probe], form: bytes) -> Shown:
    """What the program that wrote `computed` shows of the form."""
    values = _Values(str(computed))
    lit: dict[tuple[str, str], str] = {}
    for probe in sorted(probes, key=lambda probe: -probe.priority):
        said = values[probe.sheet, probe.place]
        assert said in (0, 1), (probe, said)
        if said:
            lit[probe.sheet, probe.cell] = probe.mark
    items = values[LISTS, FIRST_ITEM], int(values[LISTS, COUNT_OF_ITEMS])
    return Shown(lit, {place: values[place] for place in _formulas(form)}, items)


def stored_texts(form: bytes) -> dict[tuple[str, str], Any]:
    """The results that the form's own formulas are stored with."""
    values = _Values(BytesIO(form))
    return {place: values[place] for place in _formulas(form)}


class _Values:
    """The values of a workbook's cells by sheet and address."""

    def __init__(self, source: str | BytesIO) -> None:
        book = load_workbook(source)
        self._rows = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}

    def __getitem__(self, place: tuple[str, str]) -> Any:
        row, column = coordinate_to_tuple(place[1])
        return self._rows[place[0]][row - 1][column - 1]


def _formulas(form: bytes) -> Iterator[tuple[str, str]]:
    """The cells of the form that hold a formula."""
    with zipfile.ZipFile(BytesIO(form)) as archive:
        for number, sheet in enumerate(SHEETS, 1):
            xml = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            yield from ((sheet, cell) for cell in re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>', xml))
