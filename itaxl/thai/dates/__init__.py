"""Thai dates and periods: reading every form that officials type, and writing every official style."""

from itaxl.thai.dates.cells import ONE_DAY, Shown, parse_cell
from itaxl.thai.dates.citation import Citation
from itaxl.thai.dates.date_reading import DateReading, DateSlip
from itaxl.thai.dates.day_to_come import parse_memo_date, read_day_to_come
from itaxl.thai.dates.finding import FoundDate, find_dates
from itaxl.thai.dates.issues import ISSUES, RULE_OF, DateIssue
from itaxl.thai.dates.parse import read_date
from itaxl.thai.dates.stored_dates import read_stored
from itaxl.thai.dates.writing import DateStyle, fiscal_year_of, write_date, write_period

__all__ = [
    "ISSUES",
    "ONE_DAY",
    "RULE_OF",
    "Citation",
    "DateIssue",
    "DateReading",
    "DateSlip",
    "DateStyle",
    "FoundDate",
    "Shown",
    "find_dates",
    "fiscal_year_of",
    "parse_cell",
    "parse_memo_date",
    "read_date",
    "read_day_to_come",
    "read_stored",
    "write_date",
    "write_period",
]
