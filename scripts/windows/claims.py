"""What a Windows machine must show, from the empty machine to the empty machine: each claim in the order it is tried.

A claim is a function of the machine and its workbench; it raises AssertionError when it is not so, and its docstring is
what is claimed. What lies between install and upgrade is `use`.
"""

import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import use
from package import Built
from wine import SECONDS, Windows

PROGRAMS: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\itaxl"
TRUSTED: Final = r"Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\itaxl"


CLERKS: Final = {"itaxl/Template.xlsm", "itaxl/itaxl.toml"}
"""What the claims write into the clerk's folder: a filled form and settings."""


@dataclass(slots=True)
class Workbench:
    """What the claims hand on to each other: the built files, and the user's files before."""

    built: Built
    before: set[str] = field(default_factory=set)


def silent_install(machine: Windows, bench: Workbench) -> None:
    """A silent install ends well, tests itself, and puts form, manual, folder, icons and command in their places."""
    bench.before = machine.files()
    ran = machine.run(bench.built.installer, "/S")
    assert ran.code == 0, ran
    log = (machine.profile / "Temp" / "itaxl-setup.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert {path.name for path in machine.program.iterdir()} == {"python", "itaxl.cmd", "placed.json", "uninstall.exe"}
    assert {path.name for path in machine.desktop.iterdir()} == {"แบบฟอร์ม ITA.lnk", "โฟลเดอร์รับแบบฟอร์ม ITA.lnk"}
    own = machine.profile / "itaxl"
    assert {path.name for path in own.iterdir()} == {"Template.xlsm", "คู่มือ-itaxl.pdf", "รับแบบฟอร์ม"}
    assert machine.registered(PROGRAMS, "DisplayVersion") is not None
    assert r"Programs\itaxl" in (machine.registered("Environment", "Path") or "")
    assert _trust(machine) is None, "trust was not asked for"


def failing(machine: Windows, bench: Workbench) -> None:
    """An upgrade whose self-test fails ends with code 3 and leaves the old program as it was."""
    in_its_way = machine.profile / "Temp" / "itaxl-setup.log"
    in_its_way.unlink()
    in_its_way.mkdir()
    placed = (machine.program / "placed.json").read_bytes()
    ran = machine.run(bench.built.installer, "/S")
    in_its_way.rmdir()
    assert ran.code == 3, ran
    assert (machine.program / "placed.json").read_bytes() == placed
    assert {path.name for path in machine.program.iterdir()} == {"python", "itaxl.cmd", "placed.json", "uninstall.exe"}
    assert machine.itaxl("--version").said.startswith("itaxl ")


def upgrade(machine: Windows, bench: Workbench) -> None:
    """Installing again keeps a filled form, puts the new one beside it, and takes the tick for trust."""
    form = machine.profile / "itaxl" / "Template.xlsm"
    filled = form.read_bytes() + b"\0"
    form.write_bytes(filled)
    ran = machine.run(bench.built.installer, "/S", "/TRUST")
    assert ran.code == 0, ran
    assert form.read_bytes() == filled
    assert (machine.profile / "itaxl" / "Template (2).xlsm").exists()
    assert (_trust(machine) or "").endswith("\\itaxl\\")
    assert machine.itaxl("--version").said.startswith("itaxl ")


def uninstall(machine: Windows, bench: Workbench) -> None:
    """Uninstalling leaves the clerk's files and nothing else."""
    assert machine.run(machine.program / "uninstall.exe", "/S").code == 0
    gone = time.monotonic() + SECONDS
    while (machine.program / "uninstall.exe").exists() and time.monotonic() < gone:
        time.sleep(0.5)  # it goes on as a copy of itself
    _only_the_clerks(machine, bench, CLERKS)


def from_zip(machine: Windows, bench: Workbench) -> None:
    """The zip's install.bat installs the same, and its uninstaller takes it away again."""
    unzipped = machine.profile / "Downloads" / "itaxl ใหม่"
    with zipfile.ZipFile(bench.built.archive) as archive:
        archive.extractall(unzipped)
    ran = machine.script(unzipped / "install.bat", "--quiet")
    assert ran.code == 0, ran
    shutil.rmtree(unzipped)
    assert {path.name for path in machine.program.iterdir()} == {"python", "itaxl.cmd", "placed.json", "uninstall.cmd"}
    assert machine.script(machine.program / "itaxl.cmd", "--version").said.startswith("itaxl ")
    machine.script(machine.program / "uninstall.cmd", "--quiet")
    _only_the_clerks(machine, bench, CLERKS)


def _only_the_clerks(machine: Windows, bench: Workbench, kept: set[str]) -> None:
    written = ("เอกสาร/", "กับดัก/")
    left = {name for name in machine.files() - bench.before if not name.startswith(written)}
    assert left == kept, left
    assert not machine.program.exists() or not any(machine.program.iterdir())
    assert not list(machine.desktop.iterdir())
    assert _trust(machine) is None
    assert machine.registered(PROGRAMS, "DisplayName") is None
    assert "itaxl" not in (machine.registered("Environment", "Path") or "")


def _trust(machine: Windows) -> str | None:
    return machine.registered(TRUSTED, "Path")


BEFORE: Final = (silent_install,)
USE: Final = (
    use.code_page,
    use.every_package,
    use.commands,
    use.no_word,
    use.settings,
    use.doctor,
    use.planted,
    use.button,
    use.no_excel,
    use.batch,
    use.batch_of_button,
    use.capped,
    use.held_open,
)
AFTER: Final = (failing, upgrade, uninstall, from_zip)


def claims(machine: Windows, bench: Workbench) -> Iterator[tuple[str, Callable[[], None]]]:
    """What is claimed, and the trial of it, in order."""
    for life in BEFORE:
        yield str(life.__doc__), partial(life, machine, bench)
    for used in USE:
        yield str(used.__doc__), partial(used, machine)
    for life in AFTER:
        yield str(life.__doc__), partial(life, machine, bench)
