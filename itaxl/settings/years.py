"""The years of a settings file and of year files: checked as a whole, and made into catalogues."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PureWindowsPath
from typing import Any, Final

from itaxl.model.wording import Wording
from itaxl.settings.mistakes import Mistake, quoted
from itaxl.settings.parse import FoundSetting, read_entries
from itaxl.settings.table import YEAR_FILE
from itaxl.settings.toml_file import TomlFile, read_toml
from itaxl.years.catalogue import FiscalYear, Item, fiscal_year, known_years, year_of_entries

NEEDED: Final = ("year", "confirmed", "source", "items_confirmed", "items_source")
"""What every year file says."""
NEEDED_OF_NEW_ITEM: Final = ("name", "group")

MISSING = Wording("ต้องมีบรรทัด {key} = …", "needs a line {key} = …")
NEW_ITEM = Wording(
    "[items.{item}] เป็นข้อใหม่ ต้องมีบรรทัด {key} = …", "[items.{item}] is a new item and needs a line {key} = …"
)
NO_BASE = Wording(
    "ไม่มีรายการข้อของปี {year} ให้นำมาใช้ ปีที่มีคือ {known}", "there is no year {year} to extend; known are {known}"
)
ITSELF = Wording("ปี {year} นำรายการของตัวเองมาใช้ไม่ได้", "the year {year} cannot extend itself")
NO_SUCH_ITEM = Wording("ไม่มีข้อ {item} ในรายการของปี {year}", "the year {year} has no item {item}")
SAME_ITEM = Wording("ข้อมาตรการกับข้อรายงานเป็นข้อเดียวกัน ({item})", "measures and report have the same item ({item})")
CLOSES_FIRST = Wording("วันสุดท้าย (oit_closes) มาก่อนวันแรก (oit_opens)", "oit_closes comes before oit_opens")
FAR_DAY = Wording(
    "“{key}” ไม่ตรงกับปี {year} วันที่ต้องอยู่ในปี ค.ศ. {first} หรือ {last}",
    "“{key}” is not in {first} or {last}, the time of {year}",
)
OTHER_YEAR = Wording("ชื่อไฟล์เป็นปี {named} แต่ในไฟล์เป็นปี {year}", "the file is named {named} but holds {year}")
ALONE = Wording(
    "เมื่อมี file แล้ว ให้ย้ายบรรทัดอื่นของปี {year} ไปไว้ในไฟล์นั้น", "with file =, the other lines of {year} belong into that file"
)
OUTSIDE = Wording("“{name}” ต้องเป็นชื่อไฟล์ที่อยู่ข้างไฟล์ค่าตั้ง", "“{name}” must name a file beside the settings")

OWN_SOURCE: Final = "ค่าตั้งของหน่วยงาน ({name})"


@dataclass(frozen=True, slots=True)
class YearFile:
    """A year file that was read: its catalogue, and the lines on which things stand."""

    year: FiscalYear
    file: TomlFile


def read_year_file(
    path: Path, own: Mapping[int, FiscalYear], *, expected: int | None = None
) -> YearFile | list[Mistake]:
    """The catalogue of a year file, or every mistake in it; `own` are years that an office added before."""
    file = read_toml(path)
    if isinstance(file, Mistake):
        return [file]
    found, mistakes = read_entries(file, YEAR_FILE)
    values = {each.place: each.value for each in found}
    mistakes += _unsaid(file)
    mistakes += _of_base(file, values, own)
    mistakes += _year_fault(file, values, expected)
    mistakes += _new_items(file, values, own)
    if mistakes:
        return _sorted(mistakes)
    year = year_of_entries(_nested(values, _listed(file)), own)
    mistakes = list(_faults(file, (), values, year))
    return _sorted(mistakes) if mistakes else YearFile(year, file)


def own_years(
    file: TomlFile, found: list[FoundSetting], below: Mapping[int, FiscalYear]
) -> tuple[dict[int, FiscalYear], list[Mistake]]:
    """The years of a settings file laid over those `below` it, and what is wrong with them."""
    years, mistakes = dict(below), list[Mistake]()
    numbers = sorted({str(each.place[1]) for each in found if each.place[0] == "years"})
    for number in numbers:
        values = {each.place[2:]: each.value for each in found if each.place[:2] == ("years", number)}
        place = ("years", number)
        make = _from_file if ("file",) in values else _corrected
        made = make(file, place, values, years)
        if isinstance(made, FiscalYear):
            years[int(number)] = made
        else:
            mistakes += made
    return years, mistakes


def _from_file(
    file: TomlFile, place: tuple[str, str], values: Mapping[Any, Any], own: Mapping[int, FiscalYear]
) -> FiscalYear | list[Mistake]:
    name, number = values[("file",)], place[1]
    if len(values) > 1:
        return [file.mistake(place, ALONE, year=number)]
    path = PureWindowsPath(name)
    if path.name != name or ":" in name:
        return [file.mistake((*place, "file"), OUTSIDE, name=quoted(name))]
    read = read_year_file(file.path.with_name(name), own, expected=int(number))
    return read if isinstance(read, list) else read.year


def _corrected(
    file: TomlFile, place: tuple[str, str], values: Mapping[Any, Any], own: Mapping[int, FiscalYear]
) -> FiscalYear | list[Mistake]:
    """The year that is known, or the one extended, with what the settings say in its place."""
    number = int(place[1])
    faults = list(_of_base(file, values, own, place, number))
    if faults:
        return faults
    base = fiscal_year(values.get(("extends",), number), own)
    if ("extends",) in values:
        base = replace(base, year=number, oit_opens=None, oit_closes=None, confirmed="no", policy={})
    source = OWN_SOURCE.format(name=file.path.name)
    said = {key[0]: value for key, value in values.items() if len(key) == 1 and key[0] != "extends"}
    said.setdefault("source", f"{base.source}; {source}")
    said.setdefault("source_th", said["source"] if ("source",) in values else f"{base.source_th}; {source}")
    year = replace(base, **said, items=_items(base, values, source), policy={**base.policy, **_below("policy", values)})
    faults = [*_unnamed(file, place, base, values), *_faults(file, place, values, year)]
    return faults or year


def _items(base: FiscalYear, values: Mapping[Any, Any], source: str) -> dict[str, Item]:
    items = dict(base.items)
    for code in {key[1] for key in values if key[0] == "items"}:
        said = {key[2]: value for key, value in values.items() if key[:2] == ("items", code)}
        before = items.get(code) or Item(code, "", "", (), "no", source)
        items[code] = replace(before, **{"confirmed": "no", "source": source} | said)
    return dict(sorted(items.items(), key=lambda entry: int(entry[0][1:])))


def _below(table: str, values: Mapping[Any, Any]) -> dict[str, Any]:
    return {key[1]: value for key, value in values.items() if key[0] == table}


def _unnamed(file: TomlFile, place: tuple[str, ...], base: FiscalYear, values: Mapping[Any, Any]) -> Iterator[Mistake]:
    for code in sorted({key[1] for key in values if key[0] == "items"} - base.items.keys()):
        if ("items", code, "name") not in values:
            yield file.mistake((*place, "items", code), NEW_ITEM, item=code, key="name")


def _unsaid(file: TomlFile) -> Iterator[Mistake]:
    for key in NEEDED:
        if key not in file.entries:
            yield Mistake(file.path, 0, MISSING, {"key": key})


def _of_base(
    file: TomlFile,
    values: Mapping[Any, Any],
    own: Mapping[int, FiscalYear],
    place: tuple[str, ...] = (),
    year: int | None = None,
) -> Iterator[Mistake]:
    base, year = values.get(("extends",)), year or values.get(("year",))
    if base is not None and base == year:
        yield file.mistake((*place, "extends"), ITSELF, year=year)
    elif base is not None and base not in (known := known_years(own)):
        yield file.mistake((*place, "extends"), NO_BASE, year=base, known=f"{known[0]}–{known[-1]}")


def _year_fault(file: TomlFile, values: Mapping[Any, Any], expected: int | None) -> Iterator[Mistake]:
    year, stem = values.get(("year",)), file.path.stem
    named = expected or (int(stem) if len(stem) == 4 and stem.isascii() and stem.isdecimal() else None)
    if year is not None and named is not None and named != year:
        yield file.mistake(("year",), OTHER_YEAR, named=named, year=year)


def _new_items(file: TomlFile, values: Mapping[Any, Any], own: Mapping[int, FiscalYear]) -> Iterator[Mistake]:
    """Nothing can be taken over for an item that the extended year does not have."""
    extended = values.get(("extends",))
    base = fiscal_year(extended, own).items if extended in known_years(own) else {}
    if "extends" in file.entries and not base:
        return  # what is new is not known
    for code in _listed(file) - base.keys():
        for key in NEEDED_OF_NEW_ITEM:
            if key not in file.entries["items"][code]:
                yield file.mistake(("items", code), NEW_ITEM, item=code, key=key)


def _listed(file: TomlFile) -> set[str]:
    """The codes of the items that a year file has tables for."""
    items = file.entries.get("items", {})
    return {code for code in items if isinstance(items[code], dict)} if isinstance(items, dict) else set()


def _nested(values: Mapping[Any, Any], items: Iterable[str]) -> dict[str, Any]:
    """The values as they lie in a year file, each in its table."""
    whole: dict[str, Any] = {"items": {code: {} for code in items}}
    for place, value in values.items():
        *tables, name = place
        below = whole
        for table in tables:
            below = below.setdefault(table, {})
        below[name] = value
    return whole


def _faults(file: TomlFile, place: tuple[str, ...], values: Mapping[Any, Any], year: FiscalYear) -> Iterator[Mistake]:
    """What is wrong with the year as a whole, at the line that says it."""
    for key in ("measures_item", "report_item"):
        code = getattr(year, key)
        if (key,) in values and code not in year.items:
            yield file.mistake((*place, key), NO_SUCH_ITEM, item=code, year=year.year)
    if year.report_item and year.report_item == year.measures_item:
        said = "report_item" if ("report_item",) in values else "measures_item"
        yield file.mistake((*place, said), SAME_ITEM, item=year.report_item)
    if year.oit_opens and year.oit_closes and year.oit_closes < year.oit_opens:
        yield file.mistake((*place, "oit_closes"), CLOSES_FIRST)
    for key in ("oit_opens", "oit_closes"):
        day, last = values.get((key,)), year.year - 543
        if isinstance(day, date) and day.year not in (last - 1, last):
            yield file.mistake((*place, key), FAR_DAY, key=key, year=year.year, first=last - 1, last=last)


def _sorted(mistakes: list[Mistake]) -> list[Mistake]:
    return sorted(mistakes, key=lambda each: each.line)
