"""The check's answer as one HTML page: self-contained, printable on A4, readable without scripts."""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from itaxl import __version__
from itaxl.model.finding import Severity
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import (
    ACCEPTED,
    SEVERITY_WORDS,
    Checked,
    effective,
    lines,
    unfilled_words,
    waiting_words,
    worst_first,
)
from itaxl.reports.comparison import COMPARED, Comparison, WorkbookChange
from itaxl.reports.few import few
from itaxl.reports.finding_text import outline
from itaxl.reports.glance import glance, office_section
from itaxl.reports.overview import OfficeView, Overview, offices_by_path
from itaxl.reports.passed_over import PassedOver, account_line
from itaxl.reports.points import WHOLE_FILE, addresses
from itaxl.reports.terminal import SUMMARY
from itaxl.rules import rule

if TYPE_CHECKING:
    from jinja2 import Template

WORDS = {
    "title": Wording("ผลการตรวจแบบฟอร์ม ITA", "ITA form check"),
    "workbooks": Wording("ไฟล์ที่ตรวจ", "Workbooks"),
    "file": Wording("ไฟล์", "File"),
    "organisation": Wording("หน่วยงาน", "Organisation"),
    "verdict": Wording("ผล", "Verdict"),
    "level": Wording("ระดับ", "Level"),
    "cell": Wording("ช่อง", "Cell"),
    "found": Wording("พบอะไร และแก้อย่างไร", "What was found and how to mend it"),
    "why": Wording("เพราะ", "Why"),
    "how": Wording("แก้", "Fix"),
    "reason": Wording("คำชี้แจง", "Reason given"),
    "code": Wording("รหัส", "Code"),
    "whole_file": WHOLE_FILE,
    "more": Wording("และอีก {count} ข้อ", "and {count} more"),
    "matrix_how": Wording(
        "ตัวเลขคือจำนวนข้อที่พบ แตะรหัสเพื่อดูความหมายใต้ตาราง", "Numbers count findings; a code leads to its meaning below"
    ),
    "nothing": Wording("ไม่พบข้อที่ต้องแก้", "Nothing to mend"),
    "year": Wording("ปีประเมิน", "ITA year"),
    "matrix": Wording("ตารางไฟล์กับข้อที่พบ", "Workbooks by rule"),
    "new": Wording("ใหม่", "New"),
    "fixed": Wording("แก้แล้ว", "Fixed"),
    "still": Wording("ยังอยู่", "Still there"),
    "documents": Wording("เอกสาร", "Documents"),
    "passed": Wording("ไฟล์ที่ไม่ได้ตรวจ", "Files that were not checked"),
    "passed_why": Wording("เพราะ", "Why"),
    "matrix_office": Wording("หน่วยงาน", "Office"),
    "legend": Wording(
        "ต้องแก้ = จะได้ ๐ คะแนนหรือถูกส่งคืน · ควรตรวจ = น่าจะผิด · ข้อสังเกต = ควรทราบ",
        "Error = scores 0 or is returned · Warning = likely wrong · Note = worth knowing",
    ),
}
MOST_REASONS: Final = 2
"""Points that say why somebody is called."""
SCRIPT: Final = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
"""Search, filter and copying; the page is whole without it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on a page besides the results of workbooks.

    `link` gives a path's folder of documents, relative to the page; `since` compares with an earlier check; `passed`
    is what was given and not checked; `overview` sums up the offices, for a page about a whole inbox; `day` is when it
    was made, in words.
    """

    lang: Lang = "th"
    link: Callable[[str], str] = lambda _path: ""
    since: Comparison | None = None
    passed: Sequence[PassedOver] = ()
    overview: Overview | None = None
    day: str = ""


@dataclass(slots=True)
class _Known:
    """What a first look over all results tells: codes, names of several, what cannot be sent, and a row for each."""

    codes: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    bad: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)


def html_report(results: Sequence[Checked], *, passed: Sequence[PassedOver] = (), lang: Lang = "th") -> str:
    """The page for `results`, worst first, and what was `passed` over."""
    return "".join(html_parts(worst_first(results), Frame(lang, passed=passed)))


