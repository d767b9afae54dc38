"""Digits that do not belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.numbers import foreign_digits, kinds_of_digits, mixed_numbers

DIGITS = st.text("0123456789๐๑๒๓๔๕๖๗๘๙,.", min_size=1, max_size=8)


def spots(finder, text):
    return [(spot.before, spot.after) for spot in finder(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1๖ เมษายน ๒๕๖๔", [("1๖", "๑๖")]),
        ("๒,5๐๐.๐0 บาท", [("๒,5๐๐.๐0", "๒,๕๐๐.๐๐")]),
        ("256๔", [("256๔", "2564")]),
        ("12.๕%", [("12.๕", "12.5")]),
        ("ขนาด ๖๐x๑๘0 ซม.", [("๑๘0", "๑๘๐")]),
        ("๑๖.๓๐ น. ๒๕๖๔ 2564", []),
        ("O4๓ ITA2๕", []),
    ],
)
def test_a_mixed_number_takes_the_digits_it_has_more_of(text, found):
    assert spots(mixed_numbers, text) == found


@given(DIGITS)
def test_a_mended_number_is_mixed_no_more(text):
    for spot in reversed(list(mixed_numbers(text))):
        text = text[: spot.start] + spot.after + text[spot.end :]
    assert spots(mixed_numbers, text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("มาตรา ๙ และข้อ 10", {"thai": 1, "arabic": 1}),
        ("COVID-19 จำนวน ๓ ราย", {"thai": 1}),
        ("ISO 9001:2015 จำนวน ๓ แห่ง", {"thai": 1}),
        ("https://ita.nacc.go.th/2564/o12.pdf ปี ๒๕๖๔", {"thai": 1}),
        ("saraban_06301205@dla.go.th ภายใน ๑๕.๐๐ น.", {"thai": 1}),
        ("ตามข้อ O43 พ.ศ. ๒๕๖๔", {"thai": 1}),
        ("(ITA 2564) พ.ศ. ๒๕๖๔", {"thai": 1}),
    ],
)
def test_numbers_of_codes_and_addresses_are_not_the_writers_choice(text, kinds):
    assert kinds_of_digits(text) == kinds


def test_digits_of_other_scripts_and_fonts():
    assert [spot.before for spot in foreign_digits("１２ \uf712 ໑ ๑ 1 m² ½ ① ©")] == ["１", "２", "\uf712", "໑"]
