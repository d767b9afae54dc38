"""Thai dates and periods: reading every form that officials type, and writing every official style."""

from itaxl.thai.date_citation import Citation
from itaxl.thai.date_finding import Found, find_dates
from itaxl.thai.date_issues import ISSUES, RULE_OF, DateIssue
from itaxl.thai.date_reading import read_date
from itaxl.thai.date_writing import Style, fiscal_year_of, write_date, write_period
from itaxl.thai.reading import Reading, Slip
from itaxl.thai.stored_dates import read_stored

__all__ = [
    "ISSUES",
    "RULE_OF",
    "Citation",
    "DateIssue",
    "Found",
    "Reading",
    "Slip",
    "Style",
    "find_dates",
    "fiscal_year_of",
    "read_date",
    "read_stored",
    "write_date",
    "write_period",
]
