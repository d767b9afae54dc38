"""A text that merged cells hide is read all the same: it is told before it is printed."""

import re

import pytest
from checked_form import Change, before, cell_of, findings_in, form_with, submission_of_file
from form_parts import REPORT_PART, sample_form

from itaxl.model.finding import Severity
from itaxl.reports.finding_text import message

SAMPLE = submission_of_file(sample_form())
SECOND, THIRD = (row.ref.row for row in SAMPLE.rows("measures")[1:3])


def merged(cells: str) -> Change:
    return before("<conditionalFormatting", f'<mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>')


def emptied(place: str) -> Change:
    return lambda xml: re.sub(rb'(<c r="%b"[^>]*) t="s"><v>\d+</v></c>' % place.encode(), rb"\1/>", xml)


def test_a_text_below_a_merge_is_an_error_at_its_cell() -> None:
    (finding,) = findings_in(form_with((REPORT_PART, merged(f"H{SECOND}:H{THIRD}"))))
    assert (finding.code, finding.severity, cell_of(finding).address) == ("F008", Severity.ERROR, f"H{THIRD}")
    assert SAMPLE.rows("measures")[2].text("suggestion")[:10] in message(finding).what


def test_a_merge_that_hides_nothing_is_a_warning() -> None:
    form = form_with((REPORT_PART, emptied(f"H{THIRD}")), (REPORT_PART, merged(f"H{SECOND}:H{THIRD}")))
    (finding,) = findings_in(form)
    assert (finding.severity, cell_of(finding).address) == (Severity.WARNING, f"H{SECOND}")


@pytest.mark.parametrize("cells", ["B{}:B{}"])
def test_the_ready_numbers_of_rows_are_no_text(cells: str) -> None:
    (finding,) = findings_in(form_with((REPORT_PART, merged(cells.format(SECOND, THIRD)))))
    assert finding.severity is Severity.WARNING
