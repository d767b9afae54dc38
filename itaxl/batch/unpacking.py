"""The workbooks of a zip file, laid into the outputs so that links to their cells work: each by a name of its own."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final

from itaxl.app.inputs import WORKBOOK_SUFFIXES
from itaxl.files.file_bytes import FileBytes
from itaxl.files.file_names import LONGEST, MOST_BYTES, NAMELESS, SPARE_BYTES, alike, safe, shortened, signed
from itaxl.files.limits import limits
from itaxl.files.own_folder import leads_elsewhere, own_folder
from itaxl.files.read_errors import Unreadable, over, refused
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_whole
from itaxl.office_file.file_type import expect_zip
from itaxl.office_file.zip_package import Container

UNPACKED: Final = "แบบฟอร์มจากไฟล์ zip"
"""The folder in the outputs that holds the workbooks of zip files."""
LARGEST_ZIP: Final = 4
"""How many times more than a workbook a zip of workbooks may hold unpacked."""
DAMAGED: Final = b"PK"
"""What stands for an entry that cannot be unpacked: one workbook that is damaged, not the end of the batch."""
OF_ZIPS: Final = {"damaged": "damaged_zip"}
ZIP: Final = ".zip"
_OF_PACKAGES: Final = frozenset({"[content_types].xml", "mimetype"})
DEEPEST: Final = 2
"""Zip files within one another that are opened; one further in is read as a file that is no form."""
MOST_FOLDERS, LONGEST_PATH = 6, 120
"""Folders of an entry, and letters in their names, that are kept; a path that is longer is left out."""
ROOM_FOR_ENDING: Final = 20
"""Bytes of a name that are kept for its hash and its ending."""


@dataclass(frozen=True, slots=True)
class ZipFile:
    """A zip file, and the path it is known by."""

    path: Path
    known_as: str


def unpacked(zips: Sequence[ZipFile], out: Path) -> Iterator[tuple[Path, str]]:
    """The workbooks in `zips` and in the zip files within these: their files below `out`, and what they are known by.

    That is the path of the zip and the place in it. Raises Refused for one of `zips` that is not safe to unpack; one
    within another is a file that cannot be read.
    """
    wished = {each.known_as: PurePosixPath(safe(PurePosixPath(each.known_as).stem) or NAMELESS) for each in zips}
    for each, name in zip(zips, _apart(wished).values(), strict=True):
        try:
            yield from _Unpacking(out).of(each, (UNPACKED, name.name), DEEPEST)
        except Unreadable as reason:
            kind = OF_ZIPS.get(reason.kind, reason.kind)
            raise refused(each.path.name, Unreadable(kind, *reason.args[1:])) from None


@dataclass(slots=True)
class _Unpacking:
    """One zip and all within it on their way to `out`: how many bytes may still come, and the folders made."""

    out: Path
    room: int = field(default_factory=lambda: LARGEST_ZIP * limits()["inflated"])
    folders: dict[tuple[str, ...], Path] = field(default_factory=dict)

    def of(self, file: ZipFile, folder: tuple[str, ...], depth: int) -> Iterator[tuple[Path, str]]:
        """The workbooks of a zip, written into `folder`; a workbook that is only called a zip is one itself."""
        if not file.path.is_file():
            raise Unreadable("special")
        with file.path.open("rb") as opened:
            container = self._container(FileBytes(opened), file.path.name)
            if not _OF_PACKAGES.isdisjoint(map(str.lower, container.names)):
                yield file.path, file.known_as
                return
            for name, place in places(container.names).items():
                entry = ZipFile(self._written(container, name, folder, place), f"{file.known_as}/{place}")
                if depth > 1 and place.suffix.lower() == ZIP:
                    # No folder of an entry ends so, for a safe name does not.
                    yield from self._of_inner(entry, (*folder, *place.parts[:-1], f"{place.name}~"), depth - 1)
                else:
                    yield entry.path, entry.known_as

    def _of_inner(self, file: ZipFile, folder: tuple[str, ...], depth: int) -> Iterator[tuple[Path, str]]:
        try:
            yield from self.of(file, folder, depth)
        except Unreadable:
            yield file.path, file.known_as

    def _container(self, data: FileBytes, name: str) -> Container:
        caps = limits()
        if len(data) > self.room:
            raise over("file", len(data), self.room)
        expect_zip(data[: caps["file"]], name)
        return Container(data, {**caps, "entries": caps["batch"], "inflated": self.room}, of_files=True)

    def _written(self, container: Container, name: str, folder: tuple[str, ...], place: PurePosixPath) -> Path:
        """The entry as a file; one larger than a workbook may be is cut there, and so refused when it is read."""
        own, size = self._own((*folder, *place.parts[:-1])), container.size(name)
        largest = self.room if place.suffix.lower() == ZIP else limits()["file"]
        self.room -= size
        path = _free(own / place.name)
        try:
            if not _holds(path, container, name):
                write_whole(path, container.stream(name) if size <= largest else bytes(largest + 1))
        except Unreadable as reason:
            if reason.kind != "damaged":
                raise
            write_whole(path, DAMAGED)
        return path

    def _own(self, names: tuple[str, ...]) -> Path:
        if names not in self.folders:
            self.folders[names] = own_folder(self.out, *names)
            sweep(self.folders[names])
        return self.folders[names]


def _free(path: Path) -> Path:
    """The path, or one beside it when something stands there that no file can replace."""
    if leads_elsewhere(path) or not path.is_dir():
        return path
    return next(each for number in count(2) if not (each := path.with_stem(f"{path.stem} ({number})")).is_dir())


def _holds(path: Path, container: Container, name: str) -> bool:
    """Whether a file of ours holds the entry already."""
    try:
        if leads_elsewhere(path) or not path.is_file() or path.stat().st_size != container.size(name):
            return False
        with path.open("rb") as file:
            return all(file.read(len(piece)) == piece for piece in container.stream(name))
    except OSError:
        return False


def places(names: Iterable[str]) -> dict[str, PurePosixPath]:
    """Where each workbook and each zip in a zip goes, by its name there: safe, short, and no two in one place."""
    wished = {name: _place(name) for name in names if _is_wanted(PurePosixPath(name))}
    return _apart(wished, taken={alike(str(folder)) for place in wished.values() for folder in place.parents})


def _is_wanted(entry: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in entry.parts)
    return not hidden and entry.suffix.lower() in {*WORKBOOK_SUFFIXES, ZIP}


def _place(name: str) -> PurePosixPath:
    """A safe place; one that is not what the zip says bears a short hash of that."""
    entry = PurePosixPath(name)
    folders = [_short(part) for part in entry.parts[:-1]]
    if len(folders) > MOST_FOLDERS or sum(map(len, folders)) > LONGEST_PATH:
        folders = []
    place = PurePosixPath(*folders, _short(entry.stem) + entry.suffix)
    return place if str(place) == str(entry) else _signed(place, name)


def _short(part: str) -> str:
    return shortened(safe(part) or "-", letters=LONGEST, most_bytes=MOST_BYTES - SPARE_BYTES - ROOM_FOR_ENDING)


def _signed(place: PurePosixPath, of: str, digits: int = 6) -> PurePosixPath:
    return place.with_name(signed(place.stem, of, digits) + place.suffix)


def _apart(wished: Mapping[str, PurePosixPath], taken: Collection[str] = ()) -> dict[str, PurePosixPath]:
    """The places, each with a short hash where another would be at the same one, on this disk or on another."""
    often = Counter(alike(str(place)) for place in wished.values())
    used = {*taken, *often}
    apart = {}
    for of, place in wished.items():
        own = place
        if often[alike(str(place))] > 1 or alike(str(place)) in taken:
            own = next(each for digits in count(6) if alike(str(each := _signed(place, of, digits))) not in used)
            used.add(alike(str(own)))
        apart[of] = own
    return apart
