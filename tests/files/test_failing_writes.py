"""Nothing is lost when the system fails: every call in turn fails, is cut short, or is the program's last.

Whatever happens, a file holds its old bytes or its new ones, success is claimed only for the new ones, and the next
run leaves nothing but documents.
"""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_beside
from itaxl.model.refusal import Refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its failures")

OURS = b"ours: "
OLD, NEW = OURS + b"old" * 2000, OURS + b"new" * 3000
EDITED = b"edited by hand"
NAME, SECOND = "บันทึก.docx", "บันทึก (2).docx"

WRITER = """
import sys
from pathlib import Path
from itaxl.files.whole_file import write_beside
from itaxl.model.refusal import Refused
try:
    written = write_beside(Path(sys.argv[1]), sys.stdin.buffer.read(), ours=lambda data: data.startswith(b"ours: "))
except Refused as refused:
    sys.stdout.buffer.write(refused.sentence().encode())
    sys.exit(2)
sys.stdout.buffer.write(str(written).encode())
"""
HELD: dict[str, bytes | None] = {"nothing": None, "ours": OLD, "edited": EDITED}
CALLS = ("open", "write", "fsync", "close", "link", "rename", "unlink")
ERRORS = {
    "open": (errno.EACCES, errno.EMFILE),
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO, errno.EDQUOT),
    "close": (errno.EIO,),
    "link": (errno.EIO, errno.EPERM, errno.ENOSPC),
    "rename": (errno.EIO, errno.EACCES),
    "unlink": (errno.EACCES,),
}


