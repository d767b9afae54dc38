"""LibreOffice and gnumeric colour the same cells of a form, those that the check finds missing.

Gnumeric counts as Excel does where LibreOffice is kinder: a text without a letter is a filled cell to it.
"""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from empty_texts import with_empty_texts
from lit_cells import Shown, probes_of, shown, stored_texts, with_probes, with_year_as_number

from itaxl.app.inspection import inspect
from itaxl.form.fields import MEMO, OFFICE, SIGNERS
from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.thai.digits import to_thai
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years

pytestmark = [pytest.mark.libreoffice, pytest.mark.gnumeric]

SAMPLE = sample_content(fiscal_year(2569))
WITHOUT_PLACES = {"org.subdistrict": "", "org.district": "", "org.province": ""}
FORMS = {
    "blank": FormContent(),
    "sample": SAMPLE,
    "half filled": SAMPLE.edited(
        {
            "org.province": " ",
            "memo.number": "",
            "sign.head.surname": "",
            "sign.clerk.position": "",
            "sign.mayor.show": "ไม่",
            "sign.mayor.name": "",
            "measures.2.owner": "",
            "measures.4.period": "",
            "measures.4.result": "",
            "measures.6.no": "๖",
            "measures.7.suggestion": "ควรทำต่อ",
        }
    ),
    "three places to fill": SAMPLE.edited({"org.type": "เทศบาลตำบล", **WITHOUT_PLACES}),
    "two places, the kind abbreviated": SAMPLE.edited({"org.type": "ทม.", **WITHOUT_PLACES}),
    "one place to fill": SAMPLE.edited({"org.type": "องค์การบริหารส่วนจังหวัด", **WITHOUT_PLACES}),
}
MISSING = {"R001", "R002", "R004"}
"""The rules about what must be filled."""


@pytest.fixture
def by_both(
    tmp_path: Path, converted: Callable[[Sequence[Path], str], list[Path]], ssconvert: str
) -> Callable[[Sequence[bytes]], list[tuple[Shown, Shown]]]:
    """What LibreOffice and gnumeric show of forms."""

    def look(forms: Sequence[bytes]) -> list[tuple[Shown, Shown]]:
        probes = probes_of(forms[0])  # the same in all of one layout
        paths = [tmp_path / f"{number}.xlsm" for number in range(len(forms))]
        for path, form in zip(paths, forms, strict=True):
            path.write_bytes(with_probes(form, probes))
        ones, others = converted(paths, "xlsx"), [path.with_suffix(".gnumeric.xlsx") for path in paths]
        for path, other in zip(paths, others, strict=True):
            subprocess.run([ssconvert, "--recalc", path, other], check=True, capture_output=True, timeout=120)
        return [
            (shown(one, probes, form), shown(other, probes, form))
            for one, other, form in zip(ones, others, forms, strict=True)
        ]

    return look


def missing(form: bytes, path: Path) -> set[tuple[str, str]]:
    """The cells that the check says must be filled."""
    path.write_bytes(form)
    findings = inspect(read_grid_here(path)).findings
    refs = (ref for finding in findings if finding.code in MISSING for ref in (finding.ref, *finding.also) if ref)
    return {(ref.sheet, ref.address) for ref in refs}


def test_both_light_the_cells_that_the_check_finds_missing(tmp_path: Path, by_both: Callable) -> None:
    forms = {name: form_bytes(content) for name, content in FORMS.items()}
    for (name, form), (one, other) in zip(forms.items(), by_both(list(forms.values())), strict=True):
        assert one == other, name
        lit = {cell for cell, mark in one.lit.items() if mark == "missing"}
        assert lit == missing(form, tmp_path / "read.xlsm"), name


IN_A_KNOWN_YEAR = (
    "การประเมินปี {ita} รายงานผลของปีงบประมาณ พ.ศ. {reported} ในข้อ {item}",
    "เช่น ๑๖ เมษายน {ita}",
    "เว้นว่างไว้ = {item} ข้อรายงานผลของปี {ita}",
    "ม.ค. {yy} - มี.ค. {yy}",
    "นายกลงนามประกาศเมื่อวันที่ ๒๐ ม.ค. {reported}",
)
WITHOUT_A_YEAR = ("วัน เดือน และปี พ.ศ. ของหนังสือ", "เว้นว่างไว้ = ข้อรายงานผลของปีนั้น", "ม.ค. (ปี) - มี.ค. (ปี)")
IN_AN_UNKNOWN_YEAR = ("ยังไม่มีรายการข้อของปีนี้ในโปรแกรม", "พิมพ์เลขข้อรายงานผลตามคู่มือของปีนั้น", "ม.ค. (ปี) - มี.ค. (ปี)")
REPORTED_ON = [year for year in map(fiscal_year, known_years()) if year.report_item]


def said_of(year: FiscalYear) -> list[str]:
    """What hints and examples say in a known year."""
    ita, reported = to_thai(str(year.year)), to_thai(str(year.reported_year))
    return [
        text.format(ita=ita, reported=reported, yy=reported[-2:], item=year.report_item) for text in IN_A_KNOWN_YEAR
    ]


def test_both_show_the_words_and_offer_the_items_of_the_year_that_is_typed(by_both: Callable) -> None:
    first, middle, newest = REPORTED_ON[0], REPORTED_ON[len(REPORTED_ON) // 2], REPORTED_ON[-1]
    typed = {
        str(middle.year): middle,
        f" {to_thai(str(first.year))} ": first,
        "": None,
        to_thai(str(newest.year + 1)): None,
    }
    forms = [form_bytes(FormContent(fields={"org.fiscal_year": text})) for text in typed]
    forms.append(with_year_as_number(forms[0], first.year))
    for text, form, (one, other) in zip([*typed, "number"], forms, by_both(forms), strict=True):
        year = first if text == "number" else typed[text]
        said = said_of(year) if year else WITHOUT_A_YEAR if text == "" else IN_AN_UNKNOWN_YEAR
        offered = year or (newest if text == "" else None)
        assert one == other
        assert [each for each in said if each not in "\n".join(map(str, one.texts.values()))] == [], text
        assert one.items == ((offered.report_item, len(offered.items)) if offered else ("", 1)), text
        if text != "number":
            assert stored_texts(form) == one.texts, "a reader that does not compute is shown the same"


def test_texts_without_a_letter_as_older_forms_have_them_light_no_row_of_measures(by_both: Callable) -> None:
    ((one, other),) = by_both([with_empty_texts(form_bytes(FormContent()))])
    assert one == other
    assert {sheet for sheet, _ in one.lit} == {OFFICE, SIGNERS, MEMO}
