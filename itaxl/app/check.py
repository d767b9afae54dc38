"""Checking workbooks: from paths to results that every report understands."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from itaxl.app.inputs import workbooks_in
from itaxl.app.inspection import Choice, Inspected, checked, inspect, organisation_of, unfilled, year_of
from itaxl.app.rule_failures import not_run
from itaxl.checking import check_across
from itaxl.evidence.digest import Digest, digest
from itaxl.files.file_names import spelled
from itaxl.files.read_errors import Unreadable, refused
from itaxl.model.finding import Finding
from itaxl.model.grid import Grid
from itaxl.model.refusal import Refused
from itaxl.processes.isolated_task import isolated
from itaxl.processes.process_pool import Workforce
from itaxl.reports.checked import Checked, refused_result
from itaxl.workbook.reader import read_grid_here

__all__ = [
    "PAPER_SUFFIXES",
    "Choice",
    "Inspected",
    "check_file",
    "check_for_comparison",
    "check_paths",
    "checked",
    "inspect",
    "inspect_file",
    "organisation_of",
    "unfilled",
    "year_of",
]

PAPER_SUFFIXES: Final = frozenset({".docx", ".doc", ".odt", ".rtf"})
"""Endings of files that are checked as papers."""


def inspect_file(path: Path, beside: Path | None = None, choice: Choice = Choice()) -> tuple[Grid, Inspected]:  # noqa: B008 - frozen, never changed
    """Read and check the workbook at `path` in this process, which ought to be a capped one.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own.
    """
    grid = read_grid_here(path, beside)
    return grid, inspect(grid, choice)


def check_paths(paths: Sequence[Path], choice: Choice = Choice()) -> list[Checked]:  # noqa: B008 - frozen, never changed
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


def _with(result: Checked, more: Iterable[Finding]) -> Checked:
    return replace(result, findings=(*result.findings, *more))
