"""The README keeps its word: short, its links lead somewhere, its commands exist."""

import re
from pathlib import Path

import pytest

from itaxl.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "THIRD_PARTY.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_it_is_short_and_speaks_thai_first() -> None:
    assert len(README.splitlines()) < 150
    assert re.search("[ก-๙]", README.split("---")[0])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


TREE = [path for top in ("itaxl", "scripts", "tests", "docs", "workbook") for path in (ROOT / top).rglob("*.*")]
FILES = {f"/{path.relative_to(ROOT).as_posix()}" for path in TREE} | {f"/{path.name}" for path in ROOT.iterdir()}
OF_OFFICES = {"itaxl.toml"}
"""Files of ours in form only: those that an office writes."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_ours_that_it_names_exist(page: Path) -> None:
    named = re.findall(r"`([\w./-]*\w\.(?:py|toml|tsv|lock|bas|md))`", page.read_text(encoding="utf-8"))
    lost = [name for name in named if not any(file.endswith(f"/{name}") for file in FILES)]
    assert set(lost) <= OF_OFFICES


def test_its_commands_exist() -> None:
    assert set(re.findall(r"^    itaxl (\w+)", README, re.MULTILINE)) <= set(main.COMMANDS)
    scripts = re.findall(r"^    python3 (scripts/\w+\.py)", README, re.MULTILINE)
    assert scripts == ["scripts/demo.py", "scripts/test.py"]
    assert all((ROOT / script).is_file() for script in scripts)
