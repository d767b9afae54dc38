"""Making the documents of one workbook: read, check, build, write."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, TypeAlias

from itaxl import __version__
from itaxl.app.check import Choice, Inspected, inspect, organisation_of
from itaxl.documents.blocks import Document
from itaxl.documents.memo import memo
from itaxl.documents.report import report
from itaxl.edges.docx_file import Properties, body_hash, docx_bytes
from itaxl.edges.reader import read_grid
from itaxl.edges.temporary_file import sweep
from itaxl.edges.unwritable import folder_explained
from itaxl.edges.whole_file import write_beside
from itaxl.file_names import document_name
from itaxl.finding import Severity
from itaxl.refusal import Refused
from itaxl.reports.checked import effective
from itaxl.rules import codes
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

Kind: TypeAlias = Literal["memo", "report"]
Draft: TypeAlias = Literal["auto", "never"]

BUILDERS: Final[Mapping[Kind, Callable[..., Document]]] = {"memo": memo, "report": report}
THAI_NAMES: Final[Mapping[Kind, str]] = {"memo": "บันทึกข้อความ", "report": "รายงาน"}
BOTH_NAME: Final = "บันทึกข้อความและรายงาน"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make: kinds of document, PDFs, one PDF of all, and whether errors stamp ร่าง on the pages."""

    kinds: Sequence[Kind] = ("memo", "report")
    pdf: bool = False
    combine: bool = False
    draft: Draft = "auto"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the files in order, the check that went before, whether the pages say ร่าง."""

    files: tuple[Path, ...]
    inspected: Inspected
    draft: bool
    notes: tuple[Wording, ...] = ()


def make_file(path: Path, folder: Path | None = None, wish: Wish = Wish()) -> Made:
    """Make the documents of the workbook at `path` in `folder`, beside the workbook unless given.

    Raises Refused when the workbook is not a form that can be read, or when the outputs cannot be written.
    """
    inspected = inspect(read_grid(path), Choice())
    refuse_unreadable(inspected)
    return write_documents(inspected, output_folder(folder or path.absolute().parent), wish)


def refuse_unreadable(inspected: Inspected) -> None:
    """Raise Refused with the first reason why the form could not be read, if there is one."""
    from itaxl.checking import BLOCKING
    from itaxl.rules.message import message

    for finding in inspected.findings:
        if finding.code in BLOCKING and effective(finding) is Severity.ERROR:
            th, en = message(finding, "th"), message(finding, "en")
            said = {"th": f"{th.what} – {th.how}", "en": f"{en.what} – {en.how}"}
            raise Refused(Wording("{th}", "{en}"), code=finding.code, **said)


def output_folder(folder: Path) -> Path:
    """The folder, made when it is missing; Refused when it cannot be."""
    with folder_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    return folder


def write_documents(inspected: Inspected, folder: Path, wish: Wish) -> Made:
    """Write the documents of a checked form into `folder`; one that someone edited is kept beside the new one."""
    draft = wish.draft == "auto" and has_errors(inspected)
    documents = documents_of(inspected.submission, inspected.year, wish.kinds, draft=draft)
    files = [write_beside(folder / name, data, ours=unedited) for name, data in documents.items()]
    notes: tuple[Wording, ...] = ()
    if wish.pdf or wish.combine:
        pdfs, notes = _pdfs(inspected, documents, wish, folder)
        files += pdfs
    return Made(tuple(files), inspected, draft, notes)


def has_errors(inspected: Inspected) -> bool:
    """Whether an error still stands."""
    return any(effective(finding) is Severity.ERROR for finding in inspected.findings)


def unedited(docx: bytes) -> bool:
    """Whether a .docx is ours and nobody has changed it since."""
    return not body_hash(docx).edited


def documents_of(
    submission: Submission, year: FiscalYear, kinds: Sequence[Kind] = ("memo", "report"), *, draft: bool = False
) -> dict[str, bytes]:
    """The documents of a form as .docx by their file names; the same form gives the same bytes."""
    properties = Properties(canonical_hash(submission), submission.schema, rule_set(), __version__)
    return {
        name_of(submission, year, THAI_NAMES[kind], ".docx"): docx_bytes(
            BUILDERS[kind](submission, year, draft=draft), properties=properties
        )
        for kind in kinds
    }


def name_of(submission: Submission, year: FiscalYear, kind: str, suffix: str) -> str:
    """The file name of a document of this form."""
    return document_name(year.year, submission.text("org.doc_code"), organisation_of(submission), kind, suffix)


def canonical_hash(submission: Submission) -> str:
    """A hash of everything the form says: texts by key and pictures; where they stand does not count."""
    digest = sha256(json.dumps(dict(_said(submission)), ensure_ascii=False, sort_keys=True).encode())
    for key, picture in sorted(submission.pictures.items()):
        digest.update(key.encode() + b"\0" + picture.data)
    return digest.hexdigest()


def _said(submission: Submission) -> Iterator[tuple[str, str]]:
    yield from ((key, cell.value) for key, cell in submission.texts())


@cache
def rule_set() -> str:
    """A short hash that changes when rules come or go."""
    return sha256(" ".join(codes()).encode()).hexdigest()[:16]


def _pdfs(
    inspected: Inspected, documents: Mapping[str, bytes], wish: Wish, folder: Path
) -> tuple[list[Path], tuple[Wording, ...]]:
    from itaxl.edges.pdf import combined, converted, warnings, write_pdf

    pdfs = converted(documents)
    if wish.combine:
        name = name_of(inspected.submission, inspected.year, BOTH_NAME, ".pdf")
        files = [write_pdf(folder / name, combined(list(pdfs.values())))]
    else:
        files = [write_pdf((folder / name).with_suffix(".pdf"), pdf) for name, pdf in pdfs.items()]
    return files, tuple(warnings())
