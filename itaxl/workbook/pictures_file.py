"""Pictures that belong to a workbook: placed on its sheets, or named in a field and lying beside the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import said
from itaxl.form.fields import OFFICE, SIGNERS
from itaxl.model.cell import CellRef
from itaxl.model.cleaning import clean
from itaxl.model.grid import AS_STORED, GridData, Picture, PictureLook, Remark
from itaxl.model.wording import Wording
from itaxl.office_file.picture_type import is_whole, scans_of, size_of
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.zip_package import Container
from itaxl.workbook.anchors import MOST, Lengths, cell_stood_on, cells_covered
from itaxl.workbook.cell_pictures import cell_images
from itaxl.workbook.drawing_part import FILLED, LINKED, PICTURE, drawn_things
from itaxl.workbook.workbook_parts import relationships

NOT_PICTURE = Wording("ไม่ใช่รูป PNG หรือ JPEG", "is neither PNG nor JPEG")
CUT_OFF = Wording("เป็นไฟล์ที่ขาดตอน เปิดไม่ได้", "is cut off and cannot be opened")
TOO_HEAVY = Wording("ใหญ่ {seen} เกิน {limit}", "is {seen}, over {limit}")
TOO_WIDE = Wording("มี {seen} จุดภาพ เกิน {limit}", "has {seen} pixels, over {limit}")
TOO_LONG = Wording("มีด้านยาว {seen} จุดภาพ เกิน {limit}", "has a side of {seen} pixels, over {limit}")
TOO_LAYERED = Wording("เก็บเป็นชั้น {seen} ชั้น เกิน {limit}", "is stored in {seen} layers, over {limit}")
TOO_HEAVY_IN_ALL = Wording("ทำให้รูปทั้งหมดใหญ่ {seen} เกิน {limit}", "makes all pictures {seen}, over {limit}")
OUTSIDE = Wording("อยู่นอกโฟลเดอร์ของแบบฟอร์ม", "lies outside the form's folder")

LINKED_FILE = Wording("เป็นรูปที่เชื่อมโยงกับไฟล์อื่น ไม่ได้อยู่ในแบบฟอร์ม", "is linked to another file and not in the form")
IN_SHAPE = Wording("เป็นรูปที่ใส่ในรูปร่าง", "fills a shape")
LOST = Wording("หายไปจากไฟล์ เหลือแต่กรอบ", "is no longer in the file, only its frame")
FROM_WEB = Wording("เป็นรูปที่ Excel ดึงจากเว็บไซต์", "is fetched from the web by Excel")

PICTURE_SHEETS: Final = (OFFICE, SIGNERS)
_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".emf", ".wmf")
_LONGEST_NAME: Final = 260
_NO_FILE: Final = {LINKED: LINKED_FILE, FILLED: IN_SHAPE}


def sheet_drawings(
    container: Container, sheet: str, part: str, drawing: str, caps: Limits
) -> Iterator[Picture | Remark]:
    """What is drawn on a sheet, from the bottom to the top, at the cells it stands on.

    Pictures; F011 for those that no document can take; F017 for texts in boxes, shapes, charts and ink, with their
    `thing`, `text` and the `range` that they lie over.
    """
    _, drawing_part = relationships(container, part).get(drawing, ("", ""))
    if drawing_part not in container:
        return
    things = drawn_things(as_utf8(container.read(drawing_part, caps["xml_part"], "xml_part")))
    media = relationships(container, drawing_part)
    lengths = Lengths(container.read(part))
    for thing in things[:MOST]:
        ref = cell_stood_on(sheet, thing.anchor, thing.box, lengths)
        if thing.kind == PICTURE:
            _, name = media.get(thing.blip, ("", ""))
            if name in container:
                yield _checked(container, name, ref, caps, thing.look)
            else:
                yield Remark("F011", ref, {"name": "", "fault": LOST})
        elif thing.kind in _NO_FILE:
            yield Remark("F011", ref, {"name": "", "fault": _NO_FILE[thing.kind]})
        else:
            first, last = cells_covered(sheet, thing.anchor, thing.box, lengths)
            covered = f"{first.address}:{last.address}"
            yield Remark("F017", ref, {"thing": thing.kind, "text": thing.text, "range": covered})


def in_cells(container: Container, pictured: Mapping[CellRef, int], caps: Limits) -> Iterator[Picture | Remark]:
    """The pictures that cells hold; F006 for a cell that claims to hold one and does not."""
    images = dict(cell_images(container, pictured, caps))
    for ref in pictured:
        if ref in images:
            yield _checked(container, images[ref], ref, caps)
        else:
            yield Remark("F006", ref, {"error": "#VALUE!"})
            yield Remark("F011", ref, {"name": "", "fault": FROM_WEB})


def _checked(
    container: Container, name: str, ref: CellRef, caps: Limits, look: PictureLook = AS_STORED
) -> Picture | Remark:
    """A picture placed in the workbook; its name inside the file is nothing that a person knows."""
    if container.size(name) > caps["picture"]:
        return _unfit(ref, "", TOO_HEAVY, container.size(name), caps["picture"], "MB")
    return fit(container.read(name), ref, "", caps, look)


def fit(data: bytes, ref: CellRef, name: str, caps: Limits, look: PictureLook = AS_STORED) -> Picture | Remark:
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
    if not is_whole(data):
        return Remark("F011", ref, {"name": name, "fault": CUT_OFF})
    return Picture(ref, data, look)


def _unfit(ref: CellRef, name: str, fault: Wording, seen: int, limit: int, unit: str) -> Remark:
    numbers = {"seen": said(seen, unit), "limit": said(limit, unit)}
    texts = (fault.render(lang, {key: each.render(lang) for key, each in numbers.items()}) for lang in ("th", "en"))
    return Remark("F011", ref, {"name": name, "fault": Wording(*texts)})


def with_named_pictures(grid: GridData, folder: Path, caps: Limits) -> GridData:
    """The grid with the pictures that its cells name and that lie in the workbook's `folder`, at those cells.

    Only inside that folder, by a relative name; F011 says which could not be taken.
    """
    return _with_named(grid, _Folder(folder, caps))


def with_given_pictures(grid: GridData, beside: Mapping[str, bytes], caps: Limits) -> GridData:
    """The same of pictures that are given by their paths as seen from the workbook, parted by ``/``."""
    return _with_named(grid, _Given(beside, caps))


def _with_named(grid: GridData, beside: "_Beside") -> GridData:
    found = [beside.named(ref, name) for ref, name in _names(grid)]
    if not found:
        return grid
    drawn = {sheet: tuple(pictures) for sheet, pictures in grid.drawn.items()}
    for picture in found:
        if isinstance(picture, Picture):
            drawn[picture.ref.sheet] = (picture, *drawn.get(picture.ref.sheet, ()))
    remarks = (each for each in found if isinstance(each, Remark))
    return replace(grid, drawn=drawn, noticed=(*grid.noticed, *remarks))


def picture_names(grid: GridData) -> list[str]:
    """The names of picture files, in the workbook's own folder, that its fields hold."""
    return [name for _, name in _names(grid) if PureWindowsPath(name).name == name]


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
    """The pictures that names lead to: each is taken once, however often and by whatever name."""

    __slots__ = ("_caps", "_read", "_room")

    def __init__(self, caps: Limits) -> None:
        self._caps, self._room = caps, caps["answer"]
        self._read: dict[PurePath, Picture | Remark] = {}

    def named(self, ref: CellRef, name: str) -> Picture | Remark:
        """The picture that the cell `ref` names, at that cell; F011 says why it cannot be taken."""
        from itaxl.reading.form_pictures import NOT_FOUND

        windows = PureWindowsPath(name)
        if windows.drive or windows.root or ".." in windows.parts or ":" in name:
            return Remark("F011", ref, {"name": windows.name, "fault": OUTSIDE})
        try:
            path = self._place(windows.parts)
            if path is None:
                return Remark("F011", ref, {"name": windows.name, "fault": OUTSIDE})
            if path in self._read or self._is_there(path):
                return self._at(ref, windows.name, path)
        except (OSError, ValueError, RuntimeError):  # the last is what links that lead to each other give
            pass
        return Remark("F011", ref, {"name": windows.name, "fault": NOT_FOUND})

    def _at(self, ref: CellRef, name: str, path: PurePath) -> Picture | Remark:
        if path not in self._read:
            data = self._bytes(path)
            self._room -= len(data)
            most = self._caps["answer"]
            heavy = _unfit(ref, name, TOO_HEAVY_IN_ALL, most - self._room, most, "MB")
            self._read[path] = heavy if self._room < 0 else fit(data, ref, name, self._caps)
        return replace(self._read[path], ref=ref)

    def _place(self, parts: Sequence[str]) -> PurePath | None:
        """Where a relative name leads, None for outside."""
        raise NotImplementedError

    def _is_there(self, path: PurePath) -> bool:
        raise NotImplementedError

    def _bytes(self, path: PurePath) -> bytes:
        """The file's bytes, one more than a picture may have of one that is too large."""
        raise NotImplementedError


