"""The sample form taken apart, and put together again as no honest program would."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from itaxl.app.document_files import documents_of
from itaxl.app.inspection import inspect
from itaxl.form.fields import GUIDE, MEMO, OFFICE, REPORT, SHEETS, SIGNERS
from itaxl.form.form_content import grid_of
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

WORKBOOK, RELS, TEXTS, STYLES = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
Parts = dict[str, bytes]


_edits: dict[str, str] = {}


@cache
def sample_form() -> bytes:
    """The sample form as a file."""
    return form_bytes(sample_content(fiscal_year(2569)).edited(_edits))


@contextmanager
def sample_edited(edits: Mapping[str, str]) -> Iterator[None]:
    """While this lasts the sample form, and all that is made of it, has these texts."""
    known = (sample_form, _sample_parts, _book)
    try:
        _edits.update(edits)
        for each in known:
            each.cache_clear()
        yield
    finally:
        _edits.clear()
        for each in known:
            each.cache_clear()


@cache
def sample_papers() -> tuple[bytes, ...]:
    """The documents that the sample form gives."""
    year = fiscal_year(2569)
    return tuple(documents_of(inspect(grid_of(sample_content(year))).submission, year).values())


@cache
def _sample_parts() -> Mapping[str, bytes]:
    return parts_of(sample_form())


def parts() -> Parts:
    """The parts of the sample form, by name."""
    return dict(_sample_parts())


def parts_of(data: bytes) -> Parts:
    """The parts of a container, by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def part_of(sheet: str) -> str:
    """The part that holds a sheet of the sample form."""
    return f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml"


GUIDE_PART, OFFICE_PART, SIGNERS_PART, MEMO_PART, REPORT_PART = map(part_of, (GUIDE, OFFICE, SIGNERS, MEMO, REPORT))


def zipped(contents: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A container of parts; pairs may say a name twice."""
    pairs = contents.items() if isinstance(contents, Mapping) else contents
    stream = BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in pairs:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


def with_part(name: str, change: bytes | Callable[[bytes], bytes | None]) -> bytes:
    """The sample form with one part changed, added, or (for None) taken away."""
    contents = parts()
    new = change(contents.get(name, b"")) if callable(change) else change
    if new is None:
        del contents[name]
    else:
        assert new != contents.get(name), f"nothing changed in {name}"
        contents[name] = new
    return zipped(contents)


def replaced(name: str, before: bytes, after: bytes, times: int = -1) -> bytes:
    """The sample form with bytes of one part replaced."""
    return with_part(name, lambda data: data.replace(before, after, times))


def with_cell(sheet_part: str, address: str, cell: str) -> bytes:
    """The sample form with one cell's XML replaced."""
    import re

    pattern = rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)'.encode()
    return with_part(sheet_part, lambda data: re.sub(pattern, cell.encode(), data, count=1))


def address_of(sheet: str, key: str, column: str = "C") -> str:
    """The address of the cell beside a key of the sample form."""
    import openpyxl

    book = _book()
    rows = {row[0].value: row[0].row for row in book[sheet].iter_rows(max_col=1)}
    assert openpyxl.__version__
    return f"{column}{rows[key]}"


@cache
def _book() -> Any:
    import openpyxl

    return openpyxl.load_workbook(BytesIO(sample_form()), read_only=False)


def central(data: bytes, name: str, field: int, code: str, value: int) -> bytes:
    """The container with one number of a part's entry in the central directory changed: at `field`, as `code`."""
    place = data.index(b"PK\1\2")
    while data[place : place + 4] == b"PK\1\2":
        lengths = struct.unpack_from("<3H", data, place + 28)
        if data[place + 46 : place + 46 + lengths[0]].decode() == name:
            size = struct.calcsize(code)
            return data[: place + field] + struct.pack(code, value) + data[place + field + size :]
        place += 46 + sum(lengths)
    raise KeyError(name)


def deflated(data: bytes) -> bytes:
    """Raw deflate, as containers hold it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()
