"""The files of a folder sorted: forms by what they hold, whatever they are called, and the others with why."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from itaxl.files.file_names import FIXED
from itaxl.files.paper_endings import PAPERS
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.files.regular_file import is_regular
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reports.passed_over import CLOSED, PassedOver, Why
from itaxl.workbook.file_kind import ARCHIVE, WORKBOOK_SUFFIXES, kind_of_file, may_be_form

JOURNAL: Final = "itaxl-journal.jsonl"
"""What lies in every folder of results of itaxl batch."""
ZIP: Final = ".zip"
SAVE_AS = Wording(
    "เอกสารที่โปรแกรมยังอ่านไม่ได้ เปิดใน Word แล้วบันทึกเป็น .docx จึงจะตรวจให้",
    "a document that cannot be read as it is; open it in Word and save it as .docx to have it checked",
)
_DOCUMENTS: Final = ("word", "document")
_MENDED: Final = re.compile(rf"(.+){re.escape(FIXED)}(?: \(\d+\))?(\.\w+)")
_COPIED: Final = re.compile(r"\s\(\d+\)$|-\s?(?:copy|สำเนา)(?:\s\(\d+\))?$|^copy of\s|^สำเนา(?:ของ|\s)", re.IGNORECASE)
"""How browsers, mail programs and Windows call a copy of a file that is there already, in both languages."""
_OF_SYSTEMS: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
OPENED_BY_BATCH = Wording("ไฟล์ zip ใช้คำสั่ง itaxl batch ซึ่งเปิดไฟล์ข้างในให้", "a zip file; itaxl batch looks into it")


class Given(NamedTuple):
    """A file or folder that was given, and why it is not checked, None for what is."""

    path: Path
    passed: PassedOver | None


def files_below(folder: Path, skip: Path | None = None) -> Iterator[Given]:
    """All files in `folder` and below, sorted; hidden folders and folders of results are one entry each.

    Nothing in the folder `skip` is given. Zip files are for the caller to open: they count as checked here. A folder
    that cannot be looked into is told too; Refused when that is `folder` itself.
    """
    closed: list[OSError] = []
    for top, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(top)
        if skip and here.resolve() == skip:
            folders.clear()
            continue
        for name in sorted(folders):
            if is_hidden(name):
                yield _passed(here / name, Why.HIDDEN)
            elif (here / name).is_symlink():
                yield Given(here / name, not_form(str(here / name), "special"))
            elif is_regular(here / name / JOURNAL) and (here / name).resolve() != skip:
                yield _passed(here / name, Why.OUTPUTS)
        folders[:] = sorted(name for name in folders if not is_hidden(name) and _is_walked(here / name, skip))
        yield from (sort_file(here / name) for name in sorted(files))
    for path in (Path(os.fsdecode(each.filename)) for each in closed):
        if path == folder:
            raise Refused(CLOSED, folder=folder)
        yield _passed(path, Why.CLOSED)


def _is_walked(folder: Path, skip: Path | None) -> bool:
    return not is_regular(folder / JOURNAL) or folder.resolve() == skip


def sort_file(path: Path) -> Given:
    """One file: a form by its name or by what it holds, a zip, or something else with why it is not checked."""
    if is_hidden(path.name):
        return _passed(path, Why.HIDDEN)
    if original := mended_of(path.name):
        if (path.parent / original).exists():
            return _passed(path, Why.MENDED, of=str(path.parent / original))
        return Given(path, None)
    if path.suffix.lower() in WORKBOOK_SUFFIXES | {ZIP}:
        return Given(path, None) if is_regular(path, unknown=True) else Given(path, not_form(str(path), "missing"))
    kind = kind_of_file(path)
    return Given(path, None if may_be_form(kind, path.name) else not_form(str(path), kind))


def may_be_paper(each: Given) -> bool:
    """Whether a file that is no form is a document, which may be a memo or a report."""
    no_form = each.passed is not None and each.passed.why is Why.NOT_FORM
    return no_form and each.path.suffix.lower() in PAPERS and is_regular(each.path)


def is_document(kind: str, name: str) -> bool:
    """Whether a file of that kind and name is a document that may be a memo or a report."""
    return kind in _DOCUMENTS and PurePath(name).suffix.lower() in PAPERS


def without_zips(given: Iterable[Given]) -> Iterator[Given]:
    """The same for who opens no zip: one that is no workbook itself is passed over."""
    for each in given:
        if each.passed is None and each.path.suffix.lower() == ZIP:
            kind = kind_of_file(each.path)
            what = OPENED_BY_BATCH if kind == ARCHIVE else None
            passed = None if may_be_form(kind, each.path.name) else not_form(str(each.path), kind, what)
            yield Given(each.path, passed)
        else:
            yield each


def without_copies(given: Iterable[Given]) -> list[Given]:
    """The same in which a form that is byte for byte another is passed over as its copy."""
    listed = list(given)
    of = copies(sorted((each.path for each in listed if each.passed is None), key=is_called_copy))
    return [
        Given(each.path, PassedOver(str(each.path), Why.COPY, str(of[each.path])))
        if each.passed is None and each.path in of
        else each
        for each in listed
    ]


def is_hidden(name: str) -> bool:
    """Whether a name is of a hidden file or folder, or of what systems and programs leave beside people's files."""
    return name.startswith((".", "~$")) or name.lower() in _OF_SYSTEMS


