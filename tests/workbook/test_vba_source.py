"""The version of the xlwings module, read from the form as Excel has it."""

import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser

from itaxl.template.location import template_path
from itaxl.workbook.vba_source import first_lines, module_version, xlwings_version


def the_project() -> bytes:
    return zipfile.ZipFile(template_path()).read("xl/vbaProject.bin")


def test_the_templates_module_is_the_installed_one() -> None:
    assert module_version(template_path()) == version("xlwings")


def test_the_text_is_what_another_reader_reads() -> None:
    from olefile import OleFileIO

    with OleFileIO(__import__("io").BytesIO(the_project())) as ole:
        ours = first_lines(ole.openstream("VBA/xlwings").read())
    parser = VBA_Parser(str(template_path()))
    theirs = next(code for _, _, name, code in parser.extract_macros() if name.startswith("xlwings"))
    parser.close()
    assert len(ours) > 3_500
    assert theirs.replace("\r\n", "\n").startswith(ours)


def test_a_cache_before_the_text_does_no_harm() -> None:
    from olefile import OleFileIO

    with OleFileIO(__import__("io").BytesIO(the_project())) as ole:
        stream = ole.openstream("VBA/xlwings").read()
    assert first_lines(b"\x01\x16\x03\x00" * 500 + stream) == first_lines(stream)


@pytest.mark.parametrize("project", [b"", b"no container", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_damaged_project_has_no_version(project: bytes) -> None:
    assert xlwings_version(project) is None


def test_a_workbook_without_macros_has_no_version(tmp_path: Path) -> None:
    path = tmp_path / "เปล่า.xlsm"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"")
    assert module_version(path) is None
    assert module_version(tmp_path / "ไม่มี.xlsm") is None
