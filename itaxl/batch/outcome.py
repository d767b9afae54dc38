"""What is known of a workbook that was looked at: its record for the journal, its counts and its folder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from itaxl.app.inspection import Inspected, checked
from itaxl.batch.result_record import edition_of, kept_of, packed
from itaxl.batch.task import Done, source_of, without_documents
from itaxl.evidence.digest import digest
from itaxl.files.file_names import folder_name
from itaxl.model.finding import Finding, Severity
from itaxl.workbook.saved_time import saved_time

PLACES: Final = ("district", "province")


def done_with(
    known_as: str,
    stem: str,
    data: bytes,
    inspected: Inspected,
    documents: Mapping[str, bytes] | None,
    papers: Sequence[Path] = (),
    differing: Iterable[Finding] = (),
) -> Done:
    """What is known of a workbook that was looked at, whose `documents` were made; `stem` is its file's name.

    `papers` lie beside it, and `differing` is what they say otherwise.
    """
    source, submission = source_of(sha256(data).hexdigest(), papers), inspected.submission
    result, kept = checked(Path(known_as), inspected), kept_of(submission)
    if result.unreadable:
        return without_documents(source, result, kept)
    result = replace(result, findings=(*result.findings, *differing))
    return Done(
        input="" if result.incomplete else source,
        record=packed(result, digest(submission, known_as), kept, edition_of(submission, saved_time(data))),
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        folder=folder_wished(result.organisation, kept, stem),
        documents=documents,
    )


def folder_wished(organisation: str, kept: Mapping[str, str], stem: str) -> str:
    """``<type and name> <district> <province>``, from the file's `stem` when the form does not say whose it is."""
    places = (kept.get(f"org.{level}", "") for level in PLACES)
    return folder_name(organisation, *places) if organisation else folder_name(stem)
