"""A disk that is full, or takes no file past some size, costs a sentence: what is there is whole, and is as it was."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from form_parts import sample_form

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its limits")

TESTS = Path(__file__).resolve().parent.parent
KEPT = "mine"
COMMANDS = {
    "new": ["new", "out/new.xlsm", "--sample"],
    "check -o html": ["check", "form.xlsm", "--format", "html", "-o", "out/report.html"],
    "check -o xlsx": ["check", "form.xlsm", "--format", "xlsx", "-o", "out/list.xlsx"],
    "make": ["make", "form.xlsm", "-o", "out"],
    "make --pdf": ["make", "form.xlsm", "-o", "out", "--pdf"],
    "make --combine": ["make", "form.xlsm", "-o", "out", "--combine"],
    "batch": ["batch", "form.xlsm", "-o", "out", "--jobs", "1"],
}
LIMITS = (0, 20_000)
OWN = re.compile(r"itaxl-journal\.jsonl|\.itaxl\.lock")
"""What a batch keeps for itself in its folder, whole or torn."""
TEMPORARY = re.compile(r"\.itaxl-[0-9a-f]{16}\.tmp")
FULL = "ที่ว่างในดิสก์ไม่พอ"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    said: str


def itaxl(place: Path, words: list[str], limit: int = -1, before: tuple[str, ...] = ()) -> Ran:
    """Run a command line in `place`; `limit` is the most that a file may hold."""
    program = [*before, sys.executable, str(TESTS / "support" / "limited_itaxl.py"), str(limit)]
    paths = os.pathsep.join([str(TESTS / "support"), str(TESTS / "files")])
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "XDG_STATE_HOME": str(place / "state")}
    ran = subprocess.run(
        [*program, *words], cwd=place, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert "Traceback" not in ran.stdout + ran.stderr
    return Ran(ran.returncode, ran.stderr + ran.stdout)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but those of the batch itself."""
    files = (path for path in folder.rglob("*") if path.is_file() and not OWN.fullmatch(path.name))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def laid_out(place: Path) -> Path:
    """A place with the form and the folder `out`, in which somebody keeps a file."""
    (place / "out").mkdir()
    (place / "form.xlsm").write_bytes(sample_form())
    (place / "out" / "kept.txt").write_text(KEPT)
    return place


@cache
def _whole(base: Path, command: str) -> dict[str, bytes]:
    place = base / re.sub(r"\W", "-", command)
    place.mkdir()
    assert itaxl(laid_out(place), COMMANDS[command]).code == 0
    return held(place / "out")


@pytest.fixture
def whole(tmp_path_factory: pytest.TempPathFactory, command: str) -> dict[str, bytes]:
    """What the command leaves where nothing fails."""
    return _whole(tmp_path_factory.getbasetemp(), command)


def check(place: Path, ran: Ran, whole: dict[str, bytes]) -> None:
    """What must be true however a command ended: files are whole, none is left over or lost, no success is claimed."""
    left = held(place / "out")
    assert left.pop("kept.txt").decode() == KEPT
    assert (place / "form.xlsm").read_bytes() == sample_form()
    for name, data in left.items():
        assert not TEMPORARY.fullmatch(Path(name).name), f"{name} is left over"
        assert _steady(name, data) == _steady(name, whole[name]), f"{name} is not whole"
    if ran.code == 0:
        assert left.keys() == whole.keys() - {"kept.txt"}
    else:
        assert ran.code == 2, ran.said
        assert FULL in ran.said


def _steady(name: str, data: bytes) -> bytes | int:
    """A file without what is of the run and not of the form: reports say when they were made, PDFs how large a page."""
    return len(data) > 0 if name.endswith((".html", ".json", ".xlsx", ".pdf")) else data


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_file_may_grow(command: str, limit: int, tmp_path: Path, whole: dict[str, bytes]) -> None:
    place = laid_out(tmp_path)
    check(place, itaxl(place, COMMANDS[command], limit), whole)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A place whose folder `out` is a disk of its own, where this user may mount one."""
    place = laid_out(tmp_path)
    disk = place / "out"
    words = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    (disk / "kept.txt").write_text(KEPT)
    yield place
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_disk_is_full(command: str, small_disk: Path, whole: dict[str, bytes]) -> None:
    ballast = small_disk / "out" / "ballast"
    _fill(ballast)
    ran = itaxl(small_disk, COMMANDS[command])
    assert ran.code == 2
    ballast.unlink()
    check(small_disk, ran, whole)
    again = itaxl(small_disk, COMMANDS[command])
    assert again.code == 0, again.said
    check(small_disk, again, whole)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return


@pytest.fixture
def powerless() -> tuple[str, ...]:
    """What goes before a command so that it may do what its user's rights say, and no more, even when that is root."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and setpriv is not here to take that away")
    lost = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_folder_may_not_be_written_into(command: str, tmp_path: Path, powerless: tuple[str, ...]) -> None:
    place = laid_out(tmp_path)
    (place / "out").chmod(0o555)
    ran = itaxl(place, COMMANDS[command], before=powerless)
    (place / "out").chmod(0o755)
    assert ran.code == 2
    assert "ไม่มีสิทธิ์เขียน" in ran.said
    assert list(held(place / "out")) == ["kept.txt"]


def test_a_form_may_lie_in_a_folder_that_may_not_be_written_into(tmp_path: Path, powerless: tuple[str, ...]) -> None:
    place = laid_out(tmp_path)
    (place / "in").mkdir()
    (place / "in" / "form.xlsm").write_bytes(sample_form())
    (place / "in").chmod(0o555)
    assert itaxl(place, ["batch", "in", "-o", "out"], before=powerless).code == 0
    assert itaxl(place, ["check", "in"], before=powerless).code == 0
    (place / "in").chmod(0o755)
    assert [path.name for path in (place / "in").iterdir()] == ["form.xlsm"]
