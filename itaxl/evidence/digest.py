"""The little of a submission that comparing submissions needs, so that a batch need not keep them whole."""

from dataclasses import dataclass

from itaxl.evidence.items import letters
from itaxl.evidence.reasons import says_something
from itaxl.form.fields import LEFT_TO_REGISTRY, PLAN, STAGE_KEY
from itaxl.form.organisation import organisation_type
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.model.submission import Submission
from itaxl.thai.digits import to_arabic
from itaxl.years.form_year import typed_year

LONG_ENOUGH = 60
"""Letters, without spaces and numbers of items, from which two equal result texts cannot be chance."""


@dataclass(frozen=True, slots=True)
class ComparedText:
    """What is compared, the key and cell that it came from, and the reason (คำชี้แจง) written beside it."""

    text: str
    key: str
    ref: CellRef
    reason: str = ""

    def finding(self, code: str, **params: object) -> Finding:
        """A finding of `code` at this place."""
        return Finding(code, self.ref, self.key, params, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Digest:
    """One submission for comparison: its `id` (a path), and what must differ between submissions.

    `organisation` is type, name and place of the local government; `number` the whole document number; `results`
    hold a hash each of the long result texts. None and missing when the form leaves them blank. It is `planned` when
    it is the plan of its year and not the report.
    """

    id: str
    fiscal_year: str
    organisation: ComparedText | None
    number: ComparedText | None
    results: tuple[ComparedText, ...]
    planned: bool = False

    @property
    def organisation_text(self) -> str:
        """Type, name and place of the local government, empty when the form does not say."""
        return self.organisation.text if self.organisation else ""


def digest(submission: Submission, submission_id: str) -> Digest:
    """The digest of `submission`, known by `submission_id` among the others."""
    return Digest(
        id=submission_id,
        fiscal_year=_year(submission.text("org.fiscal_year")),
        organisation=_organisation(submission),
        number=_number(submission),
        results=tuple(_results(submission)),
        planned=submission.text(STAGE_KEY) == PLAN,
    )


def _year(typed: str) -> str:
    return str(typed_year(typed) or _plain(typed))


def _organisation(submission: Submission) -> ComparedText | None:
    cell = submission.fields.get("org.name")
    if cell is None or not cell.value:
        return None
    named = organisation_type(submission.text("org.type"))
    place = [submission.text(f"org.{level}") for level in ("subdistrict", "district", "province")]
    words = [named.name, named.bare_name(cell.value), *place] if named else [cell.value, *place]
    return ComparedText(" ".join(map(_plain, filter(None, words))), "org.name", cell.ref, _reason(submission, cell.ref))


def _number(submission: Submission) -> ComparedText | None:
    code, number = submission.text("org.doc_code"), submission.fields.get("memo.number")
    if not code or number is None or number.value in ("", LEFT_TO_REGISTRY):
        return None
    text = _plain(f"{code}/{number.value}").replace(" ", "")
    return ComparedText(text, "memo.number", number.ref, _reason(submission, number.ref))


def _results(submission: Submission) -> list[ComparedText]:
    results = [(f"{row.key}.result", row.cells["result"]) for row in submission.rows("measures") if row.text("result")]
    own = submission.text("org.name")
    return [
        ComparedText(_hash(text), key, cell.ref, _reason(submission, cell.ref))
        for key, cell in results
        if len(text := letters(_without(cell.value, own))) >= LONG_ENOUGH
    ]


def _without(text: str, name: str) -> str:
    """The text without the organisation's own name: changing that in a copied text is not a result of one's own."""
    return text.replace(name, "") if name else text


def _reason(submission: Submission, ref: CellRef) -> str:
    reason = submission.reasons.get((ref.sheet, ref.row), "").strip()
    return reason if says_something(reason) else ""


def _hash(text: str) -> str:
    from hashlib import blake2b  # takes 5 ms, which the check of a single form need not wait for

    return blake2b(text.encode(), digest_size=12).hexdigest()


def _plain(text: str) -> str:
    return " ".join(to_arabic(text).split())
