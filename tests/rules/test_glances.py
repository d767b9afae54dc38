"""Patterns that leap from one likely letter to the next find what the plain patterns find."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from itaxl.evidence.items import items, letters
from itaxl.evidence.prose import USUAL
from itaxl.rules import I004, I005, N003, O004, T009
from itaxl.thai.characters.marks import unwritable
from itaxl.thai.numbers import foreign_digits

SETTINGS = settings(max_examples=300)

STRAY = re.compile(
    r"(?P<ends>\A[ \u00a0]+(?=\S)|(?<=\S)[ \u00a0]+\Z)"
    r"|(?<=[^\s.…_])(?P<many>[ \u00a0]{3,})(?=[^\s.…_(])"
    r"|(?<=[\u0e00-\u0e7f\w])(?P<bracket> +(?=[)\]]|”(?![\u0e00-\u0e7f\w])))"
    r"|(?:(?<=[(\[])|(?<=[\s:(]“)|(?<=\A“))(?P<opening> +)(?=[\u0e00-\u0e7f\w])"
)


@SETTINGS
@given(text=st.text(st.sampled_from("  \u00a0\nก1.…_()[]“”-"), max_size=10))
def test_stray_spaces(text):
    plain, leaping = STRAY.search(text), T009.STRAY.search(text)
    assert (leaping and (leaping.lastgroup, leaping.span())) == (
        plain and (plain.lastgroup, plain.span(plain.lastgroup or 0))
    )


CODES = re.compile(
    rf"(?:(?<=ข้อ)|(?<=ข้อ )|(?<=OIT ))(?:[๐0]{{1,2}}[๑-๙1-9][๐-๙0-9]?|[oO0๐]?[oO][๐-๙]{{1,2}}){N003.NOT_ON}"
    r"|(?<![A-Za-z0-9๐-๙])[Oo][๑-๙][๐-๙]?(?![๐-๙0-9A-Za-z])"
)


@SETTINGS
@given(text=st.lists(st.sampled_from(["ข้อ", "OIT ", "-", "น.", *"oO0๐๑๙19 A/.ก"]), max_size=12).map("".join))
def test_codes_of_items(text):
    assert [m.span() for m in N003.IN_TEXT.finditer(text)] == [m.span() for m in CODES.finditer(text)]


def units():
    named = ((number, name) for number, names in enumerate(O004._units()) for name in names)
    longest_first = sorted(named, key=lambda unit: (unit[0], -len(unit[1])))
    words = "|".join(f"(?P<n{place}>{re.escape(name)})" for place, (_, name) in enumerate(longest_first))
    before, after = r"(?<!หัวหน้า)(?<!ผู้อำนวยการ)", O004.AFTER
    return re.compile(f"{before}(?:{words}){after}"), [f"u{number}" for number, _ in longest_first]


NAMES = [name for names in O004._units() for name in names]


@SETTINGS
@given(text=st.lists(st.sampled_from([*NAMES, "หัวหน้า", "ผู้อำนวยการ", "กระทรวง", "ฯ", " ", "ก", "ส"])).map("".join))
def test_names_of_units(text):
    plain, groups = units()
    expected = [(m.span(), groups[m.lastindex - 1]) for m in plain.finditer(text)]
    assert [(m.span(), m.lastgroup) for m in O004._pattern().finditer(text)] == expected


@SETTINGS
@given(text=st.lists(st.sampled_from([*I005.EMPTY_WORDS, "อบรม", "ข", "ก", "1", ".", " "]), max_size=8).map("".join))
@example("ดำเนินการแล้ว")
@example("จัดอบรม")
def test_results_that_say_nothing(text):
    rest = letters(text)
    for word in I005.EMPTY_WORDS:
        rest = rest.replace(word, "")
    assert I005.says_nothing(text) == (not rest)


@SETTINGS
@given(text=st.text(st.characters(codec=None) | st.sampled_from("\x07\uf70a１ก_"), max_size=12))
@example("_x0007_\x07")
def test_unusual_characters(text):
    spots = [*unwritable(text), *foreign_digits(text)]
    assert not (spots and USUAL.fullmatch(text))


SENTENCES = st.lists(st.sampled_from(["๑. ", "2) ", "จัดอบรม", "บุคลากรทุกคน", "ตามแผน", " ", "\n", "-"]), max_size=9)


@SETTINGS
@given(result=SENTENCES.map("".join), method=SENTENCES.map("".join))
@example("1. จัดอบรมบุคลากรทุกคน", "จัดอบรม บุคลากรทุกคน")
def test_results_that_repeat_the_method(result, method):
    said, known = ([item.letters for item in items(text)] for text in (result, method))
    repeats = sum(map(len, said)) >= I004.SAME_FROM and set(said) <= set(known)
    assert I004._repeats(list(items(result)), list(items(method))) == repeats
