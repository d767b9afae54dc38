"""The name of a file in a zip as text: which letters its bytes stand for, as no zip says for sure.

Source: PKWARE APPNOTE 6.3.10, 4.4.17 and 4.6.9 and appendix D. Windows writes names in the code page of the machine,
which in Thailand is 874; macOS and Linux write UTF-8 and often do not say so.
"""

import re
import zlib
from collections.abc import Iterator
from struct import Struct
from typing import Final

_FIELD: Final = Struct("<2H")
_UNICODE_PATH: Final = 0x7075
_UNICODE_HEAD: Final = Struct("<BI")
_OUTSIDE_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_THAI: Final = re.compile("(?:[เ-ไ]++(?=[ก-ฮ])|[ก-ฮ][ัิ-ฺ็-๎]*+[ะาำๅ]*+[็-๎]*+|[ฯๆ฿๏-๛…–—‘’“”•€\xa0])++")
"""Letters in an order that Thai has: a mark on a consonant, a vowel before or behind one."""
_ALONE_IN_WORD: Final = re.compile("(?<=[A-Za-z])[ก-๛](?![ก-๛])|(?<![ก-๛])[ก-๛](?=[A-Za-z])")
"""A single letter within a word of Latin ones: ñ and ú of the oldest zips."""
_LATIN: Final = re.compile(r"[\x00-\x7fÀ-ž]*")
_ACCENT_IN_WORD: Final = re.compile("[A-Za-z][À-ž]|[À-ž][A-Za-z]")


def name_in_zip(stored: bytes, extra: bytes, *, said_utf8: bool) -> str:
    """The text that the bytes of a name mean: as the zip says, else UTF-8, else Thai Windows, else the oldest zips."""
    if stored.isascii():
        return stored.decode("ascii")
    said = _decoded(stored, "utf-8") if said_utf8 else _unicode_path(stored, extra)
    return said or _guessed(stored)


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and the content of each extra field of an entry, as far as they are whole."""
    place = 0
    while place + _FIELD.size <= len(extra):
        kind, length = _FIELD.unpack_from(extra, place)
        place += _FIELD.size
        yield kind, extra[place : place + length]
        place += length


def _unicode_path(stored: bytes, extra: bytes) -> str:
    """The name in UTF-8 that stands beside the one in a code page, when it was made for that one."""
    for kind, content in extra_fields(extra):
        if kind == _UNICODE_PATH and len(content) > _UNICODE_HEAD.size:
            version, crc = _UNICODE_HEAD.unpack_from(content)
            if version == 1 and crc == zlib.crc32(stored):
                return _decoded(content[_UNICODE_HEAD.size :], "utf-8")
    return ""


def _guessed(stored: bytes) -> str:
    utf8, thai = _decoded(stored, "utf-8"), _decoded(stored, "cp874")
    # Bytes may be both: รฉ on a Thai Windows and é in UTF-8, โผง and a radical of Chinese.
    if _reads_as_thai(thai) and not (_reads_as_thai(utf8) or _reads_as_latin(utf8)):
        return thai
    return utf8 or stored.decode("cp437")


def _decoded(stored: bytes, encoding: str) -> str:
    """The text, empty when the bytes are none in this encoding."""
    try:
        return stored.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _reads_as_thai(text: str) -> bool:
    runs = _OUTSIDE_ASCII.findall(text)
    return len(_ALONE_IN_WORD.findall(text)) < len(runs) and all(map(_THAI.fullmatch, runs))


def _reads_as_latin(text: str) -> bool:
    return _LATIN.fullmatch(text) is not None and _ACCENT_IN_WORD.search(text) is not None
