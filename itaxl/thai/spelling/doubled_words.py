"""Words and phrases that are typed twice: และและ, ดำเนินการดำเนินการ, กองคลังเบิกจ่าย กองคลังเบิกจ่าย."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import word_costs

SHORTEST: Final = 5
"""Letters from which a word that stands twice is a slip, but for those of `TWICE`."""

TWICE: Final = frozenset({"เดือน", "เพิ่ม", "เมือง"})
"""Words that do stand twice: เงินเดือน|เดือนสุดท้าย, จัดสรรเพิ่ม|เพิ่มขึ้น, เทศบาลเมือง|เมืองพล."""

_OF_TWO_TITLES: Final = re.compile(r"นายก(?:รัฐมนตรี){2}(?:ว่า|ช่วย|ประจำ)")
"""รองนายกรัฐมนตรี|รัฐมนตรีว่าการ…: a blank was left out between two posts, no word stands twice."""

_RUN: Final = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{6,}")
_LONG: Final = re.compile(rf"([ก-๎]{{{SHORTEST},24}})\1")
_JOINED: Final = "หรือ|แล้ว|ด้วย|ซึ่ง|ต้อง|กว่า|ทั้ง|ถึง|ก่อน|ร่วม|ยื่น|ขึ้น|ไม่|นี้|จะ"
"""Short words that stand twice only by a slip where no blank is between them: หรือไม่ ไม่ได้ is right."""

_APART: Final = (
    "จัดทำ|ดำเนินการ|ติดตาม|เผยแพร่|อยู่|ต้อง|มอบหมาย|ดังนี้|รวมทั้ง|ซึ่ง|ที่เกี่ยวข้อง|เห็นชอบ|ปฏิบัติ|ส่งเสริม|สนับสนุน|ตรวจสอบ|กำหนด|พิจารณา"
)
"""Words that stand twice with a blank between them only by a slip; nouns may: 5 โครงการ โครงการละ 3 แห่ง."""

_ACROSS_LINES: Final = "ต้อง|ซึ่ง|รวมทั้ง|และ|เพื่อ|โดย|ให้|จาก"
"""Words that end no line and begin the next one too; a verb may: แผนดำเนินการ, and below it ดำเนินการแล้ว."""

_SHORT: Final = re.compile(
    r"(?P<once>และ|ให้|จาก|เพื่อ|โดย|ว่า|(?<=ไป)ตาม|(?<!ราย)(?<!เงิน)ได้(?=ได้(?:แจ้ง|จัด|ดำเนิน|ประชุม|อบรม|มอบ|เผยแพร่|ประกาศ|ติดตาม|รายงาน)))"
    r" ?(?P=once)"
    rf"|(?P<joined>{_JOINED}|(?<!กำ)กับ)(?P=joined)"
    rf"|(?<!แผน)(?<!การ)(?<!ผล)(?P<apart>{_APART}) (?P=apart)|(?P<across>{_ACROSS_LINES})\n(?P=across)"
)
"""Short words that never stand twice in a row; ที่ที่, ของของ, เป็นเป็น and ในใน may: เจ้าหน้าที่|ที่เกี่ยวข้อง.

ตามตาม may in ติดตาม|ตามแผน, ได้ได้ in รายได้|ได้รับ, but not in เป็นไปตาม and before a verb of what was done.
"""


_GLANCE: Final = (
    tuple(word + gap + word for word in ("และ", "ให้", "จาก", "เพื่อ", "โดย", "ว่า", "ตาม", "ได้") for gap in ("", " "))
    + tuple(2 * word for word in (*_JOINED.split("|"), "กับ"))
    + tuple(f"{word} {word}" for word in _APART.split("|"))
    + tuple(f"{word}\n{word}" for word in _ACROSS_LINES.split("|"))
)


SHORTEST_PHRASE: Final = 7
"""Thai letters and marks from which what stands twice between blanks is a slip."""

MOST_PIECES: Final = 6
"""Pieces between blanks that make one phrase."""

_PIECE: Final = re.compile(r"[^\s]+")
_THAI: Final = re.compile("[ก-๎]")


class Doubled(NamedTuple):
    """Characters `start` to `end` of a text, and the word or phrase that they hold twice."""

    start: int
    end: int
    right: str


@remembered
def doubled_words(text: str) -> Iterator[Doubled]:
    """The words and phrases of running text that stand twice with nothing, or blanks, between them; left to right."""
    short = any(map(text.__contains__, _GLANCE))
    found = [Doubled(*match.span(), match[match.lastgroup or 0]) for match in _SHORT.finditer(text)] if short else []
    for run in _RUN.finditer(text):
        found += (Doubled(run.start() + start, run.start() + end, word) for start, end, word in _in_run(run[0]))
    found += _phrases(text)
    done = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= done:
            yield each
            done = each.end


def _phrases(text: str) -> Iterator[Doubled]:
    """Phrases that stand twice: pieces between blanks, or one piece whose halves are the same."""
    spans = [piece.span() for piece in _PIECE.finditer(text)]
    pieces = [text[start:end] for start, end in spans]
    counts = {*range(1, MOST_PIECES + 1), len(pieces) // 2}
    for count in sorted(counts - {0}):
        for at in range(len(pieces) - 2 * count + 1):
            if pieces[at] == pieces[at + count] and pieces[at : at + count] == pieces[at + count : at + 2 * count]:
                (start, _), (_, middle), (_, end) = spans[at], spans[at + count - 1], spans[at + 2 * count - 1]
                if _is_phrase(text[start:middle]):
                    yield Doubled(start, end, text[start:middle])
    stripped = text.strip()
    first = len(text) - len(text.lstrip())
    for start, end in (*spans, (first, first + len(stripped))):
        half = (end - start) // 2
        if text[start : start + half] == text[start + half : end] and _is_phrase(text[start : start + half]):
            yield Doubled(start, end, text[start : start + half])


def _is_phrase(text: str) -> bool:
    return len(_THAI.findall(text)) >= SHORTEST_PHRASE


@lru_cache(maxsize=4096)
def _in_run(run: str) -> tuple[tuple[int, int, str], ...]:
    """The longer words that stand twice in a run of letters. Runs recur, see `near_miss`."""
    return tuple(
        (*match.span(), match[1])
        for match in _LONG.finditer(run)
        if _is_word(match[1]) and not _OF_TWO_TITLES.match(run, max(0, match.start() - len("นายก")))
    )


def _is_word(letters: str) -> bool:
    return letters in word_costs() and letters not in TWICE
