"""Older forms: which schema a workbook has, and what its keys are called today."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from itaxl.form.fields import GUIDE, KEY_COLUMN, VALUE_COLUMN
from itaxl.model.cleaning import clean
from itaxl.model.grid import Grid
from itaxl.number_format.displayed_text import shown

UNKNOWN: Final = 0
"""The schema of a form that does not say it: its guide sheet was removed."""

SCHEMA_KEY: Final = "meta.schema"


class Change(NamedTuple):
    """What a schema changed, as in ``migrations.toml``."""

    number: int
    renamed: Mapping[str, str]
    added: frozenset[str]


@cache
def changes() -> tuple[Change, ...]:
    """All changes, oldest first."""
    facts = tomllib.loads(Path(__file__).with_name("migrations.toml").read_text(encoding="utf-8"))
    entries = sorted(facts["schema"], key=lambda entry: int(entry["number"]))
    return tuple(Change(each["number"], each.get("renamed", {}), frozenset(each.get("added", ()))) for each in entries)


def schema_of(grid: Grid) -> int:
    """The schema that the guide sheet names, `UNKNOWN` when it names none."""
    if GUIDE not in {sheet.name for sheet in grid.sheets()}:
        return UNKNOWN
    for row in grid.rows(GUIDE):
        if len(row) >= VALUE_COLUMN and clean(shown(row[KEY_COLUMN - 1])) == SCHEMA_KEY:
            text = clean(shown(row[VALUE_COLUMN - 1]))
            return int(text) if text.isdecimal() and len(text) < 10 else UNKNOWN
    return UNKNOWN


def todays_key(key: str, schema: int) -> str:
    """What a key of a form with `schema` is called since the newest schema."""
    for change in _since(schema):
        key = change.renamed.get(key, key)
    return key


def added_since(schema: int) -> frozenset[str]:
    """The keys that a form with `schema` cannot have."""
    return frozenset().union(*(change.added for change in _since(schema)))


def _since(schema: int) -> tuple[Change, ...]:
    return tuple(change for change in changes() if schema != UNKNOWN and change.number > schema)