class _Folder(_Beside):
    """Pictures in a folder, never outside of it."""

    __slots__ = ("_folder",)

    def __init__(self, folder: Path, caps: Limits) -> None:
        super().__init__(caps)
        self._folder = folder

    def _place(self, parts: Sequence[str]) -> PurePath | None:
        home = self._folder.resolve()
        path = home.joinpath(*parts).resolve()
        return path if path.is_relative_to(home) else None

    def _is_there(self, path: PurePath) -> bool:
        return Path(path).is_file()

    def _bytes(self, path: PurePath) -> bytes:
        with Path(path).open("rb") as file:
            return file.read(self._caps["picture"] + 1)


class _Given(_Beside):
    """Pictures that were handed over with the workbook."""

    __slots__ = ("_pictures",)

    def __init__(self, pictures: Mapping[str, bytes], caps: Limits) -> None:
        super().__init__(caps)
        self._pictures = {PurePosixPath(name): data for name, data in pictures.items()}

    def _place(self, parts: Sequence[str]) -> PurePath | None:
        return PurePosixPath(*parts)

    def _is_there(self, path: PurePath) -> bool:
        return path in self._pictures

    def _bytes(self, path: PurePath) -> bytes:
        return self._pictures[PurePosixPath(path)]


def picture_beside(name: str, folder: Path) -> bytes | Wording:
    """The picture by a relative `name` inside `folder`, or why it cannot be taken."""
    found = _Folder(folder, limits()).named(CellRef("", 1, 1), name)
    return found.data if isinstance(found, Picture) else found.params["fault"]  # type: ignore[return-value]
