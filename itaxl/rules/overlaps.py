"""One span of text gets one finding: dates before numbers before known words, then the longest."""

from collections.abc import Iterable, Sequence
from typing import Final

from itaxl.cell import CellRef
from itaxl.finding import Finding

ORDER: Final = ("D", "N", "T007", "T005", "T006")
"""Codes or families, first the one that explains a span best; all others come after them."""

COMPARING: Final = frozenset({"D009", "D010", "D011", "D012"})
"""Rules that hold a date against others; how it was read is said first where both are as grave."""


def one_per_span(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those whose span another one explains better.

    Findings without a span speak of a whole cell and stand beside any other. Two date findings may overlap when
    their spans differ (a misspelled month inside a day outside the year), and a day that disagrees with others may
    hold a slip of its characters: they are two causes, and the slip must not be lost.
    """
    kept: list[Finding] = []
    spans: dict[CellRef, list[Finding]] = {}
    for finding in sorted(findings, key=_explains):
        if finding.ref is None or finding.span is None:
            kept.append(finding)
            continue
        others = spans.setdefault(finding.ref, [])
        if not any(_hides(other, finding) for other in others):
            others.append(finding)
            kept.append(finding)
    return kept


def _explains(finding: Finding) -> tuple[int, int, int, bool, str]:
    start, end = finding.span or (0, 0)
    severity = finding.severity.rank if finding.severity else 0
    return rank(finding.code), start - end, severity, finding.code in COMPARING, finding.code


def rank(code: str) -> int:
    """The place of a code in `ORDER`; codes that are not in it share the last place."""
    return next((place for place, entry in enumerate(ORDER) if code.startswith(entry)), len(ORDER))


def _hides(better: Finding, worse: Finding) -> bool:
    if _family(better) == _family(worse) == "D":
        return better.span == worse.span
    if better.code in COMPARING:
        return False
    return _overlap(_span(better), _span(worse))


def _family(finding: Finding) -> str:
    return finding.code[0]


def _span(finding: Finding) -> tuple[int, int]:
    assert finding.span is not None
    return finding.span


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
