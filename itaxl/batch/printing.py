"""PDFs of a batch: many documents in each run of the converter, several runs side by side."""

import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from itaxl.batch.document_writer import line
from itaxl.batch.journal_index import PrintedPdfs, untouched
from itaxl.batch.run import Batch, Step
from itaxl.documents.kind import DocumentKind
from itaxl.documents.papers import combined_name, kinds
from itaxl.files.journal import Journal
from itaxl.files.own_folder import own_folder
from itaxl.files.whole_file import write_beside
from itaxl.model.refusal import Refused
from itaxl.pdf.converter import BATCH, combined, converted, document_at, unchanged

AT_ONCE: Final = BATCH // 2
"""Workbooks in one run of the converter at most: each has two documents."""
FIRST_PART: Final = 4
"""The first run of the converter has so much less."""
START_WORTH: Final = 8
"""Workbooks in whose time a converter starts; between 4 and 15, by machine and load."""


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """The documents of some workbooks, to be converted together: folder and documents (name → hash) by workbook."""

    out: Path
    combine: bool
    documents: Mapping[str, tuple[str, Mapping[str, str]]]


@dataclass(slots=True)
class _Pdfs:
    """What came of a sheaf: the PDFs by workbook (name → bytes), of which bytes (document → hash), what was refused.

    `cost` are the seconds that one job takes for a workbook when a whole sheaf is converted at once.
    """

    made: dict[str, dict[str, bytes]] = field(default_factory=dict)
    of: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)
    cost: float = 0


def printed(batch: Batch, stopping: Callable[[], bool]) -> Iterator[Step]:
    """Make the PDFs that are missing or whose documents changed; a step for each workbook that has documents."""
    waiting = []
    for workbook in batch.workbooks:
        finished = batch.memory.finished.get(workbook.known_as)
        if finished is None or not finished.outputs:
            yield Step(workbook.known_as, 0, skipped=True)
        elif _is_printed(batch, workbook.known_as, finished.outputs):
            yield Step(workbook.known_as, finished.errors, skipped=True)
        else:
            waiting.append(workbook.known_as)
    with closing(Journal(batch.journal)) as journal:
        for pdfs in _converted(batch, waiting, stopping):
            ahead = len(pdfs.made) + len(pdfs.refused)
            for number, (known_as, made) in enumerate(pdfs.made.items(), 1):
                step = _placed(batch, journal, known_as, made, pdfs.of[known_as])
                yield replace(step, ahead=ahead - number, cost=pdfs.cost)
            for known_as, refusal in pdfs.refused.items():
                batch.unwritten.append(refusal)
                yield Step(known_as, 0, problem=refusal.said)
    batch.stopped = stopping()


def _is_printed(batch: Batch, known_as: str, documents: Mapping[str, str]) -> bool:
    before = batch.memory.printed.get(known_as)
    folder = batch.order.out / batch.memory.folders.get(known_as, "")
    return (
        before is not None
        and (before.of, before.combine) == (documents, batch.order.combine)
        and untouched(folder, before.outputs)
    )


def _converted(batch: Batch, waiting: Sequence[str], stopping: Callable[[], bool]) -> Iterator[_Pdfs]:
    """The PDFs of the workbooks `waiting`, sheaf by sheaf, as many sheaves at once as there are jobs."""
    sheaves, rest = _sheaves(batch, waiting), deque[Future[_Pdfs]]()
    with ThreadPoolExecutor(batch.order.jobs, "itaxl-pdf") as converters:
        while True:
            free = 0 if stopping() else batch.order.jobs + 1 - len(rest)
            rest.extend(converters.submit(_convert, sheaf) for sheaf in islice(sheaves, free))
            if not rest:
                return
            yield rest.popleft().result()


def _sheaves(batch: Batch, waiting: Sequence[str]) -> Iterator[_Sheaf]:
    """The sheaves; the first is smaller, so that how long all will take is known soon."""
    at_once = min(AT_ONCE, -(-len(waiting) // batch.order.jobs)) or 1
    first = -(-at_once // FIRST_PART) if len(waiting) > at_once else at_once
    for start in (0, *range(first, len(waiting), at_once)) if waiting else ():
        documents = {
            known_as: (batch.memory.folders[known_as], batch.memory.finished[known_as].outputs)
            for known_as in waiting[start : start + at_once if start else first]
        }
        yield _Sheaf(batch.order.out, batch.order.combine, documents)


def _convert(sheaf: _Sheaf) -> _Pdfs:
    """Convert a sheaf; when one document fails, every workbook on its own, so that the others have theirs."""
    pdfs, begun = _Pdfs(), time.monotonic()
    try:
        _make(sheaf, list(sheaf.documents), pdfs)
    except Refused:
        for known_as in sheaf.documents:
            try:
                _make(sheaf, [known_as], pdfs)
            except Refused as refusal:
                pdfs.refused[known_as] = refusal
    each = (time.monotonic() - begun) / (START_WORTH + len(sheaf.documents))
    pdfs.cost = each * (1 + START_WORTH / AT_ONCE)
    return pdfs


def _make(sheaf: _Sheaf, wanted: Sequence[str], into: _Pdfs) -> None:
    """Make the PDFs of the workbooks `wanted`, of what their documents hold now."""
    sources = {}
    for known_as in wanted:
        folder, names = sheaf.documents[known_as]
        for name in names:
            sources[f"{folder}/{name}"] = document_at(sheaf.out / folder / name)
    pdfs = converted(sources)
    for known_as in wanted:
        folder, names = sheaf.documents[known_as]
        own = {name: pdfs[f"{folder}/{name}"] for name in names}
        joined = sheaf.combine
        into.made[known_as] = _joined(own) if joined else {f"{Path(name).stem}.pdf": pdf for name, pdf in own.items()}
        into.of[known_as] = {name: sha256(sources[f"{folder}/{name}"]).hexdigest() for name in names}


def _joined(pdfs: Mapping[str, bytes]) -> dict[str, bytes]:
    first = Path(next(iter(pdfs))).stem
    found = [each for each in kinds() if any(_ending(each).search(Path(name).stem) for name in pdfs)]
    return {f"{_ending(found[0]).sub(combined_name(found), first)}.pdf": combined(list(pdfs.values()))}


def _ending(kind: DocumentKind) -> re.Pattern[str]:
    """How the name of a paper of the kind ends, with the number of one that stands beside an edited one."""
    return re.compile(rf"{kind.thai}(?: \(\d+\))?$")


def _placed(batch: Batch, journal: Journal, known_as: str, made: Mapping[str, bytes], of: Mapping[str, str]) -> Step:
    """Put the PDFs of a workbook, made `of` these bytes, into its folder; found again by the next run."""
    folder, finished = batch.memory.folders[known_as], batch.memory.finished[known_as]
    outputs = {}
    try:
        place = own_folder(batch.order.out, folder)
        for name, pdf in made.items():
            outputs[write_beside(place / name, pdf, ours=unchanged).name] = sha256(pdf).hexdigest()
    except Refused as refusal:
        batch.unwritten.append(refusal)
        return Step(known_as, finished.errors, problem=refusal.said)
    done = PrintedPdfs(of, batch.order.combine, outputs)
    journal.add([line({"printed": known_as, "of": done.of, "combine": done.combine, "outputs": outputs})], sync=False)
    batch.memory.printed[known_as] = done
    return Step(known_as, finished.errors)
