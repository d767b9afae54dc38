"""A choice is read from whatever clearly means it; nothing else is taken for one in silence."""

from typing import Any

import pytest

from itaxl.app.inspection import inspect
from itaxl.documents.papers.memo import memo
from itaxl.docx.document_body import body_xml
from itaxl.form.fields import HIDE, OFFICE, SHOW, SIGNERS, field_of
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.cell import CellRef, Located
from itaxl.model.finding import Severity
from itaxl.model.grid import GridData
from itaxl.reading import choices, read_submission
from itaxl.reading.choices import STRICT, STRICT_COLUMNS, nearest, understood
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)
SHOWN = "sign.head.show"


def meant(key: str, text: str) -> str:
    return understood(field_of(key), Located(text, text, CellRef("x", 1, 1))).value


@pytest.mark.parametrize(
    "text",
    ["ใช่", "ใช่ ค่ะ", "ใช่ครับ", "แสดง", "TRUE", "true", "Yes", "YES ", "y", "1", "๑", "✓", "✔", "☑", "ใช่.", "ใช่\u200b"],
)
def test_these_show_a_signer(text: str) -> None:
    assert meant(SHOWN, text) == SHOW


@pytest.mark.parametrize(
    "text",
    ["ไม่", "ไม่แสดง", "ไม่ แสดง", "ไม่ค่ะ", "ไม่ต้อง", "FALSE", "False", "No", "n", "0", "๐", "✗", "☐", "(ไม่)", "ไม่ใช่"],
)
def test_these_hide_a_signer(text: str) -> None:
    assert meant(SHOWN, text) == HIDE


@pytest.mark.parametrize(
    ("key", "text", "choice"),
    [
        ("org.type", "อบต.", "องค์การบริหารส่วนตำบล"),
        ("org.type", "อบต", "องค์การบริหารส่วนตำบล"),
        ("org.type", "อ.บ.ต.", "องค์การบริหารส่วนตำบล"),
        ("org.type", "องค์การบริหารส่วนตำบล (อบต.)", "องค์การบริหารส่วนตำบล"),
        ("org.type", "องค์การบริหารส่วน ตำบล", "องค์การบริหารส่วนตำบล"),
        ("org.type", "องค์การบริหารส่วนตําบล", "องค์การบริหารส่วนตำบล"),
        ("org.type", "ทต", "เทศบาลตำบล"),
        ("org.type", "เทศบาล ตำบล", "เทศบาลตำบล"),
        ("org.type", "ทม.", "เทศบาลเมือง"),
        ("org.type", "ทน.", "เทศบาลนคร"),
        ("org.type", "อบจ", "องค์การบริหารส่วนจังหวัด"),
        ("style.memo_digits", "ไทย", "เลขไทย"),
        ("style.memo_digits", "เลข ไทย", "เลขไทย"),
        ("style.memo_digits", "เลขไทย (๑๒๓)", "เลขไทย"),
        ("style.report_digits", "อารบิค", "เลขอารบิก"),
        ("style.report_digits", "Arabic", "เลขอารบิก"),
        ("style.report_digits", "ตามพิมพ์", "ตามที่พิมพ์"),
        ("memo.urgency", "ด่วน มาก", "ด่วนมาก"),
        ("memo.urgency", "(ด่วนที่สุด)", "ด่วนที่สุด"),
        ("style.font", "THSarabunPSK", "TH SarabunPSK"),
        ("style.font", "th sarabun psk", "TH SarabunPSK"),
        ("style.font", "TH-Sarabun-New", "TH Sarabun New"),
    ],
)
def test_other_ways_to_write_a_choice_are_understood(key: str, text: str, choice: str) -> None:
    assert meant(key, text) == choice


UNCLEAR = [
    ("org.type", "เทศบาล", None),
    ("org.type", "เทศบาลตำบน", "เทศบาลตำบล"),
    ("org.type", "องค์กรบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"),
    ("org.type", "อบต.ท่าช้าง", "องค์การบริหารส่วนตำบล"),
    ("org.type", "เทศบาลตำบลท่าช้าง", "เทศบาลตำบล"),
    ("org.type", "โรงเรียน", None),
    ("style.memo_digits", "เลขโรมัน", None),
    ("style.memo_digits", "เลขไทยทั้งฉบับ", "เลขไทย"),
    ("style.font", "TH Sarabun", "TH SarabunPSK"),
    ("style.font", "Angsana New", None),
    ("style.font", "TH SarabunIT๙", "TH SarabunPSK"),
    ("memo.urgency", "ดวนมาก", "ด่วนมาก"),
    ("memo.urgency", "ปกติ", None),
    ("memo.urgency", "-", None),
    ("memo.urgency", "ลับ", None),
    (SHOWN, "x", None),
    (SHOWN, "☒", None),
    (SHOWN, "/", None),
    (SHOWN, "-", None),
    (SHOWN, "ไม่แน่ใจ", "ไม่"),
    (SHOWN, "2", None),
]


