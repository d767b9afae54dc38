"""What a worker process is given to do and what it answers; light, for the process that only hands it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from itaxl.batch.result_record import packed
from itaxl.files.regular_file import hash_of
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording, literal
from itaxl.reports.checked import Checked
from itaxl.reports.finding_text import message
from itaxl.rules import BLOCKING
from itaxl.settings import NOTHING_SET, Settings

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WorkbookTask:
    """One workbook to do: its file, the path it is known by, whether documents are wanted, and what the office set.

    `papers` are compared with it. Where no form is there it `is_paper` itself, with the others of its set.
    """

    path: Path
    known_as: str
    documents: bool = True
    settings: Settings = NOTHING_SET
    papers: tuple[Path, ...] = ()
    is_paper: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a workbook: its record as JSON, what counts of it, its documents and the name for their folder.

    `input` is a hash of the workbook's bytes, empty when they could not be read or a rule failed at them, so that
    the next run tries again; `problem` says why there are no documents.
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
    from itaxl.batch.work import sample_done

    sample_done()


def do(task: WorkbookTask) -> Done:
    """Read, check and build one workbook; what its content or its file is, is part of the answer."""
    from itaxl.batch.work import done

    return done(task)


def without_documents(source: str, result: Checked, kept: Mapping[str, str] = NOTHING) -> Done:
    """What is known of a workbook that gives no documents: why, and the fields that could be read (`kept`)."""
    blocking = next(finding for finding in result.findings if finding.code in BLOCKING)
    problem = literal(message(blocking, "th").what, message(blocking, "en").what)
    counts = (result.count(Severity.ERROR), result.count(Severity.WARNING))
    return Done(source, packed(result, None, kept), *counts, problem=problem)


def source_of(own: str, papers: Sequence[Path]) -> str:
    """The hash of all that one result is of: the workbook's `own`, and those of the papers with it."""
    if not own or not papers:
        return own
    return sha256("\n".join((own, *map(hash_of, papers))).encode()).hexdigest()
