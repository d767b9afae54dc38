"""What came in: every file of folders, of lists of files and of zip files, each known by a path of its own."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, islice
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from itaxl.app.inputs import NO_SUCH_PATH, NO_WORKBOOKS, entry_of
from itaxl.app.sorting import (
    ZIP,
    Given,
    copies,
    files_below,
    is_called_copy,
    is_document,
    may_be_paper,
    sort_file,
)
from itaxl.batch.paper_account import with_papers
from itaxl.batch.unpacking import UNPACKED, Unpacked, ZipFile, unpacked
from itaxl.batch.workbook import Workbook
from itaxl.files.file_names import signed, spelled
from itaxl.files.limits import limits
from itaxl.files.paper_endings import PAPERS
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reports.passed_over import PassedOver, Why
from itaxl.workbook.file_kind import kind_of_file

if TYPE_CHECKING:
    from itaxl.app.paper_sets import Facts, LookAt

TOO_MANY = Wording(
    "มีแบบฟอร์มเกิน {limit} ไฟล์ต่อครั้ง แบ่งเป็นหลายโฟลเดอร์แล้วสั่งทีละโฟลเดอร์",
    "There are more than {limit} workbooks; split them into several folders.",
)
OUT_INSIDE = Wording(
    "โฟลเดอร์ผลลัพธ์ {out} เป็นโฟลเดอร์เดียวกับแบบฟอร์ม เลือกโฟลเดอร์อื่น",
    "The output folder {out} is the folder of the workbooks; choose another.",
)


@dataclass(frozen=True, slots=True)
class Account:
    """Every file that was given, once: the workbooks to check, and what is passed over with why."""

    workbooks: list[Workbook]
    passed: list[PassedOver]


def account(
    paths: Sequence[Path],
    out: Path,
    roster: Path | None = None,
    *,
    seen: "dict[str, Facts | None] | None" = None,
    look_at: "LookAt | None" = None,
) -> Account:
    """All files that `paths` name, by their known paths; those in zip files are unpacked below `out`.

    A file is there once however often and by whatever spelling it was given; what lies in `out` already is no input,
    nor is the `roster`. Of files that are the same byte for byte the first is checked. What was `seen` of papers, by
    the hashes of their bytes, is not looked for again, and what is new is added to it; `look_at` tells what papers say
    of themselves where there are no processes. Raises Refused for a path that is not there, when there is nothing to
    do and when there is too much.
    """
    real_out = Path(os.path.realpath(out))
    if any(os.path.realpath(path) == str(real_out) for path in paths):
        raise Refused(OUT_INSIDE, out=real_out)
    most = limits()["batch"]
    given = {entry: each for path in reversed(paths) for entry, each in _given(path, real_out, roster)}
    known = dict(zip(given, _known_as(list(given), _common(paths)), strict=True))
    forms = {entry: each for entry, each in given.items() if each.passed is None}
    if len(forms) > most:
        raise Refused(TOO_MANY, limit=most)
    plain = [(each.path, known[entry]) for entry, each in forms.items() if each.path.suffix.lower() != ZIP]
    zips = [ZipFile(each.path, known[entry]) for entry, each in forms.items() if each.path.suffix.lower() == ZIP]
    of_zips = Unpacked()
    inside = unpacked(sorted(zips, key=attrgetter("known_as")), out, of_zips)
    found = list(islice(chain(plain, inside), most + 1))
    if len(found) > most:
        raise Refused(TOO_MANY, limit=most)
    passed = [_known(each.passed, known[entry], known) for entry, each in given.items() if each.passed]
    papers = {each.path: known[entry] for entry, each in given.items() if may_be_paper(each)}
    papers |= {path: known_as for path, known_as in found if _is_document(path)}
    workbooks, of_papers = with_papers(
        [each for each in found if each[0] not in papers], papers, out, seen=seen, look_at=look_at
    )
    if not workbooks:
        raise of_zips.refused or Refused(NO_WORKBOOKS, path=paths[0])
    told = {each.path for each in of_papers} | {each.known_as for each in workbooks}
    passed = [each for each in (*passed, *of_zips.passed) if each.path not in told]
    return _without_copies(workbooks, sorted((*passed, *of_papers), key=attrgetter("path")))


def _is_document(path: Path) -> bool:
    """Whether a file of a zip is a document that may be a paper; no form is."""
    return path.suffix.lower() in PAPERS and is_document(kind_of_file(path), path.name)


def _given(path: Path, out: Path, roster: Path | None) -> Iterator[tuple[Path, Given]]:
    """The files that a path names, each after the one spelling of it."""
    if path.is_dir():
        found = files_below(path, out)
    elif path.exists():
        found = iter((sort_file(path),))
    else:
        raise Refused(NO_SUCH_PATH, path=path)
    own = entry_of(roster) if roster else None
    for each in found:
        entry = entry_of(each.path)
        if entry == own:
            yield entry, Given(each.path, PassedOver(str(each.path), Why.ROSTER))
        elif not entry.is_relative_to(out):
            yield entry, each


def _known(passed: PassedOver, known_as: str, known: Mapping[Path, str]) -> PassedOver:
    """What is passed over, and what it was made of, by the paths they are known by."""
    of = known.get(entry_of(Path(passed.of)), passed.of) if passed.of else ""
    return replace(passed, path=known_as, of=of)


def _without_copies(workbooks: Sequence[Workbook], passed: Sequence[PassedOver]) -> Account:
    """The account in which files that are the same byte for byte are one workbook with other names.

    The one outside zip files, not called a copy, and nearest to the top is the workbook.
    """

    def order_of(each: Workbook) -> tuple[bool, bool, int, str]:
        in_zip, called_copy = UNPACKED in each.path.parts, is_called_copy(PurePosixPath(each.known_as))
        return in_zip, called_copy, each.known_as.count("/"), each.known_as

    order = sorted(workbooks, key=order_of)
    names = {each.path: each.known_as for each in order}
    of = copies([each.path for each in order])
    more = [PassedOver(names[path], Why.COPY, names[first]) for path, first in of.items()]
    kept = [each for each in workbooks if each.path not in of]
    return Account(kept, sorted((*passed, *more), key=attrgetter("path")))


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
