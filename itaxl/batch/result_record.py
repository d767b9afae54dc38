"""A checked workbook as a line of JSON and back, so that a batch need not hold its results in memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from itaxl.evidence.digest import ComparedText, Digest
from itaxl.model.cell import CellRef, PaperRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked
from itaxl.rules import rule

KEPT: Final = (
    *("org.type", "org.name", "org.district", "org.province", "org.phone"),
    *("org.fiscal_year", "org.stage", "org.doc_code", "memo.oit_item"),
)
"""Fields whose texts lists and letters about the office need."""


def kept_of(submission: Submission) -> dict[str, str]:
    """What the form says in the fields `KEPT`, without the blank ones."""
    return {key: text for key in KEPT if (text := submission.text(key))}


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells one version of an office's form from another.

    `saved` is when the workbook says it was saved, `dated` its memo's day, both ISO and empty when not known; `typed`
    a short hash of each text by its key.
    """

    saved: str = ""
    dated: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def edition_of(submission: Submission, saved: str) -> Edition:
    """The edition that a form is, whose workbook was `saved` then."""
    reading = submission.fields["memo.date"].reading if "memo.date" in submission.fields else None
    dated = reading.start.isoformat() if reading and reading.start else ""
    typed = {
        key: blake2b(cell.raw.encode("utf-8", "replace"), digest_size=4).hexdigest() for key, cell in submission.texts()
    }
    return Edition(saved, dated, typed)


def packed(result: Checked, digest: Digest | None, kept: Mapping[str, str], edition: Edition = Edition()) -> str:
    """The result, what other workbooks are compared with, the fields `kept` and the edition, as one line of JSON."""
    content = {
        "organisation": result.organisation,
        "fiscal_year": result.fiscal_year,
        "findings": [_finding(finding) for finding in result.findings],
        "digest": _digest(digest) if digest else None,
        "kept": dict(kept),
        "unfilled": result.unfilled,
        "edition": [edition.saved, edition.dated, edition.typed],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def result_of(path: str, record: Mapping[str, Any]) -> Checked:
    """The result that `packed` wrote."""
    findings = tuple(_finding_of(*parts) for parts in record["findings"])
    unfilled = tuple(record.get("unfilled", ()))
    return Checked(path, record["organisation"], record["fiscal_year"], findings, unfilled)


def edition_in(record: Mapping[str, Any]) -> Edition:
    """The edition that `packed` wrote; a blank one in a record of an earlier version."""
    return Edition(*record.get("edition", ()))


def digest_of(path: str, record: Mapping[str, Any]) -> Digest | None:
    """The digest that `packed` wrote, None when the form could not be read."""
    if record["digest"] is None:
        return None
    year, organisation, number, results, *planned = record["digest"]
    return Digest(
        id=path,
        fiscal_year=year,
        organisation=_place_of(organisation) if organisation else None,
        number=_place_of(number) if number else None,
        results=tuple(map(_place_of, results)),
        planned=bool(planned and planned[0]),
    )


def expect_record(record: Mapping[str, Any]) -> None:
    """Raise LookupError, TypeError or ValueError for what `packed` never wrote."""
    result = result_of("", record)
    digest_of("", record)
    texts = (*record["kept"].items(), (result.organisation, result.organisation))
    if not all(isinstance(text, str) for pair in texts for text in pair) or isinstance(result.fiscal_year, str | list):
        raise TypeError
    for finding in result.findings:
        rule(finding.code)


def _finding(finding: Finding) -> list[object]:
    fix = finding.fix
    return [
        finding.code,
        _ref(finding.ref) if finding.ref else None,
        finding.key,
        {name: _plain(value) for name, value in finding.params.items()},
        finding.span,
        finding.severity,
        [fix.safety, [[*_ref(each.ref), each.start, each.end, each.before, each.after] for each in fix.edits]]
        if fix
        else None,
        [_ref(ref) for ref in finding.also],
        finding.reason,
        _ref(finding.waits_for) if finding.waits_for else None,
    ]


def _finding_of(
    code: str,
    ref: list[Any] | None,
    key: str,
    params: Mapping[str, object],
    span: list[int] | None,
    severity: str | None,
    fix: list[Any] | None,
    also: list[list[Any]],
    reason: str,
    waits_for: list[Any] | None,
) -> Finding:
    return Finding(
        code=code,
        ref=_ref_of(ref) if ref else None,
        key=key,
        params={name: _meant(value) for name, value in params.items()},
        span=(span[0], span[1]) if span else None,
        severity=Severity(severity) if severity else None,
        fix=_fix_of(*fix) if fix else None,
        also=tuple(map(_ref_of, also)),
        reason=reason,
        waits_for=_ref_of(waits_for) if waits_for else None,
    )


def _fix_of(safety: str, edits: list[list[Any]]) -> Fix:
    return Fix(Safety(safety), tuple(Edit(CellRef(*edit[:3]), *edit[3:]) for edit in edits))


def _ref(ref: CellRef) -> tuple[str, int, int] | tuple[str, int, int, bool]:
    """A place as it is noted; one in a paper is marked as that."""
    place = (ref.sheet, ref.row, ref.column)
    return (*place, True) if isinstance(ref, PaperRef) else place


def _ref_of(parts: list[Any]) -> CellRef:
    sheet, row, column, *in_paper = parts
    return PaperRef(sheet, row, column) if in_paper else CellRef(sheet, row, column)


def _plain(value: object) -> object:
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, Wording):
        return {"wording": [value.th, value.en]}
    return {"date": value.isoformat()} if isinstance(value, date) else str(value)


def _meant(value: object) -> object:
    if isinstance(value, dict):
        return Wording(*value["wording"]) if "wording" in value else date.fromisoformat(value["date"])
    return value


def _digest(digest: Digest) -> list[object]:
    places = (digest.organisation, digest.number)
    named = [_place(place) if place else None for place in places]
    return [digest.fiscal_year, *named, [_place(place) for place in digest.results], digest.planned]


def _place(place: ComparedText) -> list[object]:
    return [place.text, place.key, _ref(place.ref), place.reason]


def _place_of(parts: list[Any]) -> ComparedText:
    text, key, ref, reason = parts
    return ComparedText(text, key, CellRef(*ref), reason)
