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


def is_place(text: str, start: int) -> bool:
    """Whether the letters at `start` are the name of a village, a temple or a water."""
    return _BEFORE_PLACE.search(text, max(0, start - LONGEST_PLACE_WORD), start) is not None


def is_name(text: str, start: int) -> bool:
    """Whether the word at `start` is a first name or surname: right after a title, or after one word behind it."""
    return _AFTER_TITLE.search(text, max(0, start - LONGEST), start) is not None
