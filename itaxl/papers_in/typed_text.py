"""Thai text as people type it in Word, made into what was meant: glyph codes, invisible signs, broken lines, dots."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from itaxl.model.cleaning import clean

_GLYPHS: Final = {
    code: chr(letter)
    for first, letters in (
        (0xF700, (0x0E10, *range(0x0E34, 0x0E38), *range(0x0E48, 0x0E4D), *range(0x0E48, 0x0E4D), 0x0E0D)),
        (0xF710, (0x0E31, 0x0E4D, 0x0E47, *range(0x0E48, 0x0E4D), 0x0E38, 0x0E39, 0x0E3A)),
    )
    for code, letter in enumerate(letters, first)
}
"""Codes of Thai glyphs of other heights in old fonts of Windows. Source: the WTT glyph table of Thai TrueType fonts."""

_OLD: Final = re.compile("[\uf700-\uf71a]")
_NOTHING: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACES: Final = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PARTED_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LEADERS: Final = re.compile(r"[.…_‥·]{3,}|(?:[.…]\s){3,}[.…]?|_{2,}|(?<!\S)\.\.(?!\S)")
_RULE: Final = re.compile(r"[\s.…_*=~═─━\-–—•◦+#]*")
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?[\d๐-๙]{1,3}(?:\s*(?:/|จาก|ของ)\s*[\d๐-๙]{1,3})?[-–—\s]*")
MARK: Final = re.compile(
    r"\s*(?:\(\s?[\d๐-๙]{1,2}\s?\)|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*\s?[.)](?![\d๐-๙])|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+(?=\s)"
    r"|[-–—•◦▪●○■□➢✓✔►*](?![-–—])|[o๐](?=\s))"
)
"""What a line of a list begins with."""
_THAI: Final = re.compile("[ก-๎ฯๆ]")
_REMEMBERED: Final = 40_000
"""Lines whose reading is kept: every part of the reader looks at the same ones."""


@lru_cache(maxsize=_REMEMBERED)
def mended(text: str) -> str:
    """The text with letters as they are meant and every kind of blank as one; tabs and breaks stay."""
    if not text.isascii():
        text = _OLD.sub(lambda match: _GLYPHS[ord(match[0])], text)
        text = _NOTHING.sub("", _PARTED_AM.sub("\\1\u0e33", text))
    return _SPACES.sub(" ", text)


@lru_cache(maxsize=_REMEMBERED)
def one_line(text: str) -> str:
    """The text on one line, without leaders of dots and with one blank wherever there are some."""
    text = _LEADERS.sub(" ", mended(text).replace("\t", " ").replace("\v", " "))
    return re.sub(r"\s+", " ", clean(text)).strip()


def is_rule(text: str) -> bool:
    """Whether a line is blank, or only dots, dashes, a drawn rule or the number of a page."""
    return _RULE.fullmatch(text) is not None or _PAGE_NUMBER.fullmatch(text) is not None


def glued(first: str, second: str) -> str:
    """Two pieces of a broken line: Thai letters meet, anything else keeps a blank."""
    first, second = first.rstrip(), second.lstrip()
    touching = first and second and _THAI.match(first[-1]) and _THAI.match(second[0])
    return first + ("" if touching else " ") + second if first and second else first or second


def unbroken(text: str) -> list[str]:
    """A paragraph's lines: a break made by hand inside a sentence is none, one before a list's mark is one."""
    lines: list[str] = []
    for part in mended(text).split("\v"):
        part = re.sub(r"\s+", " ", part).strip()
        if lines and not MARK.match(part):
            lines[-1] = glued(lines[-1], part)
        elif part:
            lines.append(part)
    return lines


def joined(texts: Iterable[str], *, by_hand: bool = False) -> str:
    """Paragraphs of a cell or a section as lines of a field.

    What follows a marked line without a mark goes on with it; with `by_hand`, every line without a mark goes on with
    the one before it.
    """
    lines = [clean(line) for text in texts for line in unbroken(text)]
    out: list[str] = []
    for line in lines:
        if not line or (is_rule(line) and line.strip("-–— ")):
            continue
        if out and not MARK.match(line) and (by_hand or MARK.match(out[-1])):
            out[-1] = glued(out[-1], line)
        else:
            out.append(line)
    return "\n".join(out)


def broken_by_hand(cells: Iterable[Sequence[str]]) -> bool:
    """Whether the cells of a table have their lines broken to fit their columns: lists whose items go on below."""
    lists = [lines for lines in cells if len(lines) > 1 and MARK.match(lines[0])]
    broken = [lines for lines in lists if any(not MARK.match(line) for line in lines)]
    return len(broken) > max(1, len(lists) // 3)
