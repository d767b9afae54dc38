"""Older forms: which schema a workbook has, and what its keys are called today."""

from functools import cache
from typing import Final

from itaxl.form.fields import GUIDE, KEY_COLUMN, VALUE_COLUMN, all_fields
from itaxl.model.cleaning import clean
from itaxl.model.grid import Grid
from itaxl.number_format.displayed_text import shown

UNKNOWN: Final = 0
"""The schema of a form that does not say it: its guide sheet was removed."""

SCHEMA_KEY: Final = "meta.schema"


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
    return _renamed(schema).get(key, key)


def added_since(schema: int) -> frozenset[str]:
    """The keys that a form with `schema` cannot have."""
    return frozenset(field.key for _, field in all_fields() if schema != UNKNOWN and field.since > schema)


@cache
def _renamed(schema: int) -> dict[str, str]:
    known = ((was, field.key, until) for _, field in all_fields() for was, until in field.was)
    return {was: key for was, key, until in known if schema != UNKNOWN and until > schema}
