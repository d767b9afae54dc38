"""The choices of the form's strict lists as people type them: what clearly means one is read as that one."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.form.fields import ORG_TYPES, SIGNERS_TABLE, Field, Kind, all_fields
from itaxl.form.organisation import organisation_types
from itaxl.model.cell import Located
from itaxl.thai.characters.mending import mended
from itaxl.thai.spelling.edit_distance import edits

URGENCY: Final = "memo.urgency"
"""Its drop-down lets other texts pass, as a regulation has one more: ด่วนภายใน with a day."""
STRICT: Final = tuple(
    field for _, field in all_fields() if field.kind is Kind.CHOICE and (field.strict or field.key == URGENCY)
)
"""The single fields with such a list."""
OPEN: Final = tuple(
    field
    for _, field in all_fields()
    if field.kind is not Kind.CHOICE and isinstance(field.choices, tuple) and field.choices
)
"""The fields that hold a text of their own or a choice of a short list."""
STRICT_COLUMNS: Final = tuple(column for column in SIGNERS_TABLE.columns if column.strict)
"""The columns of the signers' table with such a list."""

_ALIKE: Final = {"style.report_digits": "style.memo_digits"}
"""Fields with the list of another."""
_BESIDE: Final = re.compile(r"[\s.()\[\]/_-]+")
NEAREST: Final = 3
"""One letter in so many may be another one in what still comes near a choice."""


def understood(field: Field, cell: Located[str]) -> Located[str]:
    """The cell with the choice that its text clearly means as its value; any other cell as it is."""
    if not cell.value or cell.value in field.choices:
        return cell
    choice = _known(field.key).get(_plain(cell.value))
    return cell._replace(value=choice) if choice else cell


def nearest(field: Field, text: str) -> str | None:
    """The choice that `text` begins like or comes near to, None when there is none."""
    typed, known = _plain(text), _known(field.key)
    if begins := [each for each in known if len(each) > 1 and typed.startswith(each)]:
        return known[max(begins, key=len)]
    far = {each: edits(typed, each, most=max(len(typed), len(each)) // NEAREST) for each in known}
    best = min(far, key=far.__getitem__)
    return known[best] if far[best] <= max(len(typed), len(best)) // NEAREST else None


@cache
def _known(key: str) -> dict[str, str]:
    """Every way to type a choice of the list, made plain, and the choice."""
    if key == "org.type":
        return _types()
    choices = next(each.choices for each in (*STRICT, *OPEN, *STRICT_COLUMNS) if each.key == key)
    listed = _facts()[_ALIKE.get(key, key)]
    return {_plain(text): choice for choice in choices for text in (choice, *listed.get(choice, ()))}


@cache
def _types() -> dict[str, str]:
    """The types of organisation in full, abbreviated, and in both ways together."""
    kinds = [organisation_types()[name] for name in ORG_TYPES]
    pairs = ((kind.name, kind.abbreviation) for kind in kinds)
    return {_plain(text): name for name, short in pairs for text in (name, short, name + short, short + name)}


def _plain(text: str) -> str:
    return _BESIDE.sub("", mended(text).text).casefold()


@cache
def _facts() -> dict[str, dict[str, list[str]]]:
    text = Path(__file__).with_name("choices.toml").read_text(encoding="utf-8")
    return {key: entry for key, entry in tomllib.loads(text).items() if isinstance(entry, dict)}
