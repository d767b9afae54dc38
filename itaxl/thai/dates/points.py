"""One point of time among words: a day, a month or a year, its month and year said with it or not."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from itaxl.thai.dates.eras import PLAUSIBLE
from itaxl.thai.dates.sequence import Words
from itaxl.thai.dates.words import NO_MONTH
from itaxl.thai.lazy_regex import pattern

ERA: Final = "[PEU]?[BC]?'?"
"""ปี, ประจำปี, พ.ศ., ค.ศ. before a year's number; in these patterns a letter is a word, see `Token.code`."""

MONTH: Final = "K*[Mm]"
YEAR: Final = f"(?:,F?{ERA}[nyx](?!{MONTH})|F?{ERA}[nyx])"
"""After a comma the number before a month is the day of another date."""

NAMED_YEAR: Final = "(?:[PEAUT]+[BC]?|[BC])'?[nyx]"
CLOCK: Final = "n[.:]n(?:[.:]n)?"


class DatePoint(NamedTuple):
    """A day, a month (`day` None) or a year (`month` None too); what was not said is None, the year is B.E.

    `fiscal` says that the year is a fiscal one, `weekday` (0 Monday) what was said with it, `time` that a time was.
    `start` and `end` are its first word and the one after its last.
    """

    day: int | None
    month: int | None
    year: int | None
    start: int
    end: int
    fiscal: bool = False
    weekday: int | None = None
    time: bool = False


_FORMS: Final = pattern(
    rf"""
    [LvT]*(?:W,?[Lv]*)?
    (?:
      (?P<numeric>[nx](?P<a>[-/.])n(?P=a)[nyx])                      # 16/4/2564
    | (?P<iso>y(?P<b>[-/.])n(?P=b)n)                                  # 2021-04-16
    | (?P<day_month_year>[nxy](?P<c>[-/]?){MONTH}(?P=c){YEAR})        # 16 เมษายน พ.ศ. 2564
    | (?P<day_number_year>nKn(?:{NAMED_YEAR}|y))                      # 16 เดือน 4 พ.ศ. 2564
    | (?P<month_day_year>m[nx],?y)                                    # April 16, 2021
    | (?P<day_month>[nxy]{MONTH})
    | (?P<day_number>n/n(?=[-t]))                                     # 16/4 - 30/4/2564
    | (?P<month_year>{MONTH}(?:{YEAR}|[-/]'?[nyx](?!{MONTH}|[-/])))   # เม.ย.-64
    | (?P<number_year>Kn(?:/[nyx]|{NAMED_YEAR}|y))                    # เดือน 4/2564
    | (?P<year_month>(?:[PEU][BC]?|[BC])[nyx][,L]*{MONTH})            # ปี 2564 เดือนเมษายน
    | (?P<month>{MONTH})
    | (?P<day>[nx](?=[-t&,]))                                         # 25-26 ก.พ. 64
    | (?P<year>{NAMED_YEAR}|y)
    )
    """,
    re.VERBOSE,
)
_WEEKDAY_AFTER: Final = re.compile(r"\(W\)|,?W(?![nxL])|~W")
_TIME: Final = pattern(
    rf",?f?(?:V?{CLOCK}h?(?:[-t]V?{CLOCK})?h|V{CLOCK}(?:[-t]{CLOCK})?|n:n(?::n)?(?:[-t]n:n)?|V?nh(?:[-t]nh)?)"
)
_CLOCK: Final = re.compile(r"n(?:[.:]n)*")
_PLAN: Final = re.compile("[PEA]")
_MONTH_PLACE: Final = re.compile("[Mm]")


def point_at(words: Words, place: int) -> DatePoint | None:
    """The point that begins at the word `place`, None when none does."""
    match = _FORMS().match(words.codes, place)
    if match is None or match.lastgroup is None:
        return None
    start, end = match.span(match.lastgroup)
    day, month, year, fiscal = _READERS[match.lastgroup](words, start, end)
    if day is None and start and words.day_follows(start - 1):
        words.refusals.add("missing_day")
    if "v" in words.codes[place:start]:
        words.issues.add("vague_period")
    weekday, end = _weekday(words, place, start, end) if day is not None else (None, end)
    time, end = _time(words, end) if year is not None and day is not None else (False, end)
    return DatePoint(day, month, year, place, end, fiscal, weekday, time)


Parts = tuple[int | None, int | None, int | None, bool]
"""Day, month, year, whether the year is fiscal."""


