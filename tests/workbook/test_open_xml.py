"""Microsoft's Open XML SDK finds no error in any workbook that is written."""

from pathlib import Path

import openpyxl
import pytest
from empty_texts import with_parts
from open_xml import errors_of

from itaxl.app.fixed_copy import mend_file
from itaxl.app.new import new_form
from itaxl.bug_report.redacted_file import redacted
from itaxl.form.fields import MEMO, VALUE_COLUMN
from itaxl.model.cell import CellRef
from itaxl.template.location import template_path
from itaxl.workbook.patch_file import patched
from itaxl.years.catalogue import known_years

pytestmark = pytest.mark.open_xml_sdk

SLIPS = {"memo.date": "๑๖ เมย. ๖๙", "memo.subject": "รายงานผลตามเเผน", "memo.facts": "ก & ข <ค>\x07\n\n- “ง” _x0041_"}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return new_form(tmp_path / "sample.xlsm", sample=True).path


@pytest.fixture
def filled(sample: Path) -> Path:
    """The sample with slips typed over some of its texts."""
    sheet = openpyxl.load_workbook(sample)[MEMO]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(max_col=1)}
    texts = {CellRef(MEMO, rows[key], VALUE_COLUMN): text for key, text in SLIPS.items()}
    path = sample.with_name("filled.xlsm")
    before = {ref: sheet[ref.address].value or "" for ref in texts}
    path.write_bytes(patched(sample.read_bytes(), sample.name, texts, before).copy)
    return path


def test_forms_and_copies_of_them(sample: Path, filled: Path, open_xml_sdk: str, tmp_path: Path) -> None:
    mended = mend_file(filled).copy
    assert mended is not None
    years = (known_years()[1], known_years()[-1], known_years()[-1] + 1)
    forms = {f"{year}.xlsm": new_form(tmp_path / f"new-{year}.xlsm", year=year).path for year in years}
    again = new_form(tmp_path / "again.xlsm", old=filled).path
    packages = {
        "template.xlsm": template_path().read_bytes(),
        **{name: path.read_bytes() for name, path in forms.items()},
        **{path.name: path.read_bytes() for path in (sample, filled, mended, again)},
        **{f"redacted {path.name}": redacted(path) for path in (sample, filled)},
    }
    (tmp_path / "sdk").mkdir()
    assert errors_of(packages, open_xml_sdk, tmp_path / "sdk") == {}


def test_the_sdk_sees_what_is_wrong(sample: Path, open_xml_sdk: str, tmp_path: Path) -> None:
    broken = with_parts(
        sample.read_bytes(), "xl/worksheets/sheet2", lambda xml: xml.replace(b' hidden="1"', b' hiden="1"')
    )
    assert errors_of({"broken.xlsm": broken}, open_xml_sdk, tmp_path).keys() == {"broken.xlsm"}
