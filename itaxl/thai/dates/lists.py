"""Periods typed as a list with numbers or bullets: ครั้งที่ ๑ ม.ค. ๖๘ ครั้งที่ ๒ เม.ย. ๖๘."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from itaxl.thai.dates.date_reading import DateReading, DateSlip, refused
from itaxl.thai.dates.issues import in_order
from itaxl.thai.dates.writing import write_list

Read = Callable[[str, int | None], DateReading]
"""How one member of a list is read; the number is the fiscal year to take for one that names none."""

_DIGIT: Final = "[0-9๐-๙]"
_MONTHS: Final = frozenset({"month", "month_range", "quarter", "half_year", "fiscal_year"})
_AROUND: Final = " \t\n\u00a0,;:"


class _Label(NamedTuple):
    """A number or bullet before a member; `number` is 0 for a bullet, `named` says that a word stands with it."""

    start: int
    end: int
    number: int
    named: bool


def read_listed(text: str, fiscal_year: int | None, read: Read) -> DateReading | None:
    """The reading of a list whose members all read whole, None when it is no list or one of them does not."""
    labels = _labels(text)
    if not labels or text[: labels[0].start].strip(_AROUND):
        return None
    ends = [*(label.start for label in labels[1:]), len(text)]
    members = [_member(text, label.end, end, fiscal_year, read) for label, end in zip(labels, ends, strict=True)]
    wrong = next((member for member in members if not (member.start and member.end)), None)
    if wrong:
        return None if wrong.issues == ("not_a_date",) else refused(text, wrong.issues[0])
    return _together(text, members)


def _member(text: str, start: int, end: int, fiscal_year: int | None, read: Read) -> DateReading:
    said = text[start:end].rstrip(_AROUND).removesuffix("และ")
    reading = read(said, fiscal_year)
    slips = tuple(DateSlip(each.start + start, each.end + start, each.code, each.right) for each in reading.slips)
    return DateReading(
        said, reading.kind, reading.start, reading.end, reading.canonical, reading.issues, slips, reading.members
    )


def _together(text: str, members: Sequence[DateReading]) -> DateReading:
    if len(members) == 1:
        only = members[0]
        return DateReading(text, only.kind, only.start, only.end, only.canonical, only.issues, only.slips, only.members)
    spans = [span for member in members for span in member.spans]
    if any(later[1] < earlier[1] or later[0] < earlier[0] for earlier, later in pairwise(spans)):
        return refused(text, "end_before_start")
    gaps = any((later[0] - earlier[1]).days > 1 for earlier, later in pairwise(spans))
    issues = {issue for member in members for issue in member.issues} | ({"gap_in_list"} if gaps else set())
    kind = "month_range" if all(member.kind in _MONTHS for member in members) else "date_range"
    slips = tuple(slip for member in members for slip in member.slips)
    canonical = write_list([member.canonical for member in members])
    return DateReading(text, kind, spans[0][0], spans[-1][1], canonical, in_order(issues), slips, tuple(spans))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
          (?P<named>(?:(?<![ก-๎])|(?<=และ))(?:ครั้ง|รุ่น|งวด|ระยะ|ช่วง|รอบ|กลุ่ม|ชุด)\s?ที่\s?(?P<turn>{_DIGIT}{{1,2}})(?!{_DIGIT})
            (?:\s?/\s?{_DIGIT}{{2,4}})?\s?[:.–-]?\s?)
        | ^[ \t]*(?:\(?(?P<number>{_DIGIT}{{1,2}})[.)](?!{_DIGIT})|[-•–*·])\s?
        """,
        re.VERBOSE | re.MULTILINE,
    )


def _labels(text: str) -> list[_Label]:
    """The numbers or bullets of a list, none when they do not count: a number alone may be a day (๑. ต.ค. ๖๗)."""
    labels = [
        _Label(*match.span(), int(match["turn"] or match["number"] or 0), match["named"] is not None)
        for match in _pattern().finditer(text)
    ]
    numbered = [label for label in labels if label.number and not label.named]
    if any(label.named for label in labels):
        labels = [label for label in labels if label.named]
        return labels if len(labels) == 1 or _counts(labels) else []
    if numbered and (len(numbered) < len(labels) or len(labels) == 1 or labels[0].number != 1):
        return []
    return labels if not numbered or _counts(labels) else []


def _counts(labels: Sequence[_Label]) -> bool:
    return all(later.number == earlier.number + 1 for earlier, later in pairwise(labels))
