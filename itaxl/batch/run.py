"""A batch from beginning to end: what came in is done by worker processes, written, and reported."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import astuple, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from itaxl import __version__
from itaxl.app.sorting import JOURNAL
from itaxl.batch.document_writer import Placing, line
from itaxl.batch.history import Round, rounds_of
from itaxl.batch.inbox import account
from itaxl.batch.journal_index import Memory, memory_of, untouched
from itaxl.batch.offices import ListedOffice
from itaxl.batch.roster import read_roster
from itaxl.batch.task import Done, WorkbookTask, do, source_of, warm, without_documents
from itaxl.batch.workbook import Workbook
from itaxl.files.journal import NOT_OURS, Journal
from itaxl.files.own_folder import leads_elsewhere
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.files.regular_file import hash_of
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import Mark, mark_of
from itaxl.files.write_errors import folder_explained
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording, literal
from itaxl.processes.process_pool import Answer, Workforce
from itaxl.reports.checked import refused_result
from itaxl.reports.comparison import Comparison, comparison
from itaxl.reports.passed_over import PassedOver
from itaxl.rules import rule_set
from itaxl.settings import NOTHING_SET, Settings
from itaxl.template.location import template_path

if TYPE_CHECKING:
    from itaxl.app.paper_sets import Facts
    from itaxl.processes.dask_pool import Cluster

LOCK: Final = ".itaxl.lock"
PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".jfif"})

BUSY = Wording(
    "โฟลเดอร์ {out} กำลังถูกใช้โดยคำสั่ง itaxl อื่น รอให้เสร็จก่อน หรือเลือกโฟลเดอร์อื่น",
    "Another itaxl command is working in {out}; wait for it or choose another folder.",
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a batch; `scheduler` is the address of a Dask cluster that does the work of the `jobs`.

    `since` are folders of earlier results, `roster` a file that lists the offices from which forms are awaited.
    """

    inbox: Sequence[Path]
    out: Path
    jobs: int
    documents: bool = True
    pdf: bool = False
    combine: bool = False
    fresh: bool = False
    since: Sequence[Path] = ()
    roster: Path | None = None
    scheduler: str = ""
    settings: Settings = NOTHING_SET
    lang: Lang = "th"


@dataclass(frozen=True, slots=True)
class Step:
    """One workbook done: how it went, for whoever watches.

    `ahead` are further ones that are done too and told in a moment; `cost` the seconds that one job takes for each,
    where that is known. `extra` are bytes of its file beyond the smallest file, `extra_ahead` those of the ones ahead.
    """

    known_as: str
    errors: int
    skipped: bool = False
    problem: Wording | None = None
    ahead: int = 0
    cost: float = 0
    extra: int = 0
    extra_ahead: int = 0


@dataclass(slots=True)
class Batch:
    """What became of a batch; `stopped` when it was interrupted, `bugs` counts workbooks that itaxl failed at.

    `pictures` are signs of the picture files in the folders of workbooks, `passed` the files that were given and are
    not checked, `roster` the offices that are awaited, `rounds` the earlier ones. `extra` are the bytes by which the
    file of each workbook is larger than the smallest: what takes long is told by them.
    """

    order: Order
    workbooks: list[Workbook] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    passed: list[PassedOver] = field(default_factory=list)
    roster: list[ListedOffice] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    unwritten: list[Refused] = field(default_factory=list)
    since: Comparison | None = None
    bugs: int = 0
    stopped: bool = False
    pictures: dict[Path, str] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)

    def key_of(self, workbook: Workbook, key: str) -> str:
        """`key` with the picture files beside a workbook, which it may name, as they were when first asked for."""
        folder = workbook.path.parent
        if folder not in self.pictures:
            self.pictures[folder] = _pictures(folder)
        return key + self.pictures[folder]

    @property
    def journal(self) -> Path:
        """Where the journal is."""
        return self.order.out / JOURNAL