def mended_of(name: str) -> str:
    """The name of the form that a `.fixed` copy was made of, empty when the name is of no such copy."""
    found = _MENDED.fullmatch(name)
    return f"{found[1]}{found[2]}" if found else ""


def not_form(path: str, kind: str, what: Wording | None = None) -> PassedOver:
    """A file that is no form, with what it is."""
    said = what or kind_words(kind, PurePath(path).name)
    return PassedOver(path, Why.PICTURE if kind == "image" else Why.NOT_FORM, what=said)


def kind_words(kind: str, name: str) -> Wording:
    """What a file of a kind is, in words; of one past a limit only that it is too large."""
    if kind == "limit":
        return Wording("ใหญ่เกินกว่าแบบฟอร์ม", "larger than a form may be")
    what: Wording = refused(name, UnreadableFile(kind)).params["kind"]  # type: ignore[assignment]
    return Wording(what.th.removesuffix(" ไม่ใช่ไฟล์ Excel"), what.en.removesuffix(", not an Excel file"))


def copies(files: Sequence[Path]) -> dict[Path, Path]:
    """The files that are byte for byte one before them, each with that one; only files of one size are read."""
    from hashlib import sha256

    by_size: dict[int, list[Path]] = {}
    for path in files:
        size = _size(path)
        if size:
            by_size.setdefault(size, []).append(path)
    found: dict[Path, Path] = {}
    for alike in by_size.values():
        first: dict[bytes, Path] = {}
        for path in alike if len(alike) > 1 else ():
            try:
                with path.open("rb") as file:
                    digest = sha256(file.read()).digest()
            except OSError:
                continue
            if digest in first:
                found[path] = first[digest]
            first.setdefault(digest, path)
    return found


def document_copies(documents: Sequence[Path]) -> dict[Path, Path]:
    """The same of documents: the one that lies with most others, to which it may belong, is no copy."""
    together = Counter(path.parent for path in documents)
    return copies(sorted(documents, key=lambda path: (-together[path.parent], is_called_copy(path))))


def is_called_copy(path: PurePath) -> bool:
    """Whether a file's name is one that programs give to a copy: ``แบบฟอร์ม (1).xlsm``, ``แบบฟอร์ม - สำเนา.xlsm``."""
    return _COPIED.search(path.stem) is not None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if is_regular(path) else 0
    except OSError:
        return 0


def _passed(path: Path, why: Why, of: str = "") -> Given:
    return Given(path, PassedOver(str(path), why, of))
