"""Every row of the table of dates reads as the table says."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from itaxl.thai.dates import DateReading, read_date, read_stored

LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ROWS = [dict(zip(LINES[0], row, strict=True)) for row in LINES[1:]]


def read(text: str, context: str) -> DateReading:
    named = re.search(r"FY(\d{4})", context)
    fiscal_year = int(named[1]) if named else None
    if "excel_serial" in context:
        return read_stored(float(text), fiscal_year=fiscal_year, epoch_1904="1904" in context)
    if "datetime" in context:
        return read_stored(
            datetime(*map(int, re.findall(r"\d+", text))),  # type: ignore[arg-type]
            fiscal_year=fiscal_year,
        )
    return read_date(text.replace("\\n", "\n"), fiscal_year=fiscal_year)


@pytest.mark.parametrize("row", ROWS, ids=[row["input"] for row in ROWS])
def test_a_row_reads_as_the_table_says(row):
    reading = read(row["input"], row["context"])
    said = (reading.kind, reading.start, reading.end, reading.canonical, set(reading.issues))
    expected = (
        row["kind"],
        datetime.fromisoformat(row["start"]).date() if row["start"] else None,
        datetime.fromisoformat(row["end"]).date() if row["end"] else None,
        row["canonical"],
        set(filter(None, row["issue"].split("|"))),
    )
    assert said == expected


@pytest.mark.parametrize("row", [row for row in ROWS if row["canonical"]], ids=lambda row: row["input"])
def test_the_official_wording_reads_as_the_same_time_without_remark(row):
    again = read_date(row["canonical"])
    assert (str(again.start), str(again.end), again.canonical) == (row["start"], row["end"], row["canonical"])
    assert again.issues == ()
