"""Invisible characters go unasked only where they do nothing to what is seen."""

import pytest

from itaxl.thai.characters.invisible import invisible


def spots(text):
    return [(spot.after, spot.sure) for spot in invisible(text)]


@pytest.mark.parametrize(
    "text", ["ดำเนิน\u200bการ", "\ufeffประกาศ", "ก \u200b", "ITA\u200b ๒๕๖๘", "ก\u200eข", "ก\u00adข"]
)
def test_what_comes_along_with_pasted_text_goes(text):
    assert spots(text) == [("", True)]


@pytest.mark.parametrize(
    "text",
    [
        "10\u200b20",  # one number or two
        "02\u00ad265\u00ad4064",  # a hyphen for some programs
        "\u202e321\u202c บาท",  # shown as 123
        "سلام\u200f ก",
    ],
)
def test_what_does_something_is_asked_about(text):
    assert spots(text)
    assert not any(sure for _, sure in spots(text))


def test_an_empty_letter_is_seen_as_a_blank():
    assert spots("ก\u3164ข") == [(" ", False)]


@pytest.mark.parametrize("text", ["โทร ☎\ufe0f", "1\ufe0f\u20e3 ข้อแรก", "\U0001f469\u200d\U0001f3eb"])
def test_little_pictures_are_left_whole(text):
    assert spots(text) == []


def test_a_line_separator_is_a_line_break():
    assert spots("ก\u2028ข") == [("\n", True)]
