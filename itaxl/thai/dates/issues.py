"""The issues that reading a date can have, from ``data/date_issues.tsv``."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from itaxl.thai.tsv import table

INVALID, AMBIGUOUS = "invalid", "ambiguous"


class DateIssue(NamedTuple):
    """An issue code, the one rule that speaks of it, and what it means.

    `kind` is invalid or ambiguous when the text is refused for it, empty when it is read all the same.
    """

    code: str
    rule: str
    kind: str
    th: str
    en: str


ISSUES: Final = {
    entry["code"]: DateIssue(entry["code"], entry["rule"], entry["kind"].strip("-"), entry["th"], entry["en"])
    for entry in table("date_issues")
}
"""Every issue by its code, in the order in which a reading lists them."""

RULE_OF: Final = {code: issue.rule for code, issue in ISSUES.items()}
"""Issue code → code of the rule."""

_PLACE: Final = {code: place for place, code in enumerate(ISSUES)}


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes once each, in the order of the table."""
    return tuple(sorted(set(codes), key=_PLACE.__getitem__))


class UnreadableDate(Exception):  # noqa: N818 - an answer inside the grammar, never seen outside it
    """A text is refused for the issue `code`, which is one that makes a reading invalid or ambiguous."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def worst(codes: Iterable[str]) -> str:
    """The first of the codes in the order of the table: what cannot be comes before what has to be asked."""
    return min(codes, key=_PLACE.__getitem__)
