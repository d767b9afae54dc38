"""The check's answer as one HTML page: self-contained, printable on A4, readable without scripts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from itaxl import __version__
from itaxl.model.finding import Severity
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import ACCEPTED, SEVERITY_WORDS, Checked, lines, waiting_words, worst_first
from itaxl.reports.comparison import COMPARED, Comparison
from itaxl.reports.finding_text import outline
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
    "whole_file": Wording("ทั้งไฟล์", "Whole file"),
    "nothing": Wording("ไม่พบข้อที่ต้องแก้", "Nothing to mend"),
    "year": Wording("ปีประเมิน", "ITA year"),
    "matrix": Wording("ตารางไฟล์กับข้อที่พบ", "Workbooks by rule"),
    "new": Wording("ใหม่", "New"),
    "fixed": Wording("แก้แล้ว", "Fixed"),
    "still": Wording("ยังอยู่", "Still there"),
    "documents": Wording("เอกสาร", "Documents"),
    "legend": Wording(
        "ต้องแก้ = จะได้ ๐ คะแนนหรือถูกส่งคืน · ควรตรวจ = น่าจะผิด · ข้อสังเกต = ควรทราบ",
        "Error = scores 0 or is returned · Warning = likely wrong · Note = worth knowing",
    ),
}


def html_report(results: Sequence[Checked], *, lang: Lang = "th") -> str:
    """The page for `results`, worst first."""
    return "".join(html_parts(worst_first(results), lang=lang))


def html_parts(
    results: Sequence[Checked],
    *,
    lang: Lang = "th",
    link: Callable[[str], str] = lambda _path: "",
    since: Comparison | None = None,
) -> Iterator[str]:
    """The page for `results` in their order, in parts, so that neither results nor page need be in memory.

    `link` gives a path's folder of documents, relative to the page; `since` compares with an earlier check.
    """
    codes, shared, bad = _known(results) if len(results) > 1 else ([], frozenset(), 0)
    return _template().generate(
        lang=lang,
        summary=_summary(len(results), bad, lang),
        meanings=[(code, outline(rule(code).what, lang)) for code in codes],
        words={name: wording.render(lang) for name, wording in WORDS.items()},
        count=len(results),
        rows=lambda: (_row(result, lang, since, shared) for result in results),
        sections=lambda: (_view(result, lang, link(result.path), since) for result in results),
        codes=codes,
        severities=[(str(severity), SEVERITY_WORDS[severity].render(lang)) for severity in Severity],
        accepted=ACCEPTED.render(lang),
        comparison=_totals(since, lang),
        version=__version__,
    )


def _known(results: Sequence[Checked]) -> tuple[list[str], Collection[str], int]:
    """The codes that were found in any, the names that several organisations share, and how many cannot be sent."""
    codes: set[str] = set()
    names: Counter[str] = Counter()
    bad = 0
    for result in results:
        codes.update(finding.code for finding in result.findings)
        names[result.organisation] += 1
        bad += bool(result.count(Severity.ERROR))
    return sorted(codes), {name for name, count in names.items() if name and count > 1}, bad


def _row(
    result: Checked, lang: Lang, since: Comparison | None, shared: Collection[str] = frozenset()
) -> dict[str, object]:
    counts: dict[str, int] = {}
    for finding in result.findings:
        if finding.stands:
            counts[finding.code] = counts.get(finding.code, 0) + 1
    return {
        "path": result.name,
        "name": result.organisation or result.name,
        "shared": result.organisation in shared,
        "verdict": result.verdict.render(lang),
        "worst": _worst(result),
        "counts": {str(severity): result.count(severity) for severity in Severity},
        "by_code": counts,
        "since": since.of(result) if since else None,
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


def _view(result: Checked, lang: Lang, link: str, since: Comparison | None) -> dict[str, object]:
    listed = lines(result.findings, lang)
    year = f"{WORDS['year'].render(lang)} {result.fiscal_year}" if result.fiscal_year else ""
    change = since.of(result) if since else None
    new = change.new if change else frozenset()
    marked = [(line, number in new) for number, line in enumerate(listed) if not line.waits_for]
    waiting = waiting_words(result, lang).items()
    held = [(words, [line for line in listed if line.waits_for == ref]) for ref, words in waiting]
    return {
        **_row(result, lang, since),
        "link": quote(link),
        "folder": link,
        "about": list(filter(None, (result.name if result.organisation else "", year))),
        "accepted": result.accepted,
        "held": held,
        "sheets": [(sheet, list(of_sheet)) for sheet, of_sheet in groupby(marked, key=lambda each: each[0].sheet)],
        "fixed": [fixed.words(lang) for fixed in change.fixed] if change else [],
    }


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    source = Path(__file__).with_name("html.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
