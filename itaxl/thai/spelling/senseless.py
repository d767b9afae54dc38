"""Whether a text says anything: letters that make no words, one piece over and over, keys struck in a row, a trial."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from itaxl.thai.lazy_regex import pattern
from itaxl.thai.spelling.word_model import reading_cost


class Senseless(Enum):
    """How a text says nothing."""

    NO_WORDS = auto()
    REPEATED = auto()
    KEYS = auto()
    TRIAL = auto()


WINDOW: Final = 400
"""Characters looked at, at the beginning, the middle and the end of a long text."""

HARDEST, HARDEST_SHORT = 7.0, 8.0
"""Cost of a letter (`word_model`) from which on letters make no words; of a short text, which a name alone may be.

12,000 paragraphs of news reach 5.6, among them lists of foreign names; random letters and syllables begin at 8.1.
"""

FEWEST, SHORT = 12, 40
"""Thai letters that can be told to make no words, and those below which a text is short."""

USUAL_IN: Final = 80
"""Characters in which any text of words has at least one of the most usual."""

SHORTEST_REPEATED, TIMES = 40, 5
_BEGINNING: Final = 12
"""Letters of a text of which each is repeated if the text is one piece over and over."""

_usual: Final = pattern(
    "การ|และ|ที่|ได้|ใน|ของ|มี|ให้|เป็น|ไม่|จัด|ผู้|ตาม|จำนวน|งาน|วัน|เพื่อ|จาก|ความ|โดย|กับ|เมื่อ|ประ|แผน|ครั้ง|รับ|ทุก|ปี"
)
_run: Final = pattern("[ก-๎]{2,}")
_repeated: Final = pattern(
    rf"\s*(?P<unit>(?=[^ก-๎A-Za-z]*[ก-๎A-Za-z]).{{1,80}}?)(?:\s*(?P=unit)){{{TIMES - 1},}}", re.DOTALL
)
_KEYS: Final = ("ฟหกด", "ผปแอ", "ๆไำพ")
_LATIN_KEYS: Final = re.compile("[a-z]{4}", re.IGNORECASE)
"""One glance passes over texts without letters of which keys in a row could be."""

_keys: Final = pattern(r"ฟหกด|ผปแอ|ๆไำพ|(?<![a-z])(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|zxcv)", re.IGNORECASE)
_trial: Final = pattern(r"\s*(?:ทดสอบ(?:ระบบ|ข้อความ|โปรแกรม)?|เทส(?:ต์)?|test(?:ing)?)[\s\d๐-๙.!]*", re.IGNORECASE)


def senseless(text: str) -> Senseless | None:
    """How `text` says nothing, None where it may say something."""
    if _trial().fullmatch(text):
        return Senseless.TRIAL
    if _may_repeat(text) and (again := _repeated().match(text)) and again.end() >= 0.9 * len(text.rstrip()):
        return Senseless.REPEATED
    if (any(map(text.__contains__, _KEYS)) or _LATIN_KEYS.search(text)) and _keys().search(text):
        return Senseless.KEYS
    return Senseless.NO_WORDS if any(map(_has_no_words, _windows(text))) else None


def _may_repeat(text: str) -> bool:
    """Whether each of the first letters stands as often in a long text as its piece would: hardly ever."""
    beginning = text[:_BEGINNING]
    return len(text) >= SHORTEST_REPEATED and all(
        text.count(letter) >= TIMES for letter in beginning if not letter.isspace()
    )


def _windows(text: str) -> Iterator[str]:
    yield text[:WINDOW]
    if len(text) > 2 * WINDOW:
        middle = len(text) // 2
        yield text[middle : middle + WINDOW]
        yield text[-WINDOW:]


def _has_no_words(part: str) -> bool:
    needed = max(1, len(part) // USUAL_IN)
    for number, _ in enumerate(_usual().finditer(part), 1):
        if number >= needed:
            return False
    runs = _run().findall(part)
    letters = sum(map(len, runs))
    hardest = HARDEST_SHORT if letters < SHORT else HARDEST
    return letters >= FEWEST and sum(map(reading_cost, runs)) > hardest * letters
