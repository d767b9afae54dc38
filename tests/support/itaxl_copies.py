"""itaxl and its process of one file without starting Python anew: one that has loaded itaxl copies itself for each.

A start costs several times what most commands do. A copy has its own memory, streams, folder and environment, and
ends as any process does; only what Python reads as it starts is that of the one it was copied from. Tests of
processes, of hostile files and of the disk start what users start: see `STARTED`.
"""

import gc
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace, TracebackType
from typing import Any, Final, NamedTuple

STARTED: Final = ("tests/processes/", "tests/hostile/", "tests/files/")
"""Tests in which the process of one file is started as users start it."""
READ_AT_START: Final = ("PYTHON", "LC_", "LANG", "LD_", "MALLOC_")
"""How the names of the variables begin that Python or the system reads before a program can."""
ROOMS: Final = ("cli.commands", "app", "batch", "documents", "docx", "papers_in", "reports", "rules", "template")
LIBRARIES: Final = ("jinja2", "pebble", "xlsxwriter", "itaxl.workbook.reader", "itaxl.settings.files")
PATIENCE: Final = 60
"""Seconds in which the process that makes copies ends, when nobody needs it any more."""
NUMBER: Final = 4
"""Bytes of a number that is told."""
STREAMS: Final = 3


class Ended(NamedTuple):
    """The exit code of a run, and what it wrote."""

    code: int
    out: bytes
    err: bytes


class Copies:
    """A process that has loaded itaxl, started by `command` when it is first asked for a copy."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._command, self._env = command, env
        self._process: subprocess.Popen[bytes] | None = None
        self._door, self._theirs = socket.socketpair()

    def can_be(self, env: Mapping[str, str]) -> bool:
        """Whether a copy would be as a Python that starts with `env`."""
        return _read_at_start(env) == _read_at_start(self._env)

    def start(self) -> None:
        """Start the process, if it is not there."""
        if self._process is None:
            number, nothing = self._theirs.fileno(), subprocess.DEVNULL
            command = [*self._command[:-1], str(number), self._command[-1]]
            self._process = subprocess.Popen(command, stdin=nothing, stdout=nothing, env=self._env, pass_fds=[number])
            self._theirs.close()

    def begin(self, place: tuple[Sequence[str], str, Mapping[str, str]], streams: Sequence[int]) -> "Copy":
        """Begin a copy: its words, folder and environment, and the numbers of its three streams."""
        self.start()
        told, tells = os.pipe()
        with TemporaryFile() as asked:
            asked.write(json.dumps(place).encode())
            asked.flush()
            socket.send_fds(self._door, [b"!"], [asked.fileno(), tells, *streams])
        os.close(tells)
        return Copy(told)

    def run(self, words: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Ended:
        """Run to the end with nothing at its input."""
        with TemporaryFile() as out, TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
            copy = self.begin((words, str(cwd), dict(env)), [each.fileno() for each in (nothing, out, err)])
            try:
                code = copy.wait()
            finally:
                copy.kill()
            out.seek(0)
            err.seek(0)
            return Ended(code, out.read(), err.read())

    def close(self) -> None:
        """End the process that makes the copies."""
        self._door.close()
        if self._process:
            self._process.wait(PATIENCE)
        else:
            self._theirs.close()


class Copy:
    """A copy at work."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb")
        self.pid = self._number()
        self.returncode: int | None = None

    def wait(self) -> int:
        """Its exit code, when it has ended."""
        if self.returncode is None:
            self.returncode = self._number()
            self._told.close()
        return self.returncode

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def _number(self) -> int:
        told = self._told.read(NUMBER)
        if len(told) < NUMBER:
            self._told.close()
            raise ChildProcessError("what makes copies of itaxl has ended")
        return int.from_bytes(told, "big", signed=True)


class OneFile(Copy):
    """The process of one file, as `isolated_task` knows one that it started."""

    def __init__(self, copies: Copies) -> None:
        (task, asks), (answers, answer) = os.pipe(), os.pipe()
        with Path(os.devnull).open("wb") as nothing:
            begun = copies.begin(([], str(Path.cwd()), dict(os.environ)), [task, answer, nothing.fileno()])
        os.close(task)
        os.close(answer)
        self._told, self.pid, self.returncode = begun._told, begun.pid, None
        self.stdin, self.stdout = os.fdopen(asks, "wb"), os.fdopen(answers, "rb")

    def __enter__(self) -> "OneFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, where: TracebackType | None) -> None:
        self.stdout.close()
        self.stdin.close()
        self.wait()


