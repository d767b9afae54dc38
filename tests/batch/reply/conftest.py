"""A batch from which most forms go back."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from returned_letters import of_office

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

Fill = Callable[[Path, Mapping[str, bytes]], Path]


@pytest.fixture(scope="session")
def returned(bad_files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """An inbox in which most forms go back."""
    sample = sample_content(fiscal_year(2569))
    places = [("ชลบุรี", "บ้านบึง", "1"), ("นครราชสีมา", "โนนไทย", "2")]
    found = {
        f"{province}/มะค่า.xlsm": {
            "org.name": "มะค่า",
            "org.province": province,
            "org.district": district,
            "org.subdistrict": district,
            "memo.number": number,
            "memo.date": "๓๑ เมษายน ๒๕๖๙",
            **of_office("มะค่า"),
        }
        for province, district, number in places
    }
    found["ดี.xlsm"] = {"memo.number": "3"}
    found["ที่=1+1 {x} & 'ก' <ข>.xlsm"] = {
        "org.type": "เทศบาลเมือง",
        "org.name": "=1+1 <b>&{y}",
        "memo.number": "4",
        "memo.date": "31 เมษายน 2569",
        "measures.1.result": "",
    }
    many = {"org.type": "เทศบาลตำบล", "org.name": "บ้านใหม่", "memo.date": "", "memo.oit_item": "O999"}
    for row in range(1, 6):
        many |= {f"measures.{row}.period": f"{row} ม.ค. 59", f"measures.{row}.result": f"ทำเมื่อ 3{row} กุมภาพันธ์ 2568"}
    found["หลายข้อ.xlsm"] = many
    found["ไม่บอกชื่อ.xlsm"] = {"org.name": "", "org.fiscal_year": "", "memo.number": "6"}
    found["ปีผิด.xlsm"] = {"org.name": "ท่าใหม่", "org.fiscal_year": "๒๕๖๘", "memo.number": "7"} | of_office("ท่าใหม่")
    forms = {path: form_bytes(sample.edited(edits)) for path, edits in found.items()}
    return {**forms, **bad_files}


@pytest.fixture(scope="session")
def made(returned: Mapping[str, bytes], fill: Fill, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a batch over that inbox, which nobody writes into."""
    folder = tmp_path_factory.mktemp("made")
    fill(folder / "in", returned)
    words = [sys.executable, "-m", "itaxl", "batch", str(folder / "in"), "-o", str(folder / "out")]
    assert subprocess.run(words, check=False, capture_output=True).returncode == 1
    return folder / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of them, beside a copy of the inbox."""
    import shutil

    shutil.copytree(made.parent, tmp_path / "copy")
    return tmp_path / "copy" / "out"
