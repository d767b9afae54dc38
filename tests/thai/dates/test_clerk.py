"""Dates as an experienced clerk types them read as worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from itaxl.thai.dates import read_date

LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("clerk_dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ROWS = [dict(zip(LINES[0], row, strict=True)) for row in LINES[1:]]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['input']} {row['year']}" for row in ROWS])
def test_a_typed_date_means_what_the_clerk_means(row):
    reading = read_date(row["input"].replace("\\n", "\n"), fiscal_year=int(row["year"]) if row["year"] else None)
    start = date.fromisoformat(row["start"]) if row["start"] else None
    end = date.fromisoformat(row["end"]) if row["end"] else start
    issues = set(filter(None, row["issues"].split(",")))
    assert (reading.kind, reading.start, reading.end, set(reading.issues)) == (row["kind"], start, end, issues)


@pytest.mark.parametrize("row", [row for row in ROWS if row["start"]], ids=lambda row: f"{row['input']} {row['year']}")
def test_its_official_wording_means_the_same(row):
    reading = read_date(row["input"].replace("\\n", "\n"), fiscal_year=int(row["year"]) if row["year"] else None)
    again = read_date(reading.canonical)
    assert (again.start, again.end, again.members) == (reading.start, reading.end, reading.members)
    assert {*again.issues} <= {"gap_in_list"}
    assert again.canonical == reading.canonical
