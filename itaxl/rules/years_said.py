"""The years that a text is about: not those of laws, of plans over years, or looked back on."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from itaxl.rules.dated import Dated, text_dates
from itaxl.submission import Submission
from itaxl.thai.dates import Citation
from itaxl.years.catalogue import FiscalYear

YEAR_KINDS: Final = frozenset({"fiscal_year", "calendar_year"})

LOOK_BACK: Final = 60
"""Characters before a year in which words that make it a look back, or ahead, can stand."""

SERIES: Final = 3
"""Years in a row, from which on they are compared and not reported on."""

_LONG_VIEW: Final = re.compile(
    r"ตั้งแต่|เริ่ม|มติ|เปรียบเทียบ|ย้อนหลัง|ยุทธศาสตร์|แผนแม่บท|แผนพัฒนา|แนวโน้ม|ระหว่าง|ต่อไป|ถัดไป|ก่อนหน้า|เทียบกับ|กว่า\s*$|รางวัล"
)
_FIGURE_AFTER: Final = re.compile(r"\s*(?:เป็นต้น|ได้|อยู่ที่|เท่ากับ|คิดเป็น|ร้อยละ)")
_JOINED: Final = re.compile(r"\s*(?:,|และ|กับ|/)?\s*")


def years_said(submission: Submission, year: FiscalYear) -> Iterator[tuple[Dated, int]]:
    """Each year, B.E., that a text says something is of, with its place."""
    years = [each for each in text_dates(submission, year) if each.reading.kind in YEAR_KINDS and each.reading.end]
    for each in years:
        looks_away = _LONG_VIEW.search(each.before[-LOOK_BACK:]) or _FIGURE_AFTER.match(each.after)
        if each.citation is Citation.NONE and not looks_away and len(_series(each, years)) < SERIES:
            assert each.reading.end is not None
            yield each, each.reading.end.year + 543


def _series(each: Dated, years: list[Dated]) -> list[Dated]:
    """The years in the same text that stand in one row with this one."""
    same = [other for other in years if other.key == each.key]
    rows = [[same[0]]]
    for last, other in pairwise(same):
        if _JOINED.fullmatch(each.cell.value, last.end, other.start):
            rows[-1].append(other)
        else:
            rows.append([other])
    return next(row for row in rows if each in row)
