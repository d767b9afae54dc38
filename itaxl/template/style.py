"""The look of the form: its fixed texts, sizes and cell formats, from ``look.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format


@cache
def look() -> dict[str, Any]:
    """Everything of ``look.toml``, as explained at its top."""
    text = Path(__file__).with_name("look.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class FormatBook:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._formats: dict[tuple[str, ...], Format] = {}

    def __call__(self, *names: str) -> "Format":
        """The format of the named styles laid over each other, later ones winning."""
        if names not in self._formats:
            self._formats[names] = self._book.add_format(properties(*names))
        return self._formats[names]

    def mark(self, name: str) -> "Format":
        """The format by which a conditional format colours a cell: only its colours."""
        key = ("mark", name)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look()["mark"][name])
        return self._formats[key]


def properties(*names: str) -> dict[str, Any]:
    """The properties of the named styles laid over each other."""
    merged: dict[str, Any] = {}
    for name in ("base", *names):
        merged |= _style(name)
    return merged


def _style(name: str) -> dict[str, Any]:
    """A named style; ``tab:SHEET`` is the colour of that sheet's title bar; a mark's name gives its colours."""
    kind, _, rest = name.partition(":")
    if kind == "tab":
        return {"bg_color": look()["sheet"][rest]["tab"]}
    found: dict[str, Any] = look()["style"].get(name) or look()["mark"][name]
    return found
