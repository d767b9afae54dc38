"""One local government's filled form: every value knows its key and its cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, NamedTuple

from itaxl.model.cell import CellRef, Located
from itaxl.model.grid import Picture, Remark

BLANK = ""
GROUP_MARKS: Final = frozenset({"ประเด็น", "ตัวชี้วัด", "หัวข้อ"})
"""What stands in the column of numbers where a row is the heading of the measures below it."""
GROUP_WORDS: Final = ("ประเด็น", "ตัวชี้วัด")
"""How such a heading begins when nothing else stands in its row."""
OF_A_HEADING: Final = frozenset({"no", "measure", "reason", "finding"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: a signer (`key` sign.author) or a measure (`key` measures.1, counted from 1).

    `ref` is the row's first cell, for findings about the row as a whole.
    """

    key: str
    ref: CellRef
    cells: Mapping[str, Located[str]]

    def __getitem__(self, column: str) -> Located[str]:
        return self.cells[column]

    def text(self, column: str) -> str:
        """The cleaned text of a column, empty when the column is blank or missing."""
        cell = self.cells.get(column)
        return cell.value if cell else BLANK

    @property
    def heading(self) -> str:
        """The text of a row that is the heading of a group of measures (ประเด็น, ตัวชี้วัด); empty for a measure."""
        text = self.text("measure").strip()
        if not text or not (text.startswith(GROUP_WORDS) or self.text("no").strip() in GROUP_MARKS):
            return BLANK
        others = (cell.value for column, cell in self.cells.items() if column not in OF_A_HEADING)
        return BLANK if any(value.strip() for value in others) else text


FOUND, GUESSED, ASKED = "found", "guessed", "asked"
"""How far a value is to be trusted that a program wrote: read where it stands, guessed, or to be asked about."""


class Origin(NamedTuple):
    """Where a value that a program wrote came from: its key, its text then, how far to trust it, its source."""

    key: str
    text: str
    trust: str
    source: str


class UnusedText(NamedTuple):
    """A text of the papers that a form was filled from, which no field has taken."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one workbook says.

    `fields` holds every field of the form found in the workbook, blank ones too (their `ref` says where to
    type); `tables` the rows of each table by its key, and `table_refs` where the rows begin of each whose header is
    not lost. `reasons` are written reasons (คำชี้แจง) by sheet and row. `pictures` are found by the key of the field
    they stand on (``org.emblem``, ``sign.author``, ``measures.3.evidence``). `mixed` are cells whose letters look
    differently, which no program types over. `departments` are the office's own divisions as its settings write them,
    empty when it has set none. `origins` and `unused` tell what papers the form was filled from. `spare_rows` are the
    rows for further signers that are blank.
    """

    name: str
    schema: int
    fields: Mapping[str, Located[str]]
    tables: Mapping[str, tuple[TableRow, ...]] = field(default_factory=dict)
    table_refs: Mapping[str, CellRef] = field(default_factory=dict)
    reasons: Mapping[tuple[str, int], str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    mixed: frozenset[CellRef] = frozenset()
    departments: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    unused: tuple[UnusedText, ...] = ()
    spare_rows: tuple[CellRef, ...] = ()

    def __getitem__(self, key: str) -> Located[str]:
        return self.fields[key]

    def text(self, key: str) -> str:
        """The cleaned text of a field, empty when the field is blank or missing."""
        cell = self.fields.get(key)
        return cell.value if cell else BLANK

    def rows(self, table: str) -> tuple[TableRow, ...]:
        """The rows of a table by its key (``sign``, ``measures``), none when the workbook has lost it."""
        return self.tables.get(table, ())

    def row(self, key: str) -> TableRow | None:
        """The row with a key such as ``sign.author`` or ``measures.3``, None when there is none."""
        return next((row for row in self.rows(key.partition(".")[0]) if row.key == key), None)

    def with_rows(self, table: str, rows: Iterable[TableRow]) -> "Submission":
        """The same form with other rows in one of its tables."""
        return replace(self, tables={**self.tables, table: tuple(rows)})

    def photos(self, measure: TableRow) -> Iterator[tuple[str, Picture]]:
        """The photos that stand on a measure's evidence, each with its key: ``measures.3.evidence``, the second one
        ``measures.3.2.evidence``."""
        return ((key, picture) for key, picture in self.pictures.items() if key.startswith(f"{measure.key}."))

    def texts(self) -> Iterator[tuple[str, Located[str]]]:
        """Every filled text with its field key, in the form's order.

        Keys are those of `form`: ``memo.subject``, ``sign.author.name``, ``measures.3.result``.
        """
        for key, cell in self.fields.items():
            if cell.raw:
                yield key, cell
        for row in chain.from_iterable(self.tables.values()):
            for column, cell in row.cells.items():
                if cell.raw:
                    yield f"{row.key}.{column}", cell
