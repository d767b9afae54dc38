"""The engine: stages, policy, reasons, one finding per span and per cause. Its rules here are made up."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl import checking
from itaxl.checking import check, check_across, chosen
from itaxl.evidence.rule import Rule
from itaxl.model.cell import CellRef, Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

WORDS = Wording("ข้อความ", "words")
YEAR = FiscalYear(2569, "O25", "O26", -1, None, date(2026, 4, 30), "yes", "test", {}, {})
E, W, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def at(row, column=3, sheet="รายงาน"):
    return CellRef(sheet, row, column)


def form(**parts):
    return Submission(name="x.xlsm", schema=1, fields={}, **parts)


def rule_of(code, *findings, severity=W, stage=3, **more):
    return Rule(code, "made-up", stage, severity, WORDS, WORDS, WORDS, "test", lambda _s, _y: iter(findings), **more)


@pytest.fixture
def rules(monkeypatch):
    """`rules(a, b)`: these are all rules there are."""

    def use(*entries):
        ordered = tuple(sorted(entries, key=lambda entry: (entry.stage, entry.code)))
        monkeypatch.setattr(checking, "all_rules", lambda: ordered)
        monkeypatch.setattr(checking, "rules_across", lambda: [entry for entry in ordered if entry.across])

    return use


def test_a_finding_gets_the_severity_of_its_rule(rules):
    rules(rule_of("T101", Finding("T101", at(1)), severity=INFO))
    assert [finding.severity for finding in check(form(), YEAR)] == [INFO]


def test_a_finding_keeps_a_severity_of_its_own(rules):
    rules(rule_of("T101", Finding("T101", at(1), severity=INFO), severity=E))
    assert [finding.severity for finding in check(form(), YEAR)] == [INFO]


def test_the_years_policy_changes_a_rules_severity(rules):
    rules(rule_of("T101", Finding("T101", at(1))))
    strict = replace(YEAR, policy={"T101": "error"})
    assert [finding.severity for finding in check(form(), strict)] == [E]


def test_the_years_policy_switches_a_rule_off(rules):
    rules(rule_of("T101", Finding("T101", at(1))), rule_of("T102", Finding("T102", at(2))))
    off = replace(YEAR, policy={"T101": "off"})
    assert [finding.code for finding in check(form(), off)] == ["T102"]


def test_an_unreadable_form_stops_the_later_stages(rules):
    later = rule_of("T101", Finding("T101", at(1)))
    rules(rule_of("F003", Finding("F003"), severity=E, stage=1), later)
    assert [finding.code for finding in check(form(), YEAR)] == ["F003"]


def test_a_warning_about_the_file_stops_nothing(rules):
    rules(rule_of("F005", Finding("F005"), stage=1), rule_of("T101", Finding("T101", at(1))))
    assert [finding.code for finding in check(form(), YEAR)] == ["F005", "T101"]


@pytest.mark.parametrize("severity", [W, INFO])
def test_a_written_reason_accepts_warnings_and_notes_of_its_row(rules, severity):
    rules(rule_of("T101", Finding("T101", at(4)), Finding("T101", at(5)), severity=severity))
    first, second = check(form(reasons={("รายงาน", 4): "ตกลงกับผู้ตรวจแล้ว"}), YEAR)
    assert (first.reason, second.reason) == ("ตกลงกับผู้ตรวจแล้ว", "")


def test_a_written_reason_never_accepts_an_error(rules):
    rules(rule_of("T101", Finding("T101", at(4)), severity=E))
    (finding,) = check(form(reasons={("รายงาน", 4): "ตกลงกับผู้ตรวจแล้ว"}), YEAR)
    assert finding.reason == ""


@pytest.mark.parametrize("reason", ["-", ".", "…", "ok", "ทราบ", "1234567", " - "])
def test_a_reason_that_says_nothing_accepts_nothing(rules, reason):
    rules(rule_of("T101", Finding("T101", at(4)), severity=W))
    (finding,) = check(form(reasons={("รายงาน", 4): reason}), YEAR)
    assert finding.reason == ""


def test_select_takes_codes_and_their_beginnings(rules):
    rules(*(rule_of(code, Finding(code, at(1))) for code in ("D101", "D102", "T101")))
    assert [finding.code for finding in check(form(), YEAR, select=["D"])] == ["D101", "D102"]
    assert [finding.code for finding in check(form(), YEAR, select=["D102", "T"], ignore=["T101"])] == ["D102"]


def test_an_alias_selects_its_rule(rules):
    rules(rule_of("D101", Finding("D101", at(1)), aliases=("D001",)))
    assert [finding.code for finding in check(form(), YEAR, select=["D001"])] == ["D101"]


def test_whether_the_form_can_be_read_is_always_checked(rules):
    rules(rule_of("F004", Finding("F004"), severity=E, stage=1), rule_of("T101", Finding("T101", at(1))))
    assert [finding.code for finding in check(form(), YEAR, select=["T"], ignore=["F"])] == ["F004"]


def test_a_code_that_no_rule_has_is_refused(rules):
    rules(rule_of("T101"))
    with pytest.raises(Refused) as refusal:
        chosen(select=["Q9"])
    assert "Q9" in refusal.value.sentence()


def test_a_failing_rule_raises(rules):
    rules(broken("T101"))
    with pytest.raises(ZeroDivisionError):
        check(form(), YEAR)


def test_a_failing_rule_becomes_a_finding_while_the_others_go_on(rules):
    rules(broken("T101"), rule_of("T102", Finding("T102", at(1))))
    findings = check(form(), YEAR, on_crash=lambda entry, error: Finding(entry.code, key=type(error).__name__))
    assert [(finding.code, finding.key) for finding in findings] == [("T101", "ZeroDivisionError"), ("T102", "")]


def test_a_machine_without_memory_is_no_failing_rule(rules):
    rules(replace(broken("T101"), check=lambda *_: (_ for _ in ()).throw(MemoryError())))
    with pytest.raises(MemoryError):
        check(form(), YEAR, on_crash=lambda entry, _: Finding(entry.code))


def broken(code):
    def fails(_submission, _year):
        yield Finding(code, at(1 // 0))

    return Rule(code, "made-up", 3, W, WORDS, WORDS, WORDS, "test", fails)


def test_dates_come_before_numbers_and_numbers_before_words(rules):
    rules(
        *(rule_of(code, Finding(code, at(1), span=(3, 8))) for code in ("D006", "N001", "T007", "T005", "T006", "T003"))
    )
    assert [finding.code for finding in check(form(), YEAR)] == ["D006"]


@pytest.mark.parametrize(("better", "worse"), [("N001", "T007"), ("T007", "T005"), ("T005", "T006"), ("T006", "O005")])
def test_the_better_explanation_of_a_span_stays(rules, better, worse):
    rules(rule_of(worse, Finding(worse, at(1), span=(0, 9))), rule_of(better, Finding(better, at(1), span=(8, 12))))
    assert [finding.code for finding in check(form(), YEAR)] == [better]


def test_of_other_rules_the_longest_span_stays(rules):
    rules(rule_of("T009", Finding("T009", at(1), span=(0, 2))), rule_of("O005", Finding("O005", at(1), span=(0, 9))))
    assert [finding.code for finding in check(form(), YEAR)] == ["O005"]


def test_spans_in_different_places_all_stay(rules):
    rules(
        rule_of("D006", Finding("D006", at(1), span=(0, 4))),
        rule_of("T005", Finding("T005", at(1), "a", span=(4, 8)), Finding("T005", at(2), "b", span=(0, 4))),
        rule_of("R001", Finding("R001", at(1))),
    )
    assert sorted(finding.code for finding in check(form(), YEAR)) == ["D006", "R001", "T005", "T005"]


def test_two_causes_in_one_date_are_both_named(rules):
    rules(
        rule_of("D006", Finding("D006", at(1), span=(3, 7))),
        rule_of("D009", Finding("D009", at(1), span=(0, 12)), severity=E),
        rule_of("D010", Finding("D010", at(1), span=(0, 12))),
    )
    assert [finding.code for finding in check(form(), YEAR)] == ["D009", "D006"]


def test_a_day_outside_the_year_does_not_hide_a_slip_inside_it(rules):
    rules(
        rule_of("D009", Finding("D009", at(1), span=(0, 12)), severity=E),
        rule_of("T001", Finding("T001", at(1), span=(2, 3)), severity=INFO),
    )
    assert [finding.code for finding in check(form(), YEAR)] == ["D009", "T001"]


SPANS = st.tuples(st.sampled_from(["N001", "T005", "O005"]), st.integers(0, 30), st.integers(1, 9))


@given(st.lists(SPANS, max_size=30))
def test_kept_spans_never_overlap_and_every_other_is_explained_better(drawn):
    from itaxl.evidence.overlaps import one_per_span, rank

    findings = [Finding(code, at(1), span=(start, start + length)) for code, start, length in drawn]
    kept = one_per_span(findings)
    covered = [set(range(*finding.span or ())) for finding in kept]
    assert sum(map(len, covered)) == len(set().union(*covered))
    for finding in findings:
        better = [each for each, spot in zip(kept, covered, strict=True) if spot & set(range(*finding.span or ()))]
        assert any(rank(each.code) <= rank(finding.code) for each in better)


def test_how_a_date_was_read_is_said_before_what_it_disagrees_with(rules):
    codes = ("D009", "D010", "D013")
    rules(*(rule_of(code, Finding(code, at(1), span=(0, 6)), severity=INFO) for code in codes))
    assert [finding.code for finding in check(form(), YEAR)] == ["D013"]


def test_a_wrong_year_is_said_before_the_era_it_is_typed_in(rules):
    rules(*(rule_of(code, Finding(code, at(1), span=span)) for code, span in (("D003", (0, 4)), ("I010", (0, 6)))))
    assert [finding.code for finding in check(form(), YEAR)] == ["I010"]


def test_of_a_cell_that_shows_nothing_it_is_not_said_that_it_is_empty(rules):
    rules(*(rule_of(code, Finding(code, at(1))) for code in ("F019", "R001")), rule_of("D001", Finding("D001", at(2))))
    assert [finding.code for finding in check(form(), YEAR)] == ["F019", "D001"]


def test_one_cause_down_a_column_is_one_finding_with_all_its_cells(rules):
    fixes = [Fix(Safety.ASK, (Edit(at(row), 0, 3, "กกก", "ขขข"),)) for row in (7, 8, 12)]
    words = {"text": "กกก"}
    same = [
        Finding("T005", at(row), f"measures.{row}.result", words, (0, 3), fix=fix)
        for row, fix in zip((7, 8, 12), fixes, strict=True)
    ]
    rules(rule_of("T005", *same, Finding("T005", at(9), "measures.9.result", {"text": "คคค"}, (0, 3))))
    first, second = check(form(), YEAR)
    assert (first.ref, first.also) == (at(7), (at(8), at(12)))
    assert first.fix == Fix(Safety.ASK, tuple(edit for fix in fixes for edit in fix.edits))
    assert second.ref == at(9)


def test_the_same_cause_in_two_fields_stays_two_findings(rules):
    rules(rule_of("R001", Finding("R001", at(5), "org.name"), Finding("R001", at(6), "org.district")))
    assert len(check(form(), YEAR)) == 2


def test_a_reason_in_one_row_does_not_accept_the_others(rules):
    same = [Finding("T005", at(row), f"measures.{row}.result", {"text": "กกก"}, (0, 3)) for row in (7, 8)]
    rules(rule_of("T005", *same))
    findings = check(form(reasons={("รายงาน", 8): "ชื่อเฉพาะ"}), YEAR)
    assert [(finding.ref, finding.reason) for finding in findings] == [(at(7), ""), (at(8), "ชื่อเฉพาะ")]


def test_findings_come_in_the_forms_order(rules):
    places = [at(9), at(2, 5), at(2, 3), CellRef("ผู้ลงนาม", 3, 3), CellRef("หน่วยงาน", 8, 3), CellRef("บันทึกข้อความ", 1, 3)]
    rules(rule_of("T101", *(Finding("T101", place, f"x{i}") for i, place in enumerate(places)), Finding("T101")))
    refs = [finding.ref for finding in check(form(), YEAR)]
    assert refs == [None, places[4], places[3], places[5], places[2], places[1], places[0]]


def test_comparing_submissions_answers_by_submission(rules):
    def across(digests):
        for each in digests:
            yield each, Finding("X101", at(1))

    rules(rule_of("X101", stage=4, across=across))
    answer = check_across(cast(Any, ["a.xlsm", "b.xlsm"]))
    assert {key: [(each.code, each.severity) for each in found] for key, found in answer.items()} == {
        "a.xlsm": [("X101", W)],
        "b.xlsm": [("X101", W)],
    }


def test_facts_are_worked_out_once_per_submission():
    from itaxl.evidence.last_call_cache import once

    asked = []

    @once
    def fact(submission, year):
        asked.append(submission.name)
        return submission.name

    one, other = form(), replace(form(), name="y.xlsm")
    assert [fact(one, YEAR), fact(one, YEAR), fact(other, YEAR), fact(one, YEAR)] == [
        "x.xlsm",
        "x.xlsm",
        "y.xlsm",
        "x.xlsm",
    ]
    assert asked == ["x.xlsm", "y.xlsm", "x.xlsm"]


def test_a_span_of_the_cleaned_text_is_found_in_the_raw_text():
    from itaxl.evidence.raw_span import raw_span

    cell = Located("25 ก.พ. 2564", "\u200b25\u00a0 ก.\u200bพ. 2564 ", at(1))
    assert raw_span(cell, 3, 7) is None or cell.raw[slice(*raw_span(cell, 3, 7) or ())] == "ก.\u200bพ."
    same = Located("25 ก.พ. 2564", "\u200b25 ก.\u200bพ. 2564 ", at(1))
    assert same.raw[slice(*raw_span(same, 3, 7) or ())] == "ก.\u200bพ."
