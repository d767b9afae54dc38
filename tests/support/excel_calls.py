"""The one Excel of `excel_double`: what it was asked, and what tests break on purpose."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from com_errors import com_error

if TYPE_CHECKING:
    from excel_double import Book
    from excel_ranges import Range


class Excel:
    """The one running Excel: its counted calls, and what tests break on purpose."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.fails_with: com_error | None = None
        self.cannot: dict[str, com_error] = {}
        self.books: list[Book] = []
        self.selected: Range | None = None
        self.status: object = False
        self.updating = True
        self.followed: list[str] = []
        self.chosen: list[Path] = []

    def call(self, name: str) -> None:
        """Count one COM call, or fail as an Excel does that is busy or closed, or cannot do this one thing."""
        self.calls[name] += 1
        if self.fails_with is not None:
            raise self.fails_with
        if name in self.cannot:
            raise self.cannot[name]


excel = Excel()
