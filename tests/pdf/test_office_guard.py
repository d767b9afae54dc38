"""LibreOffice ends with whoever asked it, leaves nothing, and reaches nothing but its folder."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from itaxl.files import private_folder
from itaxl.pdf import libreoffice
from itaxl.pdf.libreoffice import GUARD

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a script stands in for LibreOffice, shut in by Linux")

ASK = (
    "import sys; from pathlib import Path; from itaxl.pdf.libreoffice import to_pdf;"
    "from itaxl.files.private_folder import private_folder, write_private\n"
    "with private_folder() as folder:\n"
    "    write_private(folder / '0.docx', b'the letter of a person')\n"
    "    to_pdf(Path(sys.argv[1]), [folder / '0.docx'], folder)"
)


@pytest.fixture
def soffice(tmp_path: Path) -> Callable[[str], Path]:
    def write(script: str) -> Path:
        path = tmp_path / "lo" / "program" / "soffice"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return write


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(private_folder, "gettempdir", lambda: str(folder))
    return folder


def within(seconds: float, wished: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if wished():
            return True
        time.sleep(0.02)
    return False


def running(words: str) -> list[int]:
    """The processes whose command line holds these words."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if words.encode() in (place / "cmdline").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_whoever_asked_and_the_letters_are_gone(
    temporary: Path, soffice: Callable[[str], Path], number: int
) -> None:
    program = soffice('for word; do folder=${word%/*}; done; touch "$folder/begun"; sleep 4321 & sleep 4322')
    # what runs the tests may let them ignore a signal (nohup, a job behind), and what is ignored is inherited
    heard = partial(signal.signal, number, signal.SIG_DFL) if number != signal.SIGKILL else None
    words = [sys.executable, "-c", ASK, str(program)]
    asking = subprocess.Popen(words, stderr=subprocess.DEVNULL, preexec_fn=heard)
    assert within(90, lambda: any(temporary.glob("*/begun")))
    (folder,) = temporary.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "0.docx").stat().st_mode) == 0o600
    asking.send_signal(number)
    asking.wait(90)
    assert within(90, lambda: not running(str(folder)))
    assert within(90, lambda: not list(temporary.iterdir()))


def test_what_a_killed_run_left_is_taken_away_by_the_next(temporary: Path) -> None:
    left = subprocess.run(
        [sys.executable, "-c", ASK.replace("    to_pdf(", "    import os; os._exit(9); to_pdf("), "x"], check=False
    )
    old = temporary / "itaxl-pdf-old"
    old.mkdir()
    os.utime(old, (1, 1))
    somebodys = temporary / "itaxl-letters"
    somebodys.mkdir()
    assert left.returncode == 9
    assert len(list(temporary.iterdir())) == 3
    with private_folder.private_folder() as folder:
        assert {*temporary.iterdir()} == {folder, somebodys}
        with private_folder.private_folder() as other:
            assert {*temporary.iterdir()} == {folder, other, somebodys}
    assert [*temporary.iterdir()] == [somebodys]


def test_a_link_by_such_a_name_leads_a_sweep_nowhere(temporary: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "a.docx").write_bytes(b"mine")
    (temporary / "itaxl-private-x").symlink_to(precious)
    private_folder.sweep_private_folders()
    assert (precious / "a.docx").read_bytes() == b"mine"


@pytest.fixture
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port on this machine and who called there."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            try:
                while True:
                    calls.append(server.accept()[1])
            except OSError:
                return

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1], calls


def test_it_reads_and_writes_in_its_folder_alone_and_reaches_no_network(
    tmp_path: Path, soffice: Callable[[str], Path], listening: tuple[int, list[object]]
) -> None:
    port, calls = listening
    outside, folder = tmp_path / "outside", tmp_path / "work"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret").write_text("secret", encoding="utf-8")
    call = f"import socket; socket.create_connection(('127.0.0.1', {port}), 3)"
    lines = (
        f"cat {outside}/secret > {folder}/secret",
        f"cat /etc/passwd > {folder}/users",
        f"echo x > {outside}/written",
        f"rm {outside}/secret",
        f'/usr/bin/env python3 -c "{call}"',
        f"echo done > {folder}/done",
    )
    libreoffice.to_pdf(soffice("\n".join(lines)), [], folder)
    assert (folder / "done").read_text() == "done\n"
    assert [path.name for path in outside.iterdir()] == ["secret"]
    if shuts_off():
        assert not calls
    if shuts_in():
        assert (folder / "secret").read_bytes() == b""
        assert (folder / "users").read_bytes() == b""


def shuts_off() -> bool:
    """Whether this user may give a process a network of its own."""
    tried = (subprocess.run(["unshare", how, "true"], check=False, capture_output=True) for how in ("-rn", "-n"))
    return any(each.returncode == 0 for each in tried)


def shuts_in() -> bool:
    """Whether this kernel has Landlock."""
    import ctypes

    return int(ctypes.CDLL(None).syscall(444, None, 0, 1)) > 0


def test_the_guard_imports_nothing_that_its_python_lacks() -> None:
    ran = subprocess.run([sys.executable, "-I", "-S", str(GUARD), "/nowhere", "/nowhere/soffice"], check=False)
    assert ran.returncode
