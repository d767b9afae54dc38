"""Carrying what a form says over into a new form."""

from collections.abc import Mapping

from itaxl.form.fields import GUIDE, REASON, all_fields
from itaxl.form.form_content import FormContent
from itaxl.model.cell import Located
from itaxl.model.submission import Submission, TableRow


def content_of(submission: Submission) -> FormContent:
    """Every value, picture, reason and measure of `submission`, as the clerk saw them; stored days in official words.

    The form's own version is left behind: the new form brings its own. Blank fields stay blank, defaults too.
    """
    keys = [field.key for sheet, field in all_fields() if sheet != GUIDE and field.key in submission.fields]
    return FormContent(
        fields={key: _text(submission[key]) for key in keys},
        signers={row.key: _texts(submission, row) for row in submission.rows("sign")},
        measures=[_texts(submission, row) for row in submission.rows("measures")],
        pictures={key: picture.data for key, picture in submission.pictures.items()},
        reasons=_reasons(submission, keys),
        origins=submission.origins,
        unused=submission.unused,
    )


def _texts(submission: Submission, row: TableRow) -> Mapping[str, str]:
    reason = submission.reasons.get((row.ref.sheet, row.ref.row), "")
    return {column: _text(cell) for column, cell in row.cells.items()} | ({REASON.key: reason} if reason else {})


def _text(cell: Located[str]) -> str:
    """What a cell says without its number format: as text, the digits of a stored day would be another day."""
    return (cell.reading.instead if cell.reading else "") or cell.value


def _reasons(submission: Submission, keys: list[str]) -> dict[str, str]:
    """Written reasons by the field in whose row they stand."""
    places = {key: submission[key].ref for key in keys}
    found = {key: submission.reasons.get((ref.sheet, ref.row), "") for key, ref in places.items()}
    return {key: reason for key, reason in found.items() if reason}
