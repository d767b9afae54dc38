"""Nothing that was given vanishes: whatever two inputs are called, each has its row, its folder and its documents."""

import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from itaxl.batch import inbox as door
from itaxl.batch.inbox import Account, account
from itaxl.batch.journal_index import Memory
from itaxl.batch.unpacking import places
from itaxl.batch.workbook import Workbook
from itaxl.files.file_names import alike
from itaxl.model.refusal import Refused
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]
See = Callable[[Path], Any]
Make = Callable[[Path], tuple[list[Path], int]]

ONLY_POSIX = pytest.mark.skipif(sys.platform != "linux", reason="names that only Linux tells apart")


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip of files by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return stream.getvalue()


def put(folder: Path, files: Mapping[str | bytes, bytes]) -> list[Path]:
    """Files in `folder`; a name may be bytes that are no text."""
    paths = [folder / os.fsdecode(name) for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return paths


def two_zips_of_one_name(place: Path) -> tuple[list[Path], int]:
    return put(place, {"a/forms.zip": zipped({"f.xlsm": b"1"}), "b/forms.zip": zipped({"f.xlsm": b"2"})}), 2


def a_zip_and_the_folder_of_its_name(place: Path) -> tuple[list[Path], int]:
    put(place, {"inbox.zip": zipped({"f.xlsm": b"1"}), "inbox/f.xlsm": b"2"})
    return [place / "inbox.zip", place / "inbox"], 2


def zips_whose_names_clean_to_one(place: Path) -> tuple[list[Path], int]:
    names = ("A b.zip", "A  b.zip", "a B.zip", "A b..zip", " A b.zip", "é.zip", "e\u0301.zip", "A\u200b b.zip")
    return put(place, {name: zipped({"f.xlsm": name.encode()}) for name in names}), len(names)


def files_that_differ_in_capitals_and_marks(place: Path) -> tuple[list[Path], int]:
    names = ("A.xlsm", "a.xlsm", "a.XLSM", "é.xlsm", "e\u0301.xlsm", "a .xlsm", "a..xlsm", " a.xlsm")
    put(place / "in", {name: name.encode() for name in names})
    return [place / "in"], len(names)


def names_that_are_no_text(place: Path) -> tuple[list[Path], int]:
    names = (b"\xa1\xa2.xlsm", rb"\udca1\udca2.xlsm", b"\xa1\xa2", b"\xa1\xa2.XLSM")
    put(place / "in", dict.fromkeys(names, b"1"))
    return [place / "in"], 4


def links(place: Path) -> tuple[list[Path], int]:
    (first, *_) = put(place / "in", {"a.xlsm": b"1", "below/c.xlsm": b"2"})
    (place / "in" / "b.xlsm").symlink_to(first)
    os.link(first, place / "in" / "hard.xlsm")
    (place / "in" / "nowhere.xlsm").symlink_to(place / "gone.xlsm")
    return [place / "in"], 5


def one_file_by_many_spellings(place: Path) -> tuple[list[Path], int]:
    (first, _) = put(place / "in", {"a.xlsm": b"1", "b.xlsm": b"2"})
    (place / "other").symlink_to(place / "in")
    again = [place / "in" / ".." / "in" / "a.xlsm", place / "other" / "a.xlsm", Path(os.path.relpath(first))]
    return [first, *again, place / "in", place / "other"], 2


def one_zip_twice(place: Path) -> tuple[list[Path], int]:
    (path,) = put(place, {"in/forms.zip": zipped({"f.xlsm": b"1"})})
    return [path, place / "in" / ".." / "in" / "forms.zip"], 1


def zips_in_a_zip(place: Path) -> tuple[list[Path], int]:
    inner = zipped({"f.xlsm": b"1"})
    entries = {
        "inner.zip": inner,
        "inner/f.xlsm": b"2",
        "inner.zip~/f.xlsm": b"3",
        "a/inner.zip": zipped({"f.xlsm": b"4", "deeper.zip": inner}),
        "broken.zip": inner[:30],
    }
    return put(place, {"outer.zip": zipped(entries)}), 6


def entries_that_clean_to_one(place: Path) -> tuple[list[Path], int]:
    return put(place, {"one.zip": zipped({name: name.encode() for name in ENTRIES})}), len(ENTRIES)


LONG = "ยาว" * 60
ENTRIES = (
    *("f.xlsm", "f .xlsm", "f..xlsm", " f.xlsm", "f?.xlsm", "f*.xlsm", "f-.xlsm", "con.xlsm", "con-.xlsm"),
    *("é.xlsm", "e\u0301.xlsm", "\u200bf.xlsm", "- /f.xlsm", "-/f.xlsm", "d?/f.xlsm", "d-/f.xlsm"),
    *("g.xlsm/f.xlsm", "g.xlsm", f"{LONG}1.xlsm", f"{LONG}2.xlsm", f"{LONG}/{LONG}/f.xlsm", "a/" * 300 + "f.xlsm"),
)

WAYS: tuple[Make, ...] = (
    two_zips_of_one_name,
    a_zip_and_the_folder_of_its_name,
    zips_whose_names_clean_to_one,
    files_that_differ_in_capitals_and_marks,
    names_that_are_no_text,
    links,
    one_file_by_many_spellings,
    one_zip_twice,
    zips_in_a_zip,
    entries_that_clean_to_one,
)


@ONLY_POSIX
@pytest.mark.parametrize("make", WAYS, ids=lambda make: make.__name__)
def test_each_input_is_known_by_a_path_of_its_own_and_holds_its_own_bytes(make: Make, tmp_path: Path) -> None:
    paths, expected = make(tmp_path)
    found = account(paths, tmp_path / "out")
    names = [*(each.known_as for each in found.workbooks), *(each.path for each in found.passed)]
    assert len(names) == len(set(names)) == expected
    unpacked = [str(each.path) for each in found.workbooks if each.path.is_relative_to(tmp_path / "out")]
    assert len(set(map(alike, unpacked))) == len(unpacked), "also where capitals are not told apart"
    assert all(name.encode() for name in names), "each is text"
    assert account(paths, tmp_path / "out") == found, "and is known by it ever after"


@ONLY_POSIX
def test_a_zip_holds_for_each_entry_its_own_bytes(tmp_path: Path) -> None:
    paths, _ = entries_that_clean_to_one(tmp_path)
    found = account(paths, tmp_path / "out")
    assert sorted(each.path.read_bytes().decode() for each in found.workbooks) == sorted(ENTRIES)


def test_no_two_entries_go_to_one_place_on_any_disk() -> None:
    wished = places([*ENTRIES, *(name.upper() for name in ENTRIES), "f~6b8c2f.xlsm"])
    assert len({alike(str(place)) for place in wished.values()}) == len(wished)
    folders = {alike(str(folder)) for place in wished.values() for folder in place.parents}
    assert not folders & {alike(str(place)) for place in wished.values()}
    assert all(len(part.encode()) <= 255 for place in wished.values() for part in place.parts)


def test_what_is_known_by_its_name_alone_is_called_as_before(tmp_path: Path) -> None:
    (path,) = put(tmp_path, {"ส่งมา.zip": zipped({"ก/แบบฟอร์ม.xlsm": b"1", "อ่าน.txt": b"2"})})
    found = account([path], tmp_path / "out")
    assert [each.path for each in found.passed] == ["ส่งมา.zip/อ่าน.txt"]
    assert found.workbooks[0] == Workbook(
        tmp_path / "out" / "แบบฟอร์มจากไฟล์ zip" / "ส่งมา" / "ก" / "แบบฟอร์ม.xlsm", "ส่งมา.zip/ก/แบบฟอร์ม.xlsm"
    )


def test_a_workbook_that_is_only_called_a_zip_is_read_as_one(forms: Mapping[str, bytes], tmp_path: Path) -> None:
    paths = put(tmp_path, {"ส่งมา.zip": forms["form00.xlsm"]})
    assert account(paths, tmp_path / "out") == Account([Workbook(paths[0], "ส่งมา.zip")], [])


def test_what_stands_where_an_entry_goes_is_kept_and_no_link_is_followed(tmp_path: Path) -> None:
    (path,) = put(tmp_path, {"in.zip": zipped({"a.xlsm": b"1", "b.xlsm": b"2"})})
    place = tmp_path / "out" / "แบบฟอร์มจากไฟล์ zip" / "in"
    (mine, _) = put(place, {"a.xlsm/งาน.txt": b"x", "../mine.txt": b"x"})
    (outside,) = put(tmp_path, {"outside.xlsm": b"2"})
    (place / "b.xlsm").symlink_to(outside)
    first, second = account([path], tmp_path / "out").workbooks
    assert (first.path.name, first.known_as) == ("a (2).xlsm", "in.zip/a.xlsm")
    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"1", b"2")
    assert not second.path.is_symlink()
    assert mine.read_bytes() == b"x"
    assert outside.read_bytes() == b"2"


