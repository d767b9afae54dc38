"""From a grid to a submission: values by the keys of the form, wherever a clerk has moved them.

Never raises on content: what cannot be read becomes a remark under the code of the rule that explains it.

| remark | params |
|---|---|
| F001 not our form | kind |
| F003 sheet missing | sheet, nearest (words to add, or nothing) |
| F004 key missing | field, sheet |
| F009 field found twice with different texts | field, sheet, first (address of the one that counts) |
| F010 cell at the limit | length |
| F019 cell that cannot be shown | why (words) |
| F011 picture of a field that cannot be used | name, fault |
| F013 rows or columns are hidden and printed | axis, cause, lines, also |
| F014 letters that do not look as they print | fault, text, whole, key |
| F015 sheet hidden | sheet |
| F016 pictures that nothing uses | key, also |
| F017 other things drawn, and comments | thing, text, over, filled |
| F018 texts where nothing is read | text, table, also |
| F020 copy of a sheet | home, copy, cell |
| F005, F006, F008 (over fields only), F007 | as the source of the grid gave them |
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from itaxl.form.fields import (
    FIELDS,
    LEFT_TO_REGISTRY,
    MEASURES_TABLE,
    PLAN,
    REASON,
    REASON_COLUMN,
    SIGNERS_TABLE,
    STAGE_KEY,
    field_of,
)
from itaxl.model.cell import Located
from itaxl.model.grid import Grid, Remark
from itaxl.model.submission import Submission, TableRow
from itaxl.reading.cells import Cells
from itaxl.reading.choices import OPEN, STRICT, STRICT_COLUMNS, understood
from itaxl.reading.dated import DateCells
from itaxl.reading.doubled import copied_sheets, hidden_sheets
from itaxl.reading.drawn import drawn_over
from itaxl.reading.form_integrity import NO_KEYS, ReadCells, full_cells, lost_parts, over_fields, repeated_keys
from itaxl.reading.form_pictures import (
    evidence_photos,
    picture_cells,
    pictures_of_wps,
    placed_pictures,
    unfit_cells,
    unusable_pictures,
    unused_pictures,
)
from itaxl.reading.keys import Keys, find_keys
from itaxl.reading.migration import UNKNOWN, schema_of
from itaxl.reading.origins import origins, unused_texts
from itaxl.reading.printed import printed_cells
from itaxl.reading.tables import TablePlace, rows_in_use, spare_rows, table_place
from itaxl.reading.unread import unread_texts
from itaxl.reading.unseen import hidden_lines, odd_letters
from itaxl.years.catalogue import NO_YEARS, FiscalYear
from itaxl.years.form_year import year_of_form

__all__ = ["read_submission"]


YEAR_KEY: Final = "org.fiscal_year"


def read_submission(grid: Grid, own: Mapping[int, FiscalYear] = NO_YEARS) -> Submission:
    """What a workbook says, each value with its key and cell; all doubts are in its remarks.

    The year that a period without one lies in is that of the form, by an office's `own` years first.
    """
    schema, cells = schema_of(grid), Cells(grid)
    keys = find_keys(grid, cells, schema)
    if not keys.places:
        return _not_ours(grid)
    planned = _typed_stage(keys, cells) == PLAN
    dates = DateCells(cells, year_of_form(_typed_year(keys, cells), own, planned=planned).reported_year)
    fields = _fields(keys, dates)
    signing = table_place(SIGNERS_TABLE, keys, cells)
    measuring = table_place(MEASURES_TABLE, keys, cells)
    framed = picture_cells(keys, signing)
    pictures = placed_pictures(grid, framed)
    signers, measures = (
        tuple(map(_with_choices, rows_in_use(place, keys, cells, dates, pictures))) if place else ()
        for place in (signing, measuring)
    )
    read_cells = ReadCells(fields, filter(None, (signing, measuring)))
    texts = [*fields.values(), *(cell for row in (*signers, *measures) for cell in row.cells.values())]
    rows = [*(cell.ref for cell in fields.values()), *(row.ref for row in (*signers, *measures))]
    photos = evidence_photos(grid, measuring, measures)
    printed = partial(printed_cells, fields, signers, measures, {key: framed[key] for key in pictures})
    return Submission(
        name=grid.name,
        schema=schema,
        fields=fields,
        tables={SIGNERS_TABLE.key: signers, MEASURES_TABLE.key: measures},
        table_refs={place.table.key: place.first_cell(place.first) for place in (signing, measuring) if place},
        reasons=dict(_reasons(fields.values(), ((signing, signers), (measuring, measures)), cells)),
        pictures=pictures | photos,
        mixed=grid.mixed_cells(),
        origins=tuple(origins(grid)),
        unused=tuple(unused_texts(grid)),
        spare_rows=tuple(spare_rows(signers, keys)),
        remarks=tuple(
            chain(
                lost_parts(grid, keys, schema),
                hidden_sheets(grid),
                copied_sheets(grid, cells, schema),
                unread_texts(keys, [table for table in (signing, measuring) if table], cells),
                repeated_keys(keys, cells),
                over_fields(grid.remarks(), read_cells, cells, unfit_cells(grid.remarks(), framed)),
                unusable_pictures(grid.remarks(), framed, pictures, cells),
                unused_pictures(grid, framed, pictures | photos),
                pictures_of_wps(texts, framed),
                drawn_over(grid.remarks(), read_cells, cells),
                hidden_lines(grid.remarks(), rows, printed),
                odd_letters(grid.remarks(), cells, printed),
                full_cells(texts),
                cells.unshown(texts),
            )
        ),
    )


def _not_ours(grid: Grid) -> Submission:
    remark = Remark("F001", params={"kind": NO_KEYS})
    return Submission(grid.name, UNKNOWN, fields={}, remarks=(remark, *grid.remarks()))


def _typed_year(keys: Keys, cells: Cells) -> str:
    ref = keys.value_ref(YEAR_KEY)
    return cells.text(ref) if ref else ""


def _typed_stage(keys: Keys, cells: Cells) -> str:
    ref = keys.value_ref(STAGE_KEY)
    return understood(field_of(STAGE_KEY), cells.located(ref)).value if ref else ""


def _fields(keys: Keys, dates: DateCells) -> dict[str, Located[str]]:
    places = ((field, keys.value_ref(field.key)) for fields in FIELDS.values() for field in fields)
    found = {field.key: dates.located(ref, field.kind) for field, ref in places if ref}
    chosen = {field.key: understood(field, found[field.key]) for field in (*STRICT, *OPEN) if field.key in found}
    left = {key: cell._replace(reading=None) for key, cell in chosen.items() if cell.value == LEFT_TO_REGISTRY}
    return found | chosen | left


def _with_choices(row: TableRow) -> TableRow:
    """The row with the choices that it clearly means."""
    strict = (column for column in STRICT_COLUMNS if column.key in row.cells)
    chosen = {column.key: understood(column, row.cells[column.key]) for column in strict}
    return replace(row, cells={**row.cells, **chosen})


def _reasons(
    fields: Iterable[Located[str]], tables: Iterable[tuple[TablePlace | None, Iterable[TableRow]]], cells: Cells
) -> Iterator[tuple[tuple[str, int], str]]:
    """The written reasons beside the fields and in the rows of tables, by sheet and row."""
    for field in fields:
        if reason := cells.text(field.ref._replace(column=REASON_COLUMN)):
            yield (field.ref.sheet, field.ref.row), reason
    for place, rows in ((place, rows) for place, rows in tables if place):
        for row in rows:
            if reason := cells.text(place.cell(row.ref.row, REASON.key)):
                yield (row.ref.sheet, row.ref.row), reason
