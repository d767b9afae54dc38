"""One cause over several cells of a column is one finding that names them all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from itaxl.model.finding import Finding
from itaxl.model.fix import Fix

SEPARATE: Final = frozenset("X")
"""Families whose findings speak of another workbook each and stay alone."""


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one code, cause, column and reason put together; `also` keeps the other cells."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_cause(finding), []).append(finding)
    return [_joined(group) if len(group) > 1 else group[0] for group in groups.values()]


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


def _joined(group: Sequence[Finding]) -> Finding:
    """The first of several findings of one cause, with the cells of all and one fix that mends them."""
    first = group[0]
    cells = dict.fromkeys(each.ref for each in group if each.ref)
    edits = tuple(edit for each in group if each.fix for edit in each.fix.edits)
    return replace(
        first,
        also=(*first.also, *(ref for ref in cells if ref != first.ref)),
        fix=Fix(first.fix.safety, edits) if first.fix else None,
    )
