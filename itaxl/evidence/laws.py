"""Laws that a text cites with a year: of one that has another, or of a year that is still to come."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.tsv import table

_KIND: Final = (
    "พระราชบัญญัติ", "พระราชกฤษฎีกา", "พระราชกำหนด", "กฎกระทรวง", "ระเบียบ", "ข้อบังคับ", "ข้อบัญญัติ", "เทศบัญญัติ",
    "พ.ร.บ.", "พ.ร.ป.", "พ.ร.ฎ.",
)  # fmt: skip
_CITED: Final = re.compile(
    rf"(?P<draft>ร่าง)?(?P<kind>{'|'.join(map(re.escape, _KIND))})(?P<name>[ก-๎ \u00a0.]{{3,120}}?)"
    rf"[ \u00a0]*(?:พ\.\s?ศ\.|พุทธศักราช)[ \u00a0]*(?P<year>2[0-9]{{3}})(?![0-9])"
)
_BUDGET: Final = re.compile("งบประมาณ|แผน|โครงการ")
"""Budgets are named by the year that is to come."""


class WrongYear(NamedTuple):
    """Characters `start` to `end` of a text, which cite a law with a year, and the year that it has; 0: none yet."""

    start: int
    end: int
    right: int


class _Law(NamedTuple):
    name: str
    kinds: tuple[str, ...]
    years: tuple[int, ...]


@cache
def _laws() -> tuple[_Law, ...]:
    rows = table("laws")
    return tuple(_Law(row["name"], (*row["kinds"].split(),), (*map(int, row["years"].split()),)) for row in rows)


def wrong_years(text: str, now: int) -> Iterator[WrongYear]:
    """The laws of a text in Arabic digits whose year is not theirs, or later than `now` in the Buddhist era.

    An amendment (ฉบับที่ …) has a year of its own, a draft none yet.
    """
    for match in _CITED.finditer(text):
        name, year = "".join(match["name"].split()), int(match["year"])
        if match["draft"] or "ฉบับ" in name:
            continue
        known = next((law.years for law in _laws() if match["kind"] in law.kinds and name.endswith(law.name)), ())
        if known and year not in known:
            yield WrongYear(*match.span(), known[-1])
        elif year > now and not _BUDGET.search(name):
            yield WrongYear(*match.span(), 0)
