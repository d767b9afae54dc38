"""Amounts of money written out: หนึ่งหมื่นสองพันบาทถ้วน."""

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "ยี่": 2, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_PLACES: Final = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION: Final = 1_000_000
_WORD: Final = re.compile("|".join((*_DIGITS, *_PLACES, "ล้าน")))


def number_in_words(text: str) -> Decimal | None:
    """The baht (and satang) that `text` writes out, None when it holds other words too."""
    baht, unit, satang = "".join(text.split()).partition("บาท")
    whole = whole_in_words(baht)
    if not unit or whole is None:
        return None
    cents = (
        whole_in_words(satang.removesuffix("สตางค์"))
        if satang.endswith("สตางค์")
        else 0
        if satang in {"", "ถ้วน"}
        else None
    )
    return None if cents is None else Decimal(whole) + Decimal(cents) / 100


def whole_in_words(words: str) -> int | None:
    """The number that `words` write out, None when they hold others too."""
    found = _WORD.findall(words)
    if not found or "".join(found) != words:
        return None
    total, part, digit = 0, 0, -1
    for word in found:
        if word in _DIGITS:
            digit = _DIGITS[word]
            continue
        if word == "ล้าน":
            total, part, digit = (total + part + max(digit, 0)) * _MILLION, 0, -1
            continue
        part += (1 if digit < 0 else digit) * _PLACES[word]
        digit = -1
    return total + part + max(digit, 0)
