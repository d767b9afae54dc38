"""What makes the Windows package fits together, and its setup never replaces or removes what is a clerk's."""

import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import pytest
import try_under_wine
from macro_sources import modules
from package import INSTALL_BAT, _released, _zip
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from payload import FACTS, HERE, LOCK, MANUAL, _place, _set_search_paths, leave_out
from wine import BENCH

from venv_setup import Stop

sys.path.insert(0, str(HERE))
import itaxl_setup

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = [line for line in LOCK.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
LOCKED = {canonicalize_name(line.partition("==")[0]): line.partition("==")[2].partition(" ")[0] for line in LINES}
ON_WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "python_version": "3.11"}
INSTALLER = (HERE / "installer.nsi").read_text(encoding="utf-8")
WINDOWS = (HERE / "itaxl_windows.py").read_text(encoding="utf-8")


def _needs(requirements: list[str], extras: set[str]) -> Iterator[Requirement]:
    for each in map(Requirement, requirements):
        if each.marker is None or any(each.marker.evaluate({**ON_WINDOWS, "extra": extra}) for extra in extras or {""}):
            yield each


def _every_requirement() -> Iterator[Requirement]:
    """What the project needs on Windows, and what that needs in turn as far as it is installed here."""
    waiting, seen = list(_needs(PROJECT["dependencies"], set())), set()
    while waiting:
        each = waiting.pop()
        yield each
        if each.name not in seen and each.name not in ("pywin32", "tzdata"):
            seen.add(each.name)
            waiting += _needs(requires(each.name) or [], each.extras)


def test_the_lock_is_in_step_with_the_project() -> None:
    needed = list(_every_requirement())
    wrong = [str(each) for each in needed if LOCKED.get(canonicalize_name(each.name), "-") not in each.specifier]
    assert wrong == [], "run scripts/windows/lock.py"
    assert set(LOCKED) == {canonicalize_name(each.name) for each in needed}, "run scripts/windows/lock.py"


def test_the_lock_says_names_versions_and_one_hash_and_no_place_to_fetch_from() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[\w.-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line)] == []
    assert "://" not in LOCK.read_text(encoding="ascii")


def test_the_locked_xlwings_is_the_one_whose_macros_are_in_the_form() -> None:
    assert LOCKED[canonicalize_name("xlwings")] == version("xlwings")


def test_what_is_left_out_has_a_reason() -> None:
    assert all(entry["why"] and entry["paths"] for entry in FACTS["left_out"])
    assert not [path for entry in FACTS["left_out"] for path in entry["paths"] if "licen" in path.lower()]


