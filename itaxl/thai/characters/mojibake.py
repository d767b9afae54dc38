"""Thai text that some program read in the wrong encoding, and what it was as far as that can be told.

Thai is kept in TIS-620 (cp874) or in UTF-8. Read as something else it becomes ÊÓ¹Ñ¡, à¸ªà¸³, เธชเธณ or signs of China,
all of which can be undone, also where it happened twice; question marks and U+FFFD cannot.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Final

from itaxl.thai.characters.marks import misplaced
from itaxl.thai.characters.spot import Spot
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.spelling.word_model import LONGEST, common_words

_LEAST: Final = 3
"""Letters in a row that no Western word has; two do when nothing else stands in the text."""
_MOST_SLIPS: Final = 30
"""Thai letters to one misplaced mark: a text may have been mistyped before it was misread."""
_ROUNDS: Final = 3
"""How many times over a text may have been misread."""

LOST: Final = "\ufffd"
"""What a misread text was when that cannot be told."""

_OF_1252: Final = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What cp1252 has where Latin-1 has controls: bytes of UTF-8 look like it."""
_WITH: Final = f"{_OF_1252}\u0080-\u00a0"
_FAR: Final = "\u0370-\u052f\u1100-\u11ff\u2e80-\u2fdf\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\uff61-\uff9f"
_FAR_ENCODINGS: Final = ("gbk", "big5", "cp932", "cp949", "cp1251", "cp1253", "mac_roman", "koi8_r")
"""Of Windows in China, Japan, Korea, Russia and Greece, and of the old Macintosh."""

_lost: Final = pattern(
    r"(?:\ufffd|ï¿½|(?<![\u0e01-\u0e5b?])\?{4,}(?![\u0e01-\u0e5b])|¿{3})[\ufffd?¿]*(?:[ -~]*(?:\ufffd|ï¿½|\?\?|¿¿))*"
)
_all_lost: Final = pattern(r"[\s\d.,/()-]*\?{2}[\s\d.,/()?-]*")
_TRIPLE: Final = f"เ[ธน][\u0e01-\u0e3f{_WITH}]"
_thai: Final = pattern(f"{_TRIPLE}(?:[ -~]*(?:{_TRIPLE}|โ[€‚„…][\u0e01-\u0e3f{_WITH}]|ย[\u0080-\u00a0]))+")
_sign: Final = pattern(f"(?:โ€|â€)[{_OF_1252}\u0080-\u00ff]|Â[\u00a0-\u00bf]|ย\u00a0|๏ปฟ|ï»¿")
_latin: Final = pattern(f"[\u00a1-\u00ff](?:[ -~{_WITH}]*[\u00a1-\u00ff{_WITH}])*")
_NEAR: Final = f"{_WITH}\u00a1-\u00ff\u2190-\u25ff"
_far: Final = pattern(f"(?<![{_NEAR}])[{_NEAR}]*+[{_FAR}][^\n\u0e01-\u0e5b]*")
_GLANCE: Final = re.compile("เ[ธน].[ -~]*เ[ธน]|โ€|ย\u00a0|๏ปฟ|\\?\\?", re.DOTALL)
"""What a text of Thai and ASCII alone must have."""

_PLAIN: Final = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e5b]*")


def mojibake(text: str) -> Iterator[Spot]:
    """The parts of `text` that were misread, each with what it was; None where that is lost."""
    if _PLAIN.fullmatch(text) and not _GLANCE.search(text):
        return
    end = 0
    for spot in sorted(_spots(text), key=lambda spot: (spot.start, -spot.end)):
        if spot.start >= end:
            yield spot
            end = spot.end


