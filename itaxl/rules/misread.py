"""Dates that were read with an issue, rule by rule."""

from collections.abc import Iterator

from itaxl.rules.dated import Dated, date_fields, text_dates
from itaxl.submission import Submission
from itaxl.thai.dates import ISSUES, RULE_OF, DateIssue
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def misread(
    code: str, submission: Submission, year: FiscalYear, *, texts: bool = True
) -> Iterator[tuple[Dated, DateIssue]]:
    """Each date with an issue that the rule `code` speaks of, and the first such issue; inside texts too."""
    inside = text_dates(submission, year) if texts else ()
    for each in (*date_fields(submission, year), *inside):
        for issue in each.reading.issues:
            if RULE_OF[issue] == code:
                yield each, ISSUES[issue]
                break


def meaning(issue: DateIssue) -> Wording:
    """What an issue means to a clerk."""
    return Wording(issue.th, issue.en)
