"""Build the Windows package: dist/itaxl-setup-<version>.exe, and the same bits as dist/itaxl-<version>-windows.zip.

    python scripts/windows/package.py                               a test build, not for publishing
    python scripts/windows/package.py --python ZIP --sha256 HASH    a release; docs/release.md says where both come from

Runs on Linux with Python 3.11, pip, hatchling and NSIS (Debian: nsis). Nothing of Windows is needed.
"""

import argparse
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from payload import HERE, assemble, embedded_python, required_version

import itaxl
from given import given_bytes
from venv_setup import ROOT, Stop, one_sentence

DIST: Final = ROOT / "dist"
WORK: Final = ROOT / "build" / "windows"
LARGEST: Final = 60 * 1024 * 1024
"""Bytes of either file: what goes by mail and over a district's line."""

INSTALL_BAT: Final = '@"%~dp0python\\python.exe" -X utf8 -m itaxl_setup unpack %* || pause\r\n'
ZIP_TIME: Final = (2020, 1, 1, 0, 0, 0)


class Built(NamedTuple):
    """The files of one build."""

    installer: Path
    archive: Path


def build(python_zip: bytes, folder: str = "", *, test: bool) -> Built:
    """Build both files; those of a test build say so in their names."""
    required_version()
    version = f"{itaxl.__version__}{'-test' if test else ''}"
    built = Built(DIST / f"itaxl-setup-{version}.exe", DIST / f"itaxl-{version}-windows.zip")
    DIST.mkdir(exist_ok=True)
    payload = WORK / "payload"
    print("payload ...", flush=True)
    assemble(payload, WORK, python_zip, folder)
    print("zip ...", flush=True)
    _zip(payload, built.archive)
    print("installer ...", flush=True)
    _installer(payload, built.installer, "zlib" if test else "/SOLID lzma")
    for path in built:
        size = path.stat().st_size
        if size > LARGEST:
            raise Stop(f"{path.name} has {size:,} bytes, more than {LARGEST:,}.")
        print(f"{path.relative_to(ROOT)}: {size:,} bytes, sha256 {sha256(path.read_bytes()).hexdigest()}")
    return built


def _zip(payload: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "install.bat", INSTALL_BAT.encode("ascii"))
        for path in sorted(payload.rglob("*")):
            if path.is_file():
                _add(archive, path.relative_to(payload).as_posix(), path.read_bytes())


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _installer(payload: Path, target: Path, compressor: str) -> None:
    """Write the installer; the better compressor takes a third off, and minutes."""
    defined = {"VERSION": itaxl.__version__, "PAYLOAD": payload, "OUTPUT": target, "COMPRESSOR": compressor}
    words = [
        "makensis",
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in defined.items()),
    ]
    try:
        done = subprocess.run([*words, str(HERE / "installer.nsi")], check=False)
    except FileNotFoundError:
        raise Stop("makensis is not installed: on Debian or Ubuntu run 'sudo apt install nsis'.") from None
    if done.returncode:
        raise Stop("makensis could not build the installer; what it said stands above.")


def _released(path: Path, published: str) -> bytes:
    """The publisher's zip, when its hash is the published one."""
    data = given_bytes(path)
    if sha256(data).hexdigest() != published.lower():
        raise Stop(f"{path.name} is not the file whose hash was published: do not use it.")
    return data


def main(words: list[str]) -> int:
    """Build what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, help="python.org's embeddable 64-bit zip of Python 3.11")
    parser.add_argument("--sha256", help="its published hash")
    asked = parser.parse_args(words)
    if bool(asked.python) != bool(asked.sha256):
        parser.error("--python and --sha256 go together")
    if asked.python:
        build(_released(asked.python, asked.sha256), test=False)
    else:
        build(*embedded_python(WORK), test=True)
    return 0


if __name__ == "__main__":
    with one_sentence():
        sys.exit(main(sys.argv[1:]))
