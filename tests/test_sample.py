"""The sample is complete, right for every year, and of nobody."""

import pytest

from itaxl.checking import check
from itaxl.form.fields import FIELDS, GUIDE, MEASURES_TABLE, SIGNERS_TABLE, field_of
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Severity
from itaxl.reading import read_submission
from itaxl.rules import rule
from itaxl.sample import sample_content
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years

YEARS = [year for year in map(fiscal_year, known_years()) if year.report_item]


def texts(year: FiscalYear) -> list[str]:
    content = sample_content(year)
    rows = [content.fields, *content.signers.values(), *content.measures]
    return [text for row in rows for text in row.values()]


def test_every_required_field_is_filled() -> None:
    content = sample_content(YEARS[-1])
    fields = [field for sheet in FIELDS if sheet != GUIDE for field in FIELDS[sheet] if field.required]
    assert [field.key for field in fields if not content.fields.get(field.key)] == []
    for table, rows in ((SIGNERS_TABLE, content.signers.values()), (MEASURES_TABLE, content.measures)):
        required = [column.key for column in table.columns if column.required]
        assert all(row.get(key) for row in rows for key in required)


def test_it_has_five_measures_with_line_breaks_and_three_pictures() -> None:
    content = sample_content(YEARS[-1])
    assert len(content.measures) == 5
    assert all("\n" in row["method"] and "\n" in row["result"] for row in content.measures)
    assert set(content.pictures) == {"org.emblem", "sign.head", "sign.mayor"}
    assert all(data.startswith(b"\x89PNG") for data in content.pictures.values())


def test_its_keys_are_keys_of_the_form() -> None:
    content = sample_content(YEARS[-1])
    for key in content.fields:
        field_of(key)
    for table, rows in ((SIGNERS_TABLE, content.signers.values()), (MEASURES_TABLE, content.measures)):
        for row in rows:
            for column in row:
                table.column(column)


@pytest.mark.parametrize("year", YEARS, ids=lambda year: str(year.year))
def test_dates_follow_the_reported_year(year: FiscalYear) -> None:
    content = sample_content(year)
    assert str(year.reported_year) in content.measures[1]["period"]
    assert content.measures[0]["period"].endswith(str(year.reported_year - 1)[-2:])
    assert not any("{" in text for text in texts(year))


def test_dates_are_typed_in_several_styles() -> None:
    assert len({row["period"] for row in sample_content(YEARS[-1]).measures}) == 5


def test_only_its_dates_and_years_change_with_the_year() -> None:
    def without_digits(text: str) -> str:
        return "".join(letter for letter in text if not letter.isdigit())

    first, *others = ([without_digits(text) for text in texts(year)] for year in YEARS)
    assert all(other == first for other in others)


@pytest.mark.parametrize("year", YEARS, ids=lambda year: str(year.year))
def test_the_checker_has_nothing_against_it_in_any_year(year: FiscalYear) -> None:
    found = check(read_submission(grid_of(sample_content(year))), year)
    against = [each for each in found if (each.severity or rule(each.code).severity) is not Severity.INFO]
    assert [(each.code, each.key, dict(each.params)) for each in against] == []
