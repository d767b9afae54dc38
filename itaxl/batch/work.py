"""What a worker process does with one workbook: read, check, build its documents; nothing is written."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from itaxl.app.choice import Choice
from itaxl.app.document_files import documents_of
from itaxl.app.drawing import has_errors
from itaxl.app.inspection import Inspected, checked, inspect
from itaxl.app.paper_check import papers_read
from itaxl.batch.outcome import done_with, folder_wished
from itaxl.batch.result_record import edition_of, kept_of, packed
from itaxl.batch.task import Done, WorkbookTask, source_of, without_documents
from itaxl.evidence.digest import Digest
from itaxl.files.regular_file import hash_of
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.reports.checked import Checked, refused_result
from itaxl.sample import sample_content
from itaxl.workbook.reader import file_contents, read_grid_of
from itaxl.workbook.saved_time import saved_time
from itaxl.years.catalogue import fiscal_year, known_years

OF_PAPERS: Final = ("L",)
"""What is told of papers whose form is checked itself."""


def sample_done() -> None:
    """Do the sample once, so that all that a workbook needs is loaded."""
    inspected = inspect(grid_of(sample_content(fiscal_year(known_years()[-1]))))
    documents_of(inspected.submission, inspected.year)


def done(task: WorkbookTask) -> Done:
    """Read, check and build one workbook; what its content or its file is, is part of the answer.

    Its bytes are read once: the hash is that of what was checked, whatever becomes of the file meanwhile.
    """
    if task.is_paper:
        return papers_done(task)[0]
    source = ""
    try:
        data = file_contents(task.path)
        source = source_of(sha256(data).hexdigest(), task.papers)
        inspected = inspect(read_grid_of(data, task.path), Choice(settings=task.settings))
    except Refused as refusal:
        return without_documents(source, refused_result(task.known_as, refusal))
    documents = None
    if task.documents and not checked(Path(task.known_as), inspected).unreadable:
        documents = documents_of(
            inspected.submission, inspected.year, draft=has_errors(inspected), own=task.settings.style
        )
    more = differing(task.papers, inspected) if task.papers else ()
    return done_with(task.known_as, task.path.stem, data, inspected, documents, task.papers, more)


def papers_done(task: WorkbookTask) -> tuple[Done, Checked]:
    """Check papers that no form lies beside; they are documents already, and compared with no other office's."""
    paths = (task.path, *task.papers)
    source = source_of(hash_of(task.path), task.papers)
    try:
        result, said = papers_read(paths, [path.name for path in paths], Choice(settings=task.settings))
    except Refused as refusal:
        result = refused_result(task.known_as, refusal)
        return without_documents(source, result), result
    result = replace(result, path=task.known_as)
    saved = saved_time(file_contents(task.path))
    done = Done(
        input="" if result.incomplete else source,
        record=packed(result, Digest(task.known_as, "", None, None, ()), kept_of(said), edition_of(said, saved)),
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        folder=folder_wished(result.organisation, kept_of(said), task.path.stem),
    )
    return done, result


def differing(papers: Sequence[Path], inspected: Inspected) -> tuple[Finding, ...]:
    """What the papers beside a form say otherwise than it, and how they look; nothing of those that cannot be read."""
    try:
        result, _ = papers_read(
            papers, [path.name for path in papers], Choice(OF_PAPERS, settings=inspected.settings), inspected
        )
    except Refused:
        return ()
    return result.findings
