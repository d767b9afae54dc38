"""What a script is given and cannot use ends it with one sentence that names the file; nobody reads a traceback."""

import gzip
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from given import given_bytes, given_folder, given_table, given_text
from venv_setup import Stop

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = {
    "scripts/language": ["scripts/language", "{}"],
    "its example": ["scripts/language", "--example", "{}"],
    "its slips": ["scripts/language", "--measure", "--slips", "{}", "README.md"],
    "its dates": ["scripts/language", "--measure", "--dates", "{}", "README.md"],
    "measure_papers": ["scripts/bench/measure_papers.py", "{}"],
    "measure_papers --check": ["scripts/bench/measure_papers.py", "--check", "{}"],
    "advances": ["scripts/build/advances.py", "{}"],
    "slips": ["scripts/build/slips.py", "{}"],
    "package": ["scripts/windows/package.py", "--sha256", "0", "--python", "{}"],
}
BYTES = bytes(range(256))


def _given(what: str, folder: Path) -> Path:
    path = folder / {"packed": "given.txt.gz", "fonts": "fonts", "truths": "truths"}.get(what, "given.txt")
    if what in ("junk", "packed"):
        path.write_bytes(BYTES)
    elif what != "missing":
        path.mkdir()
    if what == "fonts":
        for weight in ("Regular", "Bold"):
            (path / f"THSarabunNew-{weight}.ttf").write_bytes(BYTES)
    if what == "truths":
        (path / "a.json").write_text("[1]", encoding="utf-8")
    return path


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("what", ["folder", "junk", "packed", "fonts", "truths"])
def test_what_cannot_be_used_is_named_in_one_sentence(
    words: list[str], what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _given(what, tmp_path)
    script = ROOT / words[0]
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(script.parent))
    monkeypatch.setattr(sys, "argv", [word.format(path) for word in words])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(script), run_name="__main__")
    assert isinstance(ended.value.code, str), "Python writes it, and ends with 1"
    _is_a_sentence_about(path, capsys.readouterr().err + ended.value.code)


@pytest.mark.slow
@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_a_missing_file_ends_the_process_with_that_sentence(words: list[str], tmp_path: Path) -> None:
    path = _given("missing", tmp_path)
    run = subprocess.run(
        [sys.executable, *(word.format(path) for word in words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "scripts")])},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    _is_a_sentence_about(path, run.stderr)


def _is_a_sentence_about(path: Path, said: str) -> None:
    sentence = said.strip().splitlines()
    assert len(sentence) == 1, said
    assert path.name in sentence[0]


def test_texts_and_tables_are_read(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "a.txt.gz"
    plain.write_text("# ใคร\nก\tข\n๑\t๒\n", encoding="utf-8")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert given_text(plain) == given_text(packed)
    assert given_table(packed, 2) == [["๑", "๒"]]
    assert given_folder(tmp_path, "*.gz") == tmp_path


@pytest.mark.parametrize("columns", [3, 9])
def test_a_table_with_too_few_columns_is_none(columns: int, tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("ก\tข\n๑\t๒\n", encoding="utf-8")
    with pytest.raises(Stop, match="no table"):
        given_table(table, columns)


def test_a_cut_gzip_and_a_locked_file_are_named(tmp_path: Path) -> None:
    cut = tmp_path / "a.gz"
    cut.write_bytes(gzip.compress(b"abc" * 999)[:-9])
    with pytest.raises(Stop, match=r"a\.gz is no gzip"):
        given_text(cut)
    with pytest.raises(Stop, match="is a folder"):
        given_bytes(tmp_path)
