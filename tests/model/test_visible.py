"""What is shown hides nothing, and nothing that was seen is lost."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.visible import is_seen, made_visible, shown_name
from itaxl.model.wording import Wording


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs", "C", "Zl", "Zp"])))
def test_every_character_shows(text: str) -> None:
    shown = made_visible(text)
    assert all(map(is_seen, shown))
    assert made_visible(shown) == shown


@pytest.mark.parametrize("text", ["แบบฟอร์ม ก่ำ้.xlsm", "café № 5 – “ก”", "a\u00a0b", "😀"])
def test_what_is_seen_stays(text: str) -> None:
    assert made_visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "‹U+001B›[31m"),
        ("a\nb", "a‹U+000A›b"),
        ("\u202emslx", "‹U+202E›mslx"),
        ("\u2028", "‹U+2028›"),
        ("\x9b", "‹U+009B›"),
        ("\ufffd", "‹U+FFFD›"),
    ],
)
def test_what_is_not_stands_as_its_number(text: str, shown: str) -> None:
    assert made_visible(text) == shown


def test_bytes_that_are_no_text_stand_as_signs() -> None:
    assert shown_name(PurePosixPath("ก\udca1.xlsm")) == "ก\\udca1.xlsm"


def test_a_path_in_any_sentence_is_shown_so() -> None:
    sentence = Wording("ไฟล์ {path}", "{path}")
    assert sentence.render("th", {"path": PurePosixPath("a\x1b\n")}) == "ไฟล์ a‹U+001B›‹U+000A›"
    assert sentence.render("en", {"path": 5}) == "5"
