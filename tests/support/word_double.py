"""A stand-in for Word behind pywin32's modules: as strict as COM where it matters, and it remembers what was done.

Only the members that are here exist; a document that is not open cannot be exported; a Word that was quit, and one
used outside CoInitialize … CoUninitialize, answers as COM does. Tests break single calls through `Word.fails`.
"""

import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class com_error(Exception):  # noqa: N801, N818 - the name that pywin32 gives what COM raises
    """What pywin32 raises for a failed call: ``args[0]`` is the HRESULT."""


REJECTED, GONE, FAILED, NO_CLASS = -2147418111, -2147023174, -2147352567, -2147221005
NOT_INITIALISED = -2147221008


class Windows:
    """What stands behind COM: every Word that was started, the calls in order, and what tests break on purpose."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.words: list[Application] = []
        self.apartments: dict[int, int] = {}
        self.fails: dict[str, list[int]] = {}
        self.hangs: threading.Event | None = None
        self.writes: Callable[[Path, Path], object] = lambda document, pdf: pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
        self.of_the_user = False

    def call(self, name: str) -> None:
        """Note a call; fail when the thread has no apartment, or with the HRESULT a test has laid ready."""
        self.calls.append(name)
        if not self.apartments.get(threading.get_ident()):
            raise com_error(NOT_INITIALISED, "CoInitialize has not been called.", None, None)
        if self.hangs and name == "Open":
            self.hangs.wait(30)
        if self.fails.get(name):
            raise com_error(self.fails[name].pop(0), name, None, None)

    def CoInitialize(self) -> None:
        self.apartments[threading.get_ident()] = self.apartments.get(threading.get_ident(), 0) + 1

    def CoUninitialize(self) -> None:
        self.apartments[threading.get_ident()] -= 1

    def DispatchEx(self, name: str) -> "Application":
        assert name == "Word.Application"
        self.call("DispatchEx")
        self.words.append(Application(self))
        return self.words[-1]

    def put(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put this Windows behind the modules of pywin32."""
        com, client, pythoncom = map(types.ModuleType, ("win32com", "win32com.client", "pythoncom"))
        vars(pythoncom).update(CoInitialize=self.CoInitialize, CoUninitialize=self.CoUninitialize, com_error=com_error)
        vars(com).update(client=client)
        vars(client).update(DispatchEx=self.DispatchEx)
        for module in (com, client, pythoncom):
            monkeypatch.setitem(sys.modules, module.__name__, module)


class Member:
    """What COM hands out: only its own members, each a call."""

    windows: Windows

    def __init__(self, windows: Windows) -> None:
        object.__setattr__(self, "windows", windows)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in type(self).__annotations__:
            raise AttributeError(name)
        object.__setattr__(self, name, value)


class Application(Member):
    DisplayAlerts: int = -1
    AutomationSecurity: int = 1
    Documents: "Documents"
    quitted: bool = False

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self.Documents = Documents(windows)
        self.Documents.word = self

    @property
    def UserControl(self) -> bool:
        self.windows.call("UserControl")
        return self.windows.of_the_user

    def Quit(self, saved: int) -> None:
        assert saved == 0
        self.windows.call("Quit")
        self.quitted = True


class Documents(Member):
    word: Application

    def Open(self, path: str, asks: bool, read_only: bool, remembered: bool) -> "Document":
        assert (asks, read_only, remembered) == (False, True, False)
        assert (self.word.DisplayAlerts, self.word.AutomationSecurity) == (0, 3), "boxes and macros are shut off first"
        self.windows.call("Open")
        assert not self.word.quitted
        assert Path(path).is_absolute()
        document = Document(self.windows)
        document.path = Path(path)
        return document


class Document(Member):
    path: Path
    closed: bool = False

    def ExportAsFixedFormat(self, path: str, kind: int, opened: bool, *how: object) -> None:
        assert (kind, opened, len(how)) == (17, False, 9), "a PDF, not shown, and what Word takes by place"
        assert not self.closed
        self.windows.call("ExportAsFixedFormat")
        self.windows.writes(self.path, Path(path))

    def Close(self, saved: int) -> None:
        assert saved == 0
        self.closed = True
        self.windows.call("Close")
