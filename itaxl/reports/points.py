"""What an office is told to mend: each point with its place, what was found and how to mend it, in Thai."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final

from itaxl.documents.point import Point
from itaxl.form.labels import STEP
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked, FindingLine, lines, unfilled_words
from itaxl.reports.few import few

WHOLE_FILE: Final = Wording("ทั้งไฟล์", "Whole file")
GONE_WITH_IT = Wording(
    "{how} เมื่อแก้ช่องนี้แล้ว ข้ออื่นที่เกิดจากช่องนี้อีก {count} ข้อจะหมดไป",
    "{how}. {count} further points come from this cell and will be gone with it",
)
NO_FORM = Wording("ไฟล์\u00a0“{file}” {is}", "“{file}” {is}")
FILL_IN = Wording("กรอกแบบฟอร์มให้ครบทุกช่องที่จำเป็น แล้วส่งใหม่", "Fill in the form and send it again")
ANOTHER = Wording("ของหน่วยงานอื่น", "of another office")
ACROSS: Final = "X"
"""How the codes of rules begin that compare workbooks: they name a file that is another office's."""


def points(result: Checked, findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The `findings` of a workbook as points, the most costly first; no other office's file is named in any.

    Of a rule five are told in full, and the cells of its others in one point more a sheet.

    A form that is hardly begun is one point, whatever was found in it.
    """
    if result.unfilled:
        return (Point(WHOLE_FILE.th, unfilled_words(result.unfilled), FILL_IN.th),) if findings else ()
    found = [_without_others(finding) for finding in findings]
    return tuple(_point(result, found[each.of[0]], each.line) for each in few(lines(found)))


def _without_others(finding: Finding) -> Finding:
    """The finding without the name of a file that is not the office's own concern."""
    if "other" not in finding.params:
        return finding
    return replace(finding, params={**finding.params, "other": ANOTHER.th})


def _point(result: Checked, finding: Finding, line: FindingLine) -> Point:
    asked, what = finding.params.get("asked"), finding.params.get("is")
    if isinstance(asked, Wording) and isinstance(what, Wording):
        file = PurePosixPath(result.path).name
        return Point(WHOLE_FILE.th, NO_FORM.render("th", {"file": file, "is": what.render("th")}), asked.render())
    gone = sum(count for ref, count in result.waiting.items() if ref in line.cells)
    how = GONE_WITH_IT.render("th", {"how": line.how, "count": gone}) if gone else line.how
    return Point(place(line), line.what, how)


def place(line: FindingLine) -> str:
    """``รายงาน › แถวที่ ๒ › ผลการดำเนินการ (G12)``; of several cells the column alone is named."""
    label = line.label.rpartition(STEP)[2] if len(line.cells) > 1 else line.label
    named = STEP.join(filter(None, (line.sheet, label))) or WHOLE_FILE.th
    return f"{named} ({addresses(line.cells)})" if line.cells else named


def addresses(cells: Sequence[CellRef]) -> str:
    """``D11 - D23, D25``: cells below each other as one."""
    runs = (
        [cell for _, cell in run]
        for _, run in groupby(enumerate(cells), key=lambda each: (each[1].column, each[1].row - each[0]))
    )
    return ", ".join(f"{run[0].address} - {run[-1].address}" if len(run) > 1 else run[0].address for run in runs)
