"""What came in: the workbooks of folders, of lists of files and of zip files."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Final

from itaxl.app.inputs import NO_SUCH_PATH, NO_WORKBOOKS, WORKBOOK_SUFFIXES, workbooks_below
from itaxl.edges.container import Container
from itaxl.edges.kinds import expect_zip
from itaxl.edges.limits import limits
from itaxl.edges.unreadable import Unreadable, over, refused
from itaxl.edges.unwritable import folder_explained
from itaxl.edges.whole_file import write_whole
from itaxl.file_names import safe, spelled
from itaxl.refusal import Refused
from itaxl.wording import Wording

UNPACKED: Final = "แบบฟอร์มจากไฟล์ zip"
"""The folder in the outputs that holds the workbooks of zip files, so that links to their cells work."""
LARGEST_ZIP: Final = 4
"""How many times more than a workbook a zip of workbooks may hold unpacked."""
DAMAGED: Final = b"PK"
"""What stands for an entry that cannot be unpacked: one workbook that is damaged, not the end of the batch."""
OF_ZIPS: Final = {"damaged": "damaged_zip"}

TOO_MANY = Wording(
    "มีแบบฟอร์ม {seen} ไฟล์ เกิน {limit} ไฟล์ต่อครั้ง แบ่งเป็นหลายโฟลเดอร์แล้วสั่งทีละโฟลเดอร์",
    "There are {seen} workbooks, more than {limit} at once; split them into several folders.",
)
OUT_INSIDE = Wording(
    "โฟลเดอร์ผลลัพธ์ {out} เป็นโฟลเดอร์เดียวกับแบบฟอร์ม เลือกโฟลเดอร์อื่น",
    "The output folder {out} is the folder of the workbooks; choose another.",
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's file, and the path it is known by: relative to what was given, with forward slashes."""

    path: Path
    known_as: str


def workbooks(paths: Sequence[Path], out: Path) -> list[Workbook]:
    """The workbooks that `paths` name, by their known paths; those in zip files are unpacked below `out`.

    What lies in `out` already is no input. Raises Refused for a path that is not there, for a zip file that is not
    safe to unpack, when there is nothing to do and when there is too much.
    """
    out = Path(os.path.realpath(out))
    if any(os.path.realpath(path) == str(out) for path in paths):
        raise Refused(OUT_INSIDE, out=out)
    files = [file for path in paths for file in _files(path, out)]
    root = _common(paths)
    found = {_known_as(file, root, out): file for file in files}
    most = limits()["batch"]
    if len(found) > most:
        raise Refused(TOO_MANY, seen=len(found), limit=most)
    if not found:
        raise Refused(NO_WORKBOOKS, path=paths[0])
    return [Workbook(found[known_as], known_as) for known_as in sorted(found)]


def _files(path: Path, out: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in workbooks_below(path) if not Path(os.path.realpath(file)).is_relative_to(out))
    elif not path.exists():
        raise Refused(NO_SUCH_PATH, path=path)
    elif path.suffix.lower() == ".zip":
        yield from _unpacked(path, out / UNPACKED / safe(path.stem))
    else:
        yield path


def _common(paths: Sequence[Path]) -> Path | None:
    """The folder that all inputs lie in; None when they lie on several disks."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None


def _known_as(file: Path, root: Path | None, out: Path) -> str:
    file = file.absolute()
    folders = (folder for folder in (out / UNPACKED, root) if folder is not None and file.is_relative_to(folder))
    return spelled(PurePosixPath(next((file.relative_to(folder) for folder in folders), file).as_posix()))


def _unpacked(path: Path, folder: Path) -> Iterator[Path]:
    """The workbooks in a zip file, each written whole below `folder` under a safe name of its own."""
    caps = limits()
    most = LARGEST_ZIP * caps["inflated"]
    try:
        if not path.is_file():
            raise Unreadable("special")
        if path.stat().st_size > most:
            raise over("file", path.stat().st_size, most)
        data = path.read_bytes()
        expect_zip(data, path.name)
        container = Container(data, {**caps, "entries": caps["batch"], "inflated": most}, of_files=True)
        taken: set[str] = set()
        for name in container.names:
            place = _place(name, folder, taken)
            if place is not None:
                taken.add(str(place).casefold())
                yield _written(container, name, place, caps["file"])
    except Unreadable as reason:
        kind = OF_ZIPS.get(reason.kind, reason.kind)
        raise refused(path.name, Unreadable(kind, *reason.args[1:])) from None


def _place(name: str, folder: Path, taken: Collection[str]) -> Path | None:
    """Where an entry goes: its path, made safe and unlike those `taken`; None for what is no workbook."""
    entry = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in entry.parts)
    if hidden or entry.suffix.lower() not in WORKBOOK_SUFFIXES:
        return None
    parts = [safe(part) or "-" for part in entry.parts[:-1]]
    stem = safe(entry.stem) or "-"
    place = folder.joinpath(*parts, stem + entry.suffix)
    if [*parts, stem + entry.suffix] != list(entry.parts) or str(place).casefold() in taken:
        place = place.with_stem(f"{stem}~{blake2b(name.encode('utf-8', 'replace'), digest_size=3).hexdigest()}")
    return place


def _written(container: Container, name: str, place: Path, largest: int) -> Path:
    """The entry as a file; one larger than a workbook may be is cut there, and so refused when it is read."""
    size = container.size(name)
    if place.is_file() and place.stat().st_size == size and place.read_bytes() == b"".join(container.stream(name)):
        return place
    with folder_explained(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    try:
        data = b"".join(container.stream(name)) if size <= largest else bytes(largest + 1)
    except Unreadable as reason:
        if reason.kind != "damaged":
            raise
        data = DAMAGED
    write_whole(place, data)
    return place
