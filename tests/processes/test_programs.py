"""Programs are found by name, and a file that was sent is never taken for one."""

import ast
from pathlib import Path

import pytest

from itaxl.processes import programs

PACKAGE = Path(programs.__file__).parents[1]


def test_a_program_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.on_path("soffice") == str(program)
    assert programs.on_path("no-such-program") is None


def test_on_windows_the_current_folder_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "os", type("Windows", (), {"name": "nt"}))
    monkeypatch.setattr("itaxl.processes.programs.shutil.which", lambda name: rf".\{name}.bat")
    assert programs.on_path("soffice") is None


def test_nobody_else_searches() -> None:
    searching = [
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "which"
    ]
    assert searching == ["programs.py"]
