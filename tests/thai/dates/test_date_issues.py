"""Every issue that a reading can have is described, and one rule speaks of it."""

import re
from pathlib import Path

import itaxl.thai
from itaxl.thai.dates import ISSUES, RULE_OF, read_date

HERE = Path(__file__).parent
SOURCES = sorted(Path(itaxl.thai.__file__).parent.rglob("*.py"))


def test_each_issue_of_the_table_of_dates_is_known():
    lines = [line.split("\t") for line in (HERE / "dates.tsv").read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if not line[0].startswith("#")]
    column = rows[0].index("issue")
    named = {code for row in rows[1:] for code in row[column].split("|") if code}
    assert named <= set(ISSUES)


def test_each_issue_has_one_rule_of_the_dates_or_the_digits_and_both_languages():
    for issue in ISSUES.values():
        assert re.fullmatch(r"D0(0\d|1[0-35])|N00[1-4]", issue.rule)
        assert issue.th
        assert issue.en
        assert RULE_OF[issue.code] == issue.rule


def test_a_refusal_is_of_a_rule_whose_findings_in_fields_are_errors_and_a_question_of_d004():
    assert {issue.rule for issue in ISSUES.values() if issue.kind == "invalid"} == {"D001", "D002", "D008", "D015"}
    assert {issue.rule for issue in ISSUES.values() if issue.kind == "ambiguous"} == {"D004"}


def test_each_issue_is_found_by_the_code_that_reads_dates():
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert [issue for issue in ISSUES if f'"{issue}"' not in code] == []


def test_issues_of_one_reading_come_in_the_order_of_the_table():
    reading = read_date("รอบ 6 เดือน", fiscal_year=2564)
    assert reading.issues == ("needs_context", "half_unstated")


def test_of_several_reasons_the_first_of_the_table_is_given():
    assert read_date("32 มกราคม 21").issues == ("impossible_date",)
    assert read_date("๓๑ เมษายน").issues == ("impossible_date",)
