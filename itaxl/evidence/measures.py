"""The rows of the table of measures that rules speak of."""

from typing import Final

from itaxl.evidence.last_call_cache import once
from itaxl.form.fields import MEASURE_CONTENT, MEASURES_TABLE
from itaxl.model.submission import Submission, TableRow

REQUIRED: Final = tuple(column for column in MEASURES_TABLE.columns if column.required)


@once
def filled(submission: Submission) -> tuple[TableRow, ...]:
    """The measures; a row with nothing but its number is a ready row not yet used, and a heading of a group is none."""
    rows = (row for row in submission.rows("measures") if any(row.text(column).strip() for column in MEASURE_CONTENT))
    return tuple(row for row in rows if not row.heading)