def test_leaving_out_takes_files_and_the_folders_they_leave_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/demos/deep/one.py", "a/kept.py", "b/big.model"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setitem(FACTS, "left_out", [{"paths": ["a/demos/**", "b/*.model"], "why": "examples"}])
    leave_out(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/kept.py"]
    with pytest.raises(Stop, match="no such file any more"):
        leave_out(tmp_path)


def test_python_looks_for_modules_in_its_own_folder_only(tmp_path: Path) -> None:
    (tmp_path / "python311._pth").write_text("python311.zip\n.\n#import site\n", encoding="ascii")
    (tmp_path / "python311.zip").touch()
    _set_search_paths(tmp_path)
    lines = (tmp_path / "python311._pth").read_text(encoding="ascii").splitlines()
    assert lines[:3] == ["python311.zip", ".", "Lib\\site-packages"]
    assert "import site" not in lines


def test_a_wheels_scripts_and_data_are_not_unpacked() -> None:
    assert _place("docx/api.py") == "docx/api.py"
    assert _place("x-1.data/purelib/x.py") == "x.py"
    assert _place("x-1.data/scripts/x.exe") == ""


def test_the_same_files_give_the_same_zip_and_begin_with_the_one_to_click(tmp_path: Path) -> None:
    (tmp_path / "payload" / "python").mkdir(parents=True)
    (tmp_path / "payload" / "python" / MANUAL.name).write_bytes(b"%PDF")
    for name in ("one.zip", "two.zip"):
        _zip(tmp_path / "payload", tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["install.bat", f"python/{MANUAL.name}"]


def test_a_python_whose_hash_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "python.zip").write_bytes(b"other")
    with pytest.raises(Stop, match="do not use it"):
        _released(tmp_path / "python.zip", "0" * 64)


@pytest.mark.parametrize("text", [INSTALL_BAT, itaxl_setup.COMMAND, itaxl_setup.UNINSTALL])
def test_what_cmd_reads_is_ascii_whatever_the_code_page(text: str) -> None:
    assert text.isascii()
    assert text.endswith("\r\n")


def test_the_program_goes_where_the_forms_macros_look_for_it() -> None:
    place = r"%LOCALAPPDATA%\Programs\itaxl\python\python.exe"
    assert place in (ROOT / "workbook" / "src" / "xlwings.toml").read_text(encoding="utf-8")
    assert r'StrCpy $INSTDIR "$LOCALAPPDATA\Programs\itaxl"' in INSTALLER
    assert itaxl_setup.PROGRAM.parts[-2:] == ("Programs", "itaxl")


def test_installer_and_setup_name_the_same_things() -> None:
    verbs = set(re.findall(r"\$\{SETUP\} (\w+)", INSTALLER))
    assert verbs == {"selftest", "place", "remove"}
    for key in ("PROGRAMS", "TRUSTED"):
        (in_nsis,) = re.findall(rf'!define {key} "(.*)"', INSTALLER)
        assert f'{key}: Final = r"{in_nsis}"' in WINDOWS
    assert rf"$PROFILE\itaxl\{itaxl_setup.FORM.name}" in INSTALLER
    assert itaxl_setup.MANUAL.name == MANUAL.name
    assert itaxl_setup.LOG.name in INSTALLER


def test_trusting_the_folder_is_chosen_and_never_the_default() -> None:
    assert re.search(r'^Section /o ".*" Trust$', INSTALLER, re.MULTILINE)
    assert '"AllowSubfolders": 0' in WINDOWS


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clerk's folder, empty, and a program folder beside it with a form."""
    for name, place in {"PROGRAM": "program", "HOME": "สมหญิง มีสุข/itaxl"}.items():
        (tmp_path / place).mkdir(parents=True)
        monkeypatch.setattr(itaxl_setup, name, tmp_path / place)
    monkeypatch.setattr(itaxl_setup, "FORM", tmp_path / "Template.xlsm")
    itaxl_setup.FORM.write_bytes(b"form 1")
    return itaxl_setup.HOME


def _place_form() -> Path:
    placed = itaxl_setup.put(itaxl_setup.FORM)
    itaxl_setup._remember({placed: itaxl_setup._hash(placed)})
    return placed


def test_an_untouched_form_is_replaced_by_the_new_one(user: Path) -> None:
    assert _place_form() == user / "Template.xlsm"
    itaxl_setup.FORM.write_bytes(b"form 2")
    assert _place_form() == user / "Template.xlsm"
    assert (user / "Template.xlsm").read_bytes() == b"form 2"
    assert len(list(user.iterdir())) == 1


def test_a_filled_form_is_kept_and_the_new_one_stands_beside_it(user: Path) -> None:
    _place_form()
    (user / "Template.xlsm").write_bytes(b"form 1, filled")
    for text in (b"form 2", b"form 2", b"form 3"):
        itaxl_setup.FORM.write_bytes(text)
        assert _place_form() == user / "Template (2).xlsm"
    assert (user / "Template.xlsm").read_bytes() == b"form 1, filled"
    assert (user / "Template (2).xlsm").read_bytes() == b"form 3"


def test_a_form_that_is_open_in_excel_is_left_alone(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _place_form()
    itaxl_setup.FORM.write_bytes(b"form 2")
    write = Path.write_bytes

    def held(path: Path, data: bytes) -> int:
        if path == user / "Template.xlsm":
            raise PermissionError(13, "held")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", held)
    assert _place_form() == user / "Template (2).xlsm"
    assert (user / "Template.xlsm").read_bytes() == b"form 1"


def test_a_folder_that_cannot_be_written_ends_the_setup(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, data: bytes) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(PermissionError):
        itaxl_setup.put(itaxl_setup.FORM)


def test_removing_takes_the_untouched_and_leaves_the_clerks(user: Path) -> None:
    _place_form()
    (user / "Template.xlsm").write_bytes(b"form 1, filled")
    _place_form()
    (user / "memo.docx").write_bytes(b"memo")
    itaxl_setup.remove_placed()
    assert sorted(path.name for path in user.iterdir()) == ["Template.xlsm", "memo.docx"]
    assert not list(itaxl_setup.PROGRAM.iterdir())


def test_a_damaged_record_loses_nothing(user: Path) -> None:
    _place_form()
    (itaxl_setup.PROGRAM / "placed.json").write_bytes(b"\xff{")
    itaxl_setup.FORM.write_bytes(b"form 2")
    assert _place_form() == user / "Template (2).xlsm"


@pytest.mark.parametrize(
    ("failing", "said", "stands"),
    [("", itaxl_setup.DONE, "new"), ("selftest", itaxl_setup.FAILED, "old"), ("rename", itaxl_setup.IN_USE, "old")],
)
def test_an_upgrade_that_cannot_be_finished_leaves_the_old_program(
    failing: str, said: str, stands: str, user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, text in {"unzipped": "new", "program/python": "old"}.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "python.exe").write_text(text, encoding="ascii")
    monkeypatch.setattr(itaxl_setup, "HERE", tmp_path / "unzipped")
    monkeypatch.setattr(itaxl_setup, "_setup", lambda _python, verb, *_: int(verb == failing))
    if failing == "rename":
        monkeypatch.setattr(itaxl_setup, "_renamed", lambda *_: False)
    assert itaxl_setup._unpacked([]) == said.format(log=itaxl_setup.LOG)
    assert (tmp_path / "program" / "python" / "python.exe").read_text(encoding="ascii") == stands
    assert [path.name for path in (tmp_path / "program").iterdir()] == ["python"]


def test_what_goes_wrong_is_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(itaxl_setup, "LOG", tmp_path / "setup.log")
    monkeypatch.setattr(itaxl_setup, "_windows", lambda: 1 / 0)
    assert itaxl_setup.main(["place"]) == 1
    assert "ZeroDivisionError" in (tmp_path / "setup.log").read_text(encoding="utf-8")
    assert itaxl_setup.main(["no such thing"]) == 2


def test_the_self_test_makes_a_form_and_its_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(itaxl_setup, "LOG", tmp_path / "setup.log")
    monkeypatch.setattr(itaxl_setup, "NEEDED", "import itaxl.ribbon")
    (tmp_path / "own.toml").write_text("not toml", encoding="ascii")
    monkeypatch.setenv("ITAXL_SETTINGS", str(tmp_path / "own.toml"))
    assert itaxl_setup.selftest() == 0
    monkeypatch.setattr(itaxl_setup, "NEEDED", "import no_such_module")
    assert itaxl_setup.selftest() == 1
    assert b"no_such_module" in (tmp_path / "setup.log").read_bytes()


def test_without_wine_nothing_is_claimed_and_in_ci_that_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(try_under_wine, "missing", lambda: ["wine"])
    monkeypatch.delenv("CI", raising=False)
    assert try_under_wine.run() == 0
    assert capsys.readouterr().out.startswith("SKIPPED: wine not on this machine")
    monkeypatch.setenv("CI", "true")
    assert try_under_wine.run() == 1


PIECES = r'''
DriveCommand = Left$(PYTHON_WIN, 2) & " & cd """ & PythonDir & """ & "
PYTHONPATH = Replace(PYTHONPATH, "&", "^&")
PYTHONPATH = Replace(PYTHONPATH, "\", "\\")
" -B -c ""import xlwings.utils;xlwings.utils.prepare_sys_path(\""" & PYTHONPATH & "\""); " & PythonCommand & """ "
" --wb=" & """" & ThisWorkbook.Name & """ --from_xl=1" & " --app=" & Chr(34)
Application.Path & "\" & Application.Name & Chr(34) & " --hwnd=" & Chr(34) & Application.Hwnd & Chr(34)
" 2> """ & LOG_FILE & """ "
'''
"""What ExecuteWindows of xlwings' macros makes its command line of."""


def test_a_click_is_imitated_as_the_macros_of_the_form_do_it() -> None:
    source = next(module.source for module in modules() if module.name == "xlwings")
    body = source[source.index("Function ExecuteWindows") :]
    assert [piece for piece in PIECES.strip().splitlines() if piece not in body] == [], "run_python.py is to follow"
    assert f"(xlwings {version('xlwings')})" in (BENCH / "run_python.py").read_text(encoding="utf-8")
