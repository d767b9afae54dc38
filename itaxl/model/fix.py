"""A change that mends a finding."""

from enum import StrEnum
from typing import NamedTuple

from itaxl.model.cell import CellRef


class Safety(StrEnum):
    """SAFE never changes meaning and may be applied unasked; ASK needs a person's yes."""

    SAFE = "safe"
    ASK = "ask"


class Edit(NamedTuple):
    """In the raw text of `ref`, characters `start` to `end` (`before`) become `after`."""

    ref: CellRef
    start: int
    end: int
    before: str
    after: str


class Fix(NamedTuple):
    """The edits that mend one finding, applied together or not at all."""

    safety: Safety
    edits: tuple[Edit, ...]
