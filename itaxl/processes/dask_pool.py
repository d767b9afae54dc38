"""Many tasks done by the workers of an existing Dask cluster and answered in order, whatever becomes of a worker."""

import logging
import re
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from os.path import exists
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from itaxl import __version__
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.dask_worker import answers_of
from itaxl.processes.process_pool import TICK, Answer

if TYPE_CHECKING:
    from distributed import Client

LEAST, MOST = 25, 100
"""Items in a chunk: a way over the network and through the scheduler costs some milliseconds."""
AHEAD: Final = 3
"""Chunks under way for each thread of the cluster."""
CONNECT_SECONDS: Final = 10
WORKER_SECONDS: Final = 30
ANSWER_SECONDS: Final = 60
"""Seconds that the scheduler is given to be reached, a worker to come, and either to answer a question."""

ADDRESS: Final = re.compile(r"(tcp|tls)://[^/\s]+:\d+")

NOT_INSTALLED = Wording(
    'ใช้ --scheduler ไม่ได้ เพราะยังไม่ได้ติดตั้งส่วนเสริม ให้ผู้ดูแลระบบสั่ง pip install "itaxl[cluster]"',
    '--scheduler needs an addition that is not installed: pip install "itaxl[cluster]".',
)
NO_ADDRESS = Wording(
    "{address} ไม่ใช่ที่อยู่ของกลุ่มเครื่อง Dask ตัวอย่างที่ถูกคือ tcp://10.0.0.1:8786",
    "{address} is no address of a Dask cluster; one looks like tcp://10.0.0.1:8786.",
)
UNREACHABLE = Wording(
    "ติดต่อ {address} ไม่ได้ ตรวจที่อยู่ว่าถูกต้องและระบบเปิดอยู่ หรือสั่งใหม่โดยไม่ใส่ --scheduler เพื่อทำบนเครื่องนี้",
    "Cannot reach {address}. Check the address and that the scheduler runs, or leave --scheduler out to work here.",
)
NO_WORKERS = Wording(
    "ที่ {address} ยังไม่มีเครื่องทำงาน ให้ผู้ดูแลระบบเปิดเครื่องทำงาน (dask worker) แล้วสั่งใหม่",
    "No worker has come to {address}; have one started (dask worker) and try again.",
)
OTHER_VERSION = Wording(
    "เครื่องทำงาน {worker} ใช้ itaxl {seen} ไม่ตรงกับเครื่องนี้ ({ours}) ให้ผู้ดูแลระบบติดตั้งรุ่นเดียวกันทุกเครื่อง",
    "Worker {worker} has itaxl {seen}, this machine {ours}; have the same version installed everywhere.",
)
NO_ITAXL = Wording(
    "เครื่องทำงาน {worker} ยังไม่มี itaxl ให้ผู้ดูแลระบบติดตั้ง itaxl {ours} ทุกเครื่อง",
    "Worker {worker} has no itaxl; have {ours} installed on every machine.",
)
NOT_SHARED = Wording(
    "เครื่องทำงาน {worker} ไม่พบ {path} วางแบบฟอร์มในโฟลเดอร์ที่ทุกเครื่องเปิดได้ด้วยที่อยู่เดียวกัน",
    "Worker {worker} does not see {path}; the forms must lie in a folder that every machine opens by the same path.",
)
LOST = Wording(
    "การติดต่อกับ {address} ขาดหาย งานที่เสร็จแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ",
    "The connection to {address} was lost. What is done is kept; give the same command again to go on.",
)

Item = TypeVar("Item")
Result = TypeVar("Result")
Answered = TypeVar("Answered")


@dataclass(slots=True)
class _Chunk(Generic[Item]):
    """Items on their way; without a `future` they are begun when it is their turn, each by itself."""

    items: Sequence[Item]
    future: Any = None


