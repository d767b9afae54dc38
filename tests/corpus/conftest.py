"""Texts that are right, typed into the sample form."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from itaxl.checking import check
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2568)
SENTENCES = Path(__file__).parent / "official_sentences.txt"
TEXTS = ("measure", "method", "result", "suggestion")


@pytest.fixture(scope="session")
def sentences() -> tuple[str, ...]:
    """The running official sentences."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n") for line in lines if line and not line.startswith("#"))


@pytest.fixture(scope="session")
def findings_in() -> Callable[..., list[tuple[str, Finding]]]:
    """`findings_in(texts, select=…)`: what is found in texts typed into the table of measures, each with its text."""

    def run(texts: Iterable[str], *, select: tuple[str, ...] = ("N", "T")) -> list[tuple[str, Finding]]:
        texts = list(texts)
        rows = [dict(zip(TEXTS, texts[at : at + len(TEXTS)], strict=False)) for at in range(0, len(texts), len(TEXTS))]
        content = sample_content(YEAR)
        submission = read_submission(grid_of(replace(content, measures=rows)))
        return [
            (submission.rows("measures")[int(finding.key.split(".")[1]) - 1].text(finding.key.split(".")[2]), finding)
            for finding in check(submission, YEAR, select=select)
            if finding.key.startswith("measures.") and finding.key.count(".") == 2
        ]

    return run


@pytest.fixture(scope="session")
def submission_of() -> Callable[..., Submission]:
    """`submission_of(edits)`: the sample with texts typed over."""
    return lambda edits: read_submission(grid_of(sample_content(YEAR).edited(edits)))
