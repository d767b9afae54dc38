"""Where a text names a person or a small place: what follows a title is a name, spelled as its bearer does."""

import re
from typing import Final

LONGEST: Final = 40
"""Characters of a title and a first name together at most."""

_AFTER_TITLE: Final = re.compile(
    r"(?:นาย(?!กเทศ|กอง|กรัฐ|กอบ|กสภา|กสมาคม|ก\s|ช่าง|ทะเบียน|อำเภอ|จ้าง)|นาง(?:สาว)?|น\.\s?ส\.|เด็กชาย|เด็กหญิง|ดร\.|(?:(?:ว่าที่)?(?:ร้อย|พัน|พล|สิบ)|จ่า(?:สิบ)?)(?:ตรี|โท|เอก)(?:หญิง)?)"
    r"\s?(?:[ก-๎]{2,14}\s{1,2})?\Z"
)

_BEFORE_PLACE: Final = re.compile(r"(?:บ้าน|วัด|ห้วย|หนอง|คลอง|เกาะ|ดอย|เขา|บึง)\Z")
LONGEST_PLACE_WORD: Final = 4


_LAST_PLACE: Final = re.compile(r"(?:ตำบล|อำเภอ|จังหวัด|อาคาร|หมู่บ้าน|โรงเรียน|ถนน|วัด)(?P<name>[ก-๎]{2,12})\Z")


def without_place(run: str) -> str:
    """A run of Thai letters without the name of the place that it ends with, which is spelled as it is."""
    found = _LAST_PLACE.search(run)
    return run[: found.start("name")] if found else run


_NEAR_PLACE: Final = re.compile(r"(?:ตำบล|อำเภอ|จังหวัด|อาคาร|หมู่บ้าน|โรงเรียน|ถนน|วัด)[ก-๎]{0,11}\Z")


def may_be_place(run: str, start: int) -> bool:
    """Whether the letters at `start` of a run may be the name of a place: its word stands shortly before them."""
    return _NEAR_PLACE.search(run, max(0, start - 20), start) is not None


def is_place(text: str, start: int) -> bool:
    """Whether the letters at `start` are the name of a village, a temple or a water."""
    return _BEFORE_PLACE.search(text, max(0, start - LONGEST_PLACE_WORD), start) is not None


def is_name(text: str, start: int) -> bool:
    """Whether the word at `start` is a first name or surname: right after a title, or after one word behind it."""
    return _AFTER_TITLE.search(text, max(0, start - LONGEST), start) is not None
