"""The number format of each cell style, from ``styles.xml``."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.model.grid import GENERAL
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.thai.tsv import by_column

_FORMAT, _STYLE = tag_pattern("numFmt"), tag_pattern("xf")
_FORMATS: Final = re.compile(rb"<(?:[\w.-]+:)?numFmts.*?</(?:[\w.-]+:)?numFmts>", re.DOTALL)
"""Not the formats of conditional formatting, which stand elsewhere under the same numbers."""
_STYLES: Final = re.compile(rb"<(?:[\w.-]+:)?cellXfs.*?</(?:[\w.-]+:)?cellXfs>", re.DOTALL)


@cache
def built_in() -> dict[int, str]:
    """The formats that files name by number alone, as Thai Windows shows them: the table ``number_formats.tsv``."""
    return {int(entry["id"]): entry["code"] for entry in by_column(Path(__file__).with_name("number_formats.tsv"))}


def number_formats(styles: bytes) -> list[str]:
    """The format code of each cell style, by the style's number."""
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in map(attributes, _own_formats(styles))}
    section = _STYLES.search(styles)
    found = (attributes(tag).get("numFmtId", "0") for tag in _STYLE.findall(section[0] if section else b""))
    return [own.get(number) or built_in().get(int(number) if number.isdecimal() else 0, GENERAL) for number in found]


def text_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell styles that show a text otherwise than it is stored: ``@" คน"``, ``;;;``."""
    if not any(map(_is_for_texts, _own_formats(styles))):
        return frozenset()
    from itaxl.number_format.displayed_text import changes_texts

    return frozenset(style for style, code in enumerate(number_formats(styles)) if changes_texts(code))


def _own_formats(styles: bytes) -> list[bytes]:
    section = _FORMATS.search(styles)
    return _FORMAT.findall(section[0]) if section else []


def _is_for_texts(tag: bytes) -> bool:
    """Whether a format has a place or a section for texts, and is not the plain one; most forms have none."""
    code = attributes(tag).get("formatCode", "")
    return code != "@" and ("@" in code or code.count(";") > 2)
