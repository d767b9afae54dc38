"""A glance that passes over most of a text loses nothing: with and without it the same is found."""

import re
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from itaxl.thai import digits, number_letters, numbers, verbatim
from itaxl.thai.characters import marks, mending
from itaxl.thai.characters.leftovers import leftovers
from itaxl.thai.characters.lookalikes import lookalikes
from itaxl.thai.dates import date_text, find_dates, finding, words
from itaxl.thai.dates.months import MONTHS
from itaxl.thai.dates.roles import ROLES
from itaxl.thai.digits import Digits
from itaxl.thai.number_letters import letters_in_numbers
from itaxl.thai.spelling import abbreviations, keyboard_layout, senseless
from itaxl.thai.spelling import misspellings as spelling
from itaxl.thai.spelling.abbreviations import find_misdotted
from itaxl.thai.spelling.misspellings import AFTER, SEED, find_misspellings, misspellings

DATES = Path(__file__).parents[1] / "dates" / "dates.tsv"
TYPED = [line.split("\t")[0] for line in DATES.read_text(encoding="utf-8").splitlines()[10:]]
LETTERS = st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)
PIECES = st.sampled_from(
    [
        *ROLES,
        *(name for each in MONTHS for name in (each.full, each.short, each.spoken, each.english)),
        *TYPED,
        *(
            "๒๕๖๗",
            "2567",
            "๖๗",
            "15",
            "๓",
            "1/10/67",
            "ไตรมาสที่ ๒",
            "25 คน",
            "จำนวน",
            "ก",
            "ณ",
            "ม ค",
            "พ ศ",
            "oO",
            "lI",
        ),
    ]
)
TEXTS = st.lists(PIECES | LETTERS | st.sampled_from(list(" \n-/.,:()'")), max_size=25).map("".join)
"""Texts in which words of dates, pieces of them and signs stand in any order."""


ANYTHING = re.compile("")
MARKED = st.text(st.sampled_from("กนบสรเแโใไะาำๅัิีึืฺุู็ํ๎่้๊๋์ๆฯ \u00a0\n1.\ufffd\x07"), max_size=12)
"""Few consonants and every mark, so that marks stand wrongly and rightly in all ways."""

SETTINGS = settings(max_examples=300)


def everywhere(source, *glances):
    """The pattern without its glances."""
    for glance in glances:
        assert glance in source
        source = source.replace(glance, "")
    return re.compile(source, re.VERBOSE)


EVERY_WORD = everywhere(words._pattern().pattern, f"(?={words._beginnings()})", r"(?=[^ก-๎\s])")
EVERY_FIRST = re.compile(r"(?=[^t&,\-/.:()'?hGjoz])")
"""Any word that may stand first in a date, whatever follows it."""


@SETTINGS
@given(text=TEXTS)
@example("กม. ค. ๒๕๖๗")
@example("วันที่ ๑ ม. ค. ๖๗ ถึงวันที่ ๒ พ ศ ๒๕๖๗")
def test_the_words_of_dates(text):
    with patch.object(words, "_pattern", lambda: EVERY_WORD):
        slow = words.tokens(text)
    assert words.tokens(text) == slow


@SETTINGS
@given(text=TEXTS)
def test_dates_in_running_text(text):
    with patch.object(finding, "_BEGINS", lambda: EVERY_FIRST):
        slow = list(find_dates(text, fiscal_year=2567))
    assert list(find_dates(text, fiscal_year=2567)) == slow


@SETTINGS
@given(text=MARKED)
@example("ก็ได้")
def test_misplaced_marks(text):
    with patch.object(marks, "_SUSPICIOUS", ANYTHING):
        slow = list(marks.misplaced(text))
    assert list(marks.misplaced(text)) == slow


@SETTINGS
@given(text=MARKED)
def test_letters_torn_apart(text):
    with patch.object(marks, "_TORN", ANYTHING):
        slow = list(marks.pdf_damage(text))
    assert list(marks.pdf_damage(text)) == slow


@SETTINGS
@given(text=st.text(st.sampled_from("oOlI0189๐๑๙,.:- กxน/%"), max_size=14))
@example("โทร. O44 123456")
@example("เวลา O9.00 น.")
def test_letters_in_numbers(text):
    with patch.object(number_letters, "_LETTERS", ANYTHING):
        slow = list(letters_in_numbers(text))
    assert list(letters_in_numbers(text)) == slow


SHORT_FORMS = [each.right for each in abbreviations.abbreviations()]
DOTTED = st.lists(
    st.sampled_from([*SHORT_FORMS, *"".join(SHORT_FORMS), ". ", " ", "ปี", "๒๕๖๗", "า", "x"]), max_size=12
).map("".join)


@SETTINGS
@given(text=DOTTED)
def test_abbreviations(text):
    pattern, right = abbreviations._pattern()
    beginnings = re.match(r"(\[[ก-ฮ]+\])(\(\?=.*?\(\?!\[ก-๎\]\)\))", pattern.pattern)
    assert beginnings
    first, ahead = beginnings.groups()
    slow = re.compile(pattern.pattern.replace(first + ahead, "[ก-ฮ]", 1)), right
    with patch.object(abbreviations, "_pattern", lambda: slow):
        everywhere = list(find_misdotted(text))
    assert list(find_misdotted(text)) == everywhere


