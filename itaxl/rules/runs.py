"""One cause over several cells of a column is one finding that names them all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from itaxl.finding import Finding
from itaxl.fix import Fix

SEPARATE: Final = frozenset("X")
"""Families whose findings speak of another workbook each and stay alone."""


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one code, cause, column and reason put together; `also` keeps the other cells."""
    groups: dict[object, Finding] = {}
    for finding in findings:
        cause = _cause(finding)
        first = groups.get(cause)
        groups[cause] = _joined(first, finding) if first else finding
    return list(groups.values())


def _cause(finding: Finding) -> object:
    if finding.ref is None or finding.code[0] in SEPARATE:
        return id(finding)
    params = tuple(sorted((name, repr(value)) for name, value in finding.params.items()))
    mended = finding.fix.safety if finding.fix else None
    said = finding.severity, finding.reason, finding.waits_for
    return finding.code, params, finding.ref.sheet, _column(finding.key), *said, mended


def _column(key: str) -> str:
    """A table's column without its row's number, ``measures.3.result`` → ``measures.result``; any other key as it is.

    The rows of people have names: each signer is spoken of alone.
    """
    table, _, rest = key.partition(".")
    row, _, column = rest.partition(".")
    return f"{table}.{column}" if column and row.isdecimal() else key


def _joined(first: Finding, other: Finding) -> Finding:
    assert first.ref is not None
    assert other.ref is not None
    also = first.also if other.ref in (first.ref, *first.also) else (*first.also, other.ref)
    fix = first.fix
    if first.fix and other.fix:
        fix = Fix(first.fix.safety, (*first.fix.edits, *other.fix.edits))
    return replace(first, also=also, fix=fix)
