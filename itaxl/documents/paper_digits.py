"""Which digits a paper is written in, and which ones all that nobody typed in it has: one kind in one paper."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from itaxl.documents.kind import DocumentKind
from itaxl.documents.office_style import OwnStyle
from itaxl.form.fields import ARABIC_DIGITS, THAI_DIGITS, Kind, all_fields
from itaxl.model.cell import Located
from itaxl.model.submission import Submission
from itaxl.thai.digits import official_digits

_UNTYPED: Final = frozenset({"no", "show", "signature", "evidence", "reason", "finding"})
"""Columns that are ready in the form, or that no document prints."""

_CHOSEN: Final = frozenset({Kind.CHOICE, Kind.YEAR, Kind.PICTURE})
_THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC: Final = "0123456789"
_LATIN: Final = re.compile("[A-Za-z]")


def policy_of(submission: Submission, kind: DocumentKind, own: OwnStyle) -> str:
    """The digits policy of a document: เลขไทย, เลขอารบิก or ตามที่พิมพ์."""
    return own.policy(submission, kind.digits.setting, kind.digits.policy)


def own_digits(submission: Submission, kind: DocumentKind, own: OwnStyle) -> str:
    """The digits of all that a document writes by itself, เลขไทย or เลขอารบิก: by policy, else as most are typed.

    Standard texts, days that Excel stored, and the numbers of pages, sections and measures have them.
    """
    policy = policy_of(submission, kind, own)
    if policy in {THAI_DIGITS, ARABIC_DIGITS}:
        return policy
    thai, arabic = _typed_digits(submission, kind)
    return kind.digits.usual if thai == arabic else THAI_DIGITS if thai > arabic else ARABIC_DIGITS


def _typed_digits(submission: Submission, kind: DocumentKind) -> tuple[int, int]:
    """How many Thai and Arabic digits are typed in what a document prints; codes and addresses do not count."""
    typed = _typed(submission, kind)
    return _counted("\n".join([cell.value for cell in typed if not (cell.reading and cell.reading.stored)]))


@lru_cache(maxsize=2)
def _counted(text: str) -> tuple[int, int]:
    thai, arabic = (sum(map(text.count, digits)) for digits in (_THAI, _ARABIC))
    if arabic and _LATIN.search(text):  # else no digit is spared
        for line in text.splitlines():
            if _LATIN.search(line):
                arabic -= sum(map(official_digits(line, THAI_DIGITS).count, _ARABIC))
    return thai, arabic


def _typed(submission: Submission, kind: DocumentKind) -> Iterator[Located[str]]:
    for sheet, field in all_fields():
        if sheet in kind.sheets and field.kind not in _CHOSEN and field.key in submission.fields:
            yield submission.fields[field.key]
    for row in submission.rows(kind.table.key):
        yield from (cell for column, cell in row.cells.items() if column not in _UNTYPED)
