"""Putting documents into their folders: first the journal knows what is to come, then it comes, then it is done."""

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from itaxl.batch.journal_index import Finished, Memory, untouched
from itaxl.batch.task import Done
from itaxl.files.journal import Journal
from itaxl.files.own_folder import own_folder
from itaxl.files.whole_file import write_beside
from itaxl.files.write_errors import IN_USE
from itaxl.model.refusal import Refused

WRITERS: Final = 12
"""Threads that write: a disk that syncs takes milliseconds and lets many wait together."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands in a workbook's folder now (name → hash), and why something does not."""

    outputs: Mapping[str, str]
    refusals: tuple[Refused, ...] = ()


class Placing:
    """Writes what workers made into `out` and keeps the journal."""

    def __init__(self, out: Path, journal: Journal, memory: Memory) -> None:
        self._out, self._journal, self._memory = out, journal, memory
        self._writers = ThreadPoolExecutor(WRITERS, "itaxl-writer")

    def close(self) -> None:
        """End the writing threads when they are done."""
        self._writers.shutdown()

    def put(self, group: Sequence[tuple[str, Done]], made_with: Sequence[str]) -> list[Placed]:
        """Put the documents of a group of workbooks into their folders; answers what came of each, in order.

        `made_with` names for each everything besides the workbook that shapes its documents. Raises Refused when
        nothing more can be written, for example because the disk is full.
        """
        folders = [self._memory.folder_for(known_as, done.folder) if done.documents else "" for known_as, done in group]
        self._announce(group, folders)
        placed = list(self._writers.map(self._write, [known_as for known_as, _ in group], folders, _documents(group)))
        self._finish(group, made_with, folders, placed)
        for each in placed:
            for refusal in each.refusals:
                if refusal.wording is not IN_USE:
                    raise refusal
        return placed

    def _announce(self, group: Sequence[tuple[str, Done]], folders: Sequence[str]) -> None:
        lines = [
            line({"intent": known_as, "folder": folder, "outputs": _hashes(done.documents)})
            for (known_as, done), folder in zip(group, folders, strict=True)
            if done.documents
        ]
        if lines:
            self._journal.add(lines, sync=True)

    def _write(self, known_as: str, folder: str, documents: Mapping[str, bytes]) -> Placed:
        """Write one workbook's documents; a document that is open in Word stops nothing else."""
        if not documents:
            return Placed({})
        outputs: dict[str, str] = {}
        refusals: list[Refused] = []
        try:
            place = own_folder(self._out, folder)
        except Refused as refusal:
            return Placed({}, (refusal,))
        for name, data in documents.items():
            try:
                written = write_beside(place / name, data, ours=_unedited)
                outputs[written.name] = sha256(data).hexdigest()
            except Refused as refusal:
                refusals.append(refusal)
        before = self._memory.finished.get(known_as)
        if before and not refusals:
            _clear(place, before.outputs, outputs)
        return Placed(outputs, tuple(refusals))

    def _finish(
        self,
        group: Sequence[tuple[str, Done]],
        made_with: Sequence[str],
        folders: Sequence[str],
        placed: Sequence[Placed],
    ) -> None:
        lines, finished = [], []
        for (known_as, done), made, folder, each in zip(group, made_with, folders, placed, strict=True):
            key = made if not each.refusals else ""  # what is not all there is made again
            lines.append(done_line(known_as, done, key, folder, each.outputs))
            finished.append((known_as, done.input, key, each.outputs, done.errors, done.warnings))
        places = self._journal.add(lines, sync=False)
        for place, (known_as, source, made, outputs, errors, warnings) in zip(places, finished, strict=True):
            self._memory.finished[known_as] = Finished(source, made, outputs, place, errors, warnings)


def done_line(known_as: str, done: Done, made_with: str, folder: str, outputs: Mapping[str, str]) -> str:
    """The journal's entry of a workbook that is done: its outputs (name → hash) stand in `folder`."""
    head = {
        "done": known_as,
        "input": done.input,
        "made_with": made_with,
        "folder": folder,
        "outputs": outputs,
        "errors": done.errors,
        "warnings": done.warnings,
    }
    return f'{line(head)[:-1]},"record":{done.record}}}'


def _documents(group: Iterable[tuple[str, Done]]) -> list[Mapping[str, bytes]]:
    return [done.documents or {} for _, done in group]


def _hashes(documents: Mapping[str, bytes] | None) -> dict[str, str]:
    return {name: sha256(data).hexdigest() for name, data in (documents or {}).items()}


def _unedited(docx: bytes) -> bool:
    from itaxl.app.document_files import unedited  # first needed where a document stands already

    return unedited(docx)


def _clear(folder: Path, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Take away documents of an earlier form of the same workbook, as long as nobody has touched them."""
    for name, digest in before.items():
        if name not in now and untouched(folder, {name: digest}):
            (folder / name).unlink(missing_ok=True)


def line(entry: Mapping[str, object]) -> str:
    """An entry of the journal."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
