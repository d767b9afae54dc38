"""Lines that were broken in the middle of a sentence, as happens to text pasted from a PDF or a narrow table."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import NEVER_FIRST, pieces, word_costs

_BREAK: Final = re.compile(r"(?<=[^\s\n])[ \t\u00a0]*\r?\n[ \t\u00a0]*(?=[^\s\n])")
_MARK: Final = re.compile(
    r"\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*[.)/](?![0-9๐-๙])|\(?[ก-ฮ][.)]|[-•–*●▪◦○✓☑]|ข้อ\s?[0-9๐-๙]|(?:ประการ|ครั้ง|กิจกรรม|รุ่น)ที่|\(?[a-zA-Z][.)]"
)
"""What begins an item of a list."""

_ENDS: Final = re.compile(
    r"(?:[.:;!?)\]”\"ฯ]|[0-9๐-๙]|แล้ว|เสร็จ|ต่อไป|ทราบ|พิจารณา|เรียบร้อย|ดังนี้|ได้แก่|คน|บาท|ครั้ง|แห่ง|ราย|เรื่อง|ปี|เดือน|วัน|น\.)\s*$"
)
"""How sentences, and the lines before a list, end."""

OPEN: Final = frozenset(
    (
        "และ",
        "หรือ",
        "ของ",
        "ใน",
        "ให้",
        "เพื่อ",
        "การ",
        "ความ",
        "โดย",
        "จาก",
        "ตาม",
        "กับ",
        "เป็น",
        "จะ",
        "ซึ่ง",
        "พร้อม",
        "ด้าน",
        "เมื่อ",
        "ณ",
        "ประจำ",
        "ว่า",
        "แบบ",
        "ผู้",
        "ตั้งแต่",
        "ระหว่าง",
        "ภายใต้",
        "สำหรับ",
        "เกี่ยวกับ",
        "รวมถึง",
        "ผล",
        "จัด",
        "จัดทำ",
        "ส่งเสริม",
        "สนับสนุน",
        "เสริมสร้าง",
        "สร้าง",
        "รวบรวม",
        "แต่งตั้ง",
        "จำนวน",
        "ไม่",
        "วันที่",
        "เมื่อวันที่",
        "ครั้งที่",
        "นาย",
        "นาง",
        "นางสาว",
        "องค์การบริหารส่วนตำบล",
        "องค์การบริหารส่วนจังหวัด",
        "เทศบาลตำบล",
        "เทศบาลเมือง",
        "เทศบาลนคร",
        "ที่",
    )
)
"""Words that no sentence ends with."""

DEPENDENT: Final = frozenset(
    (
        "และ",
        "หรือ",
        "ของ",
        "ซึ่ง",
        "ดังกล่าว",
        "รวมถึง",
        "ตลอดจน",
        "แห่ง",
        "แก่",
        "กับ",
        "ไว้",
        "กัน",
    )
)
"""Words that no sentence begins with."""

NEAR: Final = 24
"""Letters on each side of a break that are read."""

SHORTEST: Final = 8
"""Letters of a word that a break tears apart."""

SHORTEST_PART: Final = 2
"""Letters of it on each side."""

_LAST: Final = re.compile(rf"[ก-๎]{{1,{NEAR}}}\Z")
_FIRST: Final = re.compile(rf"[ก-๎]{{1,{NEAR}}}")


COLUMN_BREAKS: Final = 2
COLUMN_WIDTHS: Final = range(20, 46)
"""Characters of the widest line of a narrow column."""
NEARLY: Final = 0.75


class Broken(NamedTuple):
    """Characters `start` to `end` of a text, a line break and the blanks around it; `right` joins the lines."""

    start: int
    end: int
    right: str


@remembered
def broken_lines(text: str) -> Iterator[Broken]:
    """The breaks in mid-sentence: where a word is torn or a sentence cannot end, and then all that end no sentence."""
    breaks = [match for match in _BREAK.finditer(text) if not _MARK.match(text, match.end())]
    if not (_is_column(text, len(breaks)) or any(_is_torn(text, match.start(), match.end()) for match in breaks)):
        return
    for match in breaks:
        if _is_torn(text, *match.span()) or not _ENDS.search(text, max(0, match.start() - NEAR), match.start()):
            yield Broken(*match.span(), _between(text, *match.span()))


def _is_column(text: str, breaks: int) -> bool:
    """Whether the lines are those of a narrow column: three or more, none a list's, all but the last of one width."""
    lines = [line.strip() for line in text.split("\n")]
    if breaks != len(lines) - 1 or len(lines) <= COLUMN_BREAKS or len(lines[-1]) > max(map(len, lines[:-1])):
        return False
    full = list(map(len, lines[:-1]))
    widest = max(full)
    ends = sum(_ENDS.search(line) is not None for line in lines[:-1])
    return widest in COLUMN_WIDTHS and min(full) >= NEARLY * widest and ends <= len(full) // 3


def _between(text: str, start: int, end: int) -> str:
    """A blank where one stood or where figures and other letters meet Thai ones, else nothing."""
    thai = "ก" <= text[start - 1] <= "๎" and "ก" <= text[end] <= "๎"
    return "" if thai and text[start:end].strip("\r\n") == "" else " "


def _is_torn(text: str, start: int, end: int) -> bool:
    before, after = _LAST.search(text, max(0, start - NEAR), start), _FIRST.match(text, end)
    if before is None or after is None or _ENDS.search(before[0]):
        return False
    return _is_one_sentence(before[0], after[0])


@lru_cache(maxsize=1024)
def _is_one_sentence(before: str, after: str) -> bool:
    if after[0] in NEVER_FIRST:
        return True
    last, first = pieces(before), pieces(after)
    if before[last[-1].start :] in OPEN or after[: first[0].end] in DEPENDENT:
        return True
    words = word_costs()
    begins = [piece.start for piece in last if piece.known and len(before) - piece.start >= SHORTEST_PART]
    ends = [piece.end for piece in first if piece.known and piece.end >= SHORTEST_PART]
    joined = (before[start:] + after[:end] for start in begins for end in ends)
    return any(len(word) >= SHORTEST and word in words for word in joined)
