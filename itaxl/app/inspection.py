"""One form looked at: from its grid to what it says, the year it is for, and its findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from itaxl.app.choice import Choice
from itaxl.checking import check
from itaxl.files.file_names import spelled
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding
from itaxl.model.grid import Grid
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.reports.checked import Checked
from itaxl.settings import NOTHING_SET, Settings
from itaxl.settings.applied import applied
from itaxl.years.catalogue import NO_YEARS, FiscalYear
from itaxl.years.form_year import year_of_form


@dataclass(frozen=True, slots=True)
class Inspected:
    """A workbook that was read: what it says, the year it is for, its findings, and the settings that counted."""

    submission: Submission
    year: FiscalYear
    findings: tuple[Finding, ...]
    settings: Settings = NOTHING_SET


def inspect(grid: Grid, choice: Choice = Choice()) -> Inspected:
    """Read and check one workbook that is already a grid; a rule that fails is a finding."""
    submission = applied(choice.settings, read_submission(grid, choice.settings.years))
    year = year_of(submission, choice.settings.years)
    findings = check(
        submission,
        year,
        select=choice.select,
        ignore=choice.ignore,
        own_years=choice.settings.years,
        on_crash=choice.on_crash,
    )
    return Inspected(submission, year, tuple(findings), choice.settings)


def year_of(submission: Submission, own: Mapping[int, FiscalYear] = NO_YEARS) -> FiscalYear:
    """The catalogue of the ITA year that the form names; the newest one when it names none; `own` years come first.

    Of a form for the start of a year, the year as its measures see it.
    """
    planned = submission.text(STAGE_KEY) == PLAN
    return year_of_form(submission.text("org.fiscal_year"), own, planned=planned)


def organisation_of(submission: Submission) -> str:
    """The full name of whose form it is, empty when the form does not say."""
    kind, name = organisation_type(submission.text("org.type")), submission.text("org.name")
    return kind.full_name(name) if kind and name else name


def checked(path: Path, inspected: Inspected) -> Checked:
    """The result of a workbook that was read; one that is not our form is of no year."""
    result = Checked(
        path=spelled(path),
        organisation=organisation_of(inspected.submission),
        fiscal_year=inspected.year.year,
        findings=inspected.findings,
    )
    if result.foreign:
        return replace(result, fiscal_year=None)
    return result if result.unreadable else replace(result, unfilled=tuple(unfilled(inspected.submission)))


def unfilled(submission: Submission) -> Iterator[str]:
    """What a form lacks that is hardly begun, for it has no measure; keys of `UNFILLED`.

    One with measures that does not say whose it is lacks a name: what is found in it is worth telling.
    """
    if not submission.rows("measures"):
        yield from ("measures",) if submission.text("org.name") else ("organisation", "measures")
