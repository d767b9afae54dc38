"""Names of files and sheets that would rule a terminal, turn a line around or feign a verdict are shown, not obeyed."""

import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from form_parts import WORKBOOK, parts, replaced, sample_edited, sample_form, zipped

Run = Callable[..., Any]

SPOOF: Final = "พร้อมส่ง"
NAMES: Final = {
    "escapes": "ก\x1b]0;x\x07\x1b[2J\x9b31m\x7f",
    "direction": "ก\u202emslx.\u2066a\u2069\u200fข\u061c",
    "lines": f"ก\n{SPOOF}  x\r{SPOOF}\u2028{SPOOF}\x85",
    "no text": "ก\udca1\udcfe\udc9b",
    "nothing": "ก\u200b\u2060\ufeff\ufffd\U000e0041\ue000",
    "signs": "ก{0}{path}%s[red]\\",
}
FAULTS: Final = {"memo.subject": "เเจ้งผลตามมาตรการ", "memo.date": "๓๑ เม.ย. ๖๙"}


def hidden(text: str) -> list[str]:
    """The characters of an output that nobody sees, but for the ends of its lines."""
    unseen = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
    return [f"{ord(char):04X}" for char in text if unicodedata.category(char) in unseen and char != "\n"]


def assert_shown(*texts: str) -> None:
    for text in texts:
        assert hidden(text) == []
        assert not [line for line in text.splitlines() if line.startswith(f"{SPOOF}  x")], text


def assert_files_show(folder: Path) -> None:
    """Pages and lists are looked at with the programs that open them."""
    for path in folder.rglob("*.html"):
        assert_shown(path.read_text(encoding="utf-8"))
    for path in folder.rglob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        assert_shown(*(str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row))


def form_called(name: str, folder: Path) -> Path:
    """A form with faults, under such a name, in a folder of such a name."""
    folder = folder / f"{name} โฟลเดอร์"
    folder.mkdir()
    path = folder / f"{name}.xlsm"
    with sample_edited(FAULTS):
        path.write_bytes(sample_form())
    return path


@pytest.mark.parametrize(
    ("kinds", "lang", "first"), [(("escapes", "direction", "signs"), "th", 0), (("lines", "no text"), "en", 1)]
)
def test_no_command_obeys_the_name_of_a_form(
    kinds: Sequence[str], lang: str, first: int, tmp_path: Path, run_itaxl: Run
) -> None:
    form = form_called("".join(NAMES[kind] for kind in kinds), tmp_path)
    for words in list(commands(form, tmp_path / "out"))[first::2]:
        ran = run_itaxl(*words, "--lang", lang, cwd=tmp_path)
        assert ran.code in (0, 1, 2), (words, ran.err)
        assert_shown(ran.out, ran.err)
    assert_files_show(tmp_path)


def commands(form: Path, out: Path) -> Iterator[Sequence[object]]:
    """Each command given such a name, for what is there and for what is not."""
    out.mkdir(exist_ok=True)
    gone, other = form.with_stem(f"{form.stem}gone"), form.with_suffix(".txt")
    other.write_bytes(b"x")
    yield "check", form
    yield "check", form, "--fix"
    yield "check", form, "--format", "json"
    yield "check", form, "--format", "html", "-o", form.with_suffix(".html")
    yield "check", form, "--format", "xlsx", "-o", form.with_suffix(".xlsx")
    yield "check", form, "-o", form
    yield "check", form.parent
    yield "check", gone
    yield "check", other
    yield "check", form, f"-{form.stem}"
    yield "check", form, "--select", form.stem
    yield "make", form
    yield "make", form, form
    yield "make", form, "--only", "memo", "-o", form / "inside"
    yield "make", other
    yield "new", form
    yield "new", form.with_stem(f"{form.stem}new")
    yield "new", form.with_suffix(".doc")
    yield "new", form.with_stem(f"{form.stem}from"), "--from", form
    yield "new", form.with_stem(f"{form.stem}of"), "--from", gone
    yield "doctor", form
    yield "doctor", other
    yield "doctor", gone
    yield "doctor", form, "--json"
    yield "settings", "--new", form.parent
    yield "settings", "--new", form.parent
    yield "settings", form
    yield "years", gone
    yield "batch", form.parent, "-o", out / "a"
    yield "batch", form, other, "-o", out / "a"
    yield "batch", gone, "-o", out / "b"
    yield "batch", form.parent, "-o", form.parent
    yield "batch", form.parent, "-o", form / "inside"
    yield "batch", form.parent, "-o", out / "c", "--since", out / form.stem
    yield "batch", form.parent, "-o", out / form.stem, "--check-only"
    yield "reply", out / "a"
    yield "reply", out / f"{form.stem}gone"
    yield (form.stem,)


def test_no_name_in_a_zip_is_obeyed(tmp_path: Path, run_itaxl: Run) -> None:
    packed, out = tmp_path / "ส่งมา.zip", tmp_path / "out"
    with zipfile.ZipFile(packed, "w") as book:
        for what, name in NAMES.items():
            if what != "no text":
                book.writestr(f"{name}/{name}.xlsm", sample_form())
                book.writestr(f"{name}2.xlsm", b"x")
    for _ in range(2):
        ran = run_itaxl("batch", packed, "-o", out)
        assert ran.code in (0, 1)
        assert_shown(ran.out, ran.err)
    ran = run_itaxl("reply", out)
    assert_shown(ran.out, ran.err)
    assert_files_show(out)


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_name_of_a_sheet_is_obeyed(form: str, tmp_path: Path, run_itaxl: Run) -> None:
    """XML can hold what a file's name can, as the number of a letter."""
    path = tmp_path / "form.xlsm"
    name = "".join(f"&#x{ord(char):x};" for char in NAMES["escapes"] + NAMES["direction"])
    path.write_bytes(replaced(WORKBOOK, 'name="บันทึกข้อความ"'.encode(), f'name="{name}"'.encode()))
    ran = run_itaxl("check", path, "--format", form)
    assert ran.code in (0, 1, 2)
    assert_shown(ran.out, ran.err)


def test_settings_beside_a_form_are_shown_not_obeyed(tmp_path: Path, run_itaxl: Run) -> None:
    (tmp_path / "form.xlsm").write_bytes(zipped(parts()))
    for text in (
        '"\\u001b[2J\\u202e" = 1',
        '[office]\nname = "\\u001b[2J\\u202ex"',
        "[office]\nnam\\u001be = 1",
        "\x9b = 1",
    ):
        (tmp_path / "itaxl.toml").write_text(text, encoding="utf-8")
        for words in (("settings", tmp_path), ("check", tmp_path / "form.xlsm"), ("make", tmp_path / "form.xlsm")):
            ran = run_itaxl(*words)
            assert_shown(ran.out, ran.err)
