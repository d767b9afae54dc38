"""The standard texts that stand in for blank fields, in the words of the organisation's type and the year."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from itaxl.cell import CellRef, Located
from itaxl.documents.texts import WIDE, blank
from itaxl.form import ARABIC_DIGITS, THAI_DIGITS
from itaxl.organisation import organisation_type
from itaxl.submission import Row, Submission
from itaxl.thai.digits import official_digits
from itaxl.years.catalogue import FiscalYear

DIGITS: Final = {"memo": THAI_DIGITS, "report": ARABIC_DIGITS}
"""Each kind of document and the digits of its standard texts; its texts are in ``<kind>.toml``."""

LEVELS: Final = {"subdistrict": "ตำบล", "district": "อำเภอ", "province": "จังหวัด"}
TITLE_LEVELS: Final = ("district", "province")
"""The places that follow an organisation's name in a title; the name itself says the subdistrict."""


def standard_texts(
    submission: Submission, year: FiscalYear, *, overrides: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The standard text of every field and opinion that has one, by key; `overrides` are an office's own templates.

    Words that the form does not say yet are dotted blanks.
    """
    texts = {}
    for kind, policy in DIGITS.items():
        words = _words(submission, year, policy)
        for key, template in _facts(kind)["texts"].items():
            texts[key] = (overrides or {}).get(key, template).strip().format_map(words)
    return texts


def standard_templates() -> dict[str, str]:
    """The standard texts by key as they stand in the data, before their {words} are filled in."""
    return {key: text.strip() for kind in DIGITS for key, text in _facts(kind)["texts"].items()}


def with_standard_texts(
    submission: Submission, year: FiscalYear, *, overrides: Mapping[str, str] | None = None
) -> Submission:
    """The submission with a standard text in every blank field that has one."""
    fields, signers = dict(submission.fields), dict(submission.signers)
    for key, text in standard_texts(submission, year, overrides=overrides).items():
        role, _, column = key.rpartition(".")
        if role in signers:
            signers[role] = _opined(signers[role], column, text)
        elif not submission.text(key):
            fields[key] = _standing_in(submission.fields.get(key), text)
    return replace(submission, fields=fields, signers=signers)


def _opined(row: Row, column: str, text: str) -> Row:
    if row.text(column):
        return row
    return replace(row, cells={**row.cells, column: _standing_in(row.cells.get(column), text)})


def _standing_in(cell: Located[str] | None, text: str) -> Located[str]:
    return Located(text, text, cell.ref if cell else CellRef("", 1, 1))


def _words(submission: Submission, year: FiscalYear, policy: str) -> dict[str, str]:
    kind = organisation_type(submission.text("org.type"))
    name = submission.text("org.name") or blank()
    item = year.items.get(year.report_item or "")
    words = {
        "organisation": kind.full_name(name) if kind else name,
        "mayor": kind.mayor_title(name) if kind else blank(),
        "department": submission.text("org.department") or blank(),
        "places": _places(submission, kind.levels if kind else TITLE_LEVELS),
        "measures_item": year.measures_item or blank(),
        "item": year.report_item or blank(),
        "item_name": item.name if item else blank(),
        "ita_year": str(year.year),
        "reported_year": str(year.reported_year),
        "analysed_year": str(year.reported_year - 1),
    }
    words = {name: official_digits(word, policy) for name, word in words.items()}
    elements = item.elements if item and item.elements else _facts("memo")["without_catalogue"]["elements"]
    lines = (official_digits(element.format_map(words), policy) for element in elements)
    words["elements"] = "\n".join(f"- {line}" for line in lines)
    return words


def _places(submission: Submission, levels: tuple[str, ...]) -> str:
    """``␣␣อำเภอโนนสูง␣␣จังหวัดนครราชสีมา``; nothing when the organisation is itself that of the province."""
    if levels == ("province",):
        return ""
    named = ((LEVELS[level], submission.text(f"org.{level}")) for level in TITLE_LEVELS if level in levels)
    return "".join(f"{WIDE}{word}{place.removeprefix(word) or blank()}" for word, place in named)


@cache
def _facts(kind: str) -> dict[str, Any]:
    return tomllib.loads(files("itaxl.documents").joinpath(f"{kind}.toml").read_text(encoding="utf-8"))
