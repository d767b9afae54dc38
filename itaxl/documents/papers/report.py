"""The report (รายงานผลการดำเนินการ): what came of the measures."""

from itaxl.documents.blocks import Document
from itaxl.documents.kind import DocumentKind, PaperDigits
from itaxl.documents.measures_table import measures_table
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, MEASURES_TABLE, REPORT, REPORTING
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear


def report(
    submission: Submission,
    year: FiscalYear,
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
) -> Document:
    """The report of one form, blank fields filled with the standard texts of `year`; `draft` stamps it ร่าง."""
    return measures_table(KIND, submission, year, draft=draft, landscape=landscape, own=own)


KIND = DocumentKind(
    name="report",
    place=2,
    thai="รายงาน",
    english="report",
    sheets=(REPORT,),
    table=MEASURES_TABLE,
    digits=PaperDigits("style.report_digits", policy=AS_TYPED, usual=ARABIC_DIGITS),
    build=report,
    turns=True,
    stage=REPORTING,
    planned="measures",
)
