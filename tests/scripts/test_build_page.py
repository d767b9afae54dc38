"""The page without its parts: its policy, its words, and what its lock pins."""

import base64
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import page

SCRIPTS = Path(__file__).parents[2] / "scripts"
SOURCES = SCRIPTS / "build" / "page_sources"
TEXTS = tomllib.loads((SOURCES / "texts.toml").read_text(encoding="utf-8"))


def policy(html: str) -> dict[str, str]:
    (content,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    return dict(part.strip().split(" ", 1) for part in content.split(";"))


def test_only_its_own_scripts_run_and_nothing_is_connected_to() -> None:
    html = page.html({"version": "1", "parts": {}}, connect="'none'")
    said = policy(html)
    assert said["default-src"] == said["connect-src"] == said["form-action"] == "'none'"
    assert "unsafe-inline" not in said["script-src"]
    assert "'unsafe-eval'" not in said["script-src"]
    for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in said["script-src"]
    assert "<!--CSP-->" not in html
    assert "/*TEXTS*/" not in html


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    used = set(re.findall(r'data-text="(\w+)"', (SOURCES / "page.html").read_text(encoding="utf-8")))
    for script in SOURCES.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        used |= set(re.findall(r'\bsay\("(\w+)"', text)) | set(re.findall(r'text: "(\w+)"', text))
    assert used <= TEXTS.keys()
    for thai, english in TEXTS.values():
        assert thai
        assert english


def test_the_program_holds_what_it_imports_and_nothing_for_terminals() -> None:
    names = set(zipfile.ZipFile(BytesIO(page.program({}))).namelist())
    assert {"itaxl/page.py", "itaxl/app/door.py", "itaxl/Template.xlsm", "itaxl/thai/data/words.tsv"} <= names
    assert not [name for name in names if name.startswith(("itaxl/cli/", "itaxl/excel/", "itaxl/manual/"))]
    assert page.program({}) == page.program({})


def test_all_of_itaxl_that_it_loads_goes_along() -> None:
    with_papers = ("itaxl.app.new", "itaxl.app.paper_sources", "itaxl.batch.work", "itaxl.settings.files")
    named = "(each for each in sys.modules if each.partition('.')[0] == 'itaxl')"
    code = f"import sys, itaxl.page, {', '.join(with_papers)}; print(*{named})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    held = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in zipfile.ZipFile(BytesIO(page.program({}))).namelist()
    }
    assert set(loaded) - held == set()


def test_every_part_is_pinned() -> None:
    lines = (SCRIPTS / "build" / "page.lock").read_text(encoding="utf-8").splitlines()
    parts = [line for line in lines if not line.startswith("#")]
    assert {line.split("==")[0] for line in parts} >= {"pyodide", "python-calamine", "xlsxwriter", "openpyxl", "jinja2"}
    assert all(
        re.fullmatch(r"[\w-]+==\S+ --(hash=sha256:[0-9a-f]{64}|integrity=sha512-\S{88})", line) for line in parts
    )
