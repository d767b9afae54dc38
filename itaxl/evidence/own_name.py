"""Where a form names its own organisation besides the fields for it: titles of people, memo, report, document code."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from itaxl.evidence.last_call_cache import once
from itaxl.evidence.measures import filled
from itaxl.form.organisation import organisation_types
from itaxl.model.cell import Located
from itaxl.model.submission import Submission

OWN_FIELDS: Final = (
    "memo.subject",
    "memo.to",
    "memo.background",
    "memo.facts",
    "memo.proposal",
    "report.title",
    "report.intro",
)
"""Fields that speak of one's own organisation. Elsewhere other organisations are partners, hosts or examples."""

IN_TABLE: Final = ("measure", "method", "owner", "result", "suggestion")
"""Columns of the table of measures that name organisations."""

CODE_LETTERS: Final = re.compile(r"\s*([ก-ฮ]{2,3})(?=[\s0-9๐-๙./]|$)")
"""The letters of the province with which a document code begins."""

_LONGEST_NAME: Final = 30


class Mention(NamedTuple):
    """The words for a kind of organisation in a text: their field and cell, the kind's key, and what follows them."""

    key: str
    cell: Located[str]
    word: str
    kind: str
    end: int

    @property
    def after(self) -> str:
        """The text behind the words, which begins with the name."""
        return self.cell.value[self.end :].lstrip()

    @property
    def is_mayor(self) -> bool:
        """Whether the words speak of the mayor: นายกเทศมนตรีตำบล, นายก อบต."""
        before = self.cell.value[: self.end - len(self.word)].rstrip()
        return self.word.startswith("นายก") or before.endswith("นายก")

    @property
    def titled(self) -> str:
        """The name in a title, which ends with it; empty elsewhere."""
        is_title = self.key == "memo.to" or self.key.endswith(".position")
        name = self.after.strip() if is_title else ""
        return name if len(name) <= _LONGEST_NAME and not re.search(r"[\s0-9๐-๙(]", name) else ""


@once
def mentions(submission: Submission) -> tuple[Mention, ...]:
    """Every place in the form's own texts and in the posts of those who sign that names a local government."""
    return tuple(_mentions(submission))


@once
def mentions_in_table(submission: Submission) -> tuple[Mention, ...]:
    """Every place in the table of measures that names a local government, partners and hosts too."""
    return tuple(
        Mention(f"{row.key}.{column}", cell, found[0], _kinds()[found[0]], found.end())
        for row in filled(submission)
        for column in IN_TABLE
        if (cell := row.cells.get(column)) is not None and cell.value
        for found in _type_words().finditer(cell.value)
    )


def titled_kind(submission: Submission) -> str | None:
    """The kind of organisation that the titles of those who sign agree on, None while fewer than two say one."""
    kinds = [each.kind for each in mentions(submission) if each.titled]
    return kinds[0] if len(kinds) > 1 and len(set(kinds)) == 1 else None


def _mentions(submission: Submission) -> Iterator[Mention]:
    signing = {f"{row.key}.position": row.cells.get("position") for row in submission.rows("sign")}
    for key, cell in ({key: submission.fields.get(key) for key in OWN_FIELDS} | signing).items():
        if cell is not None and cell.value:
            for found in _type_words().finditer(cell.value):
                yield Mention(key, cell, found[0], _kinds()[found[0]], found.end())


@cache
def _kinds() -> Mapping[str, str]:
    """The words that stand before an organisation's name, each with the key of its kind."""
    kinds = organisation_types().values()
    return {word: kind.key for kind in kinds for word in (kind.name, kind.abbreviation, kind.mayor, kind.clerk)}


@cache
def _type_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True))))
