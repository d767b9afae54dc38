"""The numbers and marks that Word draws before the paragraphs of a list."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from itaxl.thai.digits import to_thai

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = W + "val"
_LETTERS: Final = {
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_OF_SYMBOL_FONTS: Final = range(0xE000, 0xF900)
_DEEPEST: Final = 9
_MOST_DIGITS: Final = 6


class Level(NamedTuple):
    """How one level of a list is numbered: its list, its format, its text such as ``%1.%2``, its first number."""

    numbering: str
    kind: str
    text: str
    first: int


class Numbering:
    """Counts the paragraphs of a document's lists as they are met."""

    def __init__(self, part: Element | None) -> None:
        self._levels = dict(_levels(part)) if part is not None else {}
        self._counts: dict[str, list[int]] = {}

    def mark(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of list `number` at `depth`; empty when nothing does."""
        level = self._levels.get((number, depth))
        if level is None or number == "0" or not 0 <= depth < _DEEPEST:
            return ""
        if level.kind in ("bullet", "none"):
            return f"{_bullet(level.text)} " if level.kind == "bullet" else ""
        counts = self._counts.setdefault(level.numbering, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.first
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        text = level.text
        for upper in range(depth + 1):
            shape = self._levels.get((number, upper), level)
            text = text.replace(f"%{upper + 1}", _count(max(counts[upper], 1), shape.kind))
        return f"{text} " if text else ""


def small_number(text: str | None, usual: int) -> int:
    """A number as Word writes it, `usual` for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else usual


def _levels(part: Element) -> Iterator[tuple[tuple[str, int], Level]]:
    lists: Mapping[str | None, Element] = {each.get(W + "abstractNumId"): each for each in part.iter(W + "abstractNum")}
    for number in part.iter(W + "num"):
        named = number.find(W + "abstractNumId")
        base = lists.get(named.get(VAL)) if named is not None else None
        for level in base.iter(W + "lvl") if base is not None and named is not None else ():
            kind, text, first = (level.find(W + tag) for tag in ("numFmt", "lvlText", "start"))
            yield (
                (number.get(W + "numId", ""), small_number(level.get(W + "ilvl"), 0)),
                Level(
                    named.get(VAL, "") if named is not None else "",
                    kind.get(VAL, "decimal") if kind is not None else "decimal",
                    text.get(VAL, "") if text is not None else "",
                    small_number(first.get(VAL), 1) if first is not None else 1,
                ),
            )


def _bullet(text: str) -> str:
    return "•" if not text or ord(text[0]) in _OF_SYMBOL_FONTS else text


def _count(number: int, kind: str) -> str:
    if letters := _LETTERS.get(kind):
        return letters[(number - 1) % len(letters)]
    return to_thai(str(number)) if kind.startswith("thai") else str(number)
