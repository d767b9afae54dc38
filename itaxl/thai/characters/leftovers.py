"""What other programs leave behind in a text: signs of the Web, the place of a picture, faces, odd blanks."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from itaxl.thai.characters.spot import Spot
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.remembered import remembered

_GLANCE: Final = re.compile(r"&[A-Za-z#][A-Za-z0-9]*;|</?[A-Za-z]|\*\*|^#|_x00|\\u0|=E0=B|%E0%B", re.MULTILINE)
_PLAIN: Final = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e5b]*")

_entity: Final = pattern(
    r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});(?:amp;|[A-Za-z]{2,6};|#[0-9]{1,7};)*"
)
_break: Final = pattern(r"(?:<br\s*/?>|</(?:p|div|li|tr|h[1-6])>)(?:\n|(?P<end>\s*\Z))?", re.IGNORECASE)
_tag: Final = pattern(
    r"<(?:p|div|li|tr|h[1-6])(?:\s[^<>]*)?>|</?(?:b|i|u|em|strong|span|font|ul|ol|table|td|a)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_bold: Final = pattern(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_heading: Final = pattern(r"^#{1,6}\s+(?=\S)", re.MULTILINE)
_carriage: Final = pattern(r"_x000[DdAa]_\n?")
_coded: Final = pattern(r"(?:\\u0[eE][0-7][0-9A-Fa-f])+")
_quoted: Final = pattern("(?:=E0=B[89]=[89AB][0-9A-F])+")
_percent: Final = pattern(r"(?<![/\w?&%.=:-])(?:%E0%B[89]%[89AB][0-9A-F])+")
_object: Final = pattern("[\ufffc\ufff9-\ufffb]+")
_face: Final = pattern(
    "[\U0001f000-\U0001faff\u2639-\u263b\u2764\u2b50]\ufe0f?(?:\u200d?[\U0001f000-\U0001faff]\ufe0f?)*"
)
"""Pictures of chats, which no Thai font of official papers has: 🙏. Ticks and boxes are signs of papers."""
_odd_blank: Final = pattern("[\u1680\u2000-\u200a\u202f\u205f\u3000]+")


@remembered
def leftovers(text: str) -> Iterator[Spot]:
    """Each with the text that it stands for, None where a person must say, from left to right."""
    if _PLAIN.fullmatch(text) and not _GLANCE.search(text):
        return
    end = 0
    for spot in sorted(_spots(text), key=lambda spot: (spot.start, -spot.end)):
        if spot.start >= end and spot.before != spot.after:
            yield spot
            end = spot.end


def _spots(text: str) -> Iterator[Spot]:
    for finder, meaning in _KINDS:
        for match in finder().finditer(text):
            yield Spot(*match.span(), match[0], meaning(match))


def _character(match: re.Match[str]) -> str:
    """What an entity stands for, also where its & is one itself: &amp;nbsp;."""
    from html import unescape  # its list takes a millisecond, which a text without an entity need not wait for

    typed = match[0]
    while (meant := unescape(typed)) != typed and "&" in meant:
        typed = meant
    return " " if meant == "\u00a0" else meant


def _bytes(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda match: bytes.fromhex(match[0].replace(sign, "")).decode("utf-8", "replace")


_KINDS: Final[tuple[tuple[Callable[[], re.Pattern[str]], Callable[[re.Match[str]], str | None]], ...]] = (
    (_entity, _character),
    (_break, lambda match: "\n" if match["end"] is None else ""),
    (_tag, lambda _: ""),
    (_bold, lambda match: match[1]),
    (_heading, lambda _: ""),
    (_carriage, lambda _: "\n"),
    (_coded, lambda match: match[0].encode("ascii").decode("unicode_escape")),
    (_quoted, _bytes("=")),
    (_percent, _bytes("%")),
    (_object, lambda _: ""),
    (_face, lambda _: None),
    (_odd_blank, lambda _: " "),
)
"""What is left behind, and what it stands for."""
