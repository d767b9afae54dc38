"""What settings say of an office changes its forms and documents, and nothing that a form says itself."""

from dataclasses import replace

import pytest

from itaxl.content import grid_of
from itaxl.documents.office import Office
from itaxl.form import AS_TYPED, THAI_DIGITS, field_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings import NOTHING_SET, Settings
from itaxl.settings.applied import applied
from itaxl.submission import Submission
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)


def form(**texts: str) -> Submission:
    content = sample_content(YEAR).edited({key.replace("__", "."): texts[key] for key in texts})
    return read_submission(grid_of(replace(content, pictures={})))


def test_nothing_set_changes_nothing() -> None:
    submission = form()
    assert applied(NOTHING_SET, submission) is submission
    assert NOTHING_SET.digest == ""


@pytest.mark.parametrize(("typed", "policy"), [("", AS_TYPED), ("เลขไทย", AS_TYPED), ("เลขอารบิก", "เลขอารบิก")])
def test_digits_of_the_office_hold_until_the_form_says_something_of_its_own(typed: str, policy: str) -> None:
    style = Settings(digits=AS_TYPED).style
    assert field_of("style.memo_digits").default == THAI_DIGITS
    assert style.policy(form(style__memo_digits=typed), "style.memo_digits", THAI_DIGITS) == policy


@pytest.mark.parametrize(
    ("typed", "font"),
    [("", "Own"), ("TH SarabunPSK", "Own"), ("TH Sarabun New", "TH Sarabun New"), ("Comic Sans", "usual")],
)
def test_the_font_of_the_office_holds_until_the_form_chooses_another_of_its_list(typed: str, font: str) -> None:
    assert Settings(font="Own").style.font_of(form(style__font=typed), "usual") == font


def test_the_emblem_of_the_office_stands_where_the_form_has_none() -> None:
    settings = Settings(emblem=b"emblem")
    blank = form(org__emblem="")
    assert "org.emblem" not in blank.pictures
    assert applied(settings, blank).pictures["org.emblem"].data == b"emblem"
    assert applied(settings, form(org__emblem="ไม่ใส่")).pictures == {}
    drawn = applied(Settings(emblem=b"its own"), blank)
    assert applied(settings, drawn).pictures["org.emblem"].data == b"its own"


def test_the_digest_changes_with_all_that_shapes_a_document_and_not_with_who_writes_letters() -> None:
    set_ups = [
        Settings(texts={"memo.facts": "ก"}),
        Settings(texts={"memo.facts": "ข"}),
        Settings(departments=("กองคลัง",)),
        Settings(digits=AS_TYPED),
        Settings(font="ก"),
        Settings(emblem=b"1"),
        Settings(years={2570: fiscal_year(2570)}),
        Settings(years={2570: replace(fiscal_year(2570), report_item="O1")}),
    ]
    assert len({each.digest for each in set_ups}) == len(set_ups)
    assert Settings(office=Office("ก")).digest == ""
    both = {"memo.facts": "ก", "memo.to": "ข"}
    assert Settings(texts=both).digest == Settings(texts=dict(reversed(both.items()))).digest
