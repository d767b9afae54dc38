"""The ITA year of a form, by what its year cell says: the one place that understands it."""

import re
from collections.abc import Mapping
from typing import Final

from itaxl.thai.dates.eras import buddhist_year
from itaxl.thai.dates.issues import UnreadableDate
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import NO_YEARS, FiscalYear, fiscal_year, known_years

_TYPED: Final = re.compile(
    r"(?:ปี)?\s*(?:ที่ประเมิน)?\s*(?:งบประมาณ)?\s*(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?P<year>\d{4}|\d\d)"
)
_ERAS: Final = {"พ": "B", "ค": "C"}


def typed_year(text: str) -> int | None:
    """The year B.E. that a year cell means: 2569 for ๒๕๖๙, ปี พ.ศ. 2569, 2026 and 69; None when it means none."""
    match = _TYPED.fullmatch(to_arabic(text).strip())
    if match is None:
        return None
    try:
        year, _issues = buddhist_year(
            int(match["year"]), len(match["year"]), era=_ERAS.get((match["era"] or " ")[0], "")
        )
    except UnreadableDate:
        return None
    return year


def year_of_form(text: str, own: Mapping[int, FiscalYear] = NO_YEARS, *, planned: bool = False) -> FiscalYear:
    """The catalogue of the ITA year that a year cell means; the newest one when it means none; `own` come first.

    Of a form that is `planned`, the year as its measures see it.
    """
    year = typed_year(text)
    found = fiscal_year(known_years(own)[-1] if year is None else year, own)
    return found.planned() if planned else found