def _spots(text: str) -> Iterator[Spot]:
    if _all_lost().fullmatch(text):
        yield Spot(0, len(text), text, None)
        return
    for match in _lost().finditer(text):
        yield Spot(*match.span(), match[0], None)
    whole = len(text.strip())
    for finder, read in _READERS:
        for match in finder().finditer(text):
            was = read(match[0], len(match[0]) == whole)
            if was is not None:
                torn = finder is _thai and _goes_on(text, *match.span())
                yield Spot(*match.span(), match[0], None if torn or was == LOST else was)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether letters that were misread too, but cannot be read again, stand directly beside."""
    return _beside().search(text[max(0, start - 1) : start] + text[end : end + 1]) is not None


def _from_thai(typed: str, _alone: bool = True, rounds: int = _ROUNDS) -> str | None:
    """UTF-8 read as cp874, once or several times over: เธชเธณ; lost when bytes were dropped on the way."""
    was = _utf8(_bytes(typed, "cp874", "cp1252"))
    if was and rounds and _thai().fullmatch(was) and (before := _from_thai(was, rounds=rounds - 1)):
        return before
    if was and _is_thai(was):
        return was
    return LOST if was is None and _thai_letters().search(typed) else None


def _from_sign(typed: str, _alone: bool) -> str | None:
    """A quotation mark, dash or fixed blank in UTF-8 read as cp874 or cp1252: โ€œ, â€œ."""
    for encodings in (("cp874", "cp1252"), ("cp1252",)):
        was = _utf8(_bytes(typed, *encodings))
        if was is not None and len(was) < 2:
            return was
    return None


def _from_latin(typed: str, alone: bool, rounds: int = _ROUNDS) -> str | None:
    """TIS-620 or UTF-8 read as Latin-1 or cp1252: ÊÓ¹Ñ¡, à¸ªà¸³; once or several times over."""
    data = _bytes(typed.replace("Ã Â", "Ã\u00a0Â"), "cp1252")  # its fixed blank is often lost on the way
    longest = max(map(len, _in_a_row().findall(typed)))
    for was in (_utf8(data), _cp874(data)):
        if was == "":
            return was
        if not was or was == typed:
            continue
        if _thai().fullmatch(was) and (before := _from_thai(was)):
            return before
        if rounds and _latin().fullmatch(was) and (before := _from_latin(was, alone, rounds - 1)):
            return before
        if _is_thai(was) and (longest >= _LEAST - alone or _dotted().search(was)):
            return was
    return LOST if len(_latin_letters().findall(typed)) >= _LEAST else None


def _from_far(typed: str, _alone: bool) -> str | None:
    """The same read in an encoding of another part of the world."""
    if sum(map(str.isalpha, typed)) < _LEAST:
        return None
    for encoding in _FAR_ENCODINGS:
        data = _bytes(typed, encoding)
        for was in (_utf8(data), _cp874(data)):
            if was and _is_thai(was) and _reads_as_words(was):
                return was
    return None


Reader = Callable[[str, bool], str | None]
_READERS: Final[tuple[tuple[Callable[[], re.Pattern[str]], Reader], ...]] = (
    (_thai, _from_thai),
    (_sign, _from_sign),
    (_latin, _from_latin),
    (_far, _from_far),
)
"""What a misread text looks like, and how it is read again; None when it is right."""

_beside: Final = pattern("[\u0e01-\u0e5b\u0080-\uffff]")
_thai_letters: Final = pattern("(?:เ[ธน].?){4}")
"""So many letters in a row, of some of which the last byte was dropped."""
_latin_letters: Final = pattern("à[¸¹]")
_dotted: Final = pattern("[ก-ฮ][ิี]?\\.[ก-ฮ]\\.")
"""A month or another abbreviation: its letters stand alone between their dots."""
_in_a_row: Final = pattern("[\u00a1-\u00ff]+")


def _bytes(text: str, *encodings: str) -> bytes | None:
    """The bytes that were read as `text`, letter by letter in the first encoding that has it, controls as they are."""
    data = bytearray()
    for letter in text:
        for encoding in encodings:
            try:
                data += letter.encode(encoding)
                break
            except UnicodeEncodeError:
                continue
        else:
            if ord(letter) > 0xFF:
                return None
            data.append(ord(letter))
    return bytes(data)


def _utf8(data: bytes | None) -> str | None:
    """The bytes as UTF-8, without the mark of its beginning and a letter cut off at the end."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data) if data else ""
    except UnicodeDecodeError:
        return None
    return text.removeprefix("\ufeff") if text else None


def _cp874(data: bytes | None) -> str | None:
    try:
        return data.decode("cp874") if data else None
    except UnicodeDecodeError:
        return None


def _is_thai(text: str) -> bool:
    """Whether a text is Thai with its marks in their places, and nothing strange besides."""
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in text)
    strange = any(not ("\u0e01" <= each <= "\u0e5b" or each.isascii() or each in _OF_1252 + "\u00a0") for each in text)
    return thai > 1 and not strange and sum(1 for _ in misplaced(text)) * _MOST_SLIPS <= thai


def _reads_as_words(text: str) -> bool:
    """Whether at least half of the Thai letters are in common words: other scripts, misread, can look like Thai."""
    common, known, letters, start = common_words(), 0, 0, 0
    while start < len(text):
        end = next((at for at in range(start + LONGEST, start + 1, -1) if text[start:at] in common), start + 1)
        thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in text[start:end])
        letters, known = letters + thai, known + thai * (end > start + 1)
        start = end
    return known * 2 >= letters
