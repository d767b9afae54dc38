"""`itaxl years` tells which years are known and how surely."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from itaxl.thai.text import width
from itaxl.years.catalogue import fiscal_year, known_years

Run = Callable[..., Any]
NAMED = re.compile(r"[a-z-]+(?:\.[a-z]+)+|\d+")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_known_year_has_its_row_with_the_pair_of_items_and_its_source(run_itaxl: Run, lang: str) -> None:
    ran = run_itaxl("years", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    table, _, sources = ran.out.partition("\n\n")
    rows = {line.split()[0]: line for line in table.splitlines()[2:]}
    assert set(rows) == {str(year) for year in known_years()}
    for year in map(fiscal_year, known_years()):
        assert all(item in rows[str(year.year)] for item in (year.measures_item, year.report_item) if item)
        assert str(year.reported_year) in rows[str(year.year)] or not year.report_item
        source = year.source_th if lang == "th" else year.source
        assert "".join(source.split()) in "".join(sources.split())


def test_what_is_known_from_where_is_said_in_thai_with_the_same_places_and_numbers() -> None:
    for year in map(fiscal_year, known_years()):
        assert re.search("[ก-๎]", year.source_th)
        assert NAMED.findall(year.source_th) == NAMED.findall(year.source)
    assert str(known_years()[-1]) in fiscal_year(2600).source_th


@pytest.mark.parametrize("lang", ["th", "en"])
def test_nothing_is_cut_off_on_a_narrow_screen(run_itaxl: Run, lang: str) -> None:
    shown = run_itaxl("years", lang=lang, more={"COLUMNS": "80"}).out
    assert "…" not in shown
    assert all(width(line) <= 80 for line in shown.splitlines())


def test_the_window_is_written_as_thais_write_dates(run_itaxl: Run) -> None:
    assert "1 มี.ค. 64 – 30 เม.ย. 64" in run_itaxl("years").out
    assert "2021-03-01 – 2021-04-30" in run_itaxl("years", lang="en").out