def _month_number(words: Words, place: int) -> int:
    number = words.tokens[place].value
    if not 1 <= number <= 12:
        words.refusals.add("impossible_date")
        return 1
    return number


def _numeric(words: Words, start: int, end: int) -> Parts:
    if words.tokens[end - 1].width not in {2, 4}:
        words.refusals.add("not_a_date")
    return words.tokens[start].value, _month_number(words, start + 2), words.year(end - 1, end), False


def _iso(words: Words, start: int, end: int) -> Parts:
    return words.tokens[end - 1].value, _month_number(words, start + 2), words.year(start, start + 1), False


def _day_month_year(words: Words, start: int, end: int) -> Parts:
    return (words.tokens[start].value, *_month_year(words, start, end)[1:])


def _month_year(words: Words, start: int, end: int) -> Parts:
    place = _month_place(words, start, end)
    return None, _named(words, place), words.year(place + 1, end), "F" in words.codes[place:end]


def _day_number_year(words: Words, start: int, end: int) -> Parts:
    return words.tokens[start].value, _month_number(words, start + 2), words.year(start + 3, end), False


def _month_day_year(words: Words, start: int, end: int) -> Parts:
    return words.tokens[start + 1].value, words.tokens[start].value, words.year(end - 1, end), False


def _day_month(words: Words, start: int, end: int) -> Parts:
    return words.tokens[start].value, _named(words, end - 1), None, False


def _day_number(words: Words, start: int, _end: int) -> Parts:
    return words.tokens[start].value, _month_number(words, start + 2), None, False


def _number_year(words: Words, start: int, end: int) -> Parts:
    return None, _month_number(words, start + 1), words.year(start + 2, end), False


def _year_month(words: Words, start: int, end: int) -> Parts:
    number = next(place for place in range(start, end) if words.codes[place] in "nyx")
    return None, _named(words, end - 1), words.year(start, number + 1), False


def _month(words: Words, _start: int, end: int) -> Parts:
    return None, _named(words, end - 1), None, False


def _day(words: Words, start: int, _end: int) -> Parts:
    return words.tokens[start].value, None, None, False


def _year(words: Words, start: int, end: int) -> Parts:
    said = words.codes[start:end]
    joined = words.codes[:start].endswith(("-", "t", ",", "&"))
    if _PLAN.search(said) or (len(said) == 1 and not joined):
        words.issues.add("calendar_or_fiscal")
    if len(said) == 1 and words.tokens[start].value not in PLAUSIBLE:
        words.refusals.add("not_a_date")
    return None, None, words.year(start, end), False


_READERS: Final[dict[str, Callable[[Words, int, int], Parts]]] = {
    "numeric": _numeric,
    "iso": _iso,
    "day_month_year": _day_month_year,
    "day_number_year": _day_number_year,
    "month_day_year": _month_day_year,
    "day_month": _day_month,
    "day_number": _day_number,
    "month_year": _month_year,
    "number_year": _number_year,
    "year_month": _year_month,
    "month": _month,
    "day": _day,
    "year": _year,
}


def _month_place(words: Words, start: int, end: int) -> int:
    match = _MONTH_PLACE.search(words.codes, start, end)
    assert match, "the forms that come here hold a month"
    return match.start()


def _named(words: Words, place: int) -> int:
    number = words.tokens[place].value
    if 1 <= number < NO_MONTH:
        return number
    words.refusals.add("no_such_month" if number else "month_unclear")
    return 1


def _weekday(words: Words, place: int, start: int, end: int) -> tuple[int | None, int]:
    """The weekday said before or after the words `start` to `end`, and where the words go on."""
    before = words.codes.find("W", place, start)
    after = _WEEKDAY_AFTER.match(words.codes, end)
    if before >= 0:
        return words.tokens[before].value, end
    if after:
        said = words.codes.index("W", end)
        return words.tokens[said].value, after.end()
    return None, end


def _time(words: Words, end: int) -> tuple[bool, int]:
    """Whether a time of day follows, and where the words go on."""
    match = _TIME().match(words.codes, end)
    if match is None:
        return False, end
    for clock in _CLOCK.finditer(words.codes, *match.span()):
        hour, *rest = (words.tokens[place].value for place in range(clock.start(), clock.end(), 2))
        if hour > 24 or any(part > 59 for part in rest):
            words.refusals.add("impossible_time")
    return True, match.end()
