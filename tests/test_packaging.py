"""What is built holds everything, and every way of installing it gives a program that works elsewhere."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from datetime import date
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILT_FROM = ("itaxl", "workbook", "pyproject.toml", "README.md", "LICENSE", "THIRD_PARTY.md")
NOT_ON_EVERY_MACHINE = {"pythoncom", "pywintypes", "win32com", "distributed", "appscript"}
"""Libraries that come with another dependency on one system, or with an extra."""

BUILD = "import sys, hatchling.build as backend; print(backend.build_wheel(sys.argv[1]))"

pytestmark = [
    pytest.mark.skipif(not find_spec("pip") or not find_spec("hatchling"), reason="pip and hatchling are needed"),
    pytest.mark.xdist_group("packaging"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of what the project is built from."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "~$*"))
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the copy."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=checkout, capture_output=True, text=True, check=True
    )
    return folder / built.stdout.split()[-1]


def _environment(folder: Path) -> Path:
    """A fresh environment that sees the running one's packages after its own; its programs' folder."""
    venv.create(folder, with_pip=False)
    context = venv.EnvBuilder().ensure_directories(folder)
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}, scheme="venv")
    Path(own, "running.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(context.bin_path)


def _install(programs: Path, *what: str) -> None:
    python = str(programs / "python")
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--ignore-installed", *offline, *what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _run(programs: Path, *words: str, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ITAXL_"))}
    done = subprocess.run([programs / "itaxl", *words], cwd=cwd, env=clean, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_wheel_holds_the_program_its_facts_the_form_and_its_licences(wheel: Path, checkout: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = checkout / "itaxl"
    expected = {f"itaxl/{path.relative_to(package).as_posix()}" for path in package.rglob("*") if path.is_file()} | {
        "itaxl/Template.xlsm",
        "itaxl/py.typed",
    }
    assert expected <= names
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "THIRD_PARTY.md"}
    assert {name.partition("/")[0] for name in names} == {"itaxl", wheel.name.split("-py3")[0] + ".dist-info"}


def test_the_wheel_is_the_same_when_built_again(wheel: Path, checkout: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", BUILD, str(tmp_path)], cwd=checkout, capture_output=True, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("way", ["wheel", "checkout", "editable"])
def test_what_is_installed_works_outside_the_checkout(way: str, wheel: Path, checkout: Path, tmp_path: Path) -> None:
    programs = _environment(tmp_path / "venv")
    _install(programs, *{"wheel": [str(wheel)], "checkout": [str(checkout)], "editable": ["-e", str(checkout)]}[way])
    elsewhere = tmp_path / "งาน ของฉัน"
    elsewhere.mkdir()
    assert "itaxl make" in _run(programs, "--help", cwd=elsewhere)
    assert _run(programs, "--version", cwd=elsewhere).startswith("itaxl ")
    _run(programs, "new", "แบบฟอร์ม.xlsm", cwd=elsewhere)
    assert zipfile.is_zipfile(elsewhere / "แบบฟอร์ม.xlsm")
    where = subprocess.run(
        [
            programs / "python",
            "-c",
            "import itaxl.template.location as t; print(t.__file__, t.template_path(), sep='\\n')",
        ],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    home = checkout if way == "editable" else tmp_path / "venv"
    assert all(Path(path).is_relative_to(home) for path in where)


def test_every_library_that_is_imported_is_declared() -> None:
    imported = {name.partition(".")[0] for path in (ROOT / "itaxl").rglob("*.py") for name in _imports(path)}
    declared = {_plain(_name(requirement)) for requirement in PROJECT["dependencies"]}
    belongs = packages_distributions()
    missing = imported - sys.stdlib_module_names - {"itaxl"} - NOT_ON_EVERY_MACHINE
    assert {name for name in missing if declared.isdisjoint(map(_plain, belongs.get(name, [name])))} == set()


def test_every_library_that_is_declared_is_imported() -> None:
    imported = {name.partition(".")[0] for path in (ROOT / "itaxl").rglob("*.py") for name in _imports(path)}
    belongs = packages_distributions()
    used = {_plain(package) for name in imported for package in belongs.get(name, [name])}
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["cluster"]]
    names = {_plain(_name(requirement)) for requirement in declared if "sys_platform" not in requirement}
    assert names - used == set()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_named_with_its_licence() -> None:
    told = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    optional = PROJECT["optional-dependencies"]
    shipped = [*PROJECT["dependencies"], *optional["cluster"], *optional["build"]]
    names = [_name(requirement) for requirement in shipped]
    assert [name for name in names if not re.search(rf"(^\| {name} \| \S|\b{name} \()", told, re.MULTILINE)] == []


def test_version_changelog_and_tag_agree() -> None:
    """The newest dated section is the version's, days go down, and every tag is a version that the changelog has."""
    import itaxl

    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## \[(\S+)\](?: - (.*))?$", told, re.MULTILINE)
    assert sections[0] == ("Unreleased", "")
    versions, days = zip(*sections[1:], strict=True)
    assert versions[0] == itaxl.__version__
    assert list(days) == sorted(map(str, map(date.fromisoformat, days)), reverse=True)
    assert {tag.removeprefix("v") for tag in _tags()} <= set(versions)


def _tags() -> list[str]:
    """The tags of a checkout that are versions; none outside of one."""
    if not shutil.which("git"):
        return []
    done = subprocess.run(["git", "tag", "--list", "v*"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.split()
