"""Forms to look into, written once per process."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from itaxl.form.fields import SHEETS
from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year


class FormBook:
    """A written form, read by openpyxl and as plain XML."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.book = openpyxl.load_workbook(BytesIO(data), keep_vba=True)

    def __getitem__(self, sheet: str) -> Worksheet:
        return self.book[sheet]

    def keys(self, sheet: str) -> dict[str, int]:
        """The rows of the sheet's keys."""
        return {row[0].value: row[0].row for row in self.book[sheet].iter_rows(max_col=1) if row[0].value}

    def cell(self, sheet: str, key: str, column: int = 3) -> Cell:
        """The cell in the row of `key`."""
        return self.book[sheet].cell(self.keys(sheet)[key], column)

    @cached_property
    def _results(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(BytesIO(self.data), data_only=True)

    def shown(self, sheet: str, key: str, column: int = 3) -> object:
        """What the cell in the row of `key` shows, a formula its result."""
        return self._results[sheet].cell(self.keys(sheet)[key], column).value

    def part(self, name: str) -> str:
        """A part of the package."""
        with zipfile.ZipFile(BytesIO(self.data)) as archive:
            return archive.read(name).decode()

    def xml(self, sheet: str) -> str:
        """The XML of a sheet."""
        return self.part(f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml")

    def find(self, sheet: str, pattern: str) -> list[str]:
        """What the XML of a sheet holds of a pattern."""
        return re.findall(pattern, self.xml(sheet))


@pytest.fixture(scope="session")
def written() -> Callable[[FormContent], FormBook]:
    """Write a form and open it."""
    return lambda content: FormBook(form_bytes(content))


@pytest.fixture(scope="session")
def blank() -> FormBook:
    """A blank form."""
    return FormBook(form_bytes(FormContent()))


@pytest.fixture(scope="session")
def sample() -> FormBook:
    """The sample form."""
    return FormBook(form_bytes(sample_content(fiscal_year(2569))))


@pytest.fixture
def converted(tmp_path: Path, soffice: str) -> Callable[[Sequence[Path], str], list[Path]]:
    """Convert workbooks by LibreOffice, all in one run."""

    def convert(paths: Sequence[Path], kind: str) -> list[Path]:
        out = tmp_path / f"as-{kind}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command: list[str | Path] = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", out, *paths]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [out / f"{path.stem}.{kind}" for path in paths]

    return convert
