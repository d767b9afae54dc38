"""Correct forms of every kind of organisation, year and way of writing dates pass without an error or a warning."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.checking import check
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.finding import Severity
from itaxl.reading import read_submission
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import fiscal_year

HERE = Path(__file__).parent
ROWS = tomllib.loads((HERE / "correct_measures.toml").read_text(encoding="utf-8"))["row"]
PARAGRAPHS = tomllib.loads((HERE / "correct_paragraphs.toml").read_text(encoding="utf-8"))["paragraphs"]
SENTENCES = [
    line
    for line in (HERE / "correct_dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
OURS = ("F", "R", "D", "I")
COLUMNS = ("measure", "method", "period", "result", "suggestion")

BEFORE_MAY = (0, 1, 2, 3, 5, 7, 11, 13, 15, 18)
"""Rows whose dates lie before the OIT windows of 2564 and 2565 close, in the middle of the year they report."""

ORGANISATIONS = [
    {"org.type": "องค์การบริหารส่วนตำบล"},
    {"org.type": "เทศบาลตำบล"},
    {"org.type": "เทศบาลเมือง"},
    {"org.type": "เทศบาลนคร"},
    {"org.type": "องค์การบริหารส่วนจังหวัด", "org.subdistrict": "", "org.district": ""},
]
MEMO_DAYS = {
    2563: "๒๕ กันยายน ๒๕๖๓",
    2564: "วันศุกร์ที่ ๓๐ เมษายน พ.ศ. ๒๕๖๔",
    2565: "29 เม.ย. 2565",
    2566: "๒๙ กันยายน ๒๕๖๖",
    2567: "๑๕ มกราคม ๒๕๖๗",
    2568: "16/4/2568",
    2569: "๓๐ เม.ย. ๖๙",
}


def submission_of(edits=None):
    """The sample of ITA year 2569 with `edits` typed over."""
    return read_submission(grid_of(sample_content(fiscal_year(2569)).edited(edits or {})))


def words_for(year):
    ita = fiscal_year(year)
    y, b, i = (str(number) for number in (ita.reported_year, ita.reported_year - 1, year))
    monday = next(day for day in (date(int(y) - 543, 1, 1 + n) for n in range(7)) if day.weekday() == 0)
    words = {"y": y, "b": b, "i": i, "yy": y[2:], "bb": b[2:], "monday": f"{monday.day} มกราคม {y}"}
    return words | {f"{name}_th": to_thai(text) for name, text in words.items()}


def filled(texts, words):
    return {key: text.format_map(words) for key, text in texts.items() if not key.startswith("_")}


def form(year, rows, paragraphs, organisation):
    words = words_for(year)
    clean = sample_content(fiscal_year(year))
    measures = [{"no": str(n), "owner": "สำนักปลัด", **filled(row, words)} for n, row in enumerate(rows, start=1)]
    fields = clean.fields | filled(paragraphs, words) | organisation | {"memo.date": MEMO_DAYS[year]}
    return FormContent(fields, clean.signers, measures, clean.pictures)


def complaints(content, year):
    findings = check(read_submission(grid_of(content)), fiscal_year(year), select=OURS)
    return [
        (finding.code, finding.key, dict(finding.params))
        for finding in findings
        if finding.severity is not Severity.INFO
    ]


def variants():
    """Every year with every paragraph set, its rows four at a time, and the organisations in turn."""
    for year in MEMO_DAYS:
        rows = [ROWS[n] for n in BEFORE_MAY] if year in {2564, 2565} else ROWS
        for n, paragraphs in enumerate(PARAGRAPHS * 2):
            chosen = [rows[(n * 4 + k) % len(rows)] for k in range(4)]
            organisation = ORGANISATIONS[(n + year) % len(ORGANISATIONS)]
            yield pytest.param(year, chosen, paragraphs, organisation, id=f"{year}-{n}")


@pytest.mark.parametrize(("year", "rows", "paragraphs", "organisation"), list(variants()))
def test_a_correct_form_has_no_error_and_no_warning(year, rows, paragraphs, organisation):
    assert complaints(form(year, rows, paragraphs, organisation), year) == []


@pytest.mark.parametrize("year", range(2563, 2570))
def test_the_sample_passes_in_every_year(year):
    assert complaints(sample_content(fiscal_year(year)), year) == []


@pytest.mark.parametrize("days", range(0, 365, 26))
def test_a_memo_of_any_later_day_of_the_ita_year_only_risks_the_closing_day(days):
    year = fiscal_year(2569)
    day = date(2025, 10, 1) + timedelta(days=days)
    content = sample_content(year).edited({"memo.date": f"{day.day}/{day.month}/{day.year + 543}"})
    assert {code for code, _, _ in complaints(content, 2569)} <= {"D011"}


@pytest.mark.parametrize("key", ["measures.1.result", "measures.1.method", "measures.1.suggestion", "memo.facts"])
def test_running_sentences_with_dates_and_numbers_pass(key):
    clean = sample_content(fiscal_year(2569)).edited({"measures.1.period": "ต.ค. 67 - ก.ย. 68"})
    assert [(text, each) for text in SENTENCES for each in complaints(clean.edited({key: text}), 2569)] == []


@given(
    st.sampled_from([key for key, _ in submission_of().texts()]),
    st.text(alphabet="กขคงจมพศันธ์ุีเแำ่้๐๒๕๖256 .-/\n\u200bO", max_size=40),
)
def test_no_text_makes_a_rule_fail(key, text):
    for finding in check(submission_of({key: text}), fiscal_year(2569), select=OURS):
        for lang in ("th", "en"):
            assert message(finding, lang).what


@pytest.mark.parametrize("text", ["ปี 2563 ", "วันที่ 5 ม.ค. 2563 ", "1. 5 ม.ค. 63\n", "จะดำเนินการ ", "1. ก\n"])
def test_a_full_cell_takes_no_more_than_its_share_of_time(text):
    submission = submission_of({"measures.1.result": (text * 32_767)[:32_000]})
    started = process_time()
    check(submission, fiscal_year(2569), select=OURS)
    assert process_time() - started < 5
