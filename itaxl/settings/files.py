"""The settings files that count for a workbook, and what they set together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from itaxl.documents.letterhead import Office, Signer
from itaxl.settings.mistakes import Mistake, refused
from itaxl.settings.parse import FoundSetting, read_entries
from itaxl.settings.settings import NOTHING_SET, Settings
from itaxl.settings.table import SETTINGS
from itaxl.settings.toml_file import read_toml


@dataclass(frozen=True, slots=True)
class Read:
    """What settings files say: the files that were read, every value with its line, and what they set together."""

    files: tuple[Path, ...]
    found: tuple[FoundSetting, ...]
    settings: Settings


def read_files(paths: Sequence[Path]) -> Read:
    """What the files set, a later one laid over those before it; Refused with every mistake in all of them."""
    settings, found, mistakes = NOTHING_SET, list[FoundSetting](), list[Mistake]()
    for path in paths:
        file = read_toml(path)
        if isinstance(file, Mistake):
            mistakes.append(file)
            continue
        values, faults = read_entries(file, SETTINGS)
        years = settings.years
        if any(each.place[0] == "years" for each in values):
            from itaxl.settings.years import own_years

            years, of_years = own_years(file, values, years)
            faults += of_years
        mistakes += sorted(faults, key=lambda each: each.line)
        settings = replace(_laid_over(settings, values), years=years)
        found += values
    if mistakes:
        raise refused(mistakes)
    return Read(tuple(paths), tuple(found), settings)


def _laid_over(below: Settings, found: Sequence[FoundSetting]) -> Settings:
    values = {each.place: each.value for each in found}
    own: dict[str, Any] = {
        key: values[(key,)] for key in ("digits", "font", "emblem", "template", "departments") if (key,) in values
    }
    signer = replace(below.signer, **_of(values, Signer, "office", "signer"))
    return replace(
        below,
        texts={**below.texts, **_under(values, "texts")},
        office=replace(below.office, **_of(values, Office, "office")),
        signer=signer,
        **own,
    )


def _of(values: Mapping[Any, Any], kind: type[Office] | type[Signer], *table: str) -> dict[str, Any]:
    """The values of one table that are fields of `kind`."""
    return {name: value for name, value in _under(values, *table).items() if name in kind.__dataclass_fields__}


def _under(values: Mapping[Any, Any], *table: str) -> dict[str, Any]:
    return {key[-1]: value for key, value in values.items() if key[:-1] == table}
