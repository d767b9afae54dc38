"""The reports of a batch: a page, a worklist and a file for machines, written as the results are read."""

import os
from collections.abc import Callable, Iterator, Mapping
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
from itaxl.batch.task import hash_of
from itaxl.files.journal import Journal
from itaxl.files.own_folder import leads_elsewhere
from itaxl.files.regular_file import open_regular
from itaxl.files.whole_file import write_whole
from itaxl.model.wording import Lang
from itaxl.processes.background_task import aside
from itaxl.reports.checked import Checked
from itaxl.reports.comparison import Comparison
from itaxl.reports.html import html_parts
from itaxl.reports.json import json_parts, workbook_record
from itaxl.reports.origin import HEAD, unedited
from itaxl.reports.worklist import worklist

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

PAGE, WORKLIST, RECORDS = "index.html", "worklist.xlsx", "results.json"
PIECE: Final = 1 << 18
"""Characters that are gathered before they are written."""
MANY: Final = 500
"""Workbooks whose worklist is worth a process of its own: it takes a millisecond and 12 kB a workbook."""


def published(
    out: Path,
    results: Results,
    files: Mapping[str, Path],
    *,
    journal: Journal,
    memory: Memory,
    lang: Lang,
    since: Comparison | None,
) -> list[Path]:
    """Write the reports of `results` into `out`; `files` gives the workbook of a path.

    A report that a person has changed is kept, and the new one stands beside it.
    """
    if since:
        since.count(results)

    def folder(path: str) -> str:
        return memory.folders.get(path, "") if memory.finished[path].outputs else ""

    sheet = partial(_worklist, results, lang, out, files)
    written = {}
    with aside(sheet) if len(results) >= MANY else nullcontext(sheet) as made:
        parts: dict[str, Callable[[], Iterator[bytes]]] = {
            PAGE: lambda: _gathered(html_parts(results, lang=lang, link=folder, since=since)),
            RECORDS: lambda: _gathered(_records(results, memory, folder, since)),
            WORKLIST: lambda: iter([made()]),
        }
        for name, make in parts.items():
            place = report_place(out / name, memory.reports)
            digest = sha256()
            write_whole(place, _hashed(make(), digest))
            written[place.name] = digest.hexdigest()
    journal.add([line({"reports": written, "of": sorted(files), "itaxl": __version__})], sync=True)
    return [out / name for name in written]


def _worklist(results: Results, lang: Lang, out: Path, files: Mapping[str, Path]) -> bytes:
    return worklist(results, lang=lang, file=lambda path: _from(out, files[path]))


def _records(results: Results, memory: Memory, folder: Callable[[str], str], since: Comparison | None) -> Iterator[str]:
    totals = {"since": since.totals} if since else {}
    return json_parts((_record(result, memory, folder, since) for result in results), **totals)


def _record(result: Checked, memory: Memory, folder: Callable[[str], str], since: Comparison | None) -> dict[str, Any]:
    """One workbook's record, with its folder and documents, and what has changed since an earlier batch."""
    documents = memory.documents(result.path)
    record = {**workbook_record(result), "folder": folder(result.path) or None, "documents": documents}
    if since:
        change = since.of(result)
        fixed = [{"th": each.th, "en": each.en} for each in change.fixed]
        record["since"] = {"new": sorted(change.new), "fixed": fixed, "still": change.still}
    return record


def _gathered(parts: Iterator[str]) -> Iterator[bytes]:
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
