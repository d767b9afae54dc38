"""The papers of one form: its documents as bytes by file name, the same for the same form."""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Final, Literal, TypeAlias

from itaxl import __version__
from itaxl.app.check import organisation_of
from itaxl.documents.blocks import Document
from itaxl.documents.memo import memo
from itaxl.documents.own_style import AS_USUAL, OwnStyle
from itaxl.documents.report import report
from itaxl.edges.docx_file import Properties, body_hash, docx_bytes
from itaxl.file_names import document_name
from itaxl.rules import rule_set
from itaxl.submission import Submission
from itaxl.years.catalogue import FiscalYear

Kind: TypeAlias = Literal["memo", "report"]

BUILDERS: Final[Mapping[Kind, Callable[..., Document]]] = {"memo": memo, "report": report}
THAI_NAMES: Final[Mapping[Kind, str]] = {"memo": "บันทึกข้อความ", "report": "รายงาน"}
BOTH_NAME: Final = "บันทึกข้อความและรายงาน"


def unedited(docx: bytes) -> bool:
    """Whether a .docx is ours and nobody has changed it since."""
    return not body_hash(docx).edited


def documents_of(
    submission: Submission,
    year: FiscalYear,
    kinds: Sequence[Kind] = ("memo", "report"),
    *,
    draft: bool = False,
    own: OwnStyle = AS_USUAL,
) -> dict[str, bytes]:
    """The documents of a form as .docx by their file names; the same form gives the same bytes."""
    return packed(submission, year, build(submission, year, kinds, draft=draft, own=own))


def build(
    submission: Submission,
    year: FiscalYear,
    kinds: Sequence[Kind] = ("memo", "report"),
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
) -> dict[Kind, Document]:
    """The documents of a form as blocks; `landscape` turns the pages of the report, `own` is an office's style."""
    turned = {"report": {"landscape": landscape}}
    return {kind: BUILDERS[kind](submission, year, draft=draft, own=own, **turned.get(kind, {})) for kind in kinds}


def packed(submission: Submission, year: FiscalYear, documents: Mapping[Kind, Document]) -> dict[str, bytes]:
    """Documents that were built of a form, as .docx by their file names."""
    properties = Properties(canonical_hash(submission), submission.schema, rule_set(), __version__)
    return {
        name_of(submission, year, THAI_NAMES[kind], ".docx"): docx_bytes(document, properties=properties)
        for kind, document in documents.items()
    }


def name_of(submission: Submission, year: FiscalYear, kind: str, suffix: str) -> str:
    """The file name of a document of this form."""
    return document_name(year.year, submission.text("org.doc_code"), organisation_of(submission), kind, suffix)


def canonical_hash(submission: Submission) -> str:
    """A hash of everything the form says: texts by key and pictures; where they stand does not count."""
    said = {key: (cell.reading.instead if cell.reading else "") or cell.value for key, cell in submission.texts()}
    digest = sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
    for key, picture in sorted(submission.pictures.items()):
        digest.update(key.encode() + b"\0" + picture.data)
    return digest.hexdigest()
