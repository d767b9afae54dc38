"""What a worker process does with one workbook: read, check, build its documents; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from itaxl.app.check import Choice, checked, inspect, refused_result
from itaxl.app.make import has_errors
from itaxl.app.papers import documents_of
from itaxl.batch.record import kept_of, packed
from itaxl.checking import BLOCKING
from itaxl.edges.reader import read_grid_here
from itaxl.file_names import folder_name
from itaxl.finding import Severity
from itaxl.refusal import Refused
from itaxl.reports.checked import Checked
from itaxl.rules.digest import digest
from itaxl.rules.message import message
from itaxl.settings import NOTHING_SET, Settings
from itaxl.wording import Wording, literal

PLACES: Final = ("district", "province")
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to do: its file, the path it is known by, whether documents are wanted, and what the office set."""

    path: Path
    known_as: str
    documents: bool = True
    settings: Settings = NOTHING_SET


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a workbook: its record as JSON, what counts of it, its documents and the name for their folder.

    `input` is a hash of the workbook's bytes, empty when they could not be read or a rule failed at them, so that
    the next run tries again; `problem` says why there are no
    documents.
    """

    input: str
    record: str
    errors: int
    warnings: int
    folder: str = ""
    documents: Mapping[str, bytes] | None = None
    problem: Wording | None = None


def warm() -> None:
    """Import and load what every workbook needs, once in a process."""
    from itaxl.content import grid_of
    from itaxl.sample import sample_content
    from itaxl.years.catalogue import fiscal_year, known_years

    done = inspect(grid_of(sample_content(fiscal_year(known_years()[-1]))))
    documents_of(done.submission, done.year)


def do(task: Task) -> Done:
    """Read, check and build one workbook; what its content or its file is, is part of the answer."""
    source = hash_of(task.path)
    try:
        inspected = inspect(read_grid_here(task.path), Choice(settings=task.settings))
    except Refused as refusal:
        return without_documents(source, refused_result(task.known_as, refusal))
    result = checked(Path(task.known_as), inspected)
    submission = inspected.submission
    kept = kept_of(submission)
    if result.unreadable:
        return without_documents(source, result, kept)
    documents = None
    if task.documents:
        documents = documents_of(submission, inspected.year, draft=has_errors(inspected), own=task.settings.style)
    return Done(
        input="" if result.incomplete else source,
        record=packed(result, digest(submission, task.known_as), kept),
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        folder=folder_wished(result.organisation, kept, task.path.stem),
        documents=documents,
    )


def without_documents(source: str, result: Checked, kept: Mapping[str, str] = NOTHING) -> Done:
    """What is known of a workbook that gives no documents: why, and the fields that could be read (`kept`)."""
    blocking = next(finding for finding in result.findings if finding.code in BLOCKING)
    problem = literal(message(blocking, "th").what, message(blocking, "en").what)
    counts = (result.count(Severity.ERROR), result.count(Severity.WARNING))
    return Done(source, packed(result, None, kept), *counts, problem=problem)


def hash_of(path: Path) -> str:
    """The hash of a file's bytes, empty when it cannot be read."""
    digested = sha256()
    try:
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digested.update(piece)
    except (OSError, ValueError):
        return ""
    return digested.hexdigest()


def folder_wished(organisation: str, kept: Mapping[str, str], stem: str) -> str:
    """``<type and name> <district> <province>``, from the file's `stem` when the form does not say whose it is."""
    places = (kept.get(f"org.{level}", "") for level in PLACES)
    return folder_name(organisation, *places) if organisation else folder_name(stem)