def test_a_link_in_place_of_the_unpacked_forms_is_refused(tmp_path: Path) -> None:
    (path,) = put(tmp_path, {"in.zip": zipped({"a.xlsm": b"1"})})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "แบบฟอร์มจากไฟล์ zip").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="link"):
        account([path], tmp_path / "out")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_too_many_are_refused_before_all_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = put(tmp_path, {f"{number}.zip": zipped({f"{each}.xlsm": b"1" for each in range(8)}) for number in range(3)})
    monkeypatch.setattr(door, "limits", lambda: {"batch": 10})
    with pytest.raises(Refused) as refused:
        account(paths, tmp_path / "out")
    assert refused.value.wording is door.TOO_MANY
    assert len(list((tmp_path / "out").rglob("*.xlsm"))) <= 11


def test_workbooks_of_one_name_never_share_a_folder() -> None:
    memory = Memory()
    names = [f"{number}/f.xlsm" for number in range(12_000)]  # so many that short hashes of some are the same
    folders = [memory.folder_for(name, "มะค่า") for name in names]
    assert len({alike(folder) for folder in folders}) == len(names)
    assert [memory.folder_for(name, "มะค่า") for name in names] == folders
    taken = [memory.folder_for(f"x{name}", name) for name in ("index.html", "Results.JSON", "แบบฟอร์มจากไฟล์ zip")]
    assert all("xlsm" not in folder and alike(folder) not in ("index.html", "results.json") for folder in taken)
    assert taken[2] != "แบบฟอร์มจากไฟล์ zip"
    assert len((memory.folder_for("1", "ก" * 83) + memory.folder_for("2", "ก" * 83)).encode()) <= 2 * 255


