"""What came in: the workbooks of folders, of lists of files and of zip files, each known by a path of its own."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from operator import attrgetter
from pathlib import Path, PurePosixPath

from itaxl.app.inputs import NO_SUCH_PATH, NO_WORKBOOKS, entry_of, workbooks_below
from itaxl.batch.unpacking import ZIP, ZipFile, unpacked
from itaxl.files.file_names import signed, spelled
from itaxl.files.limits import limits
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

TOO_MANY = Wording(
    "มีแบบฟอร์มเกิน {limit} ไฟล์ต่อครั้ง แบ่งเป็นหลายโฟลเดอร์แล้วสั่งทีละโฟลเดอร์",
    "There are more than {limit} workbooks; split them into several folders.",
)
OUT_INSIDE = Wording(
    "โฟลเดอร์ผลลัพธ์ {out} เป็นโฟลเดอร์เดียวกับแบบฟอร์ม เลือกโฟลเดอร์อื่น",
    "The output folder {out} is the folder of the workbooks; choose another.",
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's file, and the path it is known by, which no other has.

    That is relative to what was given, with forward slashes; of a workbook in a zip, the zip's and the place in it.
    """

    path: Path
    known_as: str


def workbooks(paths: Sequence[Path], out: Path) -> list[Workbook]:
    """The workbooks that `paths` name, by their known paths; those in zip files are unpacked below `out`.

    A file is there once however often and by whatever spelling it was given; what lies in `out` already is no input.
    Raises Refused for a path that is not there, for a zip file that is not safe to unpack, when there is nothing to do
    and when there is too much.
    """
    real_out = Path(os.path.realpath(out))
    if any(os.path.realpath(path) == str(real_out) for path in paths):
        raise Refused(OUT_INSIDE, out=real_out)
    most = limits()["batch"]
    files = {entry: file for path in reversed(paths) for entry, file in _files(path, real_out)}
    known = dict(zip(files, _known_as(list(files), _common(paths)), strict=True))
    plain = [(file, known[entry]) for entry, file in files.items() if file.suffix.lower() != ZIP]
    zips = [ZipFile(file, known[entry]) for entry, file in files.items() if file.suffix.lower() == ZIP]
    if len(files) > most:
        raise Refused(TOO_MANY, limit=most)
    found = list(islice(chain(plain, unpacked(sorted(zips, key=attrgetter("known_as")), out)), most + 1))
    if len(found) > most:
        raise Refused(TOO_MANY, limit=most)
    if not found:
        raise Refused(NO_WORKBOOKS, path=paths[0])
    return sorted((Workbook(path, known_as) for path, known_as in found), key=attrgetter("known_as"))


def _files(path: Path, out: Path) -> Iterator[tuple[Path, Path]]:
    """The files that a path names, each after the one spelling of it."""
    if path.is_dir():
        below = ((entry_of(file), file) for file in workbooks_below(path))
        yield from ((entry, file) for entry, file in below if not entry.is_relative_to(out))
    elif path.exists():
        yield entry_of(path), path
    else:
        raise Refused(NO_SUCH_PATH, path=path)


def _common(paths: Sequence[Path]) -> Path | None:
    """The folder that all inputs lie in; None when they lie on several disks."""
    folders = [os.path.realpath(path) if path.is_dir() else entry_of(path).parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return None


def _known_as(files: Sequence[Path], root: Path | None) -> Iterator[str]:
    """What each file is known by; names that are no text may be spelled alike, and bear a short hash then."""
    paths = [PurePosixPath((file.relative_to(root) if root else file).as_posix()) for file in files]
    often = Counter(map(spelled, paths))
    used = set(often)
    for path in paths:
        known_as = spelled(path)
        if often[known_as] > 1 and known_as != str(path):
            stem, ending = spelled(path.with_suffix("")), spelled(PurePosixPath(path.suffix))
            known_as = next(
                each for digits in count(6) if (each := signed(stem, str(path), digits) + ending) not in used
            )
            used.add(known_as)
        yield known_as
