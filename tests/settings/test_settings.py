"""What settings say of an office changes its forms and documents, and nothing that a form says itself."""

import os
import pkgutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from string import Formatter

import openpyxl
import pytest

import itaxl.settings
from itaxl.app.new import new_form
from itaxl.checking import check
from itaxl.documents.letterhead import Office
from itaxl.form.fields import AS_TYPED, LISTS, THAI_DIGITS, field_of
from itaxl.form.form_content import grid_of
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings import NOTHING_SET, Settings
from itaxl.settings.applied import applied
from itaxl.workbook.reader import read_grid
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


def found(submission: Submission) -> list[tuple[str, str]]:
    return [(each.code, each.key) for each in check(submission, YEAR) if each.code in {"T005", "O004"}]


def test_a_division_is_right_as_the_office_writes_it() -> None:
    submission = form(org__department="กองกฏหมาย", memo__facts="กองกฏหมายเสนอ กฏหมายใหม่")
    (both, alone) = (found(submission), found(applied(Settings(departments=("กองกฏหมาย",)), submission)))
    assert {code for code, _ in both} == {"T005"}
    assert ("T005", "org.department") in both
    assert alone == [("T005", "memo.facts")]


def test_the_names_that_the_office_set_are_those_of_its_units() -> None:
    submission = form(org__department="กองคลัง", measures__1__owner="สำนักงานปลัด", measures__2__owner="สำนักปลัด")
    usual = [key for code, key in found(submission) if code == "O004"]
    set_down = found(applied(Settings(departments=("กองคลัง", "สำนักงานปลัด")), submission))
    assert usual == ["measures.1.owner"]
    assert "measures.1.owner" not in [key for _, key in set_down]
    assert ("O004", "measures.2.owner") in set_down
    assert not found(applied(Settings(departments=("สำนักปลัด", "สำนักงานปลัด")), submission))


def test_a_new_form_offers_the_offices_divisions_and_years(tmp_path: Path) -> None:
    (tmp_path / "itaxl.toml").write_text(
        'departments = ["กองเดียว"]\n[years.2571]\nextends = 2569\n[years.2571.items.O26]\nname = "ข้อของปีใหม่"\n',
        encoding="utf-8",
    )
    path = new_form(tmp_path / "form.xlsm").path
    words = {cell for row in openpyxl.load_workbook(path)[LISTS].iter_rows(values_only=True) for cell in row}
    assert {"กองเดียว", "ทุกส่วนราชการ", "๒๕๗๑", "ข้อของปีใหม่"} <= words
    assert "กองช่าง" not in words
    assert read_submission(read_grid(path)).text("org.fiscal_year") == "๒๕๗๑"


def test_nothing_of_it_is_loaded_by_the_command_line_nor_read_where_there_is_no_file(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; import itaxl.cli.main; assert 'itaxl.settings' not in sys.modules;"
        "from itaxl.settings import NOTHING_SET, settings_for; assert settings_for(pathlib.Path()) is NOTHING_SET;"
        "assert not {'itaxl.settings.files', 'itaxl.settings.table', 'itaxl.form.fields'} & {*sys.modules}"
    )
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    environment.pop("ITAXL_SETTINGS", None)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=environment)


def test_every_sentence_has_the_same_words_in_both_languages() -> None:
    for module in pkgutil.iter_modules(itaxl.settings.__path__):
        for wording in vars(import_module(f"itaxl.settings.{module.name}")).values():
            if isinstance(wording, Wording):
                assert words(wording.th) == words(wording.en)


def words(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