def test_a_folder_that_two_workbooks_had_stays_with_the_first() -> None:
    memory = Memory(folders={"a": "มะค่า", "b": "มะค่า"}, owners={"มะค่า": "a"})
    assert memory.folder_for("a", "มะค่า") == "มะค่า"
    assert memory.folder_for("b", "มะค่า") != "มะค่า"


@ONLY_POSIX
def test_as_many_come_out_as_were_given(
    forms: Mapping[str, bytes], fill: Fill, see: See, tmp_path: Path, run_itaxl: Run
) -> None:
    sample = sample_content(fiscal_year(2569))
    makes = iter(form_bytes(sample.edited({"org.name": name, "memo.number": str(n)})) for n, name in enumerate(NAMES))
    made = list(islice(makes, len(NAMES)))
    nameless = [form_bytes(sample.edited({"org.name": "", "org.type": "", "memo.number": f"9{n}"})) for n in range(4)]
    put(tmp_path, {"a/forms.zip": zipped({"form.xlsm": made[0]}), "b/forms.zip": zipped({"form.xlsm": made[1]})})
    put(tmp_path, {"d/inbox.zip": zipped({"form.xlsm": made[2], "in.zip": zipped({"form.xlsm": made[3]})})})
    put(tmp_path, {"d/inbox/form.xlsm": made[4], "d/inbox/Form.xlsm": made[5], "d/inbox/form .xlsm": made[6]})
    put(tmp_path, {"d/inbox/" + os.fsdecode(b"\xa1.xlsm"): nameless[0], r"d/inbox/\udca1.xlsm": nameless[1]})
    put(tmp_path, {"x/index.html.xlsm": nameless[2], "X/INDEX.HTML.xlsm": nameless[3], "x/twice.xlsm": made[7]})
    given = [*(f"{name}/forms.zip" for name in "ab"), "d/inbox.zip", "d/inbox", "x", "X", "x/../x/twice.xlsm"]
    out = tmp_path / "out"
    count = 12
    ran = run_itaxl("batch", *given, "-o", out, cwd=tmp_path)
    assert ran.code == 1, ran.err
    whole = json.loads((out / "results.json").read_bytes())["workbooks"]
    assert len(whole) == len({record["path"] for record in whole}) == count
    folders = [record["folder"] for record in whole]
    assert len({alike(folder) for folder in folders}) == count
    assert all(len(record["documents"]) == 2 for record in whole)
    assert len(see(out).documents) == 2 * count
    assert {path.name for path in out.iterdir() if path.is_dir()} == {*folders, "แบบฟอร์มจากไฟล์ zip"}
    matrix = openpyxl.load_workbook(out / "worklist.xlsx").worksheets[1]
    cells = [str(cell) for row in matrix.iter_rows(values_only=True) for cell in row]
    assert [cells.count(record["path"]) for record in whole] == [1] * count
    assert (out / "index.html").read_text("utf-8").count("form.xlsm") >= 5
    assert run_itaxl("reply", out).code == 0
    letters = list(out.glob("*/*แก้ไข.docx"))
    assert len(letters) == sum(record["counts"]["error"] > 0 and record["newest"] for record in whole)


@pytest.fixture(autouse=True)
def _out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()


NAMES = ("บางกะปิ", "บางกะปิ ", "บางเขน", "บางแค", "บางซื่อ", "บางบอน", "บางรัก", "บางนา")
