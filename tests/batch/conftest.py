"""An inbox as an officer gets it: good forms, two offices of one name, damaged, hostile and foreign files."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

GOOD = 14


@dataclass(frozen=True)
class Outputs:
    """What a batch left in its folder."""

    folder: Path

    @property
    def documents(self) -> dict[str, str]:
        """The hash of every document by its path."""
        found = sorted(self.folder.glob("*/*.docx"))
        return {path.relative_to(self.folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}

    @property
    def records(self) -> dict[str, dict[str, Any]]:
        """The records of results.json by the path of their workbook."""
        whole = json.loads((self.folder / "results.json").read_bytes())
        return {record["path"]: record for record in whole["workbooks"]}

    @property
    def leftovers(self) -> list[str]:
        """Temporary files anywhere."""
        return [path.name for path in self.folder.rglob(".itaxl-*.tmp")]


@pytest.fixture(scope="session")
def forms() -> Mapping[str, bytes]:
    """Good forms by their path: distinct offices, one name in two provinces, and one office twice."""
    sample = sample_content(fiscal_year(2569))
    found = {}
    for number in range(GOOD):
        edits = {"org.name": f"บางตัวอย่าง{'กขคงจฉชซญดตถทธนบปผฝพ'[number]}", "memo.number": str(number + 1)}
        for row, texts in enumerate(sample.measures, 1):
            edits[f"measures.{row}.result"] = f"{texts['result']} ผู้เข้าร่วม {number + 21} คน"
        found[f"form{number:02}.xlsm"] = edits
    found["ชลบุรี/มะค่า.xlsm"] = {
        "org.name": "มะค่า",
        "org.district": "บ้านบึง",
        "org.province": "ชลบุรี",
        "memo.number": "901",
    }
    found["โคราช/มะค่า.xlsm"] = {
        "org.name": "มะค่า",
        "org.district": "โนนไทย",
        "org.province": "นครราชสีมา",
        "memo.number": "902",
    }
    found["โคราช/มะค่า ส่งซ้ำ.xlsm"] = {**found["โคราช/มะค่า.xlsm"], "memo.number": "903"}
    return {path: form_bytes(sample.edited(edits)) for path, edits in found.items()}


@pytest.fixture(scope="session")
def bad_files(forms: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Files that are no readable form, by their path."""
    whole = forms["form00.xlsm"]
    return {
        "bad/ขาด.xlsm": whole[: len(whole) // 2],
        "bad/ว่าง.xlsx": b"",
        "bad/หน้าเว็บ.xls": b"<html><table><tr><td>1</td></tr></table></html>",
        "bad/เสีย.xlsm": whole[:3000] + bytes(400) + whole[3400:],
        "bad/คนละแบบ.xlsx": foreign(),
        "bad/กว้างสุด.xlsx": far_cells(),
    }


def foreign() -> bytes:
    """A workbook of somebody else's."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("งบประมาณ").write_string(0, 0, "รายการ")
    book.close()
    return stream.getvalue()


def far_cells() -> bytes:
    """A small workbook whose two cells span the whole grid: readers abort on it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(foreign())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                start, end = data.index(b"<sheetData"), data.index(b"</sheetData>")
                rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                data = data[:start] + b"<sheetData>" + rows + data[end:]
            new.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def inbox(forms: Mapping[str, bytes], tmp_path: Path) -> Path:
    """The good forms in a folder."""
    return filled(tmp_path / "ส่งมา", forms)


def filled(folder: Path, files: Mapping[str, bytes]) -> Path:
    """`folder` with `files` in it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def fill() -> Callable[[Path, Mapping[str, bytes]], Path]:
    return filled


@pytest.fixture(scope="session")
def see() -> Callable[[Path], Outputs]:
    return Outputs
