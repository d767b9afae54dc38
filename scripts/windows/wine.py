"""A Windows made by Wine, new and empty, whose user has a Thai name with a space, with a code page of choice."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from venv_setup import ROOT

BENCH: Final = ROOT / "scripts" / "windows" / "in_wine"
"""What is run there to try things; nothing of it is shipped."""

USER: Final = "สมชาย ใจดี"
COMPILER: Final = "x86_64-w64-mingw32-gcc"
NEEDED: Final = ("wine", "makensis", COMPILER, "localedef")
CODE_PAGES: Final = {874: "th_TH.UTF-8", 1252: "C.UTF-8"}
"""The code page of a Thai and of an English Windows, and the locale from which Wine takes it."""

NOT_THE_USERS: Final = ("Temp/gen_py/", "Temp/~nsu", "AppData/Local/Microsoft/")
"""What pywin32 and NSIS keep in the temporary folder until Windows tidies up, and what is Windows' own."""

DEBIAN: Final = "/usr/lib/wine"
"""Where Debian keeps Wine's own programs."""

NOT_REGISTERED: Final = "Unable to find the specified registry"
"""What Wine's `reg query` says of a key or value that is not there."""

ASKED: Final = 5
"""How often a question is put to the registry."""

SECONDS: Final = 300
"""The longest that one program may take."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended and what it said, on both streams."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Windows:
    """One such machine; paths are Linux's unless they begin with a drive."""

    root: Path
    code_page: int

    @property
    def profile(self) -> Path:
        """The user's folder."""
        return self.root / "prefix" / "drive_c" / "users" / USER

    @property
    def program(self) -> Path:
        """Where itaxl is installed."""
        return self.profile / "AppData" / "Local" / "Programs" / "itaxl"

    @property
    def desktop(self) -> Path:
        """The folder of the desktop's icons."""
        return self.profile / "Desktop"

    def path(self, path: Path) -> str:
        """A path as programs of Windows write it."""
        drive = self.root / "prefix" / "drive_c"
        inside = path.relative_to(drive) if path.is_relative_to(drive) else None
        letter, rest = ("C", inside) if inside is not None else ("Z", path.relative_to("/"))
        return f"{letter}:\\" + str(rest).replace("/", "\\")

    def run(self, *words: str | Path, cwd: Path | None = None) -> Ran:
        """Run a program; its streams are pipes, since a Python under Wine does not start on others."""
        spoken = [self.path(word) if isinstance(word, Path) else word for word in words]
        with subprocess.Popen(
            ["wine", *spoken],
            cwd=cwd or self.profile,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            try:
                said = process.communicate(timeout=SECONDS)[0]
            except subprocess.TimeoutExpired:
                self.end()
                return Ran(-1, f"not done after {SECONDS} s: {spoken}")
        return Ran(process.returncode, said.decode("utf-8", "replace").replace("\r\n", "\n"))

    def end(self) -> None:
        """End everything that runs there."""
        server = shutil.which("wineserver", path=f"{os.environ['PATH']}:{DEBIAN}") or "wineserver"
        subprocess.run([server, "-k"], env=self._environment(), capture_output=True, check=False)

    def python(self, *words: str | Path, cwd: Path | None = None) -> Ran:
        """Run the installed Python."""
        return self.run(self.program / "python" / "python.exe", "-X", "utf8", *words, cwd=cwd)

    def itaxl(self, *words: str, cwd: Path | None = None) -> Ran:
        """Run the installed itaxl."""
        return self.python("-m", "itaxl", *words, cwd=cwd)

    def script(self, path: Path, *words: str, cwd: Path | None = None) -> Ran:
        """Run a .bat or .cmd, by `call`: cmd /c takes the quotes from a path that comes first, Wine's the exit code."""
        return self.run("cmd", "/c", "call", path, *words, cwd=cwd)

    def registered(self, key: str, name: str) -> str | None:
        """The value `name` of a key of the current user; None when there is none.

        A program under Wine now and then ends without an answer, so only an answer counts, and a no is asked twice.
        """
        answers: list[Ran] = []
        while len(answers) < ASKED:
            answers.append(ran := self.run("reg", "query", f"HKCU\\{key}", "/v", name))
            if ran.code == 0:
                return ran.said.strip().splitlines()[-1].split(None, 2)[-1]
            if sum(NOT_REGISTERED in answer.said for answer in answers) == 2:
                return None
        raise AssertionError(f"no answer about {name}: {answers}")

    def files(self) -> set[str]:
        """Every file of the user, without what Windows and Wine keep for themselves."""
        found = (path.relative_to(self.profile).as_posix() for path in self.profile.rglob("*") if path.is_file())
        return {name for name in found if not name.startswith(NOT_THE_USERS)}

    def _environment(self) -> Mapping[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root / "home"),
            "USER": USER,
            "LC_ALL": CODE_PAGES[self.code_page],
            "LOCPATH": str(self.root / "locale"),
            "WINEPREFIX": str(self.root / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }


def missing() -> list[str]:
    """The programs that this machine lacks for such a Windows."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def windows(root: Path, code_page: int) -> Iterator[Windows]:
    """A new machine in the folder `root`, ended afterwards."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("home", "locale"):
        (root / name).mkdir(parents=True)
    machine = Windows(root, code_page)
    _make_locale(root / "locale", CODE_PAGES[code_page])
    try:
        for words in (("wineboot", "-i"), ("winecfg", "-v", "win10")):
            machine.run(*words, cwd=root)
        stub = root / "prefix" / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
        source = str(BENCH / "processprng.c")
        subprocess.run([COMPILER, "-shared", "-O1", "-s", "-o", str(stub), source, "-ladvapi32"], check=True)
        yield machine
    finally:
        machine.end()


def _make_locale(folder: Path, name: str) -> None:
    """Make a locale that this Linux may not have; C.UTF-8 is always there."""
    if name != "C.UTF-8":
        language, _, charset = name.partition(".")
        words = ["localedef", "-i", language, "-f", charset, str(folder / name)]
        subprocess.run(words, check=False, capture_output=True)  # warnings count as failures there
        if not (folder / name / "LC_CTYPE").exists():
            raise FileNotFoundError(f"localedef could not make {name}: install the package 'locales'")
