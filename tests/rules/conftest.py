"""Checking the sample form with some texts typed over."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from itaxl.app.inspection import year_of
from itaxl.checking import check
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.finding import Finding
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

Found = Callable[..., list[Finding]]


def clean_form(year: int = 2569) -> FormContent:
    """The sample for an ITA year."""
    return sample_content(fiscal_year(year))


def submission_of(edits: Mapping[str, str] | None = None, *, year: int = 2569) -> Submission:
    """The sample's submission with `edits` typed over."""
    return read_submission(grid_of(clean_form(year).edited(edits or {})))


@pytest.fixture
def submission() -> Callable[..., Submission]:
    """`submission(edits, year=2569)`: the sample as a submission, with `edits` typed over."""
    return submission_of


@pytest.fixture
def found() -> Found:
    """`found(edits, year=2569, …)`: what checking the sample finds when `edits` are typed over."""

    def run(edits: Mapping[str, str] | None = None, *, year: int = 2569, **options: Any) -> list[Finding]:
        submission = submission_of(edits, year=year)
        return check(submission, year_of(submission), **options)

    return run


@pytest.fixture
def codes(found: Found) -> Callable[..., set[str]]:
    """`codes(edits, year=2569, …)`: the codes alone."""

    def run(edits: Mapping[str, str] | None = None, **options: Any) -> set[str]:
        return {finding.code for finding in found(edits, **options)}

    return run