@dataclass
class Folder:
    """A folder that a writer works in, with something where it wants to write."""

    path: Path
    held: bytes | None
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    def __post_init__(self) -> None:
        self.path.mkdir()
        if self.held is not None:
            (self.path / NAME).write_bytes(self.held)

    def write(self, **options: object) -> "subprocess.CompletedProcess[bytes]":
        """Run a writer of NEW."""
        words = [sys.executable, "-c", WRITER, str(self.path / NAME)]
        run = subprocess.run(words, input=NEW, capture_output=True, env=self.environment, check=False, **options)  # type: ignore[call-overload]
        assert b"Traceback" not in run.stderr, run.stderr.decode()
        return run  # type: ignore[no-any-return]

    def check(self, run: "subprocess.CompletedProcess[bytes]") -> None:
        """What must be true after a run, however it ended."""
        sweep(self.path)
        held = {path.name: path.read_bytes() for path in self.path.iterdir()}
        assert set(held) <= {NAME, SECOND}, "something is left over"
        if self.held == EDITED:
            assert held.pop(NAME) == EDITED, "an edited document is lost"
        elif self.held is not None:
            assert held[NAME] in {OLD, NEW}, "the old document is lost"
        died = run.returncode == -signal.SIGKILL
        assert set(held.values()) <= {OLD, NEW} or (died and b"" in held.values()), "a document is not whole"
        if run.returncode == 0:
            assert Path(run.stdout.decode()).read_bytes() == NEW, "success is claimed for what is not there"
        else:
            assert run.returncode in {2, -signal.SIGKILL}
        if run.returncode == 2:
            assert run.stdout.decode().count("\n") == 0
            assert any("ก" <= letter <= "๛" for letter in run.stdout.decode())


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes calls fail, compiled once per process."""
    compiler = shutil.which("cc")
    if not compiler:
        reason = "no C compiler"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    made = tmp_path_factory.mktemp("library") / "failing_calls.so"
    source = Path(__file__).with_name("failing_calls.c")
    subprocess.run(
        [str(compiler), "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True, capture_output=True
    )
    return made


@pytest.fixture
def failing(library: Path, tmp_path: Path) -> Callable[..., tuple[Folder, int]]:
    """A folder whose writer meets a failure: what stands there, the call, which one, and how it fails."""
    numbers = iter(range(10_000))

    def make(held: str, call: str, number: int, how: object) -> tuple[Folder, int]:
        folder = Folder(tmp_path / f"at{next(numbers)}", HELD[held])
        count = tmp_path / "count"
        settings = {"CALL": call, "NUMBER": number, "HOW": how, "BELOW": folder.path, "COUNT": count}
        folder.environment |= {f"FAIL_{name}": str(value) for name, value in settings.items()}
        folder.environment |= {"LD_PRELOAD": str(library), "PYTHONDONTWRITEBYTECODE": "1"}
        folder.check(folder.write())
        return folder, int(count.read_text()) if count.exists() else 0

    return make


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("call", CALLS)
def test_every_call_may_fail(failing: Callable[..., tuple[Folder, int]], held: str, call: str) -> None:
    _, calls = failing(held, call, 0, 0)
    for number in range(1, calls + 1):
        for error in ERRORS[call]:
            failing(held, call, number, error)
        if call == "write":
            failing(held, call, number, "short")


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("call", CALLS)
def test_every_call_may_be_the_last(failing: Callable[..., tuple[Folder, int]], held: str, call: str) -> None:
    _, calls = failing(held, call, 0, 0)
    for number in range(1, calls + 1):
        folder, _ = failing(held, call, number, "kill")
        folder.environment.pop("LD_PRELOAD")
        again = folder.write()
        assert again.returncode == 0
        folder.check(again)


def test_the_injection_itself_works(failing: Callable[..., tuple[Folder, int]]) -> None:
    counts = {call: failing("nothing", call, 0, 0)[1] for call in CALLS}
    assert counts == {"open": 1, "write": 1, "fsync": 2, "close": counts["close"], "link": 1, "rename": 0, "unlink": 1}
    assert failing("ours", "rename", 0, 0)[1] == 1


@pytest.mark.parametrize("held", HELD)
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, held: str) -> None:
    folder = Folder(tmp_path / "out", HELD[held])
    random_moments = random.Random(held)
    for _ in range(8):
        words = [sys.executable, "-c", WRITER, str(folder.path / NAME)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
            assert writer.stdin
            writer.stdin.write(NEW)
            writer.stdin.close()
            time.sleep(random_moments.uniform(0.02, 0.08))
            writer.kill()
        folder.check(subprocess.CompletedProcess(words, -signal.SIGKILL))


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("limit", [0, 1, len(NEW) // 2, len(NEW) - 1])
def test_a_limit_on_the_size_of_files_is_a_sentence(tmp_path: Path, held: str, limit: int) -> None:
    def limited() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    folder = Folder(tmp_path / "out", HELD[held])
    run = folder.write(preexec_fn=limited)
    folder.check(run)
    assert run.returncode == 2
    assert "ที่ว่างในดิสก์ไม่พอ" in run.stdout.decode()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 kB, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("held", HELD)
def test_a_full_disk_is_a_sentence(small_disk: Path, held: str) -> None:
    folder = Folder(small_disk / "out", HELD[held])
    (small_disk / "ballast").write_bytes(b"-" * (8192 if HELD[held] != OLD else 4096))
    run = folder.write()
    folder.check(run)
    assert run.returncode == 2
    assert "ที่ว่างในดิสก์ไม่พอ" in run.stdout.decode()
    (small_disk / "ballast").unlink()
    if HELD[held] != OLD:
        assert folder.write().returncode == 0


@pytest.mark.parametrize("held", HELD)
def test_a_folder_without_the_right_to_write_is_a_sentence(held: str) -> None:
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Folder(Path(place, "out"), HELD[held])
        folder.path.chmod(0o555)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os._exit(written_by_nobody(folder.path / NAME, writing))
        os.close(writing)
        with os.fdopen(reading) as answer:
            sentence = answer.read()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
        folder.path.chmod(0o755)
        assert "ไม่มีสิทธิ์เขียน" in sentence
        folder.check(subprocess.CompletedProcess([], 2, sentence.encode()))


def written_by_nobody(path: Path, answer: int) -> int:
    """Write as a user who is not root; 2 with the sentence in `answer` when it is refused."""
    if not os.geteuid():
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        write_beside(path, NEW, ours=lambda data: data.startswith(OURS))
    except Refused as refused:
        os.write(answer, refused.sentence().encode())
        return 2
    return 0


@pytest.mark.parametrize("held", HELD)
def test_runs_at_the_same_time_agree(tmp_path: Path, held: str) -> None:
    folder = Folder(tmp_path / "out", HELD[held])
    words = [sys.executable, "-c", WRITER, str(folder.path / NAME)]
    writers = [subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(6)]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(NEW)
        writer.stdin.close()
    assert [writer.wait(30) for writer in writers] == [0] * 6
    expected = {NAME: EDITED, SECOND: NEW} if held == "edited" else {NAME: NEW}
    assert {path.name: path.read_bytes() for path in folder.path.iterdir()} == expected
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()


def test_making_documents_loses_nothing_whatever_fails(library: Path, tmp_path: Path) -> None:
    words = [sys.executable, str(Path(__file__).with_name("failing_make.py")), str(tmp_path), str(errno.ENOSPC), "kill"]
    run = subprocess.run(
        words, capture_output=True, text=True, check=False, env={**os.environ, "LD_PRELOAD": str(library)}
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 100