def html_parts(results: Sequence[Checked], frame: Frame = Frame()) -> Iterator[str]:
    """The page for `results` in their order, in parts, so that neither results nor page need be in memory."""
    lang = frame.lang
    offices = offices_by_path(frame.overview.offices) if frame.overview else {}
    called = frame.overview.to_call if frame.overview else []
    calls = {version.path for each in called for version in each.newest}
    known = _known(results, frame, calls) if len(results) > 1 or frame.overview else _Known()
    codes = sorted(known.codes)
    places = {row["source"]: number for number, row in enumerate(known.rows, 1)}
    return _template().generate(
        lang=lang,
        summary=_summary(len(results), known.bad, lang),
        meanings=[(code, outline(rule(code).what, lang)) for code in codes],
        words={name: wording.render(lang) for name, wording in WORDS.items() if name != "more"},
        count=len(results),
        rows=known.rows,
        sections=lambda: (_view(result, frame, offices.get(result.path)) for result in results),
        codes=codes,
        severities=[(str(severity), SEVERITY_WORDS[severity].render(lang)) for severity in Severity],
        accepted=ACCEPTED.render(lang),
        comparison=_totals(frame.since, lang),
        account=account_line(len(results), frame.passed, lang) if frame.passed else "",
        passed=[(each.name, each.words(lang)) for each in frame.passed],
        glance=glance(frame.overview, known.rows, known.reasons, places, lang, day=frame.day)
        if frame.overview
        else None,
        script=SCRIPT if frame.overview else "",
        script_hash=_hash(SCRIPT),
        version=__version__,
    )


def _known(results: Sequence[Checked], frame: Frame, calls: Collection[str]) -> _Known:
    """A first look over all results; of those in `calls` the first points are kept in words."""
    known = _Known()
    for result in results:
        row = _row(result, frame)
        known.codes.update(row["grave" if frame.overview else "by_code"])
        known.names[result.organisation] += 1
        known.bad += bool(result.count(Severity.ERROR))
        known.rows.append(row)
        if result.path in calls:
            known.reasons[result.path] = _reason(result, frame.lang)
    for row in known.rows:
        row["shared"] = bool(row["organisation"]) and known.names[row["organisation"]] > 1
    return known


def _reason(result: Checked, lang: Lang) -> str:
    """The first of what stands against a form, in a few words."""
    errors = [each for each in result.findings if each.stands and effective(each) is Severity.ERROR][:MOST_REASONS]
    told = [
        f"{line.label} {addresses(line.cells)}".strip() if line.cells else line.what for line in lines(errors, lang)
    ]
    more = result.count(Severity.ERROR) - len(errors)
    return " · ".join([*told, *([WORDS["more"].render(lang, {"count": more})] if more else [])])


def _row(result: Checked, frame: Frame) -> dict[str, Any]:
    standing = [] if result.unfilled else [finding for finding in result.findings if finding.stands]
    return {
        "source": result.path,
        "path": result.name,
        "organisation": result.organisation,
        "name": result.organisation or result.name,
        "shared": False,
        "verdict": result.verdict.render(frame.lang),
        "worst": "blank" if result.unfilled else _worst(result),
        "counts": {str(severity): result.count(severity) for severity in Severity},
        "by_code": Counter(finding.code for finding in standing),
        "grave": Counter(finding.code for finding in standing if effective(finding) is not Severity.INFO),
        "since": frame.since.of(result) if frame.since else None,
    }


def _worst(result: Checked) -> str:
    return result.worst if result.worst in {Severity.ERROR, Severity.WARNING} else "clean"


def _summary(workbooks: int, bad: int, lang: Lang) -> str:
    """How many there are and how many can be sent; nothing of a single one, whose verdict follows at once."""
    if workbooks < 2:
        return ""
    return SUMMARY.render(lang, {"workbooks": workbooks, "bad": bad, "good": workbooks - bad})


def _totals(since: Comparison | None, lang: Lang) -> str:
    return COMPARED.render(lang, since.totals) if since else ""


def _view(result: Checked, frame: Frame, office: OfficeView | None) -> dict[str, Any]:
    lang = frame.lang
    listed = [] if result.unfilled else few(lines(result.findings, lang), lang)
    year = f"{WORDS['year'].render(lang)} {result.fiscal_year}" if result.fiscal_year else ""
    row = _row(result, frame)
    change: WorkbookChange | None = row["since"]
    new = change.new if change else frozenset()
    marked = [(each.line, not new.isdisjoint(each.of)) for each in listed if not each.line.waits_for]
    waiting = {} if result.unfilled else waiting_words(result, lang)
    held = [(words, [each.line for each in listed if each.line.waits_for == ref]) for ref, words in waiting.items()]
    link = frame.link(result.path)
    return {
        **row,
        "link": quote(link),
        "folder": link,
        "about": list(filter(None, (result.name if result.organisation else "", year))),
        "accepted": result.accepted,
        "unfilled": unfilled_words(result.unfilled, lang) if result.unfilled else "",
        "held": held,
        "sheets": [(sheet, list(of_sheet)) for sheet, of_sheet in groupby(marked, key=lambda each: each[0].sheet)],
        "fixed": [fixed.words(lang) for fixed in change.fixed] if change else [],
        "office": office_section(office, result, lang) if office else None,
    }


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=loader
    )
    return environment.get_template("html.html.jinja")
