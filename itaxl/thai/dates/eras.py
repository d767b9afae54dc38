"""Years as typed: of the Buddhist era (B.E. = C.E. + 543) or the common one, in four digits or two."""

from typing import Final

from itaxl.thai.dates.issues import UnreadableDate

OFFSET: Final = 543
"""A year of the Buddhist era is this many more than that of the common era (since 1941)."""

BUDDHIST: Final = range(2400, 2601)
"""Plausible four-digit years B.E.: from the oldest laws in force to the ends of national strategies."""

COMMON: Final = range(1900, 2058)
"""Plausible four-digit years C.E., the same span's later part; no year is plausible in both eras."""

PLAUSIBLE: Final = frozenset({*BUDDHIST, *COMMON})

ANY_YEAR: Final = 2543
"""Stands for a year that is refused, so that the rest of the text can still be read; leap, as 2000 C.E."""

SHORT_BUDDHIST: Final = range(41, 81)
"""Two-digit years that only B.E. makes plausible (2541–2580); the others may be C.E. 2000–2040 or 1981–1999."""


NEAR: Final = 5
"""Years around the fiscal year in which a two-digit year B.E. that became 19xx is recognised."""


def completed_as_common(year: int, fiscal_year: int | None) -> bool:
    """Whether a year C.E. is one B.E. near `fiscal_year` (B.E.) whose two digits a program completed to 19xx."""
    return fiscal_year is not None and year // 100 == 19 and abs(2500 + year % 100 - fiscal_year) <= NEAR


def buddhist_year(
    value: int, width: int, *, era: str = "", fiscal_year: int | None = None
) -> tuple[int, tuple[str, ...]]:
    """The year B.E. that `value` of `width` digits means, and the issues; `era` is B or C where it is written.

    19xx is taken for two digits B.E. that a program completed only near `fiscal_year` (B.E.). Raises Unreadable for a
    year of other than two or four digits, out of all plausibility, or of either era.
    """
    if width == 2:
        return _short(value, era)
    if width != 4:
        raise UnreadableDate("implausible_year")
    if value in BUDDHIST:
        return value, (("era_mismatch",) if era == "C" else ())
    if era != "C" and completed_as_common(value, fiscal_year):
        return 2500 + value % 100, ("two_digit_be_as_ce",)
    if value in COMMON:
        return value + OFFSET, ("ce_year",)
    raise UnreadableDate("implausible_year")


def _short(value: int, era: str) -> tuple[int, tuple[str, ...]]:
    if value in SHORT_BUDDHIST:
        return 2500 + value, (("era_mismatch",) if era == "C" else ())
    if era == "C":
        return 2000 + value + OFFSET, ("ce_year",)
    if era == "B":
        return 2500 + value, ()
    raise UnreadableDate("two_digit_year_era")
