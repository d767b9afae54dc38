"""Whatever is wrong with one file of a zip, the others are checked, and it is told for what it is."""

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from struct import pack_into

import pytest

from itaxl.batch.inbox import Account, account
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.workbook.reader import contents
from itaxl.workbook.workbook_package import package_of

SOUND = ("ก/one.xlsm", "two.xlsx", "z/three.xlsm")
BAD = "m/แย่.xlsm"
LOCAL, CENTRAL = b"PK\3\4", b"PK\1\2"
Spoil = Callable[[bytearray, int, int], None]
"""Changes a zip's bytes; the places are those of the two records of the bad file."""


def put(record: str, place: int, form: str, number: int) -> Spoil:
    """A number put into the record of the bad file."""

    def change(data: bytearray, local: int, central: int) -> None:
        pack_into(form, data, {"local": local, "central": central}[record] + place, number)

    return change


def both(*changes: Spoil) -> Spoil:
    def change(data: bytearray, local: int, central: int) -> None:
        for each in changes:
            each(data, local, central)

    return change


def renamed(name: bytes) -> Spoil:
    """The bad file under another name, as long as its own."""

    def change(data: bytearray, local: int, central: int) -> None:
        for place in (local + 30, central + 46):
            data[place : place + len(BAD.encode())] = name

    return change


def noise(data: bytearray, local: int, central: int) -> None:
    start = local + 30 + len(BAD.encode())
    data[start : start + 20] = b"\xff" * 20


LONG = len(BAD.encode())
SPOILT: dict[str, tuple[Spoil, str]] = {
    "a password": (put("central", 8, "<H", 0x801), "locked_zip"),
    "a strong password": (put("central", 8, "<H", 0x841), "locked_zip"),
    "AES": (both(put("central", 8, "<H", 0x801), put("central", 10, "<H", 99)), "locked_zip"),
    "LZMA": (put("central", 10, "<H", 14), "packing"),
    "Deflate64": (put("central", 10, "<H", 9), "packing"),
    "zstd": (put("central", 10, "<H", 93), "packing"),
    "no packing that exists": (put("central", 10, "<H", 40_000), "damaged"),
    "another checksum": (put("central", 16, "<I", 1), "damaged"),
    "noise": (noise, "damaged"),
    "a size one too small": (put("central", 24, "<I", 199_999), "damaged"),
    "a size one too large": (put("central", 24, "<I", 200_001), "damaged"),
    "a size of 300 MB": (put("central", 24, "<I", 300_000_000), "limit"),
    "a size of 3 GB": (put("central", 24, "<I", 3_000_000_000), "limit"),
    "a size of 4 GB, said elsewhere": (put("central", 24, "<I", 2**32 - 1), "limit"),
    "packed bytes beyond the end": (put("central", 20, "<I", 2**31), "damaged"),
    "packed bytes of the next": (put("central", 20, "<I", 100_000), "damaged"),
    "a place beyond the end": (put("central", 42, "<I", 2**31), "damaged"),
    "the place of no record": (put("central", 42, "<I", 7), "damaged"),
    "no record of its own": (put("local", 0, "<I", 0), "damaged"),
    "a name that leads out": (renamed(b"../" + b"x" * (LONG - 8) + b".xlsm"), "unsafe"),
    "a name from the root": (renamed(b"/" + b"x" * (LONG - 6) + b".xlsm"), "unsafe"),
    "a drive": (renamed(b"C:/" + b"x" * (LONG - 8) + b".xlsm"), "unsafe"),
}


def zip_with(bad: bytes, spoil: Spoil | None = None, name: str = BAD, more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SOUND[0], SOUND[0].encode())
        archive.writestr(SOUND[1], SOUND[1].encode())
        archive.writestr(name, bad)
        for each, content in more:
            archive.writestr(each, content)
        archive.writestr(SOUND[2], SOUND[2].encode())
    data = bytearray(stream.getvalue())
    if spoil:
        label = name.encode()
        spoil(data, data.find(label) - 30, data.rfind(label) - 46)
    return bytes(data)


def told(place: Path, data: bytes) -> Account:
    """The account of the one zip `in.zip` in a folder, unpacked below `out`."""
    (place / "out").mkdir(parents=True)
    (place / "in.zip").write_bytes(data)
    return account([place / "in.zip"], place / "out")


def reason(path: Path) -> str:
    """Why a workbook cannot be read."""
    with pytest.raises(UnreadableFile) as refused:
        package_of(contents(path, limits()), path.name, limits())
    return refused.value.kind


def content() -> bytes:
    """What packs to a tenth."""
    return b"".join(number.to_bytes(4, "big") * 2 for number in range(25_000))


