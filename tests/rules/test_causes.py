"""Causes before symptoms: what one cell explains waits for it, and nothing else does."""

from dataclasses import replace
from datetime import date

import pytest

from itaxl import checking
from itaxl.checking import check
from itaxl.evidence.rule import Rule
from itaxl.evidence.supposed import Supposed, typed_over
from itaxl.model.cell import CellRef, Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear, fiscal_year

WORDS = Wording("ข้อความ", "words")
YEAR = FiscalYear(2569, "O25", "O26", -1, None, date(2026, 4, 30), "yes", "test", {}, {})
E, W, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
WRONG, RIGHT = "ผิด", "ถูก"
ROOT, LEAF, OTHER = CellRef("หน่วยงาน", 5, 3), CellRef("รายงาน", 9, 3), CellRef("รายงาน", 10, 3)


def form(root=WRONG, leaf="ใบ", **parts):
    fields = {"root": Located(root, root, ROOT), "leaf": Located(leaf, leaf, LEAF)}
    return Submission(name="x.xlsm", schema=1, fields=fields, **parts)


def mended(form, causes, _years):
    return Supposed(typed_over(form.submission, {causes[0].ref: RIGHT}), form.year)


def rule(code, findings, *, severity=E, suppose=None):
    """A rule that finds what `findings` answers for the text of the root."""

    def run(submission, _year):
        yield from findings(submission["root"].value)

    return Rule(code, "made-up", 3, severity, WORDS, WORDS, WORDS, "test", run, suppose=suppose)


def cause(severity=E, suppose=mended):
    return rule(
        "O101", lambda root: [Finding("O101", ROOT, "root")] * (root == WRONG), severity=severity, suppose=suppose
    )


def symptom(code="T101", ref=LEAF, severity=E):
    return rule(code, lambda root: [Finding(code, ref, code)] * (root == WRONG), severity=severity)


@pytest.fixture
def told(monkeypatch):
    """`told(*rules)`: what a check of the form tells by these rules alone: codes, and for which cell each waits."""

    def run(*rules, submission=None, **options):
        monkeypatch.setattr(checking, "all_rules", lambda: tuple(sorted(rules, key=lambda each: each.code)))
        return {each.code: each.waits_for for each in check(submission or form(), YEAR, **options)}

    return run


def test_what_is_no_longer_found_when_a_cell_is_mended_waits_for_it(told):
    assert told(cause(), symptom()) == {"O101": None, "T101": ROOT}


def test_what_is_still_found_then_stands(told):
    lasting = rule("T102", lambda _root: [Finding("T102", OTHER)])
    assert told(cause(), symptom(), lasting) == {"O101": None, "T101": ROOT, "T102": None}


def test_what_is_still_found_is_told_as_the_next_check_will_tell_it(monkeypatch):
    lasting = rule("T102", lambda root: [Finding("T102", OTHER, params={"root": root})])
    monkeypatch.setattr(checking, "all_rules", lambda: (cause(), symptom(), lasting))
    (found,) = (each for each in check(form(), YEAR) if each.code == "T102")
    assert found.params == {"root": RIGHT}


def test_the_same_cell_is_told_of_once(told):
    assert told(cause(), symptom(), symptom("R101", ref=ROOT)) == {"O101": None, "T101": ROOT}


def test_a_form_without_symptoms_is_told_as_it_is(told):
    assert told(cause(), rule("T102", lambda _root: [Finding("T102", OTHER)])) == {"O101": None, "T102": None}


def test_a_cause_that_brings_more_to_light_than_it_takes_away_is_none(told):
    worse = rule("T102", lambda root: [Finding("T102", OTHER)] * (root == RIGHT))
    assert told(cause(), symptom(), worse) == {"O101": None, "T101": None}


def test_what_is_found_once_the_cause_is_mended_is_told_at_once(told):
    note = rule("T102", lambda root: [Finding("T102", OTHER)] * (root == RIGHT), severity=INFO)
    assert told(cause(), symptom(), note) == {"O101": None, "T101": ROOT, "T102": None}


def test_an_error_never_waits_for_a_note(told):
    assert told(cause(INFO), symptom(severity=E), symptom("T102", OTHER, INFO)) == {
        "O101": None,
        "T101": None,
        "T102": ROOT,
    }


def test_a_cause_that_a_written_reason_accepts_holds_nothing_back(told):
    accepted = form(reasons={("หน่วยงาน", 5): "ถูกต้องแล้วตามประกาศ"})
    assert told(cause(W), symptom(severity=W), submission=accepted) == {"O101": None, "T101": None}


