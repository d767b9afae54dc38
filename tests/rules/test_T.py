"""Rules about letters and words, on the sample with something typed over."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from itaxl.checking import check
from itaxl.form.form_content import grid_of
from itaxl.model.apply_edits import apply_edits, by_cell
from itaxl.model.finding import Severity
from itaxl.model.fix import Safety
from itaxl.reading import read_submission
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)
PIECES = [
    *(
        "ดํา",
        "เนินการ",
        "เเ",
        "ผน",
        "ท่ี",
        "นำ้",
        "\u200b",
        "ปปช.",
        "๑O๐",
        "ข้อ ๐๔๓",
        "ก",
        "ั",
        "้",
        "ส านัก",
        " ",
        "\n",
        "อบต",
        "๒5",
    ),
    *("มาตรการ", "ดำเนินการ", "\x07", "\ufeff", "เวบไซต์", "O๔๓", "ื", "แ", "า", "พ.ศ", "๒๕๖๗"),
]
TYPED = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def submission(edits):
    return read_submission(grid_of(sample_content(YEAR).edited(edits)))


def letters(edits):
    return [finding for finding in check(submission(edits), YEAR, select=("T", "N")) if finding.key in edits]


def of(code, edits):
    return [finding for finding in letters(edits) if finding.code == code]


@pytest.mark.parametrize(
    "key", ["sign.author.name", "sign.author.surname", "org.name", "org.subdistrict", "measures.1.evidence"]
)
def test_names_places_and_addresses_are_spelled_as_their_owners_do(key):
    assert [
        finding.code for finding in letters({key: "ผาสุข เวบไซต์ กฏ ปปช."}) if finding.code in {"T005", "T006", "T007"}
    ] == []


@pytest.mark.parametrize("key", ["sign.author.name", "org.name", "memo.facts", "measures.1.owner", "memo.number"])
def test_letters_must_be_sound_in_every_field(key):
    assert of("T001", {key: "ก\u200bข"})
    assert of("T004", {key: "ท่ี"})


def test_many_invisible_characters_of_a_cell_are_one_finding_with_one_fix():
    (finding,) = of("T001", {"memo.facts": "\ufeffได้\u200bดำเนิน\u200bการ\u00adแล้ว"})
    assert finding.params["count"] == 4
    assert finding.fix.safety is Safety.SAFE
    assert apply_edits("\ufeffได้\u200bดำเนิน\u200bการ\u00adแล้ว", finding.fix.edits) == "ได้ดำเนินการแล้ว"


def test_a_word_is_found_through_what_is_wrong_with_its_letters():
    findings = letters({"memo.facts": "เผยแพร่ในเวบ\u200bไซต์และดําเนิกการแล้ว"})
    assert [finding.code for finding in findings] == ["T005", "T006"]
    word = findings[0]
    assert word.params["text"] == "เวบ\u200bไซต์"
    assert apply_edits("เผยแพร่ในเวบ\u200bไซต์", word.fix.edits) == "เผยแพร่ในเว็บไซต์"


def test_a_known_misspelling_is_told_once_and_not_as_a_near_miss_too():
    findings = letters({"memo.facts": "เผยแพร่ในเวบไซต์แล้ว"})
    assert [finding.code for finding in findings] == ["T005"]


@pytest.mark.parametrize(
    ("code", "text", "safety"),
    [
        ("T002", "ดําเนินการ", Safety.SAFE),
        ("T003", "เ" + "เผน", Safety.SAFE),
        ("T004", "ในพื้นท่ี", Safety.SAFE),
        ("T005", "ในเวบไซต์ของ", Safety.SAFE),
        ("T005", "ชื่อ “แผนเวบไซต์” ของ", Safety.ASK),
        ("T005", "อนุญาติ", Safety.ASK),
        ("T006", "ส่งเสิมคุณธรรม", Safety.ASK),
        ("T007", "ของ ปปช.", Safety.SAFE),
    ],
)
def test_only_what_cannot_change_the_meaning_is_mended_unasked(code, text, safety):
    (finding,) = of(code, {"memo.facts": text})
    assert finding.fix.safety is safety


@pytest.mark.parametrize(
    ("code", "text"), [("T008", "ส านักปลัด"), ("T004", "มือกื "), ("T009", "ก     ข"), ("T010", "ก\x07")]
)
def test_what_only_a_person_can_tell_has_no_fix(code, text):
    assert [finding.fix for finding in of(code, {"memo.facts": text})] == [None]


def test_text_torn_by_a_pdf_is_not_read_as_words():
    assert {finding.code for finding in letters({"memo.facts": "ได้จัดท ารายงานและด าเนินการแล้ว"})} == {"T008"}


@pytest.mark.parametrize(
    "text",
    [
        "นางสาวใจดี  รักงาน",
        "๑.  หัวข้อ",
        "ลงชื่อ ........... ผู้รายงาน",
        "ชื่อ                (ใจดี)",
        "ต่าง ๆ  ฯลฯ",
        "พ.ศ.\u00a0๒๕๖๗",
        "โครงการ ”รักษ์คลอง“ และ “ปลูกป่า“ ของตำบล",
    ],
)
def test_spaces_that_official_papers_have_are_right(text):
    assert of("T009", {"measures.1.result": text}) == []


@pytest.mark.parametrize("text", [" นำหน้า", "ต่อท้าย  ", "ใน ( วงเล็บ)", "ใน (วงเล็บ )", "ห่าง    กัน", "โครงการ “ รักษ์คลอง”"])
def test_stray_spaces_are_noted(text):
    assert of("T009", {"measures.1.result": text})


@settings(max_examples=60, deadline=None)
@example("อบตอบตอบตอบต")
@given(TYPED)
def test_safe_fixes_come_to_an_end(text):
    """Nearly always at once; of abbreviations that are typed into each other each run parts the last one."""
    before = submission({"memo.facts": text})
    fixes = [finding.fix for finding in check(before, YEAR, select=("T", "N")) if finding.fix]
    edits = by_cell(fix for fix in fixes if fix.safety is Safety.SAFE)
    mended = apply_edits(text, edits.get(before["memo.facts"].ref, ()))
    for _ in range(max(3, len(text) // 3)):
        again = submission({"memo.facts": mended})
        fixes = [finding.fix for finding in check(again, YEAR, select=("T", "N")) if finding.fix]
        safe = [fix for fix in fixes if fix.safety is Safety.SAFE]
        if not safe:
            return
        mended = apply_edits(mended, by_cell(safe).get(again["memo.facts"].ref, ()))
    assert not safe


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_gets_findings_with_messages_and_never_an_exception(text):
    for finding in letters({"memo.facts": text}):
        assert all(message(finding, lang).what for lang in ("th", "en"))


@pytest.mark.parametrize(
    "key", ["org.name", "sign.author.surname", "measures.1.owner", "memo.number", "measures.1.evidence"]
)
def test_misread_text_is_an_error_in_every_field_and_offers_what_it_was(key):
    text = "กองคลัง ๑๒".encode("cp874").decode("cp1252")
    (finding,) = of("T017", {key: text})
    assert finding.severity is Severity.ERROR
    assert finding.params["right"] == "กองคลัง ๑๒"
    assert (finding.fix.safety, apply_edits(text, finding.fix.edits)) == (Safety.ASK, "กองคลัง ๑๒")


def test_lost_text_is_an_error_that_offers_nothing():
    (finding,) = of("T017", {"memo.facts": "ได้ดำเนินการ\ufffd\ufffd แล้ว"})
    assert finding.fix is None
    assert "หายไป" in message(finding).what
    assert of("T008", {"memo.facts": "ได้ดำเนินการ\ufffd\ufffd แล้ว"}) == []


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("T018", "ปລัดและรายงๅน", "ปลัดและรายงาน"),
        ("T018", "No Gіft Роlicy", "No Gift Policy"),
        ("T019", "ก&nbsp;ข<br>ค", "ก ข\nค"),
        ("T019", "ก\u3000ข\ufffc", "ก ข"),
    ],
)
def test_letters_of_other_scripts_and_leftovers_are_mended_unasked(code, text, right):
    (finding,) = of(code, {"memo.facts": text})
    assert finding.fix.safety is Safety.SAFE
    assert apply_edits(text, finding.fix.edits) == right


def test_odd_blanks_alone_are_a_note():
    assert [finding.severity for finding in of("T019", {"memo.facts": "ก\u3000ข"})] == [Severity.INFO]
    assert [finding.severity for finding in of("T019", {"memo.facts": "ก\u3000ข&nbsp;"})] == [Severity.WARNING]
