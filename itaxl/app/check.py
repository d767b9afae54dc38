"""Checking workbooks: from paths to results that every report understands."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from itaxl.app.inputs import workbooks_in
from itaxl.app.rule_failures import not_run
from itaxl.checking import check, check_across
from itaxl.evidence.digest import Digest, digest
from itaxl.files.file_names import spelled
from itaxl.files.read_errors import Unreadable, refused
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding
from itaxl.model.grid import Grid
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.processes.isolated_task import isolated
from itaxl.processes.process_pool import Workforce
from itaxl.reading import read_submission
from itaxl.reports.checked import Checked, refused_result
from itaxl.settings import NOTHING_SET, Settings
from itaxl.settings.applied import applied
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import NO_YEARS, FiscalYear
from itaxl.years.form_year import year_of_form

PAPER_SUFFIXES: Final = frozenset({".docx", ".doc", ".odt", ".rtf"})
"""Endings of files that are checked as papers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run: codes or their beginnings, whether the slow ones do, and the office's settings that count."""

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    thorough: bool = False
    settings: Settings = NOTHING_SET


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
        thorough=choice.thorough,
        own_years=choice.settings.years,
        on_crash=not_run,
    )
    return Inspected(submission, year, tuple(findings), choice.settings)


def inspect_file(path: Path, beside: Path | None = None, choice: Choice = Choice()) -> tuple[Grid, Inspected]:
    """Read and check the workbook at `path` in this process, which ought to be a capped one.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own.
    """
    grid = read_grid_here(path, beside)
    return grid, inspect(grid, choice)


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


def check_paths(paths: Sequence[Path], choice: Choice = Choice()) -> list[Checked]:
    """Check every workbook that `paths` name, folders with all below them.

    A single file that cannot be read raises Refused; among several it is one result with one error. Rules that
    compare submissions run when there are several. Raises Refused for a path that does not exist.
    """
    if papers := [path for path in paths if path.suffix.lower() in PAPER_SUFFIXES and not path.is_dir()]:
        return _with_papers(paths, papers, choice)
    files = list(workbooks_in(paths))
    if len(files) == 1 and not any(path.is_dir() for path in paths):
        return [isolated(check_file, files[0], choice)]
    results = list(_check_each(files, choice))
    digests = [compared for _, compared in results if compared]
    across = check_across(digests, select=choice.select, ignore=choice.ignore, on_crash=not_run)
    return [_with(result, across.get(result.path, ())) for result, _ in results]


def _with_papers(paths: Sequence[Path], papers: Sequence[Path], choice: Choice) -> list[Checked]:
    """The results of forms and folders, and one of the papers together, against the one form that stands with them."""
    from itaxl.app.paper_check import check_papers  # it checks by this module

    others = [path for path in paths if path not in papers]
    forms = [path for path in others if not path.is_dir()]
    result = check_papers(papers, choice, forms[0] if len(forms) == 1 else None)
    return [*(check_paths(others, choice) if others else ()), result]


def _check_each(files: Sequence[Path], choice: Choice) -> Iterator[tuple[Checked, Digest | None]]:
    """The result of each file and what others are compared with, by processes that a file cannot bring down."""
    task = partial(check_for_comparison, choice)
    with closing(Workforce(task, jobs=min(os.cpu_count() or 1, len(files)), warm=_nothing)) as force:
        for answers in force.answers(files, stopping=lambda: False):
            for path, answer in answers:
                if isinstance(answer, Unreadable):
                    yield refused_result(spelled(path), refused(path.name, answer)), None
                elif isinstance(answer, Exception):
                    raise answer
                else:
                    yield answer


def _nothing() -> None:
    """A process of a few checks needs no warming."""


def check_file(path: Path, choice: Choice) -> Checked:
    """The result of one workbook, read and checked in this process."""
    _, inspected = inspect_file(path, choice=choice)
    return checked(path, inspected)


def check_for_comparison(choice: Choice, path: Path) -> tuple[Checked, Digest | None]:
    """The same, and what other workbooks are compared with; None when the form cannot be read."""
    try:
        _, inspected = inspect_file(path, choice=choice)
    except Refused as refusal:
        return refused_result(spelled(path), refusal), None
    result = checked(path, inspected)
    return result, None if result.unreadable else digest(inspected.submission, spelled(path))


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


def _with(result: Checked, more: Iterable[Finding]) -> Checked:
    return replace(result, findings=(*result.findings, *more))
