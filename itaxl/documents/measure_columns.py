"""The columns of the table of measures on paper: which of the form's, and how their titles part into lines."""

from typing import Final

from itaxl.documents.house import house
from itaxl.form.fields import MEASURES_TABLE

COLUMNS: Final = ("measure", "method", "owner", "period", "result", "suggestion")
OPTIONAL: Final = "suggestion"
PERIOD: Final = "period"
CENTRED_COLUMNS: Final = ("owner", "period")


def _title(column: str) -> tuple[str, ...]:
    label = MEASURES_TABLE.column(column).label
    first = next(filter(label.startswith, house().table.title_breaks), label)
    return tuple(filter(None, (first, label.removeprefix(first))))


TITLES: Final = tuple(map(_title, COLUMNS))
"""The lines of each column's title: its label on the form."""
