"""The measures paper (มาตรการ): what an office sets itself at the start of a year, of the same rows as its report."""

from dataclasses import replace
from typing import Final

from itaxl.documents.blocks import Document
from itaxl.documents.kind import DocumentKind, PaperDigits
from itaxl.documents.measure_columns import COLUMNS
from itaxl.documents.measures_table import measures_table
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, MEASURES_TABLE, PLAN, REPORT, STAGE_KEY
from itaxl.model.cell import CellRef, Located
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear

PLANNED: Final = COLUMNS[: COLUMNS.index("result")]
"""The columns that are known before anything is done."""
OF_THE_REPORT: Final = ("report.title", "report.intro")
"""Texts that speak of results in a form that is for a report."""


def measures(
    submission: Submission,
    year: FiscalYear,
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
) -> Document:
    """The measures of one form without their results; `draft` stamps them ร่าง.

    Of a form that is for a report, those that the report is about, under the standard title and opening.
    """
    planned = submission if submission.text(STAGE_KEY) == PLAN else _as_planned(submission)
    return measures_table(KIND, planned, year, draft=draft, landscape=landscape, own=own, columns=PLANNED)


def _as_planned(submission: Submission) -> Submission:
    blank = {key: cell._replace(value="", raw="") for key in OF_THE_REPORT if (cell := submission.fields.get(key))}
    stage = submission.fields.get(STAGE_KEY)
    planned = stage._replace(value=PLAN) if stage else Located(PLAN, PLAN, CellRef("", 1, 1))
    return replace(submission, fields={**submission.fields, **blank, STAGE_KEY: planned})


KIND = DocumentKind(
    name="measures",
    place=3,
    thai="มาตรการ",
    english="measures",
    sheets=(REPORT,),
    table=MEASURES_TABLE,
    digits=PaperDigits("style.report_digits", policy=AS_TYPED, usual=ARABIC_DIGITS),
    build=measures,
    turns=True,
    stage=PLAN,
)
