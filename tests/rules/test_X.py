"""What is found only when several workbooks lie side by side."""

from dataclasses import replace

import pytest

from itaxl.checking import check_across
from itaxl.evidence.digest import ComparedText, Digest
from itaxl.model.cell import CellRef

NAME, NUMBER, RESULT = (CellRef("หน่วยงาน", 3, 3), CellRef("บันทึกข้อความ", 3, 3), CellRef("รายงาน", 8, 6))


def digest_of(name, *, number="นม93501/28", year="2569", results=("a1b2",)):
    return Digest(
        id=f"{name}.xlsm",
        fiscal_year=year,
        organisation=ComparedText(f"องค์การบริหารส่วนตำบล {name}", "org.name", NAME),
        number=ComparedText(number, "memo.number", NUMBER),
        results=tuple(ComparedText(text, f"measures.{n}.result", RESULT) for n, text in enumerate(results, start=1)),
    )


def codes(*digests):
    return {key: sorted(finding.code for finding in found) for key, found in check_across(digests).items()}


def test_different_organisations_with_papers_of_their_own_pass():
    assert codes(digest_of("ก", number="กก1/1"), digest_of("ข", number="ขข2/1", results=("c3",))) == {}


def test_one_organisation_twice_is_named_in_both_files():
    first = digest_of("ก")
    assert codes(first, replace(first, id="ก (2).xlsm")) == {"ก.xlsm": ["X001"], "ก (2).xlsm": ["X001"]}


def test_one_organisation_in_two_years_passes():
    assert codes(digest_of("ก"), replace(digest_of("ก", year="2568"), id="old.xlsm")) == {}


def test_one_number_on_the_papers_of_two_organisations_is_named():
    found = check_across([digest_of("ก"), digest_of("ข", results=())])
    assert {key: [finding.code for finding in each] for key, each in found.items()} == {
        "ก.xlsm": ["X002"],
        "ข.xlsm": ["X002"],
    }
    assert found["ก.xlsm"][0].params == {"text": "นม93501/28", "other": "ข.xlsm"}


def test_a_result_copied_from_another_organisation_is_named_at_its_cell():
    found = check_across([digest_of("ก", number="1"), digest_of("ข", number="2", results=("zz", "a1b2"))])
    (finding,) = found["ข.xlsm"]
    assert (finding.code, finding.key, finding.ref) == ("X003", "measures.2.result", RESULT)


def test_an_organisation_may_repeat_its_own_results():
    assert codes(digest_of("ก", results=("a1b2", "a1b2"))) == {}


def test_a_second_file_of_the_same_organisation_does_not_hide_the_stranger():
    own, twin, other = digest_of("ก"), replace(digest_of("ก"), id="twin.xlsm"), digest_of("ข", number="9")
    assert codes(own, twin, other)["ก.xlsm"] == ["X001", "X003"]


def test_a_reason_written_beside_it_accepts_the_finding():
    place = ComparedText("องค์การบริหารส่วนตำบล ก", "org.name", NAME, "ส่งใหม่แทนฉบับเดิม")
    first = replace(digest_of("ก"), organisation=place)
    found = check_across([first, replace(digest_of("ก"), id="old.xlsm")])
    assert [finding.reason for finding in found["ก.xlsm"]] == ["ส่งใหม่แทนฉบับเดิม"]
    assert [finding.reason for finding in found["old.xlsm"]] == [""]


def test_forms_without_name_or_number_are_not_compared_by_them():
    blank = Digest("a", "2569", None, None, ())
    assert codes(blank, replace(blank, id="b")) == {}


@pytest.mark.parametrize("codes_ignored", [("X",), ("X001",)])
def test_rules_that_are_ignored_do_not_run(codes_ignored):
    first = digest_of("ก")
    assert check_across([first, replace(first, id="b")], ignore=codes_ignored) == {}


def test_a_digest_takes_the_long_results_without_the_organisations_name(submission):
    from itaxl.evidence.digest import digest

    text = "จัดอบรมบุคลากรของ อบต.{} เรื่องผลประโยชน์ทับซ้อน ณ ห้องประชุม มีผู้เข้าร่วมทุกส่วนราชการและผ่านการทดสอบทุกคน"
    here = digest(submission({"measures.1.result": text.format("ท่าช้าง")}), "a")
    there = digest(
        submission({"org.name": "หนองบัว", "measures.1.result": "๑. " + text.format("หนองบัว").replace(" ", "\n")}), "b"
    )
    assert here.results[0].text == there.results[0].text
    assert here.organisation_text != there.organisation_text


def test_a_digest_leaves_short_results_out(submission):
    from itaxl.evidence.digest import digest

    form = submission({f"measures.{n}.result": "เผยแพร่บนเว็บไซต์แล้ว" for n in range(1, 6)})
    assert digest(form, "a").results == ()
