"""One span of text gets one finding: misread text and a wrong year before dates, numbers and known words."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from typing import Final

from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity

WRONG_YEAR: Final = "I010"
"""The rule that tells which year is meant where one stands: how it is typed need not be told."""

ORDER: Final = ("T017", "T020", WRONG_YEAR, "D", "C001", "N", "T007", "T005", "T006")
"""Codes or families, first the one that explains a span best; all others come after them."""

ADDS_NOTHING_TO: Final = {"I005": ("I004",), "I009": ("I004", "I005")}
"""Notes, and the graver findings at the same cell beside which they are not told."""

EXPLAINS: Final = ("F006", "F019")
EXPLAINED: Final = frozenset({"R001", "R002", "D001"})
"""What is not told of a cell of which one of `EXPLAINS` tells why nothing of it can be printed."""

COMPARING: Final = frozenset({"D009", "D010", "D011", "D012"})
"""Rules that hold a date against others; how it was read is said first where both are as grave."""


def one_per_span(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those whose span another one explains better.

    Findings without a span speak of a whole cell and stand beside any other. Two date findings may overlap when
    their spans differ (a misspelled month inside a day outside the year), and a day that disagrees with others may
    hold a slip of its characters: they are two causes, and the slip must not be lost.
    """
    kept: list[Finding] = []
    cells: dict[CellRef, Spans] = {}
    for finding in sorted(findings, key=_explains):
        ref, span = finding.ref, finding.span
        if ref is None or span is None or cells.setdefault(ref, Spans()).take(finding, span):
            kept.append(finding)
    said = {(each.code, each.ref) for each in kept if each.severity is not Severity.INFO}
    kept = [
        each for each in kept if each.code not in EXPLAINED or not any((code, each.ref) in said for code in EXPLAINS)
    ]
    return [each for each in kept if each.severity is not Severity.INFO or not _goes_without_saying(each, said)]


def _goes_without_saying(note: Finding, said: Collection[tuple[str, CellRef | None]]) -> bool:
    """Whether a note adds nothing to a graver finding at its cell: a result that is none has too few items as well."""
    return any((code, note.ref) in said for code in ADDS_NOTHING_TO.get(note.code, ()))


class Spans:
    """What is explained already in one cell: the spans of dates, and all characters that no other rule may claim."""

    __slots__ = ("_dates", "_ends", "_starts", "_wrong_year")

    def __init__(self) -> None:
        self._wrong_year: list[tuple[int, int]] = []
        self._dates: set[tuple[int, int]] = set()
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, finding: Finding, span: tuple[int, int]) -> bool:
        """Whether `finding` may have `span`; if so it is taken."""
        if finding.code.startswith("D"):
            if span in self._dates or any(start <= span[0] and span[1] <= end for start, end in self._wrong_year):
                return False
            self._dates.add(span)
            if finding.code not in COMPARING:
                self._cover(*span)
            return True
        if self._is_covered(*span):
            return False
        if finding.code == WRONG_YEAR:
            self._wrong_year.append(span)
        self._cover(*span)
        return True

    def _is_covered(self, start: int, end: int) -> bool:
        following = bisect_right(self._ends, start)
        return following < len(self._starts) and self._starts[following] < end

    def _cover(self, start: int, end: int) -> None:
        """Add a span, joined with those that it overlaps: starts and ends stay sorted."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        joined = [start, *self._starts[first:last]], [end, *self._ends[first:last]]
        self._starts[first:last] = [min(joined[0])]
        self._ends[first:last] = [max(joined[1])]


def _explains(finding: Finding) -> tuple[int, int, int, bool, str]:
    start, end = finding.span or (0, 0)
    severity = finding.severity.rank if finding.severity else 0
    return rank(finding.code), start - end, severity, finding.code in COMPARING, finding.code


def rank(code: str) -> int:
    """The place of a code in `ORDER`; codes that are not in it share the last place."""
    return next((place for place, entry in enumerate(ORDER) if code.startswith(entry)), len(ORDER))
