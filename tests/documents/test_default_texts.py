"""Standard texts fill every blank that has one, in the words of the organisation and the years."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.checking import check
from itaxl.documents.default_texts import _facts, standard_templates, standard_texts, with_standard_texts
from itaxl.documents.office_style import OwnStyle
from itaxl.form.fields import SIGNERS_TABLE, all_fields
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.organisation import organisation_types
from itaxl.model.finding import Severity
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, known_years

PLACES = {
    "org.name": "หนองบัวงาม",
    "org.subdistrict": "หนองบัวงาม",
    "org.district": "ศรีสว่าง",
    "org.province": "เลย",
    "org.department": "สำนักปลัด",
}
SAO = "องค์การบริหารส่วนตำบล"


def form(fields: dict[str, str] | None = None, *, kind: str = SAO) -> Submission:
    """A form with the places, and with rows for all signers."""
    signers: dict[str, dict[str, str]] = {role.key: {} for role in SIGNERS_TABLE.rows}
    return read_submission(grid_of(FormContent({**PLACES, "org.type": kind, **(fields or {})}, signers)))


def texts(year: int, fields: dict[str, str] | None = None, *, kind: str = SAO) -> dict[str, str]:
    return standard_texts(form(fields, kind=kind), fiscal_year(year))


def test_every_field_that_promises_a_standard_text_has_one() -> None:
    promised = {field.key for _, field in all_fields() if field.standard}
    assert promised | {"sign.head.opinion"} == set(standard_templates()) == set(texts(2569))


@pytest.mark.parametrize("year", known_years())
@pytest.mark.parametrize("kind", organisation_types())
def test_no_brace_is_left_and_no_text_is_empty(year: int, kind: str) -> None:
    for key, text in texts(year, kind=kind).items():
        assert text.strip() == text != "", key
        assert not re.search(r"[{}]", text), key


@pytest.mark.parametrize("year", known_years())
def test_where_nobody_typed_digits_the_memo_has_thai_ones_and_the_report_arabic_ones(year: int) -> None:
    for key, text in texts(year).items():
        spared = re.sub(r"O\d+", "", text)
        assert not re.search("[๐-๙]" if key.startswith("report.") else "[0-9]", spared), key


class TestYears:
    """The subject and the titles name the year reported, the project its own year, the intro the year analysed."""

    @pytest.mark.parametrize(
        ("ita", "reported", "analysed"),
        [(2564, 2564, 2563), (2566, 2566, 2565), (2567, 2566, 2565), (2569, 2568, 2567)],
    )
    def test_each_text_names_its_year(self, ita: int, reported: int, analysed: int) -> None:
        made = {key: text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) for key, text in texts(ita).items()}
        years = {key: set(map(int, re.findall(r"25\d\d", text))) for key, text in made.items()}
        assert years["memo.subject"] == years["memo.facts"] == years["report.title"] == {reported}
        assert years["memo.background"] == years["memo.proposal"] == {ita}
        assert years["report.intro"] == {reported, analysed}


class TestItem:
    def test_it_is_the_report_item_of_the_year(self) -> None:
        made = texts(2564)
        assert made["memo.oit_item"] == "O43"
        assert made["memo.oit_title"] == fiscal_year(2564).items["O43"].name
        assert made["memo.oit_elements"].splitlines() == [
            "- แสดงผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            "- มีข้อมูลรายละเอียดการนำมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานในข้อ O42 ไปสู่การปฏิบัติอย่างเป็นรูปธรรม",
            "- เป็นการดำเนินการในปี พ.ศ. ๒๕๖๔",
        ]

    @pytest.mark.parametrize("typed", ["O42", "o42", "๐๔๒", "ข้อ ๔๒"])
    def test_title_and_elements_follow_the_item_that_the_form_names(self, typed: str) -> None:
        made = texts(2564, {"memo.oit_item": typed})
        assert made["memo.oit_title"] == fiscal_year(2564).items["O42"].name
        assert "กำหนดมาตรการ" in made["memo.oit_elements"]

    def test_an_item_that_the_year_does_not_list_gets_nobody_elses_title(self) -> None:
        assert not texts(2569, {"memo.oit_item": "O43"})["memo.oit_title"].strip(".")

    def test_a_text_that_is_no_item_changes_nothing(self) -> None:
        assert texts(2564, {"memo.oit_item": "ข้อสุดท้าย"})["memo.oit_title"] == texts(2564)["memo.oit_title"]

    def test_a_year_without_known_elements_gets_the_usual_ones(self) -> None:
        assert texts(2569)["memo.oit_elements"].splitlines()[-1] == "- เป็นการดำเนินการในปี พ.ศ. ๒๕๖๘"

    def test_a_year_without_a_report_item_has_dotted_blanks(self) -> None:
        made = texts(2562)
        assert made["memo.oit_item"].strip(".") == made["memo.oit_title"].strip(".") == ""


class TestOrganisations:
    @pytest.mark.parametrize(
        ("kind", "title", "mayor"),
        [
            (SAO, "องค์การบริหารส่วนตำบลหนองบัวงาม  อำเภอศรีสว่าง  จังหวัดเลย", "นายกองค์การบริหารส่วนตำบลหนองบัวงาม"),
            ("เทศบาลตำบล", "เทศบาลตำบลหนองบัวงาม  อำเภอศรีสว่าง  จังหวัดเลย", "นายกเทศมนตรีตำบลหนองบัวงาม"),
            ("เทศบาลเมือง", "เทศบาลเมืองหนองบัวงาม  อำเภอศรีสว่าง  จังหวัดเลย", "นายกเทศมนตรีเมืองหนองบัวงาม"),
            ("เทศบาลนคร", "เทศบาลนครหนองบัวงาม  อำเภอศรีสว่าง  จังหวัดเลย", "นายกเทศมนตรีนครหนองบัวงาม"),
            ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนจังหวัดหนองบัวงาม", "นายกองค์การบริหารส่วนจังหวัดหนองบัวงาม"),
        ],
    )
    def test_names_and_places_are_those_of_the_type(self, kind: str, title: str, mayor: str) -> None:
        made = texts(2569, kind=kind)
        assert made["report.title"].splitlines()[1] == title
        assert made["memo.to"] == mayor
        assert title.split("  ")[0] in made["memo.facts"]
        assert title.split("  ")[0] in made["report.intro"]

    def test_the_title_has_three_lines(self) -> None:
        assert texts(2564)["report.title"].splitlines() == [
            "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            "องค์การบริหารส่วนตำบลหนองบัวงาม  อำเภอศรีสว่าง  จังหวัดเลย",
            "ประจำปีงบประมาณ พ.ศ. 2564",
        ]

    @pytest.mark.parametrize(
        ("district", "province", "places"),
        [
            ("อำเภอเมืองเลย", "จังหวัดเลย", "  อำเภอเมืองเลย  จังหวัดเลย"),
            ("อ.วังสะพุง", "จ.เลย", "  อำเภอวังสะพุง  จังหวัดเลย"),
            ("อ. วังสะพุง", "จ. เลย", "  อำเภอวังสะพุง  จังหวัดเลย"),
            ("จตุจักร", "กรุงเทพมหานคร", "  เขตจตุจักร  กรุงเทพมหานคร"),
            ("เขตจตุจักร", "จังหวัดกรุงเทพมหานคร", "  เขตจตุจักร  กรุงเทพมหานคร"),
        ],
    )
    def test_a_place_is_named_once_in_full(self, district: str, province: str, places: str) -> None:
        made = texts(2569, {"org.district": district, "org.province": province})
        assert made["report.title"].splitlines()[1].endswith(f"งาม{places}")

    def test_what_the_form_does_not_say_is_a_dotted_blank(self) -> None:
        made = texts(2569, dict.fromkeys(PLACES, ""), kind="")
        assert re.fullmatch(r"\.{5,}  อำเภอ\.{5,}  จังหวัด\.{5,}", made["report.title"].splitlines()[1])
        assert made["memo.facts"].startswith("หน่วยงาน ได้ดำเนินการ"), "the head of the memo has the blank, once"


class TestStandingIn:
    def test_typed_texts_stay_and_blank_ones_are_filled(self) -> None:
        filled = with_standard_texts(form({"memo.subject": "เรื่องของเรา"}), fiscal_year(2569))
        assert filled.text("memo.subject") == "เรื่องของเรา"
        assert filled.text("memo.closing") == "จึงเรียนมาเพื่อโปรดพิจารณา"
        assert filled["memo.closing"].ref == form()["memo.closing"].ref
        assert filled.text("memo.law") == ""

    def test_only_the_head_of_office_has_a_standard_opinion(self) -> None:
        signers = with_standard_texts(form(), fiscal_year(2569)).rows("sign")
        assert {row.key: row.text("opinion") for row in signers} == {
            "sign.author": "",
            "sign.head": "- จึงเรียนมาเพื่อโปรดทราบ",
            "sign.clerk": "",
            "sign.mayor": "",
        }

    def test_an_empty_workbook_gets_standard_texts_too(self) -> None:
        empty = Submission("x", 1, {})
        assert with_standard_texts(empty, fiscal_year(2569)).text("memo.closing") == "จึงเรียนมาเพื่อโปรดพิจารณา"

    def test_an_office_has_its_own_wording(self) -> None:
        own = {"memo.closing": " จึงเรียนมาเพื่อทราบ {reported_year} \n", "memo.facts": "งาน{department}"}
        made = standard_texts(form(), fiscal_year(2569), own=OwnStyle(own))
        assert made["memo.closing"] == "จึงเรียนมาเพื่อทราบ ๒๕๖๘"
        assert made["memo.facts"] == "งานสำนักปลัด"
        assert made["memo.subject"] == texts(2569)["memo.subject"]

    @given(st.text())
    def test_no_wording_of_an_office_breaks_anything(self, wording: str) -> None:
        standard_texts(form(), fiscal_year(2569), own=OwnStyle({"memo.facts": wording + "{nobody.knows} {0} {"}))


@pytest.mark.parametrize("year", [year for year in known_years() if year > 2562])
@pytest.mark.parametrize("kind", organisation_types())
def test_standard_texts_are_free_of_findings(year: int, kind: str) -> None:
    sample = sample_content(fiscal_year(year))
    standard = {field.key for _, field in all_fields() if field.standard}
    blank = sample.edited(dict.fromkeys(standard, "") | {"org.type": kind, "sign.head.opinion": ""})
    submission = with_standard_texts(read_submission(grid_of(blank)), fiscal_year(year))
    found = check(submission, fiscal_year(year))
    on_standard = [each for each in found if each.key in standard and each.severity is not Severity.INFO]
    assert [(each.code, each.key, each.params) for each in on_standard] == []


def test_a_paper_may_have_no_standard_texts() -> None:
    assert _facts("no such paper") == {"texts": {}}
