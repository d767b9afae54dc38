"""What goes into a form: texts by key, ready to be written into a workbook or laid out as a grid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from itaxl.form.fields import (
    FIELDS,
    GUIDE,
    KEY_COLUMN,
    MEASURES_TABLE,
    ORIGIN_MARK,
    ORIGINS,
    REASON_COLUMN,
    SCHEMA,
    SIGNERS_TABLE,
    TABLES,
    TRUST_WORDS,
    UNUSED_TEXTS,
    VALUE_COLUMN,
    FormTable,
    field_of,
)
from itaxl.form.labels import label_in_list
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GridData, Picture, Sheet
from itaxl.model.submission import Origin, UnusedText


@dataclass(frozen=True, slots=True)
class FormContent:
    """The texts of one form.

    `fields` by field key; `signers` by role (``sign.author``) then column; `measures` in order; `pictures` are
    image bytes by the key of the field they stand on; `reasons` (คำชี้แจง) by field key. `origins` say where in
    papers each value was read, `unused` what of the papers no field has taken.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    measures: Sequence[Mapping[str, str]] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    origins: Sequence[Origin] = ()
    unused: Sequence[UnusedText] = ()

    def rows(self, table: FormTable) -> Mapping[str, Mapping[str, str]]:
        """The rows of a table by their keys, ``sign.author`` or ``measures.1``, in the form's order."""
        if table is SIGNERS_TABLE:
            return self.signers
        return {f"{table.key}.{number}": row for number, row in enumerate(self.measures, 1)}

    def text(self, key: str) -> str:
        """The text of a field or of a table's cell by its key, empty when there is none."""
        row, column = key.rpartition(".")[::2]
        found = (rows[row].get(column, "") for rows in map(self.rows, TABLES) if row in rows)
        return next(found, self.fields.get(key, ""))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every filled text with its key, as `Submission.texts` has them, in the form's order."""
        yield from ((key, text) for key, text in self.fields.items() if text)
        for table in TABLES:
            for row, cells in self.rows(table).items():
                yield from ((f"{row}.{column}", text) for column, text in cells.items() if text)

    def pictures_in(self, row: str) -> list[str]:
        """The keys of the pictures that stand in a table's row: on its signature, or on its evidence, several."""
        return [key for key in self.pictures if key == row or key.startswith(f"{row}.")]

    def edited(self, edits: Mapping[str, str]) -> "FormContent":
        """The same content with some texts typed over; keys as in `Submission.texts`."""
        fields = dict(self.fields)
        signers = {role: dict(row) for role, row in self.signers.items()}
        measures = [dict(row) for row in self.measures]
        for key, text in edits.items():
            field_of(key)
            group, *rest = key.split(".")
            if group == SIGNERS_TABLE.key:
                signers.setdefault(f"{group}.{rest[0]}", {})[rest[1]] = text
            elif group == MEASURES_TABLE.key:
                number = int(rest[0])
                measures.extend({} for _ in range(number - len(measures)))
                measures[number - 1][rest[1]] = text
            else:
                fields[key] = text
        return replace(self, fields=fields, signers=signers, measures=measures)


def grid_of(content: FormContent, *, name: str = "form.xlsm") -> GridData:
    """The content as a bare grid in the form's layout: keys and values, no headings, hints or lists."""
    values: dict[str, list[list[Value]]] = {}
    pictures: dict[str, list[Picture]] = {}

    def place(key: str, sheet: str, column: int) -> None:
        if key in content.pictures:
            ref = CellRef(sheet, len(values[sheet]), column)
            pictures.setdefault(sheet, []).append(Picture(ref, content.pictures[key]))

    for sheet, fields in FIELDS.items():
        rows = values.setdefault(sheet, [])
        for entry in fields:
            row: list[Value] = [None] * REASON_COLUMN
            row[KEY_COLUMN - 1] = entry.key
            row[VALUE_COLUMN - 1] = content.fields.get(entry.key, entry.default)
            row[REASON_COLUMN - 1] = content.reasons.get(entry.key, "")
            rows.append(row)
            place(entry.key, sheet, VALUE_COLUMN)
    _by_key(values[GUIDE], "meta.schema")[VALUE_COLUMN - 1] = SCHEMA

    for table in TABLES:
        rows = values.setdefault(table.sheet, [])
        rows.append(_table_row(table, f"{table.key}.columns", [column.key for column in table.columns]))
        rows.append(_table_row(table, table.key, [column.label for column in table.columns]))
        for key, cells in content.rows(table).items():
            named = key if table.keyed_rows else ""
            rows.append(_table_row(table, named, [cells.get(column.key, "") for column in table.columns]))
            for picture in content.pictures_in(key):
                place(picture, table.sheet, table.place(table.pictured))
        rows.append([f"{table.key}.end"])
    if content.origins:
        values[ORIGINS] = [list(row) for row in origin_rows(content)]
    if content.unused:
        values[UNUSED_TEXTS] = [list(row) for row in unused_rows(content)]
    tabs = tuple(Sheet(sheet) for sheet in values)
    return GridData(name=name, tabs=tabs, values=values, drawn=pictures)


def origin_rows(content: FormContent) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet that says where each value was read: key, label, text, found or guessed, source."""
    for origin in content.origins:
        yield ORIGIN_MARK + origin.key, label_in_list(origin.key), origin.text, TRUST_WORDS[origin.trust], origin.source


def unused_rows(content: FormContent) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet of unused texts: mark, text, source."""
    for unused in content.unused:
        yield ORIGIN_MARK, unused.text, unused.source


def _table_row(table: FormTable, key: str, cells: Sequence[str]) -> list[Value]:
    return [key, *[None] * (table.first_column - KEY_COLUMN - 1), *cells]


def _by_key(rows: Sequence[list[Value]], key: str) -> list[Value]:
    return next(row for row in rows if row[KEY_COLUMN - 1] == key)
