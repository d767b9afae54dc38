"""What must be filled, and what need not."""

import pytest

from itaxl.checking import check
from itaxl.form.fields import FIELDS, HIDE, NO_EMBLEM
from itaxl.form.form_content import FormContent, grid_of
from itaxl.reading import read_submission
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)


def findings(content):
    return check(read_submission(grid_of(content)), YEAR, select=["R"])


def sample(**edits):
    return sample_content(YEAR).edited(edits)


def keys(content, code):
    return {finding.key for finding in findings(content) if finding.code == code}


def test_every_required_field_is_asked_for():
    required = {field.key for fields in FIELDS.values() for field in fields if field.required}
    assert required - {"org.emblem"} <= keys(sample().edited(dict.fromkeys(required, "")), "R001")


def test_fields_with_a_standard_text_may_be_blank():
    standard = {field.key for fields in FIELDS.values() for field in fields if field.standard}
    assert findings(sample().edited(dict.fromkeys(standard, ""))) == []


def test_a_memo_without_its_author_is_an_error_and_says_when_nobody_signs():
    roles = ("sign.author", "sign.head", "sign.clerk", "sign.mayor")
    (alone,) = findings(sample(**{"sign.author.show": HIDE}))
    (nobody,) = findings(sample(**{f"{role}.show": HIDE for role in roles}))
    assert (alone.code, alone.key, nobody.code, nobody.key) == ("R007", "sign.author.show") * 2
    assert "ผู้จัดทำ" in message(alone).what
    assert "สักคน" in message(nobody).what
    assert (len(alone.also), len(nobody.also)) == (0, 3)


@pytest.mark.parametrize("shown", [("sign.author",), ("sign.author", "sign.mayor"), ("sign.author", "sign.head")])
def test_whoever_else_does_not_sign_may_be_hidden(shown):
    others = {"sign.head", "sign.clerk", "sign.mayor"} - set(shown)
    assert findings(sample(**{f"{role}.show": HIDE for role in others})) == []


def test_nobody_is_told_to_hide_the_author():
    found = findings(sample(**{"sign.author.surname": "", "sign.head.surname": ""}))
    told = {each.key: message(each).how for each in found}
    assert "แสดง" not in told["sign.author.surname"]
    assert "แสดง" in told["sign.head.surname"]


@pytest.mark.parametrize(
    ("organisation", "asked"),
    [
        ("องค์การบริหารส่วนตำบล", {"org.subdistrict", "org.district", "org.province"}),
        ("เทศบาลตำบล", {"org.subdistrict", "org.district", "org.province"}),
        ("องค์การบริหารส่วนจังหวัด", {"org.province"}),
    ],
)
def test_the_places_asked_for_are_those_of_the_type(organisation, asked):
    blank = {"org.subdistrict": "", "org.district": "", "org.province": ""}
    assert keys(sample().edited({"org.type": organisation, **blank}), "R001") == asked


def test_blanks_alone_do_not_fill_a_field():
    assert keys(sample(**{"org.department": " \u00a0\n"}), "R001") == {"org.department"}


@pytest.mark.parametrize("column", ["measure", "method", "owner", "period", "result"])
def test_a_measure_needs_its(column):
    assert keys(sample(**{f"measures.2.{column}": ""}), "R002") == {f"measures.2.{column}"}


def test_a_suggestion_or_evidence_may_be_missing():
    assert findings(sample(**{"measures.1.suggestion": "", "measures.1.evidence": ""})) == []


def test_the_same_gap_in_several_rows_is_one_finding_with_all_cells():
    (finding,) = findings(sample(**{f"measures.{n}.result": "" for n in (1, 2, 4)}))
    assert finding.code == "R002"
    assert len({finding.ref, *finding.also}) == 3


def test_a_row_with_only_its_number_is_a_row_not_used():
    assert findings(sample(**{"measures.6.no": "6", "measures.7.no": "7"})) == []


def test_a_report_without_measures_is_an_error():
    whole = sample()
    empty = FormContent(whole.fields, whole.signers, [{"no": "1"}], whole.pictures)
    assert [finding.code for finding in findings(empty)] == ["R003"]
    assert [finding.code for finding in findings(FormContent(whole.fields, whole.signers, [], whole.pictures))] == [
        "R003"
    ]


@pytest.mark.parametrize("column", ["prefix", "name", "surname", "position"])
def test_a_signer_needs(column):
    assert keys(sample(**{f"sign.clerk.{column}": ""}), "R004") == {f"sign.clerk.{column}"}


def test_a_signer_of_whom_nothing_is_filled_is_one_finding():
    blank = {f"sign.head.{column}": "" for column in ("prefix", "name", "surname", "position")}
    (finding,) = findings(sample(**blank))
    assert (finding.code, finding.key, len(finding.also)) == ("R004", "sign.head", 3)


def test_each_signer_is_spoken_of_by_name():
    found = findings(sample(**{"sign.author.position": "", "sign.mayor.position": ""}))
    assert [(each.code, each.also) for each in found] == [("R004", ()), ("R004", ())]
    assert len({message(each).what for each in found}) == 2


def test_a_signer_who_is_not_shown_may_be_blank():
    blank = {f"sign.head.{column}": "" for column in ("prefix", "name", "surname", "position")}
    assert findings(sample(**blank, **{"sign.head.show": HIDE})) == []


def test_prefix_and_surname_may_stand_in_the_cell_of_the_name():
    whole = {"sign.head.prefix": "", "sign.head.name": "นางสุมาลี แสงจันทร์งาม", "sign.head.surname": ""}
    assert findings(sample(**whole)) == []


def test_a_missing_emblem_is_a_warning_unless_the_paper_has_it():
    whole = sample()
    bare = FormContent(whole.fields, whole.signers, whole.measures)
    assert [finding.code for finding in findings(bare)] == ["R005"]
    assert findings(bare.edited({"org.emblem": NO_EMBLEM})) == []
    assert findings(bare.edited({"org.emblem": "ตราครุฑ.png"})) == []
