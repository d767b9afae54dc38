"""Thai dates and periods: reading every form that officials type, and writing every official style."""

from itaxl.thai.date_cells import ONE_DAY, Shown, parse_cell
from itaxl.thai.date_citation import Citation
from itaxl.thai.date_finding import Found, find_dates
from itaxl.thai.date_issues import ISSUES, RULE_OF, DateIssue
from itaxl.thai.date_reading import read_date
from itaxl.thai.date_writing import Style, fiscal_year_of, write_date, write_period
from itaxl.thai.reading import DateReading, Slip
from itaxl.thai.stored_dates import read_stored

__all__ = [
    "ISSUES",
    "ONE_DAY",
    "RULE_OF",
    "Citation",
    "DateIssue",
    "DateReading",
    "Found",
    "Shown",
    "Slip",
    "Style",
    "find_dates",
    "fiscal_year_of",
    "parse_cell",
    "read_date",
    "read_stored",
    "write_date",
    "write_period",
]
