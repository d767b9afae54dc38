"""The two README commands: they start on any Python, need nothing, and say in one sentence what is in the way."""

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "scripts"
BEFORE_THE_VENV = ("demo.py", "test.py", "venv_setup.py")


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """venv_setup with its environment in a temporary folder."""
    module = _loaded("venv_setup")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(module, "LOG", tmp_path / ".venv" / "log")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    (tmp_path / ".venv").mkdir()
    return module


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["demo.py", "test.py"])
def test_an_old_python_can_read_the_script_and_is_told_what_is_needed(name: str) -> None:
    ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    old = "import sys, runpy; sys.version_info = (3, 8, 10); runpy.run_path(sys.argv[1], run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", old, SCRIPTS / name], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("itaxl needs Python 3.11 or newer")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", BEFORE_THE_VENV)
def test_nothing_but_the_standard_library_is_imported(name: str) -> None:
    tree = ast.parse((SCRIPTS / name).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} - {"venv_setup"} <= sys.stdlib_module_names


def test_the_second_time_nothing_is_installed(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[Any] = []
    monkeypatch.setattr(setup, "_install", installed.append)
    setup.ready_python(["test"])
    setup.ready_python(["test"])
    setup.ready_python()
    assert installed == [["test"]]


def test_a_changed_declaration_is_installed_anew(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[Any] = []
    monkeypatch.setattr(setup, "_install", installed.append)
    setup.ready_python()
    monkeypatch.setattr(setup, "_fingerprint", lambda: "other")
    setup.ready_python()
    assert len(installed) == 2


def test_what_was_installed_before_stays(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "_install", lambda extras: None)
    setup.ready_python(["test"])
    setup.ready_python(["build"])
    assert json.loads(setup.STAMP.read_text(encoding="utf-8"))["extras"] == ["build", "test"]


def test_a_damaged_stamp_is_no_stamp(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[Any] = []
    monkeypatch.setattr(setup, "_install", installed.append)
    setup.STAMP.write_text("{", encoding="utf-8")
    setup.ready_python()
    assert installed == [()]


def test_a_python_without_its_venv_module_is_told_how_to_get_it(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "find_spec", lambda name: None)
    monkeypatch.setattr(setup, "PYTHON", Path("none"))
    assert "python3-venv" in _said(setup)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "/x/.venv"), "/x/.venv: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_a_folder_that_cannot_be_written_is_one_sentence(
    error: OSError, said: str, setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(setup, "PYTHON", Path("none"))
    monkeypatch.setattr(setup.venv, "create", refuse)
    assert said in _said(setup)


def _said(setup: ModuleType) -> str:
    """The one sentence with which making the environment ends."""
    with pytest.raises(SystemExit) as ended, setup.one_sentence():
        setup.ready_python()
    sentence = str(ended.value.code).strip()
    assert len(sentence.splitlines()) == 1
    return sentence


def test_ctrl_c_ends_quietly(setup: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, setup.one_sentence():
        raise KeyboardInterrupt
    assert ended.value.code == 130
    assert "run the same command again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pip_says", "said"),
    [
        ("ERROR: Could not find a version that satisfies the requirement hatchling", "check the network"),
        ("WARNING: Retrying ... NewConnectionError('...: Temporary failure in name resolution')", "check the network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied: 'x'", "close programs"),
        ("error: metadata-generation-failed", "the reason is at the end of"),
    ],
)
def test_what_pip_says_becomes_one_sentence(setup: ModuleType, pip_says: str, said: str) -> None:
    sentence = setup._reason(pip_says)
    assert said in sentence
    assert len(sentence.splitlines()) == 1


def test_without_a_network_a_newcomer_is_told_so(tmp_path: Path) -> None:
    for name in ("scripts", "pyproject.toml", "itaxl/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    cut_off = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
    }
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    done = subprocess.run(
        [sys.executable, tmp_path / "scripts" / "demo.py"],
        env=clean | cut_off,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert "check the network" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """scripts/test.py with nothing to install."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    module = _loaded("test")
    monkeypatch.setattr(module, "ready_python", lambda extras: Path(sys.executable))
    yield module
    sys.modules.pop("venv_setup", None)


def test_a_failing_step_does_not_stop_the_others_and_pytest_has_the_last_line(
    steps: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = []

    def step(name: str, command: list[str]) -> object:
        ran.append(command)
        return steps.Step(name, name != "mypy", 0.1, f"the last line of {name}")

    monkeypatch.setattr(steps, "_step", step)
    assert steps.run(["-k", "dates"]) == 1
    assert len(ran) == 5
    assert ran[-1][-2:] == ["-k", "dates"]
    shown = capsys.readouterr().out.splitlines()
    assert shown[-1] == "the last line of pytest"
    assert [line.split()[:2] for line in shown if line.startswith("FAILED")] == [["FAILED", "mypy"]]


@pytest.mark.parametrize("name", ["mypy", "pytest"])
def test_a_step_shows_what_its_program_writes(
    name: str, steps: ModuleType, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    step = steps._step(name, [sys.executable, "-c", "print('ก'); print('2 passed'); raise SystemExit(3)"])
    assert (step.passed, step.last) == (False, "2 passed")
    assert "ก\n2 passed".encode() in capfdbinary.readouterr().out


def test_quick_leaves_out_what_opens_programs_or_takes_long(steps: ModuleType) -> None:
    assert steps._for_pytest(["--quick", "--", "-k", "dates"]) == [*steps.QUICK, "-k", "dates"]
    assert steps._for_pytest(["--quick"]) == [*steps.QUICK]
    assert steps._for_pytest([]) == []
    with pytest.raises(SystemExit):
        steps._for_pytest(["--fast"])
