"""Checking a form: from paths to results that every report understands."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from itaxl.app.choice import Choice
from itaxl.files.paper_endings import PAPERS
from itaxl.processes.isolated_task import begun

if TYPE_CHECKING:
    from itaxl.reports.checked import Checked
    from itaxl.reports.passed_over import PassedOver


def check_paths(paths: Sequence[Path], choice: Choice = Choice()) -> "list[Checked]":
    """Check every workbook and paper that `paths` name, folders with all below them.

    A single file that cannot be read raises Refused; among several it is one result with one error. Rules that
    compare submissions run when there are several. Raises Refused for a path that does not exist.
    """
    return check_given(paths, choice)[0]


def check_given(paths: Sequence[Path], choice: Choice = Choice()) -> "tuple[list[Checked], list[PassedOver]]":
    """As `check_paths`, and what lies in the folders and has no result of its own, each file with why."""
    if len(paths) == 1 and _is_form(paths[0]):
        answer = begun(check_file, paths[0], choice)
        import_module("itaxl.reports.checked")  # what tells the answer is loaded while another process finds it
        return [answer.result()], []
    from itaxl.app.check_several import check_several  # a single form needs nothing of it

    return check_several(paths, choice)


def check_file(path: Path, choice: Choice) -> "Checked":
    """The result of one workbook, read and checked in this process, which ought to be a capped one."""
    from itaxl.app.file_inspection import inspect_file  # who waits for the answer reads and checks nothing
    from itaxl.app.inspection import checked

    _, inspected = inspect_file(path, choice=choice)
    return checked(path, inspected)


def named_as_paper(path: Path) -> bool:
    """Whether a file that was named is checked as a paper, by its ending."""
    return path.suffix.lower() in PAPERS and not path.is_dir()


def _is_form(path: Path) -> bool:
    return path.exists() and not path.is_dir() and not named_as_paper(path)
