"""Facts about the machine: its office programs, settings and folders, each looked up when it is asked for."""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

OFFICE: Final = r"Software\Microsoft\Office"
POLICIES: Final = r"Software\Policies\Microsoft\Office"
CLICK_TO_RUN: Final = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
INTERNET_ZONE: Final = 3
"""Windows' zones from here on are not trusted: 3 the Internet, 4 restricted sites."""


class Registry(Protocol):
    """Answers the value `name` of a key such as ``HKCU\\Software\\…``, None when there is none."""

    def __call__(self, key: str, name: str = "") -> str | int | None: ...


def windows_registry(key: str, name: str = "") -> str | int | None:
    """The value in the registry of this Windows; always None elsewhere."""
    if sys.platform != "win32":
        return None
    import winreg

    roots = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCR": winreg.HKEY_CLASSES_ROOT}
    root, _, path = key.partition("\\")
    try:
        with winreg.OpenKey(roots[root], path) as opened:
            value = winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None
    return value if isinstance(value, str | int) else None


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine; tests give it another registry, environment and home."""

    windows: bool = os.name == "nt"
    registry: Registry = windows_registry
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)

    def office(self, program: str) -> str | None:
        """The version of Excel or Word, ``16.0.17328.20162`` or ``15.0``; None when it is not installed."""
        major = self._major(program)
        if major is None:
            return None
        full = str(self.registry(CLICK_TO_RUN, "VersionToReport") or "")
        return full if full.startswith(f"{major}.") else f"{major}.0"

    def _major(self, program: str) -> str | None:
        named = str(self.registry(rf"HKCR\{program}.Application\CurVer") or "")
        major = named.rpartition(".")[2]
        return major if major.isdecimal() else None

    def macro_setting(self) -> tuple[int, bool] | None:
        """What Excel does with macros, and whether the office's administrator decided so; None when nothing is set.

        1 runs all, 2 asks, 3 runs signed ones only, 4 blocks all (VBAWarnings in Excel's Trust Center).
        """
        return self._setting("VBAWarnings")

    def blocks_from_internet(self) -> bool:
        """Whether the administrator forbids macros of files from the Internet, whatever the clerk answers."""
        found = self._setting("blockcontentexecutionfrominternet")
        return found is not None and found == (1, True)

    def _setting(self, name: str) -> tuple[int, bool] | None:
        version = f"{self._major('Excel') or 16}.0"
        for place, decided in ((POLICIES, True), (OFFICE, False)):
            value = self.registry(rf"HKCU\{place}\{version}\Excel\Security", name)
            if isinstance(value, int):
                return value, decided
        return None

    def on_onedrive(self, place: str) -> bool:
        """Whether a file or folder lies on OneDrive or SharePoint: an address, or below a synchronised folder."""
        if "://" in place:
            return True
        roots = [self.environment.get(name) for name in ONEDRIVE_VARIABLES]
        return any(_is_below(place, root) for root in roots if root)

    def came_from_internet(self, path: Path) -> bool:
        """Whether Windows has marked the file as coming from outside (its stream Zone.Identifier)."""
        try:
            mark = Path(f"{path}:Zone.Identifier").read_bytes().decode("ascii", "replace")
        except (OSError, ValueError):
            return False
        zones = [line.partition("=")[2].strip() for line in mark.splitlines() if line.startswith("ZoneId=")]
        return any(zone.isdecimal() and int(zone) >= INTERNET_ZONE for zone in zones)

    def can_write(self, folder: Path) -> bool:
        """Whether a file can be made in `folder`, or in the nearest folder above it that exists."""
        try:
            place = next(each for each in (folder, *folder.parents) if each.is_dir())
            with tempfile.TemporaryFile(dir=place):
                return True
        except (OSError, StopIteration):
            return False


def _is_below(place: str, root: str) -> bool:
    parts, above = (text.replace("\\", "/").rstrip("/").casefold() + "/" for text in (place, root))
    return parts.startswith(above)
