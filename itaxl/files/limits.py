"""How much a workbook may hold: the table of ``limits.tsv``, each limit raisable by its name."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

SETTING: Final = "ITAXL_LIMITS"
"""The environment variable that raises limits: ``inflated=1073741824 seconds=60``."""

Limits = Mapping[str, int]


@cache
def table() -> tuple[Mapping[str, str], ...]:
    """The entries of ``limits.tsv`` by column."""
    text = Path(__file__).with_name("limits.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(rows[0], row, strict=True)) for row in rows[1:])


def limits(setting: str | None = None) -> Limits:
    """The limits by name with those raised that `setting`, else the environment, names; nonsense in it is ignored."""
    raised = dict(_entries(os.environ.get(SETTING, "") if setting is None else setting))
    return {entry["name"]: raised.get(entry["name"], int(entry["value"])) for entry in table()}


def _entries(setting: str) -> list[tuple[str, int]]:
    pairs = (word.split("=") for word in setting.split())
    return [(pair[0], int(pair[1])) for pair in pairs if len(pair) == 2 and pair[1].isdecimal()]
