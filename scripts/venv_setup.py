"""The project's own virtual environment: made once, brought up to date when pyproject.toml changes.

Used by demo.py and test.py before anything is installed, so: standard library only.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "itaxl-installed.json"
LOG = VENV / "itaxl-install.log"
WINDOWS = os.name == "nt"
PROGRAMS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = PROGRAMS / ("python.exe" if WINDOWS else "python")

NO_NETWORK_SIGNS = ("connection", "temporary failure", "timed out", "max retries", "could not find a version", "ssl")


class Stop(Exception):  # noqa: N818 - the end of a script, said in one sentence
    """Something on this machine is in the way; the message says what and what to do."""


@contextmanager
def one_sentence() -> Iterator[None]:
    """End the script with one sentence instead of a traceback for what a machine can get wrong."""
    try:
        yield
    except Stop as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        print("\nStopped; run the same command again to go on.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        sys.exit(f"\n{error.filename or ROOT}: {error.strerror}. Can you write in this folder, and is the disk full?")


def ready_python(extras: Sequence[str] = ()) -> Path:
    """The environment's Python with itaxl (editable) and its `extras` installed."""
    print("Environment .venv ...", end=" ", flush=True)
    wanted = _fingerprint()
    stamp = _stamp()
    if stamp.get("fingerprint") == wanted and set(extras) <= set(stamp.get("extras", [])) and _works():
        print("ready.")
        return PYTHON
    print()
    if not _works():
        _make()
    if stamp.get("fingerprint") == wanted:
        extras = sorted({*extras, *stamp.get("extras", [])})
    _install(extras)
    STAMP.write_text(json.dumps({"fingerprint": wanted, "extras": list(extras)}), encoding="utf-8")
    return PYTHON


def environment() -> dict[str, str]:
    """The environment variables for programs run with the environment's Python."""
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def _fingerprint() -> str:
    """Changes when what is to be installed changes: the project's declaration, its place, or the Python."""
    told = (ROOT / "pyproject.toml").read_bytes() + f"{ROOT} {sys.version} {sys.base_prefix}".encode()
    return hashlib.sha256(told).hexdigest()


def _stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _works() -> bool:
    """Whether the environment has a Python new enough that has pip."""
    if not PYTHON.exists():
        return False
    asked = "import sys, importlib.util as u; sys.exit(not (sys.version_info >= (3, 11) and u.find_spec('pip')))"
    try:
        return subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make() -> None:
    if find_spec("ensurepip") is None:
        raise Stop(
            "This Python lacks its venv module: on Debian or Ubuntu run 'sudo apt install python3-venv' and try again."
        )
    print(f"  making it with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError as error:
        raise Stop(f"Python could not make the environment {VENV} ({error}); is its venv module whole?") from None


def _install(extras: Sequence[str]) -> None:
    """Install the project with pip, showing what it is at; what pip says is kept in `LOG`."""
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    print("  installing itaxl and what it needs (the first time takes a minute or two)", flush=True)
    started = time.monotonic()
    options = [
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
        "--timeout",
        "20",
        "--progress-bar",
        "off",
    ]
    command = [str(PYTHON), "-m", "pip", "install", *options, "--editable", target]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    ) as pip:
        assert pip.stdout is not None
        said = []
        for line in pip.stdout:
            said.append(line)
            _show(line)
    LOG.write_text("".join(said), encoding="utf-8")
    if pip.returncode:
        raise Stop(_reason("".join(said)))
    print(f"\r  installed in {time.monotonic() - started:.0f} s".ljust(60), flush=True)


def _show(line: str) -> None:
    """One line that changes on a terminal, nothing elsewhere."""
    if sys.stdout.isatty() and line.startswith(("Collecting", "Installing", "Building")):
        print("\r  " + line.strip()[:56].ljust(58), end="", flush=True)


def _reason(said: str) -> str:
    """What went wrong, in one sentence, from what pip said."""
    low = said.lower()
    if "no space left" in low:
        return "The disk is full; make room and run the same command again."
    if "permission denied" in low or "access is denied" in low:
        return f"Files in {VENV} cannot be written: close programs that use them, or delete the folder, and try again."
    if any(sign in low for sign in NO_NETWORK_SIGNS):
        return f"Packages could not be fetched: check the network or proxy and run the same command again (see {LOG})."
    return f"Installing did not succeed; the reason is at the end of {LOG}"
