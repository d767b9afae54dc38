"""What Windows itself is told when itaxl comes and goes: shortcuts, the list of programs, PATH, Excel's trust."""

import sys
import winreg
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pythoncom
import win32api
import win32con
import win32gui
from win32com.shell import shell, shellcon

assert sys.platform == "win32"  # for mypy, which elsewhere passes over the rest

PROGRAMS: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\itaxl"
TRUSTED: Final = r"Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\itaxl"
"""Excel 2016, 2019, 2021, 2024 and 365 share this key."""

VARIABLES: Final = "Environment"
TITLE: Final = "itaxl"
NAME: Final = "itaxl แบบฟอร์มและเอกสาร ITA"


def shortcut(name: str, target: Path) -> None:
    """Put a shortcut on the desktop; by the shell's own interface, since WScript's loses Thai on an English Windows."""
    link: Any = pythoncom.CoCreateInstance(
        shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink
    )
    link.SetPath(str(target))
    link.SetWorkingDirectory(str(target if target.is_dir() else target.parent))
    link.QueryInterface(pythoncom.IID_IPersistFile).Save(str(_desktop(name)), 0)


def announce(program: Path, uninstaller: Path, version: str) -> None:
    """List itaxl among the programs that Windows can remove."""
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file())
    quiet = "/S" if uninstaller.suffix == ".exe" else "--quiet"
    values: dict[str, str | int] = {
        "DisplayName": NAME,
        "DisplayVersion": version,
        "InstallLocation": str(program),
        "UninstallString": f'"{uninstaller}"',
        "QuietUninstallString": f'"{uninstaller}" {quiet}',
        "EstimatedSize": size // 1024,
        "NoModify": 1,
        "NoRepair": 1,
    }
    _write(PROGRAMS, values)


def trust(folder: Path | None) -> None:
    """Let Excel run the macros of forms in `folder` itself without asking; not of those below it, which others send."""
    if folder is None:
        _delete(TRUSTED)
    else:
        _write(TRUSTED, {"Path": f"{folder}\\", "Description": TITLE, "AllowSubfolders": 0})


def add_to_path(folder: Path) -> None:
    """Let the command itaxl be found in terminals opened from now on."""
    _set_path([*(each for each in _path()[0] if each != str(folder)), str(folder)])


def forget(program: Path, shortcuts: Iterable[str]) -> None:
    """Undo all of the above."""
    for name in shortcuts:
        _desktop(name).unlink(missing_ok=True)
    _delete(PROGRAMS)
    _delete(TRUSTED)
    if str(program) in _path()[0]:
        _set_path([each for each in _path()[0] if each != str(program)])


def asked(question: str) -> bool:
    """Whether the clerk says yes."""
    answer = win32api.MessageBox(0, question, TITLE, win32con.MB_YESNO | win32con.MB_ICONQUESTION)
    return bool(answer == win32con.IDYES)


def tell(sentence: str) -> None:
    """Show a sentence until the clerk has read it."""
    win32api.MessageBox(0, sentence, TITLE, win32con.MB_OK | win32con.MB_ICONINFORMATION)


def _desktop(name: str) -> Path:
    """A shortcut's place on the desktop, wherever Windows or OneDrive keeps it."""
    return Path(shell.SHGetFolderPath(0, shellcon.CSIDL_DESKTOPDIRECTORY, None, 0), f"{name}.lnk")


def _path() -> tuple[list[str], int]:
    """The folders of the user's PATH, and the kind of the value that holds them."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, VARIABLES) as key:
            text, kind = winreg.QueryValueEx(key, "Path")
    except FileNotFoundError:
        return [], winreg.REG_EXPAND_SZ
    return [each for each in str(text).split(";") if each], kind


def _set_path(folders: list[str]) -> None:
    kind = _path()[1]
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, VARIABLES) as key:
        if folders:
            winreg.SetValueEx(key, "Path", 0, kind, ";".join(folders))
        else:
            winreg.DeleteValue(key, "Path")
    everyone, changed = win32con.HWND_BROADCAST, win32con.WM_SETTINGCHANGE
    win32gui.SendMessageTimeout(everyone, changed, 0, VARIABLES, win32con.SMTO_ABORTIFHUNG, 1000)


def _write(key: str, values: dict[str, str | int]) -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
        for name, value in values.items():
            kind = winreg.REG_SZ if isinstance(value, str) else winreg.REG_DWORD
            winreg.SetValueEx(opened, name, 0, kind, value)


def _delete(key: str) -> None:
    try:
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    except FileNotFoundError:
        return
