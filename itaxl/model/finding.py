"""What a check found: a place, a code and parameters; the sentence is rendered last, from the rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from itaxl.model.cell import CellRef
from itaxl.model.fix import Fix


class Severity(StrEnum):
    """ERROR will be scored 0 or returned; WARNING is likely wrong; INFO is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting by it puts errors first."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule.

    `severity` None means the rule's own. `span` is the part of the cell's raw text it speaks of. `also` are
    further cells with the same cause. `reason` is the written reason (คำชี้แจง) that accepted it. `waits_for` is the
    cell whose own finding explains this one: nothing is to be done about it before that cell is mended.
    """

    code: str
    ref: CellRef | None = None
    key: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    severity: Severity | None = None
    fix: Fix | None = None
    also: tuple[CellRef, ...] = ()
    reason: str = ""
    waits_for: CellRef | None = None

    @property
    def stands(self) -> bool:
        """Whether there is something to do about it now: no reason has accepted it and it waits for nothing."""
        return not self.reason and self.waits_for is None
