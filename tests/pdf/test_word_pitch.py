"""Fonts whose lines LibreOffice would set lower than Word are given to it with Word's pitch."""

import struct
from pathlib import Path

import pytest

from itaxl.pdf import word_pitch
from itaxl.pdf.word_pitch import as_word_sets, like_word


def font(ascent: int, descent: int, gap: int, above: int, below: int, *, name: bytes = b"hhea") -> bytes:
    """A font of two tables, as far as the height of lines goes."""
    lines = b"\0\1\0\0" + struct.pack(">hhh", ascent, descent, gap) + bytes(26)
    os2 = bytes(74) + struct.pack(">HH", above, below) + bytes(18)
    start = 12 + 2 * 16
    records = struct.pack(">4sIII", b"OS/2", 0, start, len(os2)) + struct.pack(">4sIII", name, 0, start + 96, 36)
    return struct.pack(">4sHHHH", b"\0\1\0\0", 2, 0, 0, 0) + records + os2 + bytes(96 - len(os2)) + lines


def pitch(data: bytes) -> tuple[int, ...]:
    return struct.unpack(">hhh", data[12 + 32 + 96 + 4 :][:6])


@pytest.mark.parametrize(
    ("given", "set_as"),
    [
        ((850, -250, 30, 850, 460), (850, -460, 0)),  # TH SarabunPSK: 18.08 pt becomes 20.96 at 16 pt
        ((800, -200, 90, 850, 250), (850, -250, 0)),
    ],
)
def test_lines_become_as_high_as_the_win_box_with_the_leading(given: tuple[int, ...], set_as: tuple[int, ...]) -> None:
    changed = as_word_sets(font(*given))
    assert changed is not None
    assert pitch(changed) == set_as
    assert as_word_sets(changed) is None


@pytest.mark.parametrize(
    "given", [(844, -457, 30, 844, 457), (800, -200, 190, 850, 250), (850, -250, 0, 850, 250), (850, -250, 30, 0, 0)]
)
def test_a_font_that_both_set_alike_stays(given: tuple[int, ...]) -> None:
    assert as_word_sets(font(*given)) is None


def test_the_checksum_of_the_changed_table_is_right() -> None:
    changed = as_word_sets(font(850, -250, 30, 850, 460))
    assert changed is not None
    recorded = struct.unpack_from(">I", changed, 12 + 16 + 4)[0]
    table = changed[12 + 32 + 96 :][:36]
    assert recorded == sum(struct.unpack(">9I", table)) & 0xFFFFFFFF


@pytest.mark.parametrize(
    "junk", [b"", b"OTTO", bytes(40), font(1, 1, 1, 1, 1, name=b"none"), b"\0\1\0\0\xff\xff" + bytes(90)]
)
def test_what_is_no_font_stays(junk: bytes) -> None:
    assert as_word_sets(junk) is None


def test_libreoffice_finds_the_changed_font_instead_of_the_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "a&b.ttf"
    monkeypatch.setattr(word_pitch, "_installed", lambda: [(installed, font(850, -250, 30, 850, 460))])
    config = Path(like_word(tmp_path)["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert "<glob>" in config
    assert "a&amp;b.ttf" in config
    assert [as_word_sets(path.read_bytes()) for path in (tmp_path / "fonts").iterdir()] == [None]


def test_a_machine_whose_fonts_need_nothing_has_no_surroundings_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_pitch, "_installed", lambda: [(tmp_path, font(844, -457, 30, 844, 457))])
    assert like_word(tmp_path) == {}
    monkeypatch.setattr(word_pitch, "on_path", lambda _name: None)
