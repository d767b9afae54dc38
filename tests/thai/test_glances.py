"""A glance that passes over most of a text loses nothing: with and without it the same is found."""

import re
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from itaxl.thai import date_finding, date_words
from itaxl.thai.date_roles import ROLES
from itaxl.thai.dates import find_dates
from itaxl.thai.months import MONTHS

HERE = Path(__file__).parent
TYPED = [line.split("\t")[0] for line in (HERE / "dates.tsv").read_text(encoding="utf-8").splitlines()[10:]]
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


SETTINGS = settings(max_examples=300)


def everywhere(source, *glances):
    """The pattern without its glances."""
    for glance in glances:
        assert glance in source
        source = source.replace(glance, "")
    return re.compile(source, re.VERBOSE)


EVERY_WORD = everywhere(date_words._pattern().pattern, f"(?={date_words._beginnings()})", r"(?=[^ก-๎\s])")
EVERY_FIRST = re.compile(r"(?=[^t&,\-/.:()'?hGjoz])")
"""Any word that may stand first in a date, whatever follows it."""


@SETTINGS
@given(text=TEXTS)
@example("กม. ค. ๒๕๖๗")
@example("วันที่ ๑ ม. ค. ๖๗ ถึงวันที่ ๒ พ ศ ๒๕๖๗")
def test_the_words_of_dates(text):
    with patch.object(date_words, "_pattern", lambda: EVERY_WORD):
        slow = date_words.tokens(text)
    assert date_words.tokens(text) == slow


@SETTINGS
@given(text=TEXTS)
def test_dates_in_running_text(text):
    with patch.object(date_finding, "_BEGINS", lambda: EVERY_FIRST):
        slow = list(find_dates(text, fiscal_year=2567))
    assert list(find_dates(text, fiscal_year=2567)) == slow
