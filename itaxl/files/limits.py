"""How much a workbook may hold: the table of ``limits.tsv``, each limit raisable by its name."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.thai.tsv import by_column

SETTING: Final = "ITAXL_LIMITS"
"""The environment variable that raises limits: ``inflated=1073741824 seconds=60``."""

Limits = Mapping[str, int]


@cache
def table() -> tuple[Mapping[str, str], ...]:
    """The entries of ``limits.tsv`` by column."""
    return tuple(by_column(Path(__file__).with_name("limits.tsv")))


def limits(setting: str | None = None) -> Limits:
    """The limits by name with those raised that `setting`, else the environment, names; nonsense in it is ignored."""
    raised = dict(_entries(os.environ.get(SETTING, "") if setting is None else setting))
    return {entry["name"]: raised.get(entry["name"], int(entry["value"])) for entry in table()}


def _entries(setting: str) -> list[tuple[str, int]]:
    pairs = (word.split("=") for word in setting.split())
    return [(pair[0], int(pair[1])) for pair in pairs if len(pair) == 2 and pair[1].isdecimal()]
