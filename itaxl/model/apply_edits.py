"""Applying the edits of fixes to texts: the one place that does it, for ``--fix`` and for the open workbook."""

from collections.abc import Iterable, Mapping

from itaxl.model.cell import CellRef
from itaxl.model.fix import Edit, Fix


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be applied together: each one whole, and the first wins where two touch."""
    taken: dict[CellRef, list[Edit]] = {}
    kept = []
    for fix in fixes:
        if any(_touch(edit, other) for edit in fix.edits for other in taken.get(edit.ref, ())):
            continue
        kept.append(fix)
        for edit in fix.edits:
            taken.setdefault(edit.ref, []).append(edit)
    return kept


def by_cell(fixes: Iterable[Fix]) -> Mapping[CellRef, list[Edit]]:
    """The edits of `fixes` that can be applied together, cell by cell."""
    cells: dict[CellRef, list[Edit]] = {}
    for fix in compatible(fixes):
        for edit in fix.edits:
            cells.setdefault(edit.ref, []).append(edit)
    return cells


def apply_edits(raw: str, edits: Iterable[Edit]) -> str:
    """`raw` with `edits` made; an edit whose text is no longer there is left out, so a second run changes nothing."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        if raw[edit.start : edit.end] == edit.before and not _made(edit, raw):
            raw = raw[: edit.start] + edit.after + raw[edit.end :]
    return raw


def _made(edit: Edit, raw: str) -> bool:
    """Whether `raw` has the edit already, though what it puts right still stands there: ป.ป.ช in ป.ป.ช."""
    longer = 0 < len(edit.before) < len(edit.after)
    return longer and raw.startswith(edit.after, edit.start)


def _touch(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