@pytest.mark.parametrize(("key", "text", "right"), UNCLEAR)
def test_what_is_not_clear_is_an_error_with_the_nearest_choice(key: str, text: str, right: str | None) -> None:
    nowhere_else = {"sign.clerk.position": "ปลัด", "sign.mayor.position": "นายก", "memo.to": ""}
    found = inspect(grid_of(sample_content(YEAR).edited({key: text, **nowhere_else}))).findings
    (finding,) = (each for each in found if each.code == "R006")
    assert (finding.key, finding.severity, finding.params["right"]) == (key, Severity.ERROR, right or "")
    assert (finding.fix.edits[0].after if finding.fix else None) == right
    assert nearest(field_of(key), text) == right


@pytest.mark.parametrize("text", ["เทศบาล", "เทศบาลตำบน", "อบต.ท่าช้าง", "โรงเรียน"])
def test_the_type_that_the_titles_of_the_signers_agree_on_comes_before_near_letters(text: str) -> None:
    found = inspect(grid_of(sample_content(YEAR).edited({"org.type": text}))).findings
    (finding,) = (each for each in found if each.code == "R006")
    assert finding.params["right"] == "องค์การบริหารส่วนตำบล"


def test_an_urgency_may_name_its_day() -> None:
    text = "ด่วนภายในวันที่ ๓๐ เมษายน ๒๕๖๙"
    found = inspect(grid_of(sample_content(YEAR).edited({"memo.urgency": text}))).findings
    assert not [each for each in found if each.code == "R006"]


@pytest.mark.parametrize(
    "key", ["org.type", "style.memo_digits", "style.report_digits", "style.font", "memo.urgency", SHOWN]
)
def test_every_choice_of_a_list_and_a_blank_are_right(key: str) -> None:
    for text in (*field_of(key).choices, ""):
        found = inspect(grid_of(sample_content(YEAR).edited({key: text}))).findings
        assert not [each for each in found if each.code == "R006"]


def test_every_strict_list_of_the_form_has_its_equivalents() -> None:
    for field in (*STRICT, *STRICT_COLUMNS):
        assert set(choices._known(field.key).values()) == set(field.choices)


def test_no_text_stands_for_two_choices() -> None:
    for key, listed in choices._facts().items():
        texts = [choices._plain(text) for choice, others in listed.items() for text in {choice, *others}]
        assert len(set(texts)) == len(texts), key


def ticked(value: Any) -> GridData:
    """The sample with a cell's own value in the column that shows the head of office."""
    grid = grid_of(sample_content(YEAR))
    rows = [list(row) for row in grid.values[SIGNERS]]
    titles = next(row for row in rows if row[0] == "sign.columns")
    next(row for row in rows if row[0] == "sign.head")[titles.index("show")] = value
    return GridData(grid.name, grid.tabs, {**grid.values, SIGNERS: rows}, drawn=grid.drawn)


@pytest.mark.parametrize(("value", "choice"), [(True, SHOW), (False, HIDE), (1, SHOW), (0, HIDE)])
def test_a_tick_box_in_the_cell_is_understood(value: object, choice: str) -> None:
    submission = read_submission(ticked(value))
    assert dict(submission.texts())["sign.head.show"].value == choice


def test_a_signer_whose_box_is_not_ticked_is_not_printed() -> None:
    head = sample_content(YEAR).signers["sign.head"]["surname"]
    assert head in printed(True)
    assert head not in printed(False)


def printed(box: bool) -> str:
    return body_xml(memo(read_submission(ticked(box)), YEAR), "")[0].decode()


def test_what_was_typed_is_kept_for_the_rules_about_letters() -> None:
    submission = read_submission(grid_of(FormContent(fields={"org.type": "อบต."})))
    cell = submission["org.type"]
    assert (cell.value, cell.raw, cell.ref.sheet) == ("องค์การบริหารส่วนตำบล", "อบต.", OFFICE)
