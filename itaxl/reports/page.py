"""The check's answer as one HTML page: self-contained, printable on A4, readable without scripts."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from itaxl import __version__
from itaxl.finding import Severity
from itaxl.reports.checked import ACCEPTED, SEVERITY_WORDS, Checked, lines, worst_first
from itaxl.wording import Lang, Wording

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
    "legend": Wording(
        "ต้องแก้ = จะได้ ๐ คะแนนหรือถูกส่งคืน · ควรตรวจ = น่าจะผิด · ข้อสังเกต = ควรทราบ",
        "Error = scores 0 or is returned · Warning = likely wrong · Note = worth knowing",
    ),
}


def html_report(results: Sequence[Checked], *, lang: Lang = "th", links: dict[str, str] | None = None) -> str:
    """The page for `results`, worst first; `links` gives a path's folder of documents, relative to the page."""
    ordered = worst_first(results)
    return _template().render(
        lang=lang,
        words={name: wording.render(lang) for name, wording in WORDS.items()},
        results=[_view(result, lang, (links or {}).get(result.path, "")) for result in ordered],
        codes=sorted({finding.code for result in ordered for finding in result.findings}),
        severities=[(str(severity), SEVERITY_WORDS[severity].render(lang)) for severity in Severity],
        accepted=ACCEPTED.render(lang),
        version=__version__,
    )


def _view(result: Checked, lang: Lang, link: str) -> dict[str, object]:
    listed = lines(result.findings, lang)
    year = f"{WORDS['year'].render(lang)} {result.fiscal_year}" if result.fiscal_year else ""
    counts: dict[str, int] = {}
    for line in listed:
        if not line.reason:
            counts[line.code] = counts.get(line.code, 0) + 1
    return {
        "path": result.path,
        "link": link,
        "organisation": result.organisation,
        "about": list(filter(None, (result.path if result.organisation else "", year))),
        "verdict": result.verdict.render(lang),
        "worst": result.worst if result.worst in {Severity.ERROR, Severity.WARNING} else "clean",
        "counts": {str(severity): result.count(severity) for severity in Severity},
        "accepted": result.accepted,
        "by_code": counts,
        "sheets": [(sheet, list(of_sheet)) for sheet, of_sheet in groupby(listed, key=lambda line: line.sheet)],
    }


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    source = files("itaxl.reports").joinpath("page.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
