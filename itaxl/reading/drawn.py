"""What lies over the form's cells and is no picture: texts in boxes, shapes, charts, ink, comments, controls."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from itaxl.form.fields import INPUT_SHEETS
from itaxl.model.grid import Remark
from itaxl.reading.cells import Cells

if TYPE_CHECKING:
    from itaxl.reading.form_integrity import ReadCells

DRAWN: Final = "F017"
COMMENT: Final = "comment"


def drawn_over(remarks: Iterable[Remark], fields: "ReadCells", cells: Cells) -> Iterator[Remark]:
    """The source's remarks about such things on the form's sheets, at the first cell that the form reads below them.

    Params are added: whether they lie `over` such a cell, and whether that is `filled`. Of comments only those on such
    a cell count.
    """
    for remark in remarks:
        if remark.code == DRAWN and remark.ref and remark.ref.sheet in INPUT_SHEETS:
            below = fields.first_inside(remark.ref.sheet, str(remark.params["range"]))
            if below or remark.params["thing"] != COMMENT:
                ref = below or remark.ref
                filled = bool(cells.text(ref))
                yield replace(remark, ref=ref, params={**remark.params, "over": bool(below), "filled": filled})
