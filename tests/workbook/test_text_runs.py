"""A retyped text keeps the format of every letter; where that cannot be known, a person does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.office_file.xml_spans import Element
from itaxl.workbook.text_runs import FormatRun, retyped

STRUCK, BOLD = (Element("rPr", (), "", (Element(name, (), "", ()),)) for name in ("strike", "b"))
FORMATS = {"s": STRUCK, "b": BOLD, "-": None}


def runs(texts: str, formats: str) -> list[FormatRun]:
    """Runs of texts parted by ``|``, each with its format."""
    return [FormatRun(FORMATS[sign], text) for text, sign in zip(texts.split("|"), formats, strict=True)]


@pytest.mark.parametrize(
    ("before", "formats", "after", "expected"),
    [
        ("24|42 คน", "s-", "24 คน", "24| คน"),
        ("24|  42 คน", "s-", "24 42 คน", "24| 42 คน"),
        ("24 | 42 คน", "s-", "24 42 คน", None),  # of two blanks one goes: the struck one or the other
        ("เเห่ง|นี้", "sb", "แห่งนี้", "แห่ง|นี้"),
        ("ก|ก", "sb", "ก", None),
        ("กก|ข", "sb", "กข", "ก|ข"),
        ("ก|ข", "sb", "กxข", None),
        ("ก|ข", "sb", "xกข", "xก|ข"),
        ("ก|ข", "sb", "กขx", "ก|ขx"),
        ("ก|ข", "sb", "", None),
        ("ก|ข", "ss", "อื่น", "อื่น"),
        ("ก|ข", "--", "", ""),
    ],
)
def test_each_letter_keeps_its_format(before: str, formats: str, after: str, expected: str | None) -> None:
    found = retyped(runs(before, formats), after)
    assert (None if found is None else "|".join(run.text for run in found)) == expected


LETTERS = st.lists(st.tuples(st.sampled_from("กข "), st.sampled_from(list(FORMATS))), min_size=1, max_size=12)


@given(LETTERS, st.text("กข ", max_size=12))
def test_what_is_retyped_is_the_text_and_no_format_of_a_letter_is_new(
    letters: list[tuple[str, str]], text: str
) -> None:
    before = [FormatRun(FORMATS[sign], letter) for letter, sign in letters]
    found = retyped(before, text)
    if found is not None:
        assert "".join(run.text for run in found) == text
        assert {run.format for run in found} <= {run.format for run in before}


@given(LETTERS, st.data())
def test_a_letter_taken_out_leaves_the_others_as_they_were_or_is_left_to_a_person(
    letters: list[tuple[str, str]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(letters) - 1))
    rest = letters[:place] + letters[place + 1 :]
    found = retyped(
        [FormatRun(FORMATS[sign], letter) for letter, sign in letters], "".join(letter for letter, _ in rest)
    )
    if found is not None and len({sign for _, sign in letters}) > 1:
        assert [(letter, run.format) for run in found for letter in run.text] == [
            (letter, FORMATS[sign]) for letter, sign in rest
        ]


def test_a_very_long_text_of_several_formats_is_left_to_a_person() -> None:
    assert retyped(runs("ก" * 9000 + "|ข", "sb"), "ก" * 8999 + "ข") is None
