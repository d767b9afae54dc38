"""A fiscal year's OIT items, windows and policy: a typed view of the year files."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

NOT_LISTED: Final = "no year file of its own: taken over from {year}"
NOT_LISTED_TH: Final = "ไม่มีรายการของปีนี้ จึงใช้ของปี {year}"
ITEM_ENTRIES: Final = frozenset({"name", "group", "elements", "confirmed", "source"})
ENTRIES: Final = frozenset(
    {
        *("year", "extends", "measures_item", "report_item", "report_year_offset", "oit_opens", "oit_closes"),
        *("confirmed", "source", "source_th", "items_confirmed", "items_source", "items", "policy"),
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One OIT item of a year: `code` O43, `name`, the `elements` its page must show, where it is known from.

    `confirmed` is yes, partly or no: how sure the source is.
    """

    code: str
    name: str
    group: str
    elements: tuple[str, ...]
    confirmed: str
    source: str


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """One ITA year (Buddhist era).

    `measures_item` and `report_item` are the codes of the pair measures/report (None in 2562);
    `report_year_offset` added to `year` gives the year that the report is about. `oit_opens` and `oit_closes`
    bound the OIT window when known. `policy` changes severities by rule code: error, warning, info or off.
    `source_th` is the source in Thai.
    """

    year: int
    measures_item: str | None
    report_item: str | None
    report_year_offset: int
    oit_opens: date | None
    oit_closes: date | None
    confirmed: str
    source: str
    items: Mapping[str, Item]
    policy: Mapping[str, str]
    source_th: str = ""

    @property
    def reported_year(self) -> int:
        """The fiscal year that the report is about."""
        return self.year + self.report_year_offset

    def planned(self) -> "FiscalYear":
        """The year as its measures see it: they are of the year itself, and their item is the one that papers name."""
        return replace(self, report_item=self.measures_item, report_year_offset=0)

    @property
    def reported_start(self) -> date:
        """The first day of the reported fiscal year: 1 October of the year before."""
        return date(self.reported_year - 543 - 1, 10, 1)

    @property
    def reported_end(self) -> date:
        """The last day of the reported fiscal year: 30 September."""
        return date(self.reported_year - 543, 9, 30)

    @property
    def memo_opens(self) -> date:
        """The first day on which a memo can report the whole year: after it, where the report is about a past one."""
        return self.reported_end + timedelta(days=1) if self.report_year_offset < 0 else self.reported_start

    @property
    def memo_closes(self) -> date:
        """The last day on which a memo is in time: when the OIT window closes, else the end of the ITA year."""
        return self.oit_closes or date(self.year - 543, 9, 30)


NO_YEARS: Final[Mapping[int, FiscalYear]] = MappingProxyType({})


def known_years(own: Mapping[int, FiscalYear] = NO_YEARS) -> tuple[int, ...]:
    """The years that have a file, oldest first, with those an office added (`own`)."""
    return tuple(sorted({*_filed_years(), *own})) if own else _filed_years()


@cache
def _filed_years() -> tuple[int, ...]:
    names = (entry.name for entry in Path(__file__).parent.iterdir())
    return tuple(sorted(int(name[:4]) for name in names if re.fullmatch(r"\d{4}\.toml", name)))


def fiscal_year(year: int, own: Mapping[int, FiscalYear] = NO_YEARS) -> FiscalYear:
    """The catalogue of `year`: an office's own when it has one, else that of the year's file.

    A year without a file gets the nearest known one's, marked unconfirmed.
    """
    if year in own:
        return own[year]
    if year in _filed_years():
        return _filed(year)
    nearest = min(known_years(own), key=lambda known: (abs(known - year), known))
    return _taken_over(year, own[nearest]) if nearest in own else _nearest(year, nearest)


@cache
def _filed(year: int) -> FiscalYear:
    return read_year(_text(year))


@cache
def _nearest(year: int, nearest: int) -> FiscalYear:
    return _taken_over(year, _filed(nearest))


def _taken_over(year: int, base: FiscalYear) -> FiscalYear:
    """A year of which nothing is known, with the items of `base`."""
    source = NOT_LISTED.format(year=base.year)
    items = {
        code: replace(item, confirmed="no", source=f"{source}; {item.source}") for code, item in base.items.items()
    }
    return replace(
        base,
        year=year,
        oit_opens=None,
        oit_closes=None,
        confirmed="no",
        source=source,
        source_th=NOT_LISTED_TH.format(year=base.year),
        items=items,
        policy={},
    )


def read_year(text: str) -> FiscalYear:
    """The catalogue in the text of a year file; KeyError, TypeError or ValueError when the text is wrong."""
    return year_of_entries(tomllib.loads(text))


def year_of_entries(entries: Mapping[str, Any], own: Mapping[int, FiscalYear] = NO_YEARS) -> FiscalYear:
    """The catalogue that the entries of a year file make; it may extend one of an office's `own` years."""
    _known_only(entries, ENTRIES)
    base = fiscal_year(entries["extends"], own) if "extends" in entries else None
    return FiscalYear(
        year=entries["year"],
        measures_item=entries.get("measures_item", base.measures_item if base else None),
        report_item=entries.get("report_item", base.report_item if base else None),
        report_year_offset=entries.get("report_year_offset", base.report_year_offset if base else 0),
        oit_opens=entries.get("oit_opens"),
        oit_closes=entries.get("oit_closes"),
        confirmed=entries["confirmed"],
        source=entries["source"],
        items=_items(entries, base.items if base else {}),
        policy=entries.get("policy", {}),
        source_th=entries.get("source_th", entries["source"]),
    )


def _items(entries: Mapping[str, Any], base: Mapping[str, Item]) -> dict[str, Item]:
    known = {"confirmed": entries["items_confirmed"], "source": entries["items_source"]}
    listed: Mapping[str, Mapping[str, Any]] = entries.get("items", {})
    codes = sorted({*base, *listed}, key=_number)
    return {code: _item(code, base.get(code), known | dict(listed.get(code, {}))) for code in codes}


def _item(code: str, base: Item | None, entry: Mapping[str, Any]) -> Item:
    _known_only(entry, ITEM_ENTRIES)
    return Item(
        code=code,
        name=entry["name"] if base is None else entry.get("name", base.name),
        group=entry["group"] if base is None else entry.get("group", base.group),
        elements=tuple(entry.get("elements", base.elements if base else ())),
        confirmed=entry["confirmed"],
        source=entry["source"],
    )


def _known_only(entries: Mapping[str, Any], known: frozenset[str]) -> None:
    """A misspelt entry would be left out in silence."""
    unknown = sorted({*entries} - known)
    if unknown:
        raise ValueError(f"not entries of a year file: {', '.join(unknown)}")


def _number(code: str) -> int:
    return int(code[1:])


def _text(year: int) -> str:
    return Path(__file__).with_name(f"{year}.toml").read_text(encoding="utf-8")
