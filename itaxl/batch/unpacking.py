"""The workbooks of a zip file, laid into the outputs so that links to their cells work: each by a name of its own."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final

from itaxl.app.sorting import ZIP, is_document, is_hidden, mended_of, not_form
from itaxl.batch.spoiled_entry import damaged_like, refused_like, too_large_like
from itaxl.files.file_bytes import FileBytes
from itaxl.files.file_names import LONGEST, MOST_BYTES, NAMELESS, SPARE_BYTES, alike, safe, shortened, signed
from itaxl.files.limits import limits
from itaxl.files.own_folder import leads_elsewhere, own_folder
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_whole
from itaxl.model.refusal import Refused
from itaxl.office_file import file_type
from itaxl.office_file.file_type import expect_zip
from itaxl.office_file.zip_package import Container
from itaxl.reports.passed_over import PassedOver, Why
from itaxl.workbook.file_kind import WORKBOOK_SUFFIXES, kind_of_bytes, kind_of_file, may_be_form

UNPACKED: Final = "แบบฟอร์มจากไฟล์ zip"
"""The folder in the outputs that holds the workbooks of zip files."""
LARGEST_ZIP: Final = 4
"""How many times more than a workbook a zip of workbooks may hold unpacked."""
OF_ZIPS: Final = {"damaged": "damaged_zip"}
_OF_PACKAGES: Final = frozenset({"[content_types].xml", "mimetype"})
DEEPEST: Final = 2
"""Zip files within one another that are opened; one further in is passed over."""
MOST_FOLDERS, LONGEST_PATH = 6, 120
"""Folders of an entry, and letters in their names, that are kept; a path that is longer is left out."""
ROOM_FOR_ENDING: Final = 20
"""Bytes of a name that are kept for its hash and its ending."""


@dataclass(frozen=True, slots=True)
class ZipFile:
    """A zip file, and the path it is known by."""

    path: Path
    known_as: str


@dataclass(slots=True)
class Unpacked:
    """What came of zip files besides their workbooks: what is passed over, and why the first could not be opened."""

    passed: list[PassedOver] = field(default_factory=list)
    refused: Refused | None = None


def unpacked(zips: Sequence[ZipFile], out: Path, came: Unpacked) -> Iterator[tuple[Path, str]]:
    """The workbooks in `zips` and in the zip files within these: their files below `out`, and what they are known by.

    That is the path of the zip and the place in it. What is no workbook, and a zip that is not safe to unpack, `came`
    tells.
    """
    wished = {each.known_as: PurePosixPath(safe(PurePosixPath(each.known_as).stem) or NAMELESS) for each in zips}
    for each, name in zip(zips, _apart(wished).values(), strict=True):
        try:
            yield from _Unpacking(out, came).of(each, (UNPACKED, name.name), DEEPEST)
        except UnreadableFile as reason:
            kind = OF_ZIPS.get(reason.kind, reason.kind)
            refusal = refused(each.path.name, UnreadableFile(kind, *reason.args[1:]))
            came.refused = came.refused or refusal
            came.passed.append(not_form(each.known_as, kind, refusal.params["kind"]))  # type: ignore[arg-type]


@dataclass(slots=True)
class _Unpacking:
    """One zip and all within it on their way to `out`: how many bytes may still come, and the folders made."""

    out: Path
    came: Unpacked
    room: int = field(default_factory=lambda: LARGEST_ZIP * limits()["inflated"])
    folders: dict[tuple[str, ...], Path] = field(default_factory=dict)

    def of(self, file: ZipFile, folder: tuple[str, ...], depth: int) -> Iterator[tuple[Path, str]]:
        """The workbooks of a zip, written into `folder`; a workbook that is only called a zip is one itself."""
        if not file.path.is_file():
            raise UnreadableFile("special")
        with file.path.open("rb") as opened:
            container = self._container(FileBytes(opened), file.path.name)
            if not _OF_PACKAGES.isdisjoint(map(str.lower, container.names)):
                kind = kind_of_file(file.path)
                if may_be_form(kind, file.path.name):
                    yield file.path, file.known_as
                else:
                    self.came.passed.append(not_form(file.known_as, kind))
                return
            names = [name for name in dict.fromkeys(container.names) if not name.endswith("/")]
            if not names:
                self.came.passed.append(not_form(file.known_as, "empty"))
            wanted = list(self._wanted(container, names, file, depth))
            for name, place in places(wanted).items():
                entry = ZipFile(self._written(container, name, folder, place), f"{file.known_as}/{place}")
                if place.suffix.lower() == ZIP:
                    # No folder of an entry ends so, for a safe name does not.
                    yield from self._of_inner(entry, (*folder, *place.parts[:-1], f"{place.name}~"), depth - 1)
                else:
                    yield entry.path, entry.known_as

    def _wanted(self, container: Container, names: Sequence[str], file: ZipFile, depth: int) -> Iterator[str]:
        """The entries unpacked: forms, papers, zip files as deep as these are opened; others are passed over."""
        there = set(names)
        for name in names:
            entry, known_as = PurePosixPath(name), f"{file.known_as}/{name}"
            suffix, original = entry.suffix.lower(), mended_of(entry.name)
            if any(is_hidden(part) for part in entry.parts if part != ".."):
                self.came.passed.append(PassedOver(known_as, Why.HIDDEN))
            elif suffix == ZIP and (wrong := container.entry(name).wrong):
                self.came.passed.append(not_form(known_as, OF_ZIPS.get(wrong.kind, wrong.kind)))
            elif original and str(entry.with_name(original)) in there:
                of = f"{file.known_as}/{entry.with_name(original)}"
                self.came.passed.append(PassedOver(known_as, Why.MENDED, of))
            elif (
                suffix in WORKBOOK_SUFFIXES
                or (suffix == ZIP and depth > 1)
                or may_be_form(kind := _kind_of_entry(container, name), entry.name)
                or is_document(kind, entry.name)
            ):
                yield name
            else:
                self.came.passed.append(not_form(known_as, kind))

    def _of_inner(self, file: ZipFile, folder: tuple[str, ...], depth: int) -> Iterator[tuple[Path, str]]:
        try:
            yield from self.of(file, folder, depth)
        except UnreadableFile as reason:
            self.came.passed.append(not_form(file.known_as, OF_ZIPS.get(reason.kind, reason.kind)))

    def _container(self, data: FileBytes, name: str) -> Container:
        caps = limits()
        if len(data) > self.room:
            raise over("file", len(data), self.room)
        expect_zip(data[: caps["file"]], name)
        return Container(data, {**caps, "entries": caps["batch"], "inflated": self.room}, of_files=True)

    def _written(self, container: Container, name: str, folder: tuple[str, ...], place: PurePosixPath) -> Path:
        """The entry as a file; for one that is not unpacked a file that is refused for the same reason."""
        own, entry = self._own((*folder, *place.parts[:-1])), container.entry(name)
        path = _free(own / place.name)
        if entry.wrong:
            write_whole(path, refused_like(entry))
        elif entry.size > limits()["file"] and place.suffix.lower() != ZIP:
            write_whole(path, too_large_like(entry))
        else:
            self.room -= entry.size
            try:
                if not _holds(path, container, name):
                    write_whole(path, container.stream(name))
            except UnreadableFile:
                write_whole(path, damaged_like(entry))
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


def _kind_of_entry(container: Container, name: str) -> str:
    """What an entry is that is not called a workbook; no more of it is unpacked than tells that."""
    try:
        head = container.head(name)
        whole = head.startswith((file_type.ZIP, file_type.OLE)) and container.size(name) <= limits()["file"]
        return kind_of_bytes(b"".join(container.stream(name)) if whole else head, PurePosixPath(name).name)
    except UnreadableFile as reason:
        return reason.kind


def places(names: Iterable[str]) -> dict[str, PurePosixPath]:
    """Where each of the entries goes, by its name in the zip: safe, short, and no two in one place."""
    wished = {name: _place(name) for name in names}
    return _apart(wished, taken={alike(str(folder)) for place in wished.values() for folder in place.parents})


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
