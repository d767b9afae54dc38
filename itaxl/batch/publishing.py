"""The reports of a batch: a page, a worklist and a file for machines, written as the results are read."""

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from itaxl import __version__
from itaxl.batch.document_writer import line
from itaxl.batch.journal_index import Memory
from itaxl.batch.results import Results
from itaxl.batch.roster import as_rows
from itaxl.batch.run import Batch
from itaxl.batch.survey import Survey
from itaxl.files.journal import Journal
from itaxl.files.own_folder import leads_elsewhere
from itaxl.files.regular_file import hash_of, open_regular
from itaxl.files.whole_file import write_whole
from itaxl.model.wording import Lang
from itaxl.processes.background_task import aside
from itaxl.reports.checked import Checked
from itaxl.reports.decision_file import DECISIONS, decision_sheet
from itaxl.reports.html import Frame, html_parts
from itaxl.reports.json import json_parts, offices_record, passed_record, workbook_record
from itaxl.reports.origin import HEAD, unedited
from itaxl.reports.overview import OfficeView, Overview, offices_by_path
from itaxl.reports.worklist import worklist
from itaxl.thai.dates import write_date

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

PAGE, WORKLIST, RECORDS = "index.html", "worklist.xlsx", "results.json"
PIECE: Final = 1 << 18
"""Characters that are gathered before they are written."""
MANY: Final = 500
"""Workbooks whose worklist is worth a process of its own: it takes a millisecond and 12 kB a workbook."""


def published(
    batch: Batch, results: Results, files: Mapping[str, Path], seen: Survey, *, journal: Journal
) -> list[Path]:
    """Write the reports of `results` into the batch's folder; `files` gives the workbook of a path.

    A report that a person has changed is kept, and the new one stands beside it. A sheet of decisions is laid there
    once, and is the officer's from then on.
    """
    out, memory, lang, since = batch.order.out, batch.memory, batch.order.lang, batch.since
    if since:
        since.count(results, seen.newest)

    def folder(path: str) -> str:
        return memory.folders.get(path, "") if memory.finished[path].outputs else ""

    sheet = partial(worklist_of, results, lang, out, files, seen.overview)
    frame = Frame(lang=lang, link=folder, since=since, passed=batch.passed, overview=seen.overview, day=today())
    written = {}
    with aside(sheet) if len(results) >= MANY else nullcontext(sheet) as made:
        parts: dict[str, Callable[[], Iterator[bytes]]] = {
            PAGE: lambda: gathered(html_parts(results, frame)),
            RECORDS: lambda: gathered(records_of(results, memory, frame)),
            WORKLIST: lambda: iter([made()]),
        }
        for name, make in parts.items():
            place = report_place(out / name, memory.reports)
            digest = sha256()
            write_whole(place, _hashed(make(), digest))
            written[place.name] = digest.hexdigest()
    if not (out / DECISIONS).exists():
        offices = [(each.name, each.district, each.province) for each in seen.overview.offices if each.known]
        write_whole(out / DECISIONS, decision_sheet(offices, lang))
    journal.add([line(_entry(batch, written, sorted(files)))], sync=True)
    return [out / name for name in written]


def _entry(batch: Batch, written: Mapping[str, str], paths: Sequence[str]) -> dict[str, object]:
    """What the journal keeps of a batch that came to its end, all that letters need later."""
    return {
        "reports": written,
        "of": paths,
        "itaxl": __version__,
        "on": datetime.date.today().isoformat(),
        "roster": as_rows(batch.roster),
        "passed": [[each.path, each.why, each.of] for each in batch.passed],
        "since": [str(each.folder.absolute()) for each in batch.rounds],
    }


def worklist_of(results: Results, lang: Lang, out: Path, files: Mapping[str, Path], overview: Overview) -> bytes:
    """The worklist, with links from the folder `out` to the workbooks."""
    return worklist(results, lang=lang, file=lambda path: _from(out, files[path]), overview=overview, day=today())


def today() -> str:
    """This day as the worklist's pages bear it."""
    return write_date(datetime.date.today())


def records_of(results: Results, memory: Memory, frame: Frame) -> Iterator[str]:
    """The file for machines in parts."""
    totals = {"since": frame.since.totals} if frame.since else {}
    offices = offices_by_path(frame.overview.offices) if frame.overview else {}
    records = (_record(result, memory, frame, offices.get(result.path)) for result in results)
    return json_parts(records, **totals, **passed_record(frame.passed), offices=offices_record(frame.overview))


def _record(result: Checked, memory: Memory, frame: Frame, office: OfficeView | None) -> dict[str, Any]:
    """One workbook's record, with its folder and documents, and what has changed since an earlier batch."""
    documents = memory.documents(result.path)
    record = {**workbook_record(result), "folder": frame.link(result.path) or None, "documents": documents}
    if office:
        record["newest"] = office.counts(result.path)
    if frame.since:
        change = frame.since.of(result)
        fixed = [{"th": each.th, "en": each.en} for each in change.fixed]
        record["since"] = {"new": sorted(change.new), "fixed": fixed, "still": change.still}
    return record


def gathered(parts: Iterator[str]) -> Iterator[bytes]:
    """The parts as UTF-8 in pieces large enough to write."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size > PIECE:
            yield "".join(held).encode("utf-8", "replace")
            held, size = [], 0
    yield "".join(held).encode("utf-8", "replace")


def _hashed(pieces: Iterator[bytes], digest: "Hash") -> Iterator[bytes]:
    """The pieces, each counted in the `digest`: the hash of what was written, not of what stands there later."""
    for piece in pieces:
        digest.update(piece)
        yield piece


def report_place(path: Path, reports: Mapping[str, str]) -> Path:
    """The first of ``name``, ``name (2)`` … that is free or stands as the last run wrote it."""
    for number in count(1):
        place = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not os.path.lexists(place):
            return place
        if leads_elsewhere(place) or not place.is_file():
            continue
        if hash_of(place) == reports.get(place.name):
            return place
        if path.suffix != ".xlsx" and unedited(_head(place)):
            return place
    raise AssertionError("the numbers never end")


def _head(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _from(out: Path, file: Path) -> str:
    """The path of `file` as seen from `out`; in full when it is on another disk."""
    try:
        return os.path.relpath(file, out)
    except ValueError:
        return str(file.absolute())
