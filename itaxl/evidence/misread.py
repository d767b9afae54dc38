"""Dates that were read with an issue, rule by rule."""

from collections.abc import Iterator

from itaxl.evidence.dated import Dated, date_fields, text_dates
from itaxl.evidence.last_call_cache import once
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates import ISSUES, RULE_OF, DateIssue
from itaxl.years.catalogue import FiscalYear


def misread(
    code: str, submission: Submission, year: FiscalYear, *, texts: bool = True
) -> Iterator[tuple[Dated, tuple[DateIssue, ...]]]:
    """Each date with issues that the rule `code` speaks of, and those issues; inside texts too."""
    inside = _odd_text_dates(submission, year) if texts else ()
    for each in (*date_fields(submission), *inside):
        if issues := issues_of(each, code):
            yield each, issues


@once
def _odd_text_dates(submission: Submission, year: FiscalYear) -> tuple[Dated, ...]:
    """The few dates inside texts that have any issue."""
    return tuple(each for each in text_dates(submission, year) if each.reading.issues)


def issues_of(each: Dated, code: str) -> tuple[DateIssue, ...]:
    """The issues of a date that the rule `code` speaks of."""
    return tuple(ISSUES[issue] for issue in each.reading.issues if RULE_OF[issue] == code)


def meaning(issues: tuple[DateIssue, ...]) -> Wording:
    """What the issues of one date mean to a clerk, in one sentence."""
    return Wording(" และ".join(issue.th for issue in issues), "; ".join(issue.en for issue in issues))
