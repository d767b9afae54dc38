"""What all tests share: programs that may be missing, the command line as a process, and a quiet environment."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings
from itaxl_copies import Copies, copies_of_itaxl, read_by_copies

from itaxl.cli import click_thai

IN_CI = bool(os.environ.get("CI"))
COPIES = hasattr(os, "fork")
"""Whether a process can copy itself here; otherwise each is started anew."""
ROOT = Path(__file__).resolve().parent.parent

os.environ["PYTHAINLP_READ_ONLY"] = "1"
click_thai.install()
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """In CI nothing may be missing: what gives up while it runs has failed; a mark may say for which systems it is."""
    report = yield
    error = call.excinfo.value if call.excinfo else None
    gave_up = isinstance(error, pytest.skip.Exception)
    by_mark = gave_up and getattr(error, "_use_item_location", False)
    if IN_CI and gave_up and (not by_mark or item.get_closest_marker("libreoffice")):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


SLOW = (
    *(
        "app/test_fixed_copy",
        "app/test_paper_check",
        "cli/commands/test_odd_paths",
        "cli/commands/test_pack",
        "corpus/test_recall",
    ),
    *("files/test_failing_writes", "hostile/test_any_text", "hostile/test_full_disk", "hostile/test_growth"),
    *(
        "hostile/test_odd_files",
        "processes/test_task_answer",
        "reading/test_odd_letters",
        "reports/test_contrast",
        "ribbon/test_refusals",
        "rules/test_safe_fixes",
    ),
    *("scripts/test_venv_setup", "test_environment", "test_packaging", "workbook/test_text_escapes"),
)
"""What takes some seconds in all, though no test of it says so itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what starts itaxl as a process of its own, and the files of `SLOW`."""
    slow = {Path(__file__).parent / f"{place}.py" for place in SLOW}
    for item in items:
        if item.path in slow or "run_itaxl" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """What is collected stays to the end: whoever looks for garbage need not pass through it each time."""
    gc.collect()
    gc.freeze()


def _missing(what: str) -> NoReturn:
    """Skip on a user's machine, fail in CI."""
    (pytest.fail if IN_CI else pytest.skip)(f"{what} is not on this machine")


@pytest.fixture(autouse=True)
def _thai_again() -> Iterator[None]:
    """A test may choose English; the next one starts in Thai."""
    yield
    click_thai.speak("th")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's program. Give it its own profile: ``-env:UserInstallation=file:///…``."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if not path:
        _missing("LibreOffice")
    return path


@pytest.fixture(scope="session")
def ssconvert() -> str:
    """Gnumeric's program that computes and converts workbooks."""
    path = shutil.which("ssconvert")
    if not path:
        _missing("gnumeric")
    return path


@pytest.fixture(scope="session")
def open_xml_sdk() -> str:
    """The program around Microsoft's Open XML SDK, where ``.ci/run`` installs it."""
    own = Path.home() / ".cache" / "itaxl-test" / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64"
    path = shutil.which("ooxml-validator") or shutil.which("ooxml-validator", path=str(own))
    if not path:
        _missing("the Open XML SDK's validator (.ci/run install)")
    return path


@pytest.fixture(scope="session")
def rdocx() -> Any:
    """A layout engine of its own for .docx, which has no wheel for some machines."""
    try:
        import rdocx
    except ImportError:
        _missing("rdocx")
    return rdocx


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """Poppler's program that makes pictures of a PDF's pages."""
    path = shutil.which("pdftoppm")
    if not path:
        _missing("pdftoppm")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium's program."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        _missing("Chromium")
    return path


@pytest.fixture(scope="session")
def sarabun() -> str:
    """The name of the official font, installed on this machine."""
    name = "TH Sarabun New"
    found = shutil.which("fc-list") and subprocess.run(["fc-list", name], capture_output=True, check=False).stdout
    if not found:
        _missing(name)
    return name


@dataclass(frozen=True)
class Ran:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


def _of_a_user() -> dict[str, str]:
    """The environment without what chooses language and settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("ITAXL_", "LC_", "LANG"))}


@pytest.fixture(scope="session", autouse=True)
def _one_file_by_copies() -> Iterator[None]:
    """The process of one file is a copy of one that has loaded itaxl."""
    if not COPIES:
        yield
        return
    copies = read_by_copies()
    yield
    copies.close()


@pytest.fixture(scope="session")
def _copies() -> Iterator[Copies | None]:
    copies = copies_of_itaxl(_of_a_user()) if COPIES else None
    yield copies
    if copies:
        copies.close()


@pytest.fixture
def run_itaxl(tmp_path_factory: pytest.TempPathFactory, _copies: Copies | None) -> Callable[..., Ran]:
    """Runs ``itaxl`` as its own process with folders of its own for logs and settings.

    Keywords: `cwd`; `stdin`, text; `lang`, sets ITAXL_LANG; `more`, further environment variables.
    """
    own = tmp_path_factory.mktemp("user")
    folders = {f"XDG_{kind}_HOME": str(own / kind.lower()) for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    kept = _of_a_user()

    def run(
        *words: str | Path,
        cwd: Path = own,
        stdin: str | None = None,
        lang: str | None = None,
        more: dict[str, str] | None = None,
    ) -> Ran:
        env = {**kept, **folders, "LOCALAPPDATA": str(own), **({"ITAXL_LANG": lang} if lang else {}), **(more or {})}
        if stdin is None and _copies and _copies.can_be(env):
            ended = _copies.run([*map(str, words)], cwd, env)
            return Ran(ended.code, ended.out.decode(), ended.err.decode())
        done = subprocess.run(
            [sys.executable, "-m", "itaxl", *map(str, words)],
            cwd=cwd,
            env=env,
            input=None if stdin is None else stdin.encode(),
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
