"""The macros and the ribbon fit together, and with xlwings; the build refuses when they do not."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from macro_sources import (
    SOURCES,
    actions,
    modules,
    require_callbacks,
    require_functions,
    require_pictures,
    require_version,
    texts,
)
from vba_project import BuildError, Module, vba_project

from itaxl.form import fields
from itaxl.form.form_content import FormContent
from itaxl.office_file.active_content import OUR_MODULES
from itaxl.template.form_file import form_bytes
from itaxl.template.workbook_extras import RIBBON_NAMESPACE, FormParts

PUBLISHED = """
check next_finding explain fix undo_fix clear_marks make_documents make_memo make_report make_measures
make_annex open_folder pdf fill_standard_texts thai_digits arabic_digits date_today add_measure_row fill_from_papers
next_year repair_form convert_folder doctor manual
"""
RIBBON = (SOURCES / "customUI.xml").read_bytes()
CALLBACKS = (SOURCES / "itaxl_ribbon.bas").read_text(encoding="ascii")
XLWINGS = next(module.source for module in modules() if module.name == "xlwings")


def controls() -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(RIBBON).iter() if "onAction" in element.attrib]


# The interface


def test_no_published_button_is_gone() -> None:
    assert set(actions(RIBBON)) >= {f"itaxl_{name}" for name in PUBLISHED.split()}


def test_every_button_has_a_thai_label_and_says_what_it_does() -> None:
    for control in controls():
        assert re.search("[ก-๙]|PDF", control.attrib["label"])
        assert re.search("[ก-๙]", control.attrib["screentip"])
        assert re.search("[ก-๙]", control.attrib["supertip"])


def schema() -> dict[str, dict[str, Any]]:
    """The types of the ribbon's XML by name; the auditor carries Microsoft's schema as plain facts, not as an .xsd."""
    place = files("openxml_audit").joinpath("data/openxml/schemas/schemas_microsoft_com_office_2006_01_customui.json")
    facts = json.loads(place.read_text(encoding="utf-8"))
    assert facts["TargetNamespace"] == RIBBON_NAMESPACE
    return {kind["Name"]: kind for kind in facts["Types"]}


def faults(element: ElementTree.Element, kind: str, types: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What the schema has against an element of a type, and against all in it."""
    attributes = {attribute["QName"].lstrip(":"): attribute for attribute in types[kind].get("Attributes", ())}
    for name, value in element.attrib.items():
        if name not in attributes:
            yield f"{kind} has no {name}"
            continue
        for validator in attributes[name].get("Validators", ()):
            longest = [argument["Value"] for argument in validator["Arguments"] if argument["Name"] == "MaxLength"]
            if longest and len(value) > int(longest[0]):
                yield f"{name} of {kind} is longer than {longest[0]}"
    children = {child["Name"].rpartition(":")[2]: child["Name"] for child in types[kind].get("Children", ())}
    for child in element:
        tag = child.tag.removeprefix(f"{{{RIBBON_NAMESPACE}}}")
        if tag in children:
            yield from faults(child, children[tag], types)
        else:
            yield f"{kind} holds no {tag}"


def test_the_ribbon_is_as_its_schema_wants_it() -> None:
    assert list(faults(ElementTree.fromstring(RIBBON), "mso:CT_CustomUI/mso:customUI", schema())) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (b'<button id="explain"', b'<button size="large" id="explain"', "CT_ButtonRegular/mso:button has no size"),
        (b"<ribbon>", b'<ribbon><group id="astray"/>', "CT_Ribbon/mso:ribbon holds no group"),
        (b'label="PDF"', b'label="' + b"P" * 1025 + b'"', "is longer than 1024"),
    ],
)
def test_a_ribbon_that_office_would_leave_out_is_seen(good: bytes, bad: bytes, fault: str) -> None:
    broken = RIBBON.replace(good, bad, 1)
    assert broken != RIBBON
    assert any(
        fault in found for found in faults(ElementTree.fromstring(broken), "mso:CT_CustomUI/mso:customUI", schema())
    )


