"""The table of measures as open data: a .csv that spreadsheets and programs read."""

import csv
from io import StringIO
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.form.fields import MEASURES_TABLE
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear

COLUMNS: Final = ("no", "measure", "method", "owner", "period", "result", "suggestion", "evidence")
_FORMULA: Final = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula; a blank before it changes nothing for a reader."""


def open_data(submission: Submission, year: FiscalYear, organisation: str) -> bytes:
    """The measures of a form, one a row, each with whose they are and of which year; UTF-8 with a mark for Excel."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    labels = [MEASURES_TABLE.column(key).label for key in COLUMNS]
    writer.writerow(["หน่วยงาน", "ปีที่ประเมิน ITA", "ปีงบประมาณที่รายงาน", *labels])
    for number, row in enumerate(filled(submission), 1):
        cells = [row.text(key) or (str(number) if key == "no" else "") for key in COLUMNS]
        writer.writerow([organisation, str(year.year), str(year.reported_year), *map(_plain, cells)])
    return stream.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f" {text}" if text.startswith(_FORMULA) else text
