"""Writing a VBA project from text: source only, no compiled code, the same bytes on every build."""

import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.cfb import CFB
from xlsxwriter import Workbook

NO_COMPILED_CODE: Final = bytes.fromhex("cc61ffff000000")
"""The stream _VBA_PROJECT of a project that Excel compiles from its source when it opens it: MS-OVBA 2.3.4.1."""

OWN_CODE: Final = """\
' itaxl: the form of the ITA report. Its code is in the module itaxl_ribbon.
' What a button said stays in the status bar until the next step; then Excel has its status bar back.

Private Sub Workbook_SheetSelectionChange(ByVal Sh As Object, ByVal Target As Range)
    If VarType(Application.StatusBar) = vbString Then Application.StatusBar = False
End Sub

Private Sub Workbook_Deactivate()
    If VarType(Application.StatusBar) = vbString Then Application.StatusBar = False
End Sub
""".replace("\n", "\r\n")
"""Code for the workbook's own module: without any, Excel would write no project."""


@dataclass(frozen=True, slots=True)
class Module:
    """A VBA module from text; `is_class` for class modules."""

    name: str
    source: str
    is_class: bool = False


class BuildError(Exception):
    """The template cannot be built; the message says what to mend."""


def vba_project(workbook: str, sheets: Mapping[str, str], modules: Sequence[Module] = ()) -> bytes:
    """The bytes of ``vbaProject.bin`` for a workbook with these code names (by sheet) and these further modules."""
    for module in modules:
        require_ascii(module.name, module.source)
    with tempfile.TemporaryDirectory() as folder:
        shell, saved = Path(folder, "shell.xlsm"), Path(folder, "saved.xlsm")
        _write_shell(shell, workbook, sheets)
        _add_project(shell, saved, workbook, modules)
        with zipfile.ZipFile(saved) as archive:
            return _without_compiled_code(archive.read("xl/vbaProject.bin"))


def require_ascii(name: str, source: str) -> None:
    """Refuse letters that would depend on the code page of the clerk's Windows."""
    for number, line in enumerate(source.splitlines(), 1):
        if not line.isascii():
            raise BuildError(f"module {name}, line {number} is not pure ASCII: Thai belongs in customUI or i18n.toml")


def _write_shell(path: Path, workbook: str, sheets: Mapping[str, str]) -> None:
    """A workbook with nothing but the sheets and code names that the project's document modules are made for."""
    book = Workbook(str(path))
    book.set_vba_name(workbook)
    for name, code_name in sheets.items():
        book.add_worksheet(name).set_vba_name(code_name)
    book.close()


def _add_project(shell: Path, saved: Path, workbook: str, modules: Sequence[Module]) -> None:
    with ExcelFile(shell) as book:
        project = book.add_vba_project()
        for module in modules:
            kind = VBAModuleKind.other if module.is_class else VBAModuleKind.standard
            project.add_module(module.name, module.source.replace("\r\n", "\n").replace("\n", "\r\n"), kind=kind)
        for found in project.modules:
            # Setting the source drops the compiled code that a module of pyOpenVBA's template brings along.
            found.source = found.source + (OWN_CODE if found.name == workbook else "")
            found.dirty = True
        book.save(saved)


def _without_compiled_code(project: bytes) -> bytes:
    cfb = CFB.from_bytes(project)
    cfb.write_stream_in_storage("VBA", "_VBA_PROJECT", NO_COMPILED_CODE)
    stripped: bytes = cfb.to_bytes()
    return stripped
