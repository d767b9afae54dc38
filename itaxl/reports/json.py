"""The check's answer as JSON, schema 1: docs/schema/check-1.json describes it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from itaxl import __version__
from itaxl.model.cell import PaperRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Fix
from itaxl.model.visible import is_seen
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked, FindingLine, effective, lines
from itaxl.reports.overview import Overview, Standing, Version
from itaxl.reports.passed_over import PassedOver
from itaxl.rules import rule

SCHEMA = 1


def json_report(results: Sequence[Checked], passed: Sequence[PassedOver] = ()) -> str:
    """All results as one JSON document, UTF-8 text, keys in a fixed order; with what was `passed` over."""
    return "".join(json_parts(map(workbook_record, results), **passed_record(passed)))


def passed_record(passed: Sequence[PassedOver]) -> dict[str, Any]:
    """What was passed over as a key of the whole document, none when nothing was."""
    records = [
        {"path": each.path, "why": str(each.why), "of": each.of or None, "said_th": each.words("th")} for each in passed
    ]
    return {"passed_over": records} if records else {}


def offices_record(overview: Overview | None) -> list[dict[str, Any]]:
    """How each office stands, as plain JSON values."""
    return [
        {
            "name": each.name,
            "district": each.district,
            "province": each.province,
            "phone": each.phone,
            "contact": each.contact,
            "state": str(each.state),
            "files": [version.path for version in each.versions],
            "papers": [_paper(version) for version in each.newest],
            "errors": each.errors,
            "warnings": each.warnings,
            "rounds": [_standing(standing) for standing in each.rounds],
            "decision": each.decision or None,
        }
        for each in (overview.offices if overview else ())
    ]


def _paper(newest: Version) -> dict[str, Any]:
    return {
        "stage": "plan" if newest.of.planned else "report",
        "fiscal_year": newest.of.year or None,
        "state": str(newest.state),
        "file": newest.path,
        "errors": newest.errors,
        "warnings": newest.warnings,
    }


def _standing(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {"state": str(standing.state), "errors": standing.errors, "returned": standing.returned}


def json_parts(records: Iterable[Mapping[str, Any]], **more: Any) -> Iterator[str]:
    """The same document in parts, from records of workbooks as they come; `more` are further keys of the whole.

    Each workbook is a line: indented, Python's own encoder takes five times as long.
    """
    head = json.dumps({"schema": SCHEMA, "itaxl": __version__, **more}, ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}") + ',\n "workbooks": ['
    before = "\n  "
    for record in records:
        yield before + _visible(json.dumps(record, ensure_ascii=False))
        before = ",\n  "
    yield "]\n}\n" if before == "\n  " else "\n ]\n}\n"


def _visible(text: str) -> str:
    """JSON in which what nobody sees is escaped: it says the same, and a terminal that shows it obeys nothing in it."""
    if text.isprintable():
        return text
    return "".join(char if is_seen(char) else json.dumps(char)[1:-1] for char in text)


def workbook_record(result: Checked) -> dict[str, Any]:
    """One workbook's result as plain JSON values."""
    return {
        "path": result.path,
        "organisation": result.organisation,
        "fiscal_year": result.fiscal_year,
        "verdict": (result.worst or "clean"),
        "counts": _counts(result),
        "findings": [_finding(finding) for finding in result.findings],
        **({"unfilled": list(result.unfilled)} if result.unfilled else {}),
    }


def _counts(result: Checked) -> dict[str, int]:
    standing = {str(severity): result.count(severity) for severity in Severity}
    return standing | {"accepted": result.accepted, "waiting": sum(result.waiting.values())}


def _finding(finding: Finding) -> dict[str, Any]:
    (thai,) = lines([finding], "th")
    (english,) = lines([finding], "en")
    return {
        "code": finding.code,
        "severity": effective(finding),
        "stage": rule(finding.code).stage,
        "sheet": thai.sheet or None,
        "cell": finding.ref.address if finding.ref and not isinstance(finding.ref, PaperRef) else None,
        "place": finding.ref.address if isinstance(finding.ref, PaperRef) else None,
        "also": [str(ref) for ref in finding.also],
        "key": finding.key or None,
        "label": thai.label or None,
        "params": {name: _plain(value) for name, value in finding.params.items()},
        "message_th": _message(thai),
        "message_en": _message(english),
        "reason": finding.reason or None,
        "waits_for": str(finding.waits_for) if finding.waits_for else None,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _message(line: FindingLine) -> str:
    return " – ".join(filter(None, (line.what, line.why, line.how)))


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {
            "sheet": edit.ref.sheet,
            "cell": edit.ref.address,
            "start": edit.start,
            "end": edit.end,
            "before": edit.before,
            "after": edit.after,
        }
        for edit in fix.edits
    ]
    return {"safety": str(fix.safety), "edits": edits}


def _plain(value: object) -> str | int | float | bool | None:
    if isinstance(value, Wording):
        return value.th
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
