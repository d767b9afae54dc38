"""What imports may not do and import-linter cannot say."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import itaxl

PACKAGE = Path(itaxl.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
ROOT = PACKAGE.parent
HEAVY = {
    "pythainlp",
    "geothai",
    "rich",
    "jinja2",
    "docx",
    "openpyxl",
    "PIL",
    "xlsxwriter",
    "xlwings",
    "python_calamine",
}
MOST_LINES = 400


def _imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def test_the_package_was_found() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_of_xlwings_pro_is_imported(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assert not [name for _, name in _imports(tree) if f"{name}.".startswith("xlwings.pro.")]


@pytest.mark.parametrize("module", ["itaxl.cli", "itaxl.app.check", "itaxl.app.make", "itaxl.batch"])
def test_heavy_libraries_are_imported_where_they_are_used(module: str) -> None:
    """Importing a use case costs no library that only some of its runs need."""
    import subprocess

    code = f"import sys, importlib.util as u; u.find_spec('{module}') and __import__('{module}'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert HEAVY.isdisjoint(loaded)


@pytest.mark.parametrize("source", [*SOURCES, *sorted((ROOT / "scripts").glob("*.py"))], ids=lambda path: path.name)
def test_no_file_is_longer_than_one_question(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
