"""LibreOffice and gnumeric colour the same cells of a form, those that the check finds missing.

Gnumeric counts as Excel does where LibreOffice is kinder: a text without a letter is a filled cell to it.
"""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from empty_texts import with_empty_texts
from lit_cells import Shown, probes_of, shown, with_probes

from itaxl.app.check import inspect
from itaxl.content import FormContent
from itaxl.edges.form_file import form_bytes
from itaxl.edges.reader import read_grid_here
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

pytestmark = [pytest.mark.libreoffice, pytest.mark.gnumeric]

SAMPLE = sample_content(fiscal_year(2569))
FORMS = {
    "blank": FormContent(),
    "sample": SAMPLE,
    "half filled": SAMPLE.edited(
        {
            "org.province": " ",
            "memo.number": "",
            "sign.head.surname": "",
            "sign.clerk.position": "",
            "measures.2.owner": "",
            "measures.4.period": "",
            "measures.4.result": "",
            "measures.6.no": "๖",
            "measures.7.suggestion": "ควรทำต่อ",
        }
    ),
    "a signer who is not shown": SAMPLE.edited(
        {"sign.mayor.show": "ไม่", "sign.mayor.name": "", "sign.mayor.position": ""}
    ),
}
MISSING = {"R001", "R002", "R004"}
"""The rules about what must be filled."""


@pytest.fixture
def by_both(
    tmp_path: Path, converted: Callable[[Sequence[Path], str], list[Path]], ssconvert: str
) -> Callable[[Sequence[bytes]], list[tuple[Shown, Shown]]]:
    """What LibreOffice and gnumeric show of forms."""

    def look(forms: Sequence[bytes]) -> list[tuple[Shown, Shown]]:
        paths, probes = [tmp_path / f"{number}.xlsm" for number in range(len(forms))], list(map(probes_of, forms))
        for path, form, of_form in zip(paths, forms, probes, strict=True):
            path.write_bytes(with_probes(form, of_form))
        ones = converted(paths, "xlsx")
        others = [path.with_suffix(".gnumeric.xlsx") for path in paths]
        for path, other in zip(paths, others, strict=True):
            subprocess.run([ssconvert, "--recalc", path, other], check=True, capture_output=True, timeout=120)
        return [
            (shown(one, of_form, form), shown(other, of_form, form))
            for one, other, of_form, form in zip(ones, others, probes, forms, strict=True)
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


def test_texts_without_a_letter_as_older_forms_have_them_light_no_row_of_measures(by_both: Callable) -> None:
    form = form_bytes(FormContent())
    for each in by_both([form, with_empty_texts(form)]):
        one, other = each
        assert one == other
        assert {sheet for sheet, _ in one.lit} == {"หน่วยงาน", "ผู้ลงนาม", "บันทึกข้อความ"}