def copies_of_itaxl(env: Mapping[str, str]) -> Copies:
    """Copies that run ``itaxl``."""
    return Copies([sys.executable, __file__, ""], env)


def read_by_copies() -> Copies:
    """From now on the process of one file is a copy, where nothing about its start has been changed."""
    from itaxl.processes import isolated_task

    usual = isolated_task.WORKER, sys.executable
    copies = Copies([sys.executable, "-I", "-S", "-X", "utf8", __file__, os.pathsep.join(isolated_task._folders())], {})

    def begin(command: Sequence[str], **options: Any) -> Any:
        same = (isolated_task.WORKER, sys.executable) == usual
        if not same or os.environ.get("PYTEST_CURRENT_TEST", "").startswith(STARTED):
            return subprocess.Popen(command, **options)
        return OneFile(copies)

    words = {"Popen": begin, "PIPE": subprocess.PIPE, "DEVNULL": subprocess.DEVNULL}
    vars(isolated_task)["subprocess"] = SimpleNamespace(**words)
    return copies


def _read_at_start(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(READ_AT_START)}


def _load(rooms: Sequence[str], libraries: Sequence[str]) -> None:
    """Import what is imported only when it is needed, and ask the sample all that is asked.

    The last is for what is made at its first use: patterns, word lists, years.
    """
    for room in rooms:
        package = import_module(f"itaxl.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"itaxl.{room}."):
            import_module(found.name)
    for library in libraries:
        import_module(library)
    sys.path.insert(0, str(Path(__file__).parent))
    form, door = import_module("form_parts"), import_module("itaxl.app.door")
    del sys.path[0]
    door.answer("form.xlsm", form.sample_form())
    gc.collect()
    gc.freeze()


def _serve(door: socket.socket) -> None:
    """Make a copy for each run asked for; returns in the copies."""
    watchers: set[int] = set()
    while True:
        watchers = {watcher for watcher in watchers if os.waitpid(watcher, os.WNOHANG) == (0, 0)}
        _, numbers, _, _ = socket.recv_fds(door, 1, STREAMS + 2)
        if not numbers:
            for watcher in watchers:
                os.waitpid(watcher, 0)
            sys.exit()
        watcher = os.fork()
        if not watcher:
            door.close()
            asked, tells, *streams = numbers
            copy = os.fork()
            if not copy:
                os.close(tells)
                return _become(asked, streams)
            for number in (asked, *streams):
                os.close(number)
            _tell(tells, copy)
            _tell(tells, os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]))
            os._exit(0)
        watchers.add(watcher)
        for number in numbers:
            os.close(number)


def _tell(where: int, number: int) -> None:
    with suppress(BrokenPipeError):  # nobody waits for it any more
        os.write(where, number.to_bytes(NUMBER, "big", signed=True))


def _become(asked: int, streams: Sequence[int]) -> None:
    """Take the place that was asked for: as if Python had started here with these words."""
    import multiprocessing.process

    with open(asked, "rb") as file:
        file.seek(0)
        words, cwd, env = json.load(file)
    for stream, number in enumerate(streams):
        os.dup2(number, stream)
        os.close(number)
    os.chdir(cwd)
    coerced = {name: os.environ[name] for name in ("LC_CTYPE",) if name in os.environ}
    os.environ.clear()
    os.environ.update({**coerced, **env})
    multiprocessing.process.ORIGINAL_DIR = cwd  # type: ignore[attr-defined] # where its workers start
    sys.argv = ["itaxl", *words]
    sys.orig_argv = [sys.executable, "-m", "itaxl", *words]


def _be_itaxl(door: socket.socket) -> None:
    _load(ROOMS, LIBRARIES)
    of_one_file = read_by_copies()
    of_one_file.start()
    try:
        _serve(door)
    except SystemExit:  # those who asked have gone
        of_one_file.close()
        raise
    sys.path[0] = str(Path.cwd())
    runpy.run_module("itaxl", run_name="__main__", alter_sys=True)


def _be_of_one_file(door: socket.socket, folders: str) -> None:
    sys.path += folders.split(os.pathsep)
    from itaxl.processes import isolated_worker

    _load((), ("itaxl.workbook.reader",))
    _serve(door)
    isolated_worker.main(folders)


if __name__ == "__main__":
    from_tests = socket.socket(fileno=int(sys.argv[1]))
    if sys.argv[2]:
        _be_of_one_file(from_tests, sys.argv[2])
    else:
        _be_itaxl(from_tests)