class Cluster(Generic[Item, Result]):
    """The cluster at `address` doing `function` of items; close it when done. `shared` is one of the items' files.

    Function, items and results must be picklable; the rest is as in `Workforce`. Raises Refused when the cluster
    cannot be used.
    """

    def __init__(
        self, function: Callable[[Item], Result], address: str, *, warm: Callable[[], object], shared: Path
    ) -> None:
        self._function, self._warm, self._address = function, warm, address
        self._client, self._seen = _connected(address), time.monotonic()
        try:
            self._look_at_workers(shared)
        except BaseException:
            self.close()
            raise

    def answers(
        self, items: Sequence[Item], stopping: Callable[[], bool]
    ) -> Iterator[list[tuple[Item, "Answer[Result]"]]]:
        """Groups of items with their answers, in order, as they come; ends early when `stopping`."""
        rest, chunks = self._parted(items), deque[_Chunk[Item]]()
        while not stopping():
            while len(chunks) < AHEAD * self._threads() and (part := next(rest, None)):
                chunks.append(self._begun(part))
            if not chunks:
                return
            answers = self._answers(chunks)
            if answers is not None:
                yield list(zip(chunks.popleft().items, answers, strict=True))

    def close(self) -> None:
        """Leave the cluster; what is still under way there is given up."""
        with suppress(Exception):  # it may be gone, and what a connection says while it ends is of no use
            _within(CONNECT_SECONDS, self._client.close)

    def _look_at_workers(self, shared: Path) -> None:
        """Refuse workers with another itaxl and workers that do not see the workbooks."""
        try:
            _within(2 * WORKER_SECONDS, lambda: self._client.wait_for_workers(1, timeout=WORKER_SECONDS))
        except TimeoutError:
            raise Refused(NO_WORKERS, address=self._address) from None
        versions = self._asked(lambda: self._client.run(version, "itaxl", on_error="return"))
        seeing = self._asked(lambda: self._client.run(exists, str(shared), on_error="return"))
        for worker, seen in versions.items():
            if seen != __version__:
                wording = OTHER_VERSION if isinstance(seen, str) else NO_ITAXL
                raise Refused(wording, worker=worker, seen=seen, ours=__version__)
        for worker, sees in seeing.items():
            if sees is not True:
                raise Refused(NOT_SHARED, worker=worker, path=shared)

    def _parted(self, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
        size = max(LEAST, min(MOST, len(items) // (4 * self._threads())))
        return (items[start : start + size] for start in range(0, len(items), size))

    def _threads(self) -> int:
        """The threads of all workers that are there now, at least one; Refused when no worker comes back."""
        threads: dict[str, int] = self._asked(self._client.nthreads)
        if threads:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > WORKER_SECONDS:
            raise Refused(NO_WORKERS, address=self._address)
        return max(1, sum(threads.values()))

    def _begun(self, items: Sequence[Item]) -> _Chunk[Item]:
        task = (answers_of, self._function, self._warm, items)
        return _Chunk(items, self._asked(lambda: self._client.submit(*task, pure=False)))

    def _answers(self, chunks: "deque[_Chunk[Item]]") -> "Sequence[Answer[Result]] | None":
        """What became of the first chunk; None when it is not done, or its items are to be done one by one."""
        from distributed import KilledWorker

        chunk = chunks[0]
        if chunk.future is None:
            chunk.future = self._begun(chunk.items).future
        try:
            if not self._is_done(chunk):
                return None
            answers: Sequence[Answer[Result]] = _within(ANSWER_SECONDS, chunk.future.result)
        except KilledWorker:  # several workers ended while this chunk was on them, perhaps by another's fault
            if len(chunk.items) == 1:
                return [UnreadableFile("died")]
            chunks.popleft()
            chunks.extendleft(_Chunk([item]) for item in reversed(chunk.items))
            return None
        except (CancelledError, OSError):
            raise Refused(LOST, address=self._address) from None
        return answers

    def _is_done(self, chunk: _Chunk[Item]) -> bool:
        """Whether a chunk is done, looked for a while."""
        until = time.monotonic() + TICK
        while not chunk.future.done():
            if time.monotonic() > until:
                return False
            time.sleep(TICK / 20)
        return True

    def _asked(self, question: Callable[[], Any]) -> Any:
        """What the cluster answers; Refused when it is no longer there, or says nothing."""
        try:
            return _within(ANSWER_SECONDS, question)
        except (CancelledError, Exception):  # noqa: BLE001 - whatever a connection that broke off ends in
            raise Refused(LOST, address=self._address) from None


def _within(seconds: float, question: Callable[[], Answered]) -> Answered:
    """What `question` answers or raises; TimeoutError when that takes longer, and then nobody waits for it any more."""
    answers: list[Answered] = []
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            answers.append(question())
        except BaseException as failed:  # noqa: BLE001 - raised where it was asked
            failures.append(failed)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if failures:
        raise failures[0]
    if not answers:
        raise TimeoutError
    return answers[0]


def _connected(address: str) -> "Client":
    if find_spec("distributed") is None:
        raise Refused(NOT_INSTALLED)
    if not ADDRESS.fullmatch(address):
        raise Refused(NO_ADDRESS, address=address)
    from distributed import Client

    _silence()
    try:
        # Beside the time it is given, it waits without end for a server that is connected and says nothing.
        return _within(
            2 * CONNECT_SECONDS,
            lambda: Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="itaxl"),
        )
    except Exception:  # noqa: BLE001 - no server, another kind of server, or another version of it: all the same here
        raise Refused(UNREACHABLE, address=address) from None


def _silence() -> None:
    """Let nothing be heard of Dask: what it has to say is said in sentences here.

    A client that is given up complains of that whenever Python throws it away, to the very end.
    """
    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None
