"""The committed template is what its sources build."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from itaxl.form.fields import CODE_NAMES, WORKBOOK_CODE_NAME
from itaxl.template.location import template_path


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_committed_template_is_the_build() -> None:
    from template import TEMPLATE, template_bytes

    built, committed = entries(template_bytes()), entries(TEMPLATE.read_bytes())
    assert list(built) == list(committed)
    assert [name for name in built if built[name] != committed[name]] == [], "run python scripts/build/template.py"


def test_two_builds_give_the_same_bytes() -> None:
    from template import template_bytes

    assert template_bytes() == template_bytes()


def test_the_checkouts_template_is_the_one_in_use() -> None:
    from template import TEMPLATE

    assert template_path().samefile(TEMPLATE)


def test_thai_in_a_module_is_refused_with_its_line() -> None:
    from vba_project import BuildError, Module, vba_project

    with pytest.raises(BuildError, match="module itaxl_ribbon, line 2"):
        vba_project(WORKBOOK_CODE_NAME, CODE_NAMES, [Module("itaxl_ribbon", "Option Explicit\n' ตรวจ\n")])


def test_a_project_holds_source_and_no_compiled_code() -> None:
    from pyopenvba.cfb import CFB
    from vba_project import NO_COMPILED_CODE, Module, vba_project

    source = 'Attribute VB_Name = "greeting"\nSub Hello()\nEnd Sub\n'
    cfb = CFB.from_bytes(vba_project(WORKBOOK_CODE_NAME, CODE_NAMES, [Module("greeting", source)]))
    assert cfb.get_stream_in_storage("VBA", "_VBA_PROJECT") == NO_COMPILED_CODE
    for name in (WORKBOOK_CODE_NAME, "greeting", *CODE_NAMES.values()):
        signature, compressed = 0x01, cfb.get_stream_in_storage("VBA", name)
        assert compressed[0] == signature, f"{name}: the compressed source stands at the very start of its stream"


def test_the_auditor_and_olevba_read_the_template(tmp_path: Path) -> None:
    from oletools.olevba import VBA_Parser
    from openxml_audit import OpenXmlValidator

    path = template_path()
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    sources = {name: code for _, _, name, code in VBA_Parser(str(path)).extract_macros()}
    assert all(code.isascii() for code in sources.values())
    assert "itaxl" in sources["ThisWorkbook.cls"]
    assert "Application.StatusBar = False" in sources["ThisWorkbook.cls"], "Excel gets its status bar back"
