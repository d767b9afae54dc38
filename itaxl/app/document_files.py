"""The papers of one form: its documents as bytes by file name, the same for the same form."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from itaxl import __version__
from itaxl.app.inspection import organisation_of
from itaxl.documents.blocks import Document
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.papers import due, kind
from itaxl.docx.docx_file import Properties, body_hash, docx_bytes
from itaxl.files.file_names import document_name
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.model.grid import AS_STORED
from itaxl.model.submission import Submission
from itaxl.rules import rule_set
from itaxl.years.catalogue import FiscalYear


def unedited(docx: bytes) -> bool:
    """Whether a .docx is ours and nobody has changed it since."""
    return not body_hash(docx).edited


def documents_of(
    submission: Submission,
    year: FiscalYear,
    wanted: Sequence[str] = (),
    *,
    draft: bool = False,
    own: OwnStyle = AS_USUAL,
) -> dict[str, bytes]:
    """The documents of a form as .docx by their file names; the same form gives the same bytes.

    `wanted` names the kinds; those that are due when it is empty.
    """
    return packed(submission, year, build(submission, year, wanted, draft=draft, own=own))


def build(
    submission: Submission,
    year: FiscalYear,
    wanted: Sequence[str] = (),
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
) -> dict[str, Document]:
    """The documents of a form as blocks by kind; `landscape` turns the papers that turn, `own` is an office's style."""
    planned = submission.text(STAGE_KEY) == PLAN
    return {
        each.name: each.build(
            submission, year, draft=draft, own=own, **({"landscape": landscape} if each.turns else {})
        )
        for each in due(wanted, planned=planned)
        if wanted or each.unasked(submission)
    }


def packed(submission: Submission, year: FiscalYear, documents: Mapping[str, Document]) -> dict[str, bytes]:
    """Documents that were built of a form, as .docx by their file names."""
    properties = Properties(canonical_hash(submission), submission.schema, rule_set(), __version__)
    return {
        name_of(submission, year, kind(name).thai, ".docx"): docx_bytes(document, properties=properties)
        for name, document in documents.items()
    }


def name_of(submission: Submission, year: FiscalYear, paper: str, suffix: str) -> str:
    """The file name of a document of this form; `paper` is what people call it."""
    return document_name(year.year, submission.text("org.doc_code"), organisation_of(submission), paper, suffix)


def canonical_hash(submission: Submission) -> str:
    """A hash of everything the form says: texts by key and pictures; where they stand does not count."""
    said = {key: (cell.reading.instead if cell.reading else "") or cell.value for key, cell in submission.texts()}
    digest = sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())
    for key, picture in sorted(submission.pictures.items()):
        digest.update(key.encode() + b"\0" + picture.data)
        if picture.look != AS_STORED:
            digest.update(repr(picture.look).encode())
    return digest.hexdigest()
