"""A TOML file as people write it: its entries with their lines, or why it cannot be read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from itaxl.files.regular_file import open_regular
from itaxl.model.wording import Wording
from itaxl.settings.mistakes import Mistake
from itaxl.settings.positions import Place, last_line_of, lines_of

LARGEST: Final = 256 * 1024
"""Bytes of a settings or year file; the longest year has a tenth of it."""

CANNOT_READ = Wording(
    "เปิดไฟล์ไม่ได้ ดูว่าไฟล์ยังอยู่ และไม่ได้เปิดค้างในโปรแกรมอื่น", "cannot be opened; see whether it is there and not open elsewhere"
)
TOO_LARGE = Wording("ไฟล์ใหญ่เกิน {limit} KB จึงไม่ใช่ไฟล์ที่ itaxl ใช้", "is over {limit} KB, so it is no file of itaxl")
NOT_UTF8 = Wording(
    "มีตัวอักษรที่อ่านไม่ได้ เปิดใน Notepad แล้วบันทึกเป็น โดยเลือกการเข้ารหัส UTF-8",
    "holds letters that cannot be read; save it from Notepad with the encoding UTF-8",
)
NOT_TOML = Wording(
    'พิมพ์ไม่ตรงรูปแบบ ดูว่ามีเครื่องหมาย = และวงเล็บครบ เช่น font = "TH Sarabun New"',
    'is not written as TOML; see whether = and the brackets are there, as in font = "TH Sarabun New"',
)
NO_QUOTES = Wording(
    'ข้อความหลังเครื่องหมาย = ต้องอยู่ในเครื่องหมาย " " แบบตรง (ไม่ใช่ “ ”)',
    'a text after = stands between straight quotes " ", not “ ”',
)
NOT_CLOSED = Wording(
    'ข้อความขาดเครื่องหมาย " ปิดท้าย ข้อความหลายบรรทัดให้ขึ้นต้นและลงท้ายด้วย """',
    'a text lacks its closing "; several lines stand between """ and """',
)
NOT_COMPLETE = Wording(
    "ค่าหลังเครื่องหมาย = ยังไม่ครบ ดูว่าวงเล็บ [ ] หรือ {{ }} ปิดครบ และมีจุลภาคคั่น",
    "the value after = is not complete; see whether [ ] and {{ }} are closed, with commas between",
)
BACKSLASH = Wording(
    "ใช้เครื่องหมาย \\ ในข้อความไม่ได้ ชื่อโฟลเดอร์ให้ใช้ / แทน", "\\ has a meaning of its own in a text; write / between folders"
)
TWICE = Wording("ตั้งค่าเดียวกันซ้ำสองครั้ง ลบออกหนึ่งแห่ง", "sets the same thing a second time; take one of them out")
BAD_NAME = Wording(
    "ชื่อทางซ้ายของเครื่องหมาย = ต้องเป็นภาษาอังกฤษตามตัวอย่าง แล้วตามด้วยเครื่องหมาย =",
    "the name before = is one of the English names of the example, followed by =",
)
TOO_DEEP = Wording("มีวงเล็บหรือจุดซ้อนกันมากเกินไป", "has too many brackets or dots within one another")

_REASONS: Final = (
    (r"Unterminated string|Illegal character|Expected (?:\"'+\"|'\"+')", NOT_CLOSED),
    (r"Unescaped|Invalid hex value|not a Unicode scalar", BACKSLASH),
    (r"Cannot overwrite|Cannot declare|Duplicate inline|Cannot mutate|Cannot redefine", TWICE),
    (r"Invalid statement|initial character for a key part|after a key", BAD_NAME),
    (r"Invalid value \(at end|Unclosed", NOT_COMPLETE),
    (r"Invalid value", NO_QUOTES),
)
"""What tomllib says of a mistake, and what people are told."""
_LINE: Final = re.compile(r"\(at line (\d+)")
_LONG_KEY: Final = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){24}", re.ASCII)
"""More names with dots than any setting has; reading thousands would take minutes."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What stands in a file, and where."""

    path: Path
    entries: Mapping[str, Any]
    lines: Mapping[Place, int]
    text: str = ""

    def line(self, place: Place) -> int:
        """The line of a key, that of the nearest table around it when it has none, 1 for what is missing."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1

    def mistake(self, place: Place, wording: Wording, **params: object) -> Mistake:
        """What is wrong at a key."""
        return Mistake(self.path, self.line(place), wording, params)


def read_toml(path: Path) -> TomlFile | Mistake:
    """The file's entries, or the one reason why there are none."""
    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError):
        return Mistake(path, 0, CANNOT_READ, {})
    if len(data) > LARGEST:
        return Mistake(path, 0, TOO_LARGE, {"limit": LARGEST // 1024})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Mistake(path, data.count(b"\n", 0, error.start) + 1, NOT_UTF8, {})
    return parsed(path, text)


def parsed(path: Path, text: str) -> TomlFile | Mistake:
    """The entries of `text`, which stands in `path`."""
    if deep := _LONG_KEY.search(text):
        return Mistake(path, text.count("\n", 0, deep.start()) + 1, TOO_DEEP, {})
    try:
        return TomlFile(path, tomllib.loads(text), lines_of(text), text)
    except RecursionError:
        return Mistake(path, 0, TOO_DEEP, {})
    except ValueError as error:  # besides its own errors tomllib passes on those of numbers and dates
        said = str(error)
        wording = next((wording for words, wording in _REASONS if re.search(words, said)), NOT_TOML)
        return Mistake(path, _line_of(said, text), wording, {})


def _line_of(said: str, text: str) -> int:
    """The line that tomllib names, where what is not closed begins, 0 when it names none."""
    if found := _LINE.search(said):
        return int(found[1])
    return last_line_of(text) if "end of document" in said else 0
