"""Which rule speaks of which issue that reading a date can have."""

from collections.abc import Iterator
from typing import Final

from itaxl.rules.dated import Dated, date_fields, text_dates
from itaxl.submission import Submission
from itaxl.years.catalogue import FiscalYear

RULE_OF: Final = {
    "not_a_date": "D001",
    "missing_year": "D001",
    "impossible_date": "D002",
    "impossible_quarter": "D002",
    "ce_year": "D003",
    "two_digit_year_era": "D004",
    "month_or_number": "D004",
    "calendar_or_fiscal": "D004",
    "be_year_in_date_cell": "D005",
    "two_digit_be_in_date_cell": "D005",
    "month_abbr_spelling": "D006",
    "month_spelling": "D006",
    "month_colloquial": "D006",
    "english_month": "D006",
    "weekday_mismatch": "D007",
    "end_before_start": "D008",
    "year_wrap_inferred": "D013",
    "half_unstated": "D013",
    "needs_context": "D013",
    "mixed_digits": "N001",
    "latin_o_zero": "N002",
}
"""Every issue code of `itaxl.thai.dates`; those of the digits are found by the rules about digits themselves."""


def misread(code: str, submission: Submission, year: FiscalYear, *, texts: bool = True) -> Iterator[tuple[Dated, str]]:
    """Each date with an issue that the rule `code` speaks of, and that issue; with `texts` inside texts too."""
    inside = text_dates(submission, year) if texts else ()
    for each in (*date_fields(submission, year), *inside):
        for issue in each.reading.issues:
            if RULE_OF.get(issue) == code:
                yield each, issue
                break