def locked(out: Path, stack: ExitStack) -> None:
    """Make `out` and keep every other batch out of it while `stack` is open; Refused when one is in it."""
    from filelock import FileLock, Timeout

    if not out.exists():
        stack.callback(_without_empty, out)
    with folder_explained(out):
        out.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(out / LOCK) and (leads_elsewhere(out / LOCK) or not (out / LOCK).is_file()):
        raise Refused(NOT_OURS, path=(out / LOCK).absolute())
    lock = FileLock(out / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(BUSY, out=out) from None
    except OSError:
        with folder_explained(out):
            raise
    stack.callback(lock.release)
    sweep(out)


def _without_empty(out: Path) -> None:
    """Take away the folder that was made for nothing: nothing but the lock is in it."""
    with suppress(OSError):
        if {path.name for path in out.iterdir()} <= {LOCK}:
            (out / LOCK).unlink(missing_ok=True)
            out.rmdir()


def begun(order: Order) -> Batch:
    """The batch with what came in and what earlier runs did; temporary files of killed ones are swept."""
    if order.pdf or order.combine:
        _expect_converter()
    roster = read_roster(order.roster) if order.roster else []
    earlier = {folder: comparison(folder) for folder in order.since}
    rounds = rounds_of(order.since, roster)
    memory = memory_of(order.out / JOURNAL)
    given = account(order.inbox, order.out, order.roster, seen=(seen := dict(memory.seen)))
    _keep_seen(order.out / JOURNAL, {sign: facts for sign, facts in seen.items() if sign not in memory.seen})
    batch = Batch(
        order,
        given.workbooks,
        memory,
        passed=given.passed,
        roster=roster,
        rounds=rounds,
        since=earlier[rounds[-1].folder] if rounds else None,
        extra=_extra(given.workbooks),
    )
    sweep_folders(order.out, memory)
    return batch


def _extra(workbooks: Sequence[Workbook]) -> dict[str, int]:
    """The bytes by which each workbook's file is larger than the smallest; 0 of one that has gone."""
    sizes: dict[str, int] = {}
    for workbook in workbooks:
        with suppress(OSError):
            sizes[workbook.known_as] = workbook.path.stat().st_size
    smallest = min(sizes.values(), default=0)
    return {workbook.known_as: sizes.get(workbook.known_as, smallest) - smallest for workbook in workbooks}


def sweep_folders(out: Path, memory: Memory) -> None:
    """Take away what runs that died or could not delete left in the folders that are known."""
    letters = (each.folder for each in memory.letters.values())
    for folder in {*memory.folders.values(), *memory.begun.values(), *letters}:
        if not leads_elsewhere(out / folder):
            sweep(out / folder)


def _keep_seen(journal: Path, seen: "Mapping[str, Facts | None]") -> None:
    """Note what papers said of themselves, so that the next run need not look at the same bytes."""
    if seen:
        with closing(Journal(journal)) as opened:
            facts = {sign: astuple(each) if each else None for sign, each in seen.items()}
            opened.add([line({"seen": facts, "itaxl": __version__})], sync=False)


def _expect_converter() -> None:
    from itaxl.pdf.converter import NO_CONVERTER, converter

    if converter() is None:
        raise Refused(NO_CONVERTER)


def steps(batch: Batch, stopping: Callable[[], bool]) -> Iterator[Step]:
    """Do the batch; a step for each workbook as it is done, first those that need nothing."""
    order = batch.order
    key = made_with(order)
    waiting = []
    for workbook in batch.workbooks:
        if not order.fresh and is_done(batch, workbook, key):
            errors = batch.memory.finished[workbook.known_as].errors
            yield Step(workbook.known_as, errors, skipped=True, extra=batch.extra.get(workbook.known_as, 0))
        else:
            waiting.append(workbook)
    if waiting and not stopping():
        yield from _worked(batch, waiting, key, stopping)
    batch.stopped = stopping()


def is_done(batch: Batch, workbook: Workbook, key: str) -> bool:
    """Whether the workbook was done of the same bytes in the same way and its outputs stand as written."""
    before = batch.memory.finished.get(workbook.known_as)
    if before is None or not before.source or before.made_with != batch.key_of(workbook, key):
        return False
    folder = batch.order.out / batch.memory.folders.get(workbook.known_as, "")
    return source_of(hash_of(workbook.path), workbook.papers) == before.source and untouched(folder, before.outputs)


def made_with(order: Order) -> str:
    """A hash of everything besides a workbook that shapes its documents and findings."""
    template = template_path()
    parts = (__version__, rule_set(), hash_of(template), str(order.documents), order.settings.digest)
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _pictures(folder: Path) -> str:
    """A hash of the picture files beside workbooks, which they may name; empty when there are none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURES)
    except OSError:  # the folder is gone: what lay in it is told as it is read
        return ""
    facts = [f"{path.name} {(mark_of(path) or ())[2:]}" for path in found]
    return sha256("\n".join(facts).encode("utf-8", "replace")).hexdigest()[:16] if facts else ""


def _worked(batch: Batch, waiting: Sequence[Workbook], key: str, stopping: Callable[[], bool]) -> Iterator[Step]:
    order = batch.order
    with ExitStack() as stack:
        journal = Journal(batch.journal)
        stack.callback(journal.close)
        placing = Placing(order.out, journal, batch.memory)
        stack.callback(placing.close)
        force = _force(order, waiting)
        stack.callback(force.close)
        # All signs are taken before the first file is read: what changes meanwhile is done again by the next run.
        keys = {workbook.known_as: batch.key_of(workbook, key) for workbook in waiting}
        marks = {workbook.known_as: mark_of(workbook.path) for workbook in waiting}
        tasks = [
            WorkbookTask(
                each.path.absolute(),
                each.known_as,
                order.documents,
                order.settings,
                tuple(path.absolute() for path in each.papers),
                each.is_paper,
            )
            for each in waiting
        ]
        for answers in force.answers(tasks, stopping):
            group = [(task.known_as, _done(batch, task, answer, marks[task.known_as])) for task, answer in answers]
            made_with_each = [keys[known_as] for known_as, _ in group]
            all_placed = placing.put(group, made_with_each)
            extra_ahead = sum(batch.extra.get(known_as, 0) for known_as, _ in group)
            for number, ((known_as, done), placed) in enumerate(zip(group, all_placed, strict=True), 1):
                batch.unwritten += placed.refusals
                problem = _problem(done, placed.refusals)
                extra = batch.extra.get(known_as, 0)
                extra_ahead -= extra
                yield Step(
                    known_as,
                    done.errors,
                    problem=problem,
                    ahead=len(group) - number,
                    extra=extra,
                    extra_ahead=extra_ahead,
                )


def _force(order: Order, waiting: Sequence[Workbook]) -> "Workforce[WorkbookTask, Done] | Cluster[WorkbookTask, Done]":
    if not order.scheduler:
        return Workforce(do, jobs=min(order.jobs, len(waiting)), warm=warm)
    from itaxl.processes.dask_pool import Cluster

    return Cluster(do, order.scheduler, warm=warm, shared=waiting[0].path.absolute())


def _done(batch: Batch, task: WorkbookTask, answer: "Answer[Done]", mark: Mark | None) -> Done:
    """What a worker answered; why there is no answer is a result too, of the file that bore `mark` before."""
    if isinstance(answer, Done):
        return answer
    if isinstance(answer, UnreadableFile):
        source = source_of(hash_of(task.path), task.papers)
        if mark_of(task.path) != mark:  # whoever replaced it meanwhile has sent another file
            source = ""
        return without_documents(source, refused_result(task.known_as, refused(task.path.name, answer)))
    from itaxl.bug_report.crash import said_of

    batch.bugs += 1
    said = said_of(answer, ("batch",), batch.order.lang)
    refusal = Refused(literal(said, said), code="F001")
    # Without the hash of the input it is tried again by the next run.
    return without_documents("", refused_result(task.known_as, refusal))


def _problem(done: Done, refusals: Sequence[Refused]) -> Wording | None:
    if refusals:
        return refusals[0].said
    return done.problem