WRONG = [row.wrong for row in misspellings()]
WORDS = st.lists(
    st.sampled_from([*WRONG, *WRONG, *(row.right for row in misspellings()), *AFTER, "ก", "!"]), max_size=8
)


@SETTINGS
@given(text=WORDS.map("".join))
@example("กฏ")
@example("กฏ!")
@example("ชอง อบต.")
def test_misspellings(text):
    assert list(find_misspellings(text)) == list(found_everywhere(text))


def found_everywhere(text):
    done = 0
    for start in range(len(text)):
        for row in sorted(misspellings(), key=lambda row: -len(row.wrong)):
            end = start + len(row.wrong)
            ended = len(row.wrong) >= SEED or text[end : end + 1] in AFTER
            if start >= done and text.startswith(row.wrong, start) and ended and spelling._meant(text, start, end, row):
                yield spelling.Misspelled(start, end, row.right, row.sure)
                done = end
                break


ODD = re.compile(rf"[{date_text.INVISIBLE}]|เเ|[่-๋][ัิ-ฺ]")


@SETTINGS
@given(text=st.text(st.sampled_from("เแก่้ัิุ\u200b\u00ad1"), max_size=12))
def test_what_nobody_sees_in_a_date(text):
    with patch.object(date_text, "_ODD", ODD):
        slow = date_text.plain(text)
    assert date_text.plain(text) == slow


ADDRESSED = st.lists(
    st.sampled_from(["www.", "a.go.th", ".pdf", ".mp3", "://", "http", "/", "@", ".", "_", "๑", "2", "ก", " "]),
    max_size=8,
).map("".join)


@SETTINGS
@given(text=ADDRESSED)
def test_numbers_of_running_text(text):
    with patch.object(numbers, "_OF_ADDRESS", ANYTHING):
        slow = [match.span() for match in numbers.numbers(text)]
    assert [match.span() for match in numbers.numbers(text)] == slow


@SETTINGS
@given(text=ADDRESSED)
def test_official_digits(text):
    with patch.object(digits, "_DIGIT", ANYTHING), patch.object(digits, "_LATIN", ANYTHING):
        slow = digits.official_digits(text, Digits.THAI)
    assert digits.official_digits(text, Digits.THAI) == slow


PASTED = st.lists(
    st.sampled_from(
        [*"กนรแเโาำะํ่๊ๅฤaATі ກ\u200b\u00a0\u3000#*<", "&nbsp;", "**ก**", "_x000D_", "%E0%B8%81", "<br>", "การ"]
    ),
    max_size=8,
).map("".join)


@SETTINGS
@given(text=PASTED | MARKED)
def test_usual_characters(text):
    assert mending.mended(text) == mending._searched(text)
    if mending.is_usual(text):
        assert not mending._searched(text).is_damaged
        assert not lookalikes(text)
        assert not leftovers(text)


@SETTINGS
@given(text=ADDRESSED)
@example("C:\\a #ก `b` WWW.A")
def test_verbatim(text):
    verbatim._looks_so.cache_clear()
    with patch.object(verbatim, "_OF_ADDRESS", ANYTHING):
        slow = verbatim.verbatim(text)
    verbatim._looks_so.cache_clear()
    assert verbatim.verbatim(text) == slow


TYPED_WRONG = st.lists(
    st.sampled_from(
        ["l;ylfu", "ถจ", "คน", "ไำิหระำ", " ", "\n", "(", "จำนวน ", "50", "ถึง", "ๅ", "/", "-", "ก", "Excel"]
    ),
    max_size=7,
).map("".join)


ALONE = re.compile(r"(?:^|[\s(])[ๅ/\-ภถุึคตจ]{1,9}(?=[\s).,]|$)")


@SETTINGS
@given(text=TYPED_WRONG)
@example("จำนวน ถจ คน")
@example("l;ylfu")
def test_the_other_layout(text):
    keyboard_layout.other_layout.cache_clear()
    with patch.object(keyboard_layout, "_LATIN", ANYTHING), patch.object(keyboard_layout, "_ALONE", ALONE):
        slow = keyboard_layout.other_layout(text)
    keyboard_layout.other_layout.cache_clear()
    assert keyboard_layout.other_layout(text) == slow


SAYING_NOTHING = st.tuples(
    st.sampled_from(["ฟหกด", "aSDf ", "กขค งจ ", "ก", "การ\n", "ดำเนินการแล้ว "]), st.integers(1, 45)
)


@SETTINGS
@given(pieces=st.lists(SAYING_NOTHING, max_size=3), before=st.sampled_from(["", " ", "\n\n"]))
def test_texts_that_say_nothing(pieces, before):
    text = before + "".join(piece * times for piece, times in pieces)
    with (
        patch.object(senseless, "_may_repeat", lambda text: len(text) >= senseless.SHORTEST_REPEATED),
        patch.object(senseless, "_LATIN_KEYS", ANYTHING),
    ):
        slow = senseless.senseless(text)
    assert senseless.senseless(text) == slow