def test_ids_are_unique() -> None:
    ids = [element.attrib["id"] for element in ElementTree.fromstring(RIBBON).iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))


def test_the_modules_are_those_that_the_reader_knows_as_ours() -> None:
    assert {module.name for module in modules()} == set(fields.MACRO_MODULES)
    assert {fields.WORKBOOK_CODE_NAME, *fields.CODE_NAMES.values(), *fields.MACRO_MODULES} == OUR_MODULES


def test_licences_travel_with_the_modules() -> None:
    dictionary = next(module.source for module in modules() if module.name == "Dictionary")
    assert "BSD 3-clause license" in XLWINGS
    assert "license: MIT" in dictionary


# The settings of xlwings


def test_every_setting_that_xlwings_reads_is_given() -> None:
    read = set(re.findall(r'GetConfig\("([^"]+)"', XLWINGS))
    assert set(texts("xlwings.toml")) == read


def test_settings_hold_the_values_that_a_clerk_needs() -> None:
    settings = texts("xlwings.toml")
    assert settings["INTERPRETER_WIN"] == r"%LOCALAPPDATA%\Programs\itaxl\python\python.exe"
    assert settings["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert settings["USE UDF SERVER"] == settings["SHOW CONSOLE"] == settings["SHOW_ERROR_POPUPS"] == "False"
    assert settings["PYTHONPATH"] == settings["LICENSE_KEY"] == ""
    assert all(not value for key, value in settings.items() if key.startswith(("ONEDRIVE", "SHAREPOINT", "CONDA")))
    assert all(isinstance(value, str) for value in settings.values())


def test_the_usual_place_of_python_is_the_same_in_macros_and_settings() -> None:
    machine = (SOURCES / "itaxl_machine.bas").read_text(encoding="ascii")
    assert f'"{texts("xlwings.toml")["INTERPRETER_WIN"]}"' in machine


def test_the_macros_ask_only_for_messages_and_settings_that_exist() -> None:
    source = CALLBACKS + (SOURCES / "itaxl_machine.bas").read_text(encoding="ascii")
    assert set(re.findall(r'Itaxl(?:Message|Tell)\(?\s*"(\w+)"', source)) == set(texts("i18n.toml"))
    for sheet, key in re.findall(r'ItaxlCell\("([\w.]+)", "(\w+)"\)', source):
        assert (sheet, key) == (fields.CONF, "INTERPRETER_WIN")


# What the build refuses


def test_a_button_without_a_macro() -> None:
    with pytest.raises(BuildError, match="itaxl_dance has no Sub"):
        require_callbacks(RIBBON.replace(b"itaxl_check", b"itaxl_dance"), CALLBACKS)


def test_a_macro_without_a_button() -> None:
    with pytest.raises(BuildError, match="itaxl_check is called by no button"):
        require_callbacks(RIBBON.replace(b'onAction="itaxl_check"', b""), CALLBACKS)


def test_a_macro_that_runs_something_else() -> None:
    with pytest.raises(BuildError, match="itaxl_check runs fix"):
        require_callbacks(RIBBON, CALLBACKS.replace('ItaxlRun "check"', 'ItaxlRun "fix"'))


def test_a_macro_without_a_function() -> None:
    targets = "\n".join(f"def {name}() -> None: ..." for name in PUBLISHED.split() if name != "pdf")
    with pytest.raises(BuildError, match="no function pdf"):
        require_functions(CALLBACKS, targets)


@pytest.mark.parametrize(
    "foreign", ["NoSuchPicture", "Clear", "TableInsert", "AcceptInvitation", "CreateReport", "ExportWord", "undo"]
)
def test_a_picture_that_excel_may_not_have(foreign: str) -> None:
    known = (SOURCES / "image_names.txt").read_text(encoding="utf-8")
    require_pictures(RIBBON, known)
    with pytest.raises(BuildError, match=foreign):
        require_pictures(RIBBON.replace(b'imageMso="Undo"', f'imageMso="{foreign}"'.encode()), known)


def test_no_two_buttons_have_the_same_picture() -> None:
    pictures = re.findall(rb'imageMso="(\w+)"', RIBBON)
    assert len(pictures) == len(set(pictures)) > 15


def test_an_xlwings_module_of_another_version() -> None:
    require_version(XLWINGS, version("xlwings"))
    with pytest.raises(BuildError, match=r"the package is 0\.1\.2"):
        require_version(XLWINGS, "0.1.2")


def test_xlwings_is_pinned_exactly_as_forms_live_for_years() -> None:
    project = (SOURCES.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"xlwings=={version("xlwings")}"' in project


# LibreOffice runs our macros; xlwings and the machine are recording stubs, as it cannot compile the real ones

STUBS = [
    Module(
        "xlwings",
        'Attribute VB_Name = "xlwings"\n'
        "Public Function RunPython(PythonCommand As String)\n"
        '    ThisWorkbook.Worksheets("_undo").Range("D1").Value = PythonCommand\n'
        "    RunPython = 0\n"
        "End Function\n",
    ),
    Module(
        "itaxl_machine",
        'Attribute VB_Name = "itaxl_machine"\n'
        "Public Function ItaxlIsReady() As Boolean\n"
        '    ItaxlIsReady = ThisWorkbook.Worksheets("_undo").Range("D2").Value <> "absent"\n'
        "End Function\n"
        "Public Sub ItaxlTell(key As String)\n"
        '    ThisWorkbook.Worksheets("_undo").Range("D3").Value = ItaxlMessage(key)\n'
        "End Sub\n"
        "Public Sub ItaxlEnd(result)\n"
        '    ThisWorkbook.Worksheets("_undo").Range("D4").Value = "ended"\n'
        "End Sub\n",
    ),
]


def python_with_uno() -> str:
    for python in (sys.executable, shutil.which("python3", path="/usr/bin"), shutil.which("python3")):
        if python and subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
            return python
    pytest.skip("no Python with LibreOffice's uno module")


@pytest.fixture
def run_macros(tmp_path: Path):
    own = [module for module in modules() if module.name == "itaxl_ribbon"]
    project = vba_project(fields.WORKBOOK_CODE_NAME, fields.CODE_NAMES, own + STUBS)
    path = tmp_path / "form.xlsm"
    path.write_bytes(form_bytes(FormContent(), parts=FormParts(project, messages=texts("i18n.toml"))))

    def run(*steps: list[object]) -> list[object]:
        driver = Path(__file__).with_name("run_macros.py")
        command: list[str | Path] = [python_with_uno(), driver, path, tmp_path / "profile", json.dumps(steps)]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout)

    return run


@pytest.mark.libreoffice
def test_libreoffice_runs_the_macros(run_macros) -> None:
    busy, *commands, missing, told, still = run_macros(
        ["call", "itaxl_ribbon.ItaxlMessage", ["busy"]],
        *(
            each
            for name in PUBLISHED.split()
            for each in (["call", f"itaxl_ribbon.itaxl_{name}", ["object"]], ["get", "_undo", "D1"])
        ),
        ["set", "_undo", "D2", "absent"],
        ["set", "_undo", "D1", ""],
        ["call", "itaxl_ribbon.itaxl_check", ["object"]],
        ["get", "_undo", "D3"],
        ["get", "_undo", "D1"],
    )
    assert busy == texts("i18n.toml")["busy"]
    ran = [command for command in commands if command and command.startswith("import")]
    assert ran == [f"import itaxl.ribbon; itaxl.ribbon.{name}()" for name in PUBLISHED.split()]
    assert (missing, told, still) == (None, texts("i18n.toml")["missing"], "")
