"""Write scripts/windows/requirements.lock anew: what the Windows package takes, each with the hash of its one wheel.

    python scripts/windows/lock.py

Run it after changing the dependencies in pyproject.toml, or to take newer ones. Needs uv, which resolves for Windows
from any system. Packages are named by name, version and hash only: where they come from is the machine's own setting.
"""

import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from payload import LOCK, PLATFORM, pip

from venv_setup import ROOT, Stop, one_sentence

RESOLVE: Final = (
    *("uv", "pip", "compile", "pyproject.toml", "--python-platform", "x86_64-pc-windows-msvc"),
    *(
        "--python-version",
        "3.11",
        "--only-binary",
        ":all:",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--quiet",
    ),
)
HEADER: Final = """\
# The packages of the Windows package, locked: made by scripts/windows/lock.py from pyproject.toml, not by hand.
# Each line: a package, its version, and the SHA-256 of the one wheel for 64-bit Windows and Python 3.11.
"""


def lock() -> str:
    """The text of the lock."""
    if shutil.which("uv") is None:
        raise Stop("uv is not installed: 'pip install uv' and try again.")
    resolved = subprocess.run(RESOLVE, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    with TemporaryDirectory() as place:
        every = Path(place, "every.lock")
        every.write_text(resolved, encoding="utf-8")
        pip("download", "--no-deps", "--require-hashes", "--only-binary", ":all:", *PLATFORM, "-r", every, "-d", place)
        hashes = {_name(wheel.name): sha256(wheel.read_bytes()).hexdigest() for wheel in Path(place).glob("*.whl")}
    pinned = re.findall(r"^([\w.-]+)==([\w.]+)", resolved, re.MULTILINE)
    return HEADER + "".join(f"{name}=={number} --hash=sha256:{hashes[_name(name)]}\n" for name, number in pinned)


def _name(text: str) -> str:
    """A package's name as all write it: of a wheel's file name its first part."""
    return re.sub(r"[-_.]+", "-", text.partition("-")[0] if text.endswith(".whl") else text).lower()


if __name__ == "__main__":
    with one_sentence():
        LOCK.write_text(lock(), encoding="ascii")
        print(f"{LOCK.relative_to(ROOT)}: {len(LOCK.read_text().splitlines()) - 2} packages")
        sys.exit(0)
