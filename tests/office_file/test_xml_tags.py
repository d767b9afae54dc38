"""Attributes are read from a tag's bytes as a parser of XML reads them."""

from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.office_file.xml_tags import attributes

NAMES = st.from_regex(r"[A-Za-z_][\w.-]{0,8}", fullmatch=True).filter(str.isascii)
VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFD, exclude_categories=("Cs", "Cc")), max_size=12)
BLANKS = st.sampled_from([" ", "\n", "  "])


@given(st.dictionaries(NAMES, VALUES, max_size=4), BLANKS, st.sampled_from(["=", " = ", "=\n"]), st.booleans())
def test_they_are_those_that_a_parser_finds(values: dict[str, str], blank: str, equals: str, prefixed: bool) -> None:
    prefix = "x:" if prefixed else ""
    said = "".join(f"{blank}{prefix}{name}{equals}{quoteattr(value)}" for name, value in values.items())
    tag = f"<tag{said}/>"
    parsed = ElementTree.fromstring(f'<a xmlns:x="y">{tag}</a>')[0].attrib
    assert attributes(tag.encode()) == {name.rpartition("}")[2]: value for name, value in parsed.items()} == values


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        (b"r=\"C5\" s='3'", {"r": "C5", "s": "3"}),
        (b"<c r='a=\"1\"'>", {"r": 'a="1"'}),
        (b'<c r="&#3585;&amp;&unknown;"/>', {"r": "ก&&unknown;"}),
        (b'<c r="\xff"/>', {"r": "\ufffd"}),
        (b'<c a:b:r="1" s="">', {"r": "1", "s": ""}),
        (b"<c r=5 s>", {}),
    ],
)
def test_they_are_found_wherever_they_can_be(tag: bytes, found: dict[str, str]) -> None:
    assert attributes(tag) == found
