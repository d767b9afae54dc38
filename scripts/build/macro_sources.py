"""The sources of the form's macros and ribbon, and what must hold between them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from vba_project import BuildError, Module

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = ROOT / "workbook" / "src"
TARGETS: Final = ROOT / "itaxl" / "ribbon.py"

CALLBACK: Final = re.compile(
    r'^Public Sub (itaxl_\w+)\(control As IRibbonControl\)\n    ItaxlRun "(\w+)"\nEnd Sub$', re.MULTILINE
)
XLWINGS_VERSION: Final = re.compile(r"^'Version: (\S+)", re.MULTILINE)


def ribbon_xml() -> bytes:
    """The ribbon's XML, its pictures known and its buttons leading somewhere."""
    data = (SOURCES / "customUI.xml").read_bytes()
    module = (SOURCES / "itaxl_ribbon.bas").read_text(encoding="ascii")
    require_pictures(data, (SOURCES / "image_names.txt").read_text(encoding="utf-8"))
    require_callbacks(data, module)
    require_functions(module, TARGETS.read_text(encoding="utf-8"))
    return data


def modules() -> list[Module]:
    """Our modules, and xlwings' standalone module with the class it needs, from the installed package."""
    folder = Path(str(find_spec("xlwings").submodule_search_locations[0]))  # type: ignore[union-attr,index]
    xlwings = (folder / "xlwings.bas").read_text(encoding="ascii")
    require_version(xlwings, version("xlwings"))
    own = [Module(path.stem, path.read_text(encoding="utf-8")) for path in sorted(SOURCES.glob("*.bas"))]
    dictionary = (folder / "addin" / "Dictionary.cls").read_text(encoding="ascii")
    return [*own, Module("xlwings", xlwings), Module("Dictionary", dictionary, is_class=True)]


def texts(name: str) -> dict[str, str]:
    """The texts by key of a TOML file among the sources."""
    return tomllib.loads((SOURCES / name).read_text(encoding="utf-8"))


def actions(ribbon: bytes) -> Iterator[str]:
    """The names of the macros that the ribbon's controls call."""
    for control in ElementTree.fromstring(ribbon).iter():
        if "onAction" in control.attrib:
            yield control.attrib["onAction"]


def require_pictures(ribbon: bytes, known: str) -> None:
    """Refuse a picture that is not of Excel's own commands: its button may be blank."""
    names = {line.split()[0] for line in known.splitlines() if line and not line.startswith("#")}
    for control in ElementTree.fromstring(ribbon).iter():
        if control.get("imageMso", "Help") not in names:
            raise BuildError(f"customUI.xml: image_names.txt does not know the picture {control.get('imageMso')}")


def require_callbacks(ribbon: bytes, module: str) -> None:
    """Refuse a button without a macro, a macro without a button, and a macro that runs a function of another name."""
    callbacks = dict(CALLBACK.findall(module))
    for missing in sorted(set(actions(ribbon)) - callbacks.keys()):
        raise BuildError(f"customUI.xml: onAction {missing} has no Sub in itaxl_ribbon.bas")
    for idle in sorted(callbacks.keys() - set(actions(ribbon))):
        raise BuildError(f"itaxl_ribbon.bas: {idle} is called by no button")
    for macro, function in callbacks.items():
        if macro != f"itaxl_{function}":
            raise BuildError(f"itaxl_ribbon.bas: {macro} runs {function}")


def require_functions(module: str, targets: str) -> None:
    """Refuse a macro that runs a function that itaxl/ribbon.py does not have."""
    functions = {node.name for node in ast.parse(targets).body if isinstance(node, ast.FunctionDef)}
    for _, function in CALLBACK.findall(module):
        if function not in functions:
            raise BuildError(f"itaxl_ribbon.bas: itaxl/ribbon.py has no function {function}")


def require_version(xlwings: str, installed: str) -> None:
    """Refuse a module of another version than the package that it talks to."""
    found = XLWINGS_VERSION.search(xlwings)
    if not found or found[1] != installed:
        raise BuildError(f"xlwings.bas is version {found[1] if found else 'unknown'}, the package is {installed}")