def test_without_the_rule_of_the_cause_nothing_waits(told):
    assert told(cause(), symptom(), select=["T"]) == {"T101": None}


def test_a_cause_that_nobody_knows_how_to_mend_holds_nothing_back(told):
    assert told(cause(suppose=lambda *_: None), symptom()) == {"O101": None, "T101": None}


def test_a_rule_that_fails_on_the_mended_form_is_no_error_of_the_check(told):
    def fails(root):
        return [] if root == WRONG else [Finding("T102", CellRef("รายงาน", 1 // 0, 1))]

    answer = told(cause(), symptom(), rule("T102", fails), on_crash=lambda entry, _: Finding("F012", key=entry.code))
    assert answer["O101"] is None


def test_waiting_findings_come_last_and_take_no_reason(monkeypatch):
    late = rule("T102", lambda _root: [Finding("T102", OTHER)])
    monkeypatch.setattr(checking, "all_rules", lambda: (cause(), symptom(severity=W), late))
    found = check(form(reasons={("รายงาน", 9): "ตกลงกับผู้ตรวจแล้ว"}), YEAR)
    assert [(each.code, each.reason) for each in found] == [("O101", ""), ("T102", ""), ("T101", "")]


@pytest.mark.parametrize("typed", ["๒๕๖๘", "๒๕๗๐", "2567", "2596", "2025", "๒๕๖8", "1969"])
def test_a_wrong_year_is_one_finding_at_its_cell(found, typed):
    findings = found({"org.fiscal_year": typed})
    errors = [each for each in findings if each.severity is not INFO and each.stands]
    assert [(each.code, each.key) for each in errors] == [("I010", "org.fiscal_year")]
    assert errors[0].params["right"] == 2569
    assert {each.waits_for for each in findings if not each.stands} == {errors[0].ref}


def test_a_form_of_last_year_under_this_years_number_is_one_finding_too(found, submission):
    old = {key: cell.raw for key, cell in submission(year=2568).texts() if not key.startswith("meta.")}
    findings = found({**old, "org.fiscal_year": "๒๕๖๙"})
    assert [each.code for each in findings if each.severity is E and each.stands] == ["I010"]
    assert next(each for each in findings if each.code == "I010").params["right"] == 2568


@pytest.mark.parametrize("typed", ["", "25 68", "ปี"])
def test_dates_of_last_year_wait_for_a_year_cell_that_says_none(found, submission, typed):
    old = {key: cell.raw for key, cell in submission(year=2568).texts() if not key.startswith("meta.")}
    findings = [each for each in found({**old, "org.fiscal_year": typed}) if each.severity is not INFO]
    assert [(each.code, each.params["right"]) for each in findings if each.stands] == [("I010", 2568)]


@pytest.mark.parametrize(
    "edits",
    [
        {"memo.date": "๑๖ เมษายน ๒๕๖๘"},
        {"measures.1.period": "ต.ค. 66 - ธ.ค. 66"},
        {"measures.1.period": "ต.ค. 66", "measures.2.period": "ม.ค. 67", "measures.3.period": "ก.พ. 67"},
        {"memo.date": "๑๖ เมษายน ๒๕๖๘", "measures.1.period": "ต.ค. 66 - ธ.ค. 66"},
    ],
)
def test_a_few_dates_of_another_year_do_not_make_the_year_wrong(found, edits):
    findings = found(edits)
    assert "I010" not in {each.code for each in findings}
    assert all(each.stands for each in findings)


def test_the_year_is_never_doubted_by_texts_alone(found):
    name = "รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"
    findings = found(dict.fromkeys(("memo.subject", "report.title", "report.intro"), name))
    assert "I010" not in {each.code for each in findings}


def test_the_year_is_mended_only_when_asked(found):
    (finding,) = (each for each in found({"org.fiscal_year": "2568"}) if each.code == "I010")
    (edit,) = finding.fix.edits
    assert (str(finding.fix.safety), edit.before, edit.after) == ("ask", "2568", "2569")


def test_after_the_year_is_mended_nothing_is_left_of_it(found):
    assert {each.code for each in found({"org.fiscal_year": "2569"})} == {each.code for each in found()}


def test_a_year_of_an_offices_own_is_used(submission):
    own = {2569: replace(YEAR, items={}, report_item="O99")}
    typed = submission({"org.fiscal_year": "๒๕๖๘"})
    found = check(typed, fiscal_year(2568), own_years=own)
    assert next(each.params["right"] for each in found if each.code == "I010") == 2569
    assert not [each for each in found if each.code in {"I001", "I002"}]


@pytest.mark.parametrize(
    ("edits", "key", "value"),
    [
        ({"org.name": "ท่าใหม่"}, "org.name", "ท่าช้าง"),
        ({"org.name": "ท่าข้าง"}, "org.name", "ท่าช้าง"),
        ({"org.name": "หนองบัวงาม"}, "org.name", "ท่าช้าง"),
        ({"org.type": "เทศบาลตำบล"}, "org.type", "องค์การบริหารส่วนตำบล"),
        ({"org.type": "เทศบาลเมือง"}, "org.type", "องค์การบริหารส่วนตำบล"),
        ({"org.type": "องค์การบริหารส่วนจังหวัด"}, "org.type", "องค์การบริหารส่วนตำบล"),
        ({"org.type": "ทน.", "org.name": "ท่าใหม่"}, "org.name", "ท่าช้าง"),
        ({"org.province": "ชลบุรี"}, "org.province", "จันทบุรี"),
        ({"org.province": "ระยอง"}, "org.province", "จันทบุรี"),
    ],
)
def test_an_organisation_that_the_form_contradicts_is_one_finding_at_its_cell(found, edits, key, value):
    findings = found(edits)
    (told,) = (each for each in findings if each.severity is not INFO and each.stands)
    assert (told.code, told.key, told.fix.edits[0].after) == ("O010", key, value)
    assert len([each for each in findings if each.waits_for == told.ref]) > 0


def test_a_name_cut_short_is_not_the_one_that_begins_with_it(found):
    (told,) = (each for each in found({"org.name": "ท่าช้า"}) if each.severity is not INFO and each.stands)
    assert (told.code, told.fix.edits[0].after) == ("O010", "ท่าช้าง")


def renamed(submission, keys):
    """The sample's texts of `keys` with the name of a neighbour, as a form copied from there has them."""
    texts = {key: cell.raw for key, cell in submission().texts()}
    return {key: texts[key].replace("ท่าช้าง", "บางกะจะ") for key in keys}


COPIED = ("memo.to", "memo.facts", "memo.proposal", "report.intro")
TITLES = ("sign.clerk.position", "sign.mayor.position")


@pytest.mark.parametrize("keys", [COPIED, TITLES, (*COPIED, *TITLES), ("memo.to",), ("sign.mayor.position",)])
def test_texts_of_a_neighbour_are_told_where_they_stand(found, submission, keys):
    """The name agrees with the subdistrict, so it is the texts that came from elsewhere."""
    findings = found(renamed(submission, keys))
    assert {each.code for each in findings if each.severity is not INFO} == {"O005"}
    assert all(each.stands for each in findings)


@pytest.mark.parametrize(
    ("edits", "waits"),
    [
        ({"memo.date": "16 เมษายน 2569"}, {"memo.date"}),
        ({"org.type": "องค์การบริหารส่วนตำบล"}, {"org.type"}),
        ({"org.name": "ท่าช้าง"}, {"org.name"}),
        ({"measures.1.period": "ต.ค. 67 - ธ.ค. 67"}, {"measures.1.period"}),
        ({"memo.date": "16 เมษายน 2569", "org.province": "จันทบุรี"}, {"memo.date", "org.province"}),
    ],
)
def test_a_text_read_in_the_wrong_encoding_is_told_of_once(found, edits, waits):
    misread = {key: text.encode("cp874").decode("cp1252") for key, text in edits.items()}
    findings = [each for each in found(misread) if each.severity is not INFO and each.stands]
    assert {(each.code, each.key) for each in findings} == {("T017", key) for key in waits}


@pytest.mark.parametrize(
    "typed", ["๐๔๓", "O43", "o 43", "ข้อ ๔๓", "O35", "O28", "O25", "๐๒๕", "O62", "O266", "26.", "ข้อ"]
)
def test_an_item_of_another_year_is_told_with_this_years_at_once(found, typed):
    findings = [each for each in found({"memo.oit_item": typed}) if each.severity is E]
    assert [each.key for each in findings] == ["memo.oit_item"]
    assert findings[0].fix.edits[0].after == "O26"
    assert str(findings[0].fix.safety) == "ask"


@pytest.mark.parametrize(("year", "right"), [(2566, "O43"), (2567, "O35"), (2568, "O28"), (2569, "O26")])
def test_the_item_is_that_of_the_forms_year(found, year, right):
    typed = found({"memo.oit_item": right.replace("O", "๐")}, year=year)
    (finding,) = (each for each in typed if each.key == "memo.oit_item")
    assert (finding.code, finding.fix.edits[0].after, str(finding.fix.safety)) == ("N003", right, "safe")
