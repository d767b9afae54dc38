"""Pictures that belong to a workbook: placed on its sheets, or named in a field and lying beside the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path, PureWindowsPath
from typing import Final

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import said
from itaxl.form.fields import OFFICE, SIGNERS
from itaxl.model.cell import CellRef
from itaxl.model.cleaning import clean
from itaxl.model.grid import GridData, Picture, Remark
from itaxl.model.wording import Wording
from itaxl.office_file.picture_type import scans_of, size_of
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes
from itaxl.office_file.zip_package import Container
from itaxl.workbook.cell_pictures import cell_images
from itaxl.workbook.workbook_parts import relationships

NOT_PICTURE = Wording("ไม่ใช่รูป PNG หรือ JPEG", "is neither PNG nor JPEG")
TOO_HEAVY = Wording("ใหญ่ {seen} เกิน {limit}", "is {seen}, over {limit}")
TOO_WIDE = Wording("มี {seen} จุดภาพ เกิน {limit}", "has {seen} pixels, over {limit}")
TOO_LONG = Wording("มีด้านยาว {seen} จุดภาพ เกิน {limit}", "has a side of {seen} pixels, over {limit}")
TOO_LAYERED = Wording("เก็บเป็นชั้น {seen} ชั้น เกิน {limit}", "is stored in {seen} layers, over {limit}")
TOO_HEAVY_IN_ALL = Wording("ทำให้รูปทั้งหมดใหญ่ {seen} เกิน {limit}", "makes all pictures {seen}, over {limit}")
OUTSIDE = Wording("อยู่นอกโฟลเดอร์ของแบบฟอร์ม", "lies outside the form's folder")

PICTURE_SHEETS: Final = (OFFICE, SIGNERS)
_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".emf", ".wmf")
_LONGEST_NAME: Final = 260

_ANCHOR: Final = re.compile(rb"<(?:[\w.-]+:)?(one|two)CellAnchor\b.*?</(?:[\w.-]+:)?\1CellAnchor>", re.DOTALL)
_CORNER: Final = (
    rb"<(?:[\w.-]+:)?%b>.*?<(?:[\w.-]+:)?col>(\d+)<.*?<(?:[\w.-]+:)?row>(\d+)<.*?<(?:[\w.-]+:)?rowOff>(-?\d+)<"
)
_FROM: Final = re.compile(_CORNER % b"from", re.DOTALL)
_TO: Final = re.compile(_CORNER % b"to", re.DOTALL)
_EXTENT: Final = re.compile(rb"<(?:[\w.-]+:)?ext\s[^>]*?\bcy=[\"'](\d+)")
_BLIP: Final = re.compile(rb"<(?:[\w.-]+:)?blip\s[^>]*?\bembed=[\"']([^\"']+)[\"']")
_USUAL_HEIGHT: Final = re.compile(rb"\bdefaultRowHeight=[\"']([\d.]+)")
_EMU_PER_POINT: Final = 12_700
_POINTS: Final = 15.0
_MOST: Final = 200
"""Pictures of a sheet that are looked at; a form needs five."""


def sheet_pictures(
    container: Container, sheet: str, part: str, drawing: str, caps: Limits
) -> Iterator[Picture | Remark]:
    """The pictures of a sheet at the cells they stand on; F011 for those that no document can take."""
    _, drawing_part = relationships(container, part).get(drawing, ("", ""))
    if drawing_part not in container:
        return
    xml = as_utf8(container.read(drawing_part, caps["xml_part"], "xml_part"))
    media = relationships(container, drawing_part)
    heights = RowHeights(container.read(part))
    for anchor in list(_ANCHOR.finditer(xml))[:_MOST]:
        blip, corner = _BLIP.search(anchor[0]), _FROM.search(anchor[0])
        if blip is None or corner is None:
            continue
        ref = CellRef(sheet, _row_stood_on(anchor[0], heights), int(corner[1]) + 1)
        _, name = media.get(blip[1].decode("utf-8", "replace"), ("", ""))
        if name in container:
            yield _checked(container, name, ref, caps)


def in_cells(container: Container, pictured: Mapping[CellRef, int], caps: Limits) -> Iterator[Picture | Remark]:
    """The pictures that cells hold; F006 for a cell that claims to hold one and does not."""
    images = dict(cell_images(container, pictured, caps))
    for ref in pictured:
        if ref in images:
            yield _checked(container, images[ref], ref, caps)
        else:
            yield Remark("F006", ref, {"error": "#VALUE!"})


def _checked(container: Container, name: str, ref: CellRef, caps: Limits) -> Picture | Remark:
    """A picture placed in the workbook; its name inside the file is nothing that a person knows."""
    if container.size(name) > caps["picture"]:
        return _unfit(ref, "", TOO_HEAVY, container.size(name), caps["picture"], "MB")
    return fit(container.read(name), ref, "", caps)


def fit(data: bytes, ref: CellRef, name: str, caps: Limits) -> Picture | Remark:
    """The picture when a document can take it, else the remark (F011) that says why not."""
    if len(data) > caps["picture"]:
        return _unfit(ref, name, TOO_HEAVY, len(data), caps["picture"], "MB")
    size = size_of(data)
    if size is None:
        return Remark("F011", ref, {"name": name, "fault": NOT_PICTURE})
    if size[0] * size[1] > caps["pixels"]:
        return _unfit(ref, name, TOO_WIDE, size[0] * size[1], caps["pixels"], "count")
    if max(size) > caps["side"]:
        return _unfit(ref, name, TOO_LONG, max(size), caps["side"], "count")
    if (scans := scans_of(data)) > caps["scans"]:
        return _unfit(ref, name, TOO_LAYERED, scans, caps["scans"], "count")
    return Picture(ref, data)


def _unfit(ref: CellRef, name: str, fault: Wording, seen: int, limit: int, unit: str) -> Remark:
    numbers = {"seen": said(seen, unit), "limit": said(limit, unit)}
    texts = (fault.render(lang, {key: each.render(lang) for key, each in numbers.items()}) for lang in ("th", "en"))
    return Remark("F011", ref, {"name": name, "fault": Wording(*texts)})


class RowHeights:
    """How high the rows of a sheet are, in EMU; rows are counted from 0."""

    __slots__ = ("_sheet", "_usual")

    def __init__(self, sheet: bytes) -> None:
        usual = _USUAL_HEIGHT.search(sheet)
        self._sheet = sheet
        self._usual = _emu(usual[1].decode()) if usual else int(_POINTS * _EMU_PER_POINT)

    def of(self, row: int) -> int:
        """The height of one row: its own, else the usual one."""
        start = self._sheet.find(b'row r="%d"' % (row + 1))
        tag = attributes(self._sheet[start : self._sheet.find(b">", start)]) if start > 0 else {}
        return _emu(tag["ht"]) if "ht" in tag else self._usual


def _emu(points: str) -> int:
    try:
        return max(1, int(float(points) * _EMU_PER_POINT))
    except (ValueError, OverflowError):
        return int(_POINTS * _EMU_PER_POINT)


def _row_stood_on(anchor: bytes, heights: RowHeights) -> int:
    """The row (from 1) that a picture stands on: the first whose height it covers by half, else the most covered.

    So a picture pushed a little over the edge of its cell, or one that hangs below it, still belongs to its row.
    """
    corner = _FROM.search(anchor)
    assert corner is not None
    row, top = int(corner[2]), max(0, int(corner[3]))
    left = _height(anchor, row, top, heights)
    shares: dict[int, float] = {}
    while left > 0 and len(shares) < _MOST:
        height = heights.of(row)
        covered = max(0, min(left, height - top))
        shares[row] = covered / height
        if shares[row] >= 1 / 2:
            return row + 1
        left, top, row = left - covered, 0, row + 1
    return max(shares, key=lambda each: shares[each], default=row) + 1


def _height(anchor: bytes, row: int, top: int, heights: RowHeights) -> int:
    """How tall a picture is, in EMU."""
    if end := _TO.search(anchor):
        last, offset = int(end[2]), int(end[3])
        rows = takewhile(lambda each: each < row + _MOST, range(row, last))
        return sum(map(heights.of, rows)) - top + offset
    extent = _EXTENT.search(anchor)
    return int(extent[1]) if extent else heights.of(row)


def with_named_pictures(grid: GridData, folder: Path, caps: Limits) -> GridData:
    """The grid with the pictures that its cells name and that lie in the workbook's `folder`, at those cells.

    Only inside that folder, by a relative name; F011 says which could not be taken.
    """
    beside = _Beside(folder, caps)
    found = [beside.named(ref, name) for ref, name in _names(grid)]
    if not found:
        return grid
    drawn = {sheet: tuple(pictures) for sheet, pictures in grid.drawn.items()}
    for picture in found:
        if isinstance(picture, Picture):
            drawn[picture.ref.sheet] = (*drawn.get(picture.ref.sheet, ()), picture)
    remarks = (each for each in found if isinstance(each, Remark))
    return replace(grid, drawn=drawn, noticed=(*grid.noticed, *remarks))


def _names(grid: GridData) -> Iterator[tuple[CellRef, str]]:
    """Short texts that end as the name of a picture file does, on the sheets that have fields for pictures."""
    for sheet in PICTURE_SHEETS:
        for row, values in enumerate(grid.values.get(sheet, ()), 1):
            for column, value in enumerate(values, 1):
                if isinstance(value, str) and len(value) < _LONGEST_NAME and "." in value:
                    name = clean(value).strip('"')
                    if name.lower().endswith(_ENDINGS):
                        yield CellRef(sheet, row, column), name


class _Beside:
    """The pictures in a folder that names lead to: each file is read once, however often and by whatever name."""

    __slots__ = ("_caps", "_folder", "_read", "_room")

    def __init__(self, folder: Path, caps: Limits) -> None:
        self._folder, self._caps, self._room = folder, caps, caps["answer"]
        self._read: dict[Path, Picture | Remark] = {}

    def named(self, ref: CellRef, name: str) -> Picture | Remark:
        """The picture that the cell `ref` names, at that cell; F011 says why it cannot be taken."""
        from itaxl.reading.form_pictures import NOT_FOUND

        windows = PureWindowsPath(name)
        if windows.drive or windows.root or ".." in windows.parts or ":" in name:
            return Remark("F011", ref, {"name": windows.name, "fault": OUTSIDE})
        try:
            home = self._folder.resolve()
            path = home.joinpath(*windows.parts).resolve()
            if not path.is_relative_to(home):
                return Remark("F011", ref, {"name": windows.name, "fault": OUTSIDE})
            if path in self._read or path.is_file():
                return self._at(ref, windows.name, path)
        except (OSError, ValueError, RuntimeError):  # the last is what links that lead to each other give
            pass
        return Remark("F011", ref, {"name": windows.name, "fault": NOT_FOUND})

    def _at(self, ref: CellRef, name: str, path: Path) -> Picture | Remark:
        if path not in self._read:
            with path.open("rb") as file:
                data = file.read(self._caps["picture"] + 1)
            self._room -= len(data)
            most = self._caps["answer"]
            heavy = _unfit(ref, name, TOO_HEAVY_IN_ALL, most - self._room, most, "MB")
            self._read[path] = heavy if self._room < 0 else fit(data, ref, name, self._caps)
        return replace(self._read[path], ref=ref)


def picture_beside(name: str, folder: Path) -> bytes | Wording:
    """The picture by a relative `name` inside `folder`, or why it cannot be taken."""
    found = _Beside(folder, limits()).named(CellRef("", 1, 1), name)
    return found.data if isinstance(found, Picture) else found.params["fault"]  # type: ignore[return-value]
