"""What imports may not do and import-linter cannot say."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import itaxl

PACKAGE = Path(itaxl.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
ROOT = PACKAGE.parent
HEAVY = {
    "pythainlp",
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
OTHERS = sorted(path for folder in ("scripts", "tests") for path in (ROOT / folder).rglob("*.py"))


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


@pytest.mark.parametrize("module", ["itaxl.cli.main", "itaxl.app.check", "itaxl.app.make", "itaxl.batch"])
def test_heavy_libraries_are_imported_where_they_are_used(module: str) -> None:
    """Importing a use case costs no library that only some of its runs need."""
    assert HEAVY.isdisjoint(_loaded_with(module))


def test_the_process_that_hands_out_a_batch_loads_no_reader_and_no_document() -> None:
    """Workers read and build; what only they need would cost the batch a third of its start."""
    loaded = _loaded_with("itaxl.batch.run") | _loaded_with("itaxl.batch.summary")
    assert {"itaxl.batch.task", "itaxl.reports.html"} <= loaded
    assert not [
        name for name in loaded if name.startswith(("itaxl.reading", "itaxl.documents.papers.memo", "itaxl.app.check"))
    ]


@pytest.mark.parametrize("command", ["check", "make"])
def test_the_process_that_waits_for_another_loads_nothing_that_reads_checks_or_draws(command: str) -> None:
    """Its form is read, checked and drawn by another process: loading that twice would be half of the time."""
    of_who_works = ("itaxl.app.inspection", "itaxl.workbook", "itaxl.reading", "itaxl.thai.dates", "multiprocessing")
    of_who_draws = ("itaxl.app.drawing", "itaxl.docx", "itaxl.documents.papers.", "itaxl.documents.texts")
    of_who_checks = (*of_who_works, *of_who_draws)
    loaded = _loaded_with(f"itaxl.app.{command}") | _loaded_with(f"itaxl.cli.commands.{command}")
    assert "itaxl.processes.isolated_task" in loaded
    assert not [name for name in loaded if name.startswith(of_who_checks)]


def _loaded_with(module: str) -> set[str]:
    import subprocess

    code = f"import sys; __import__('{module}'); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("source", [*SOURCES, *OTHERS], ids=lambda path: path.name)
def test_no_file_is_longer_than_one_question(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_one_name_means_one_class() -> None:
    """Whoever looks for a class by its name finds one; names that begin with _ are of their file alone."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    named = [(node.name, path) for path, tree in trees.items() for node in tree.body if isinstance(node, ast.ClassDef)]
    counts = Counter(name for name, _ in named if not name.startswith("_"))
    assert not {
        name: [str(path.relative_to(PACKAGE)) for each, path in named if each == name]
        for name in counts
        if counts[name] > 1
    }
