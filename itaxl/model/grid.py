"""A workbook as everything right of the readers sees it: sheets of values, pictures, remarks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from itaxl.model.cell import CellRef, Value

GENERAL: Final = "General"
"""The number format of a cell that was given none."""


class Sheet(NamedTuple):
    """A sheet's name and whether a person can see its tab."""

    name: str
    visible: bool = True


class PictureLook(NamedTuple):
    """How a drawn picture is shown: shares cut off at its sides, then mirrored, then turned by degrees clockwise."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0
    mirrored: bool = False
    flipped: bool = False
    turn: float = 0


AS_STORED: Final = PictureLook()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the cell that its top left corner stands on; `data` are the bytes as stored, shown as `look` says.

    Of a sheet's pictures the later lie over the earlier.
    """

    ref: CellRef
    data: bytes = field(repr=False)
    look: PictureLook = AS_STORED


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader noticed that its values do not show, under the code of the rule that explains it.

    For example F005 (a formula without a stored value) or F006 (an error cell).
    """

    code: str
    ref: CellRef | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GridData:
    """A `Grid` whose content is already in memory: what a reader's worker process answers, and tests type.

    `formats` holds only the number formats that are not ``General``.
    """

    name: str
    tabs: tuple[Sheet, ...]
    values: Mapping[str, Sequence[Sequence[Value]]]
    formats: Mapping[CellRef, str] = field(default_factory=dict)
    drawn: Mapping[str, Sequence[Picture]] = field(default_factory=dict)
    noticed: tuple[Remark, ...] = ()
    mixed: frozenset[CellRef] = frozenset()

    def sheets(self) -> Sequence[Sheet]:
        """All sheets in the workbook's order."""
        return self.tabs

    def rows(self, sheet: str) -> Sequence[Sequence[Value]]:
        """The values of a sheet from A1."""
        return self.values[sheet]

    def number_format(self, ref: CellRef) -> str:
        """The number format of a cell."""
        return self.formats.get(ref, GENERAL)

    def pictures(self, sheet: str) -> Sequence[Picture]:
        """The pictures placed on a sheet."""
        return self.drawn.get(sheet, ())

    def remarks(self) -> Sequence[Remark]:
        """What the reader noticed about the whole workbook."""
        return self.noticed

    def mixed_cells(self) -> frozenset[CellRef]:
        """The cells whose letters look differently: struck, coloured or bold here, and not there."""
        return self.mixed


class Grid(Protocol):
    """The contract of every source of a workbook: a file by calamine or openpyxl, or the open book."""

    @property
    def name(self) -> str:
        """The workbook's file name, without folders."""

    def sheets(self) -> Sequence[Sheet]:
        """All sheets in the workbook's order."""

    def rows(self, sheet: str) -> Sequence[Sequence[Value]]:
        """The values of a sheet from A1; trailing blank rows and cells may be missing."""

    def number_format(self, ref: CellRef) -> str:
        """The number format of a cell, such as ``General``, ``000`` or ``[$-D07041E]d mmmm yyyy``."""

    def pictures(self, sheet: str) -> Sequence[Picture]:
        """The pictures placed on a sheet."""

    def remarks(self) -> Sequence[Remark]:
        """What the reader noticed about the whole workbook."""

    def mixed_cells(self) -> frozenset[CellRef]:
        """The cells whose letters look differently: struck, coloured or bold here, and not there."""