@pytest.mark.parametrize("what", SPOILT)
def test_one_spoilt_file_is_told_and_the_others_are_done(what: str, tmp_path: Path) -> None:
    spoil, kind = SPOILT[what]
    found = told(tmp_path, zip_with(content(), spoil))
    files = {each.known_as: each.path for each in found.workbooks}
    assert {f"in.zip/{name}" for name in SOUND} < files.keys()
    assert all(files[f"in.zip/{name}"].read_bytes() == name.encode() for name in SOUND)
    (bad,) = files.keys() - {f"in.zip/{name}" for name in SOUND}
    assert reason(files[bad]) == kind
    assert found.passed == []
    assert {path.name for path in tmp_path.iterdir()} == {"in.zip", "out"}


def test_a_file_larger_than_a_form_is_told_and_is_no_copy_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITAXL_LIMITS", "file=100000")
    more = [(f"{number}.xlsm", bytes([number]) * 100_001) for number in range(3)]
    found = told(tmp_path, zip_with(content(), more=more))
    assert (len(found.workbooks), found.passed) == (7, [])
    assert [reason(each.path) for each in found.workbooks].count("limit") == 4


def test_two_that_are_damaged_alike_are_no_copies(tmp_path: Path) -> None:
    for folder in "ab":
        (tmp_path / folder).mkdir()
        bad = content() + folder.encode()
        (tmp_path / folder / "in.zip").write_bytes(zip_with(bad, put("central", 10, "<H", 14)))
    (tmp_path / "out").mkdir()
    found = account([tmp_path / "a", tmp_path / "b"], tmp_path / "out")
    assert [each.known_as for each in found.workbooks if BAD in each.known_as] == [f"a/in.zip/{BAD}", f"b/in.zip/{BAD}"]


BOMB = zip_with(bytes(30_000_000), name="zeros.xlsm")
INNER: dict[str, tuple[bytes, Spoil | None]] = {
    "a bomb": (zip_with(bytes(30_000_000), name="zeros.bin"), None),
    "damaged": (BOMB[:300], None),
    "with a password": (BOMB, put("central", 8, "<H", 0x801)),
    "packed otherwise": (BOMB, put("central", 10, "<H", 14)),
    "of another checksum": (BOMB, put("central", 16, "<I", 1)),
    "of 3 GB as it says": (BOMB, put("central", 24, "<I", 3_000_000_000)),
}


@pytest.mark.parametrize("what", INNER)
def test_a_spoilt_zip_in_a_zip_is_told_and_the_others_are_done(what: str, tmp_path: Path) -> None:
    inner, spoil = INNER[what]
    found = told(tmp_path, zip_with(inner, spoil, name="inner.zip"))
    assert {f"in.zip/{name}" for name in SOUND} <= {each.known_as for each in found.workbooks}
    assert [each.path for each in found.passed if each.path.startswith("in.zip/inner.zip")]


def test_a_bomb_of_a_workbook_in_a_zip_in_a_zip_is_told_alone(tmp_path: Path) -> None:
    found = told(tmp_path, zip_with(BOMB, name="inner.zip"))
    assert {each.known_as: reason(each.path) for each in found.workbooks if "zeros" in each.known_as} == {
        "in.zip/inner.zip/zeros.xlsm": "limit"
    }
    assert len(found.workbooks) + len(found.passed) == 1 + 2 * len(SOUND)


def test_files_that_share_their_bytes_or_their_name_are_told_each_once(tmp_path: Path) -> None:
    def shared(data: bytearray, local: int, central: int) -> None:
        other = data.rfind(b"other.xlsm") - 46
        data[other + 42 : other + 46] = local.to_bytes(4, "little")

    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zip_with(content(), more=[(BAD, b"another")])
    for number, data in enumerate((zip_with(content(), shared, more=[("other.xlsm", b"x")]), twice)):
        found = told(tmp_path / f"{number}", data)
        bad = [each for each in found.workbooks if each.known_as not in {f"in.zip/{name}" for name in SOUND}]
        assert [reason(each.path) for each in bad] == ["unsafe"] * (2 - number)
        assert len(found.workbooks) == len(SOUND) + len(bad)


def test_a_zip_that_is_too_much_in_all_is_refused_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITAXL_LIMITS", "inflated=1000000")
    many = [(f"{number}.xlsm", content()) for number in range(30)]
    (tmp_path / "in.zip").write_bytes(zip_with(content(), more=many))
    (tmp_path / "form.xlsm").write_bytes(b"1")
    (tmp_path / "out").mkdir()
    found = account([tmp_path / "in.zip", tmp_path / "form.xlsm"], tmp_path / "out")
    assert [each.known_as for each in found.workbooks] == ["form.xlsm"]
    assert [each.path for each in found.passed] == ["in.zip"]
    assert limits()["inflated"] == 1_000_000


def test_a_part_of_a_package_is_not_passed_over_for_itself(tmp_path: Path) -> None:
    (tmp_path / "form.xlsm").write_bytes(zip_with(content(), put("central", 8, "<H", 0x801)))
    assert reason(tmp_path / "form.xlsm") == "locked_zip"
