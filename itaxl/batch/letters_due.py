"""Which workbooks of a batch go back to their offices, and what each office is told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from itaxl.batch.journal_index import Memory
from itaxl.batch.result_record import result_of
from itaxl.batch.results import found_across
from itaxl.batch.work import folder_wished
from itaxl.checking import FOREIGN, NOT_RUN
from itaxl.documents.default_texts import TITLE_LEVELS, place_words
from itaxl.documents.letter import Point
from itaxl.documents.letter_texts import ReturnedForm
from itaxl.files.journal import entry_at
from itaxl.form.labels import STEP
from itaxl.form.organisation import organisation_type
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked, Line, effective, lines
from itaxl.reports.html import WORDS
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years
from itaxl.years.form_year import typed_year
from itaxl.years.item_code import item_code

OURS: Final = frozenset({NOT_RUN, "F002"})
"""Rules whose findings are for whoever runs itaxl: one that failed, and a form newer than the program."""
"""How the years of the Buddhist era begin in which there is an ITA."""

WHOLE_FILE: Final = WORDS["whole_file"].th
GONE_WITH_IT = Wording(
    "{how} เมื่อแก้ช่องนี้แล้ว ข้ออื่นที่เกิดจากช่องนี้อีก {count} ข้อจะหมดไป",
    "{how}. {count} further points come from this cell and will be gone with it",
)
NO_FORM = Wording("ไฟล์\u00a0“{file}” {is}", "“{file}” {is}")


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that goes back: its path in the batch, the hash of its bytes, its result, what its fields say."""

    known_as: str
    source: str
    result: Checked
    kept: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str:
        """The name of its file; the officer's folders are nobody else's concern."""
        return PurePosixPath(self.known_as).name

    @property
    def folder(self) -> str:
        """The folder that it would have in the outputs."""
        return folder_wished(self.result.organisation, self.kept, PurePosixPath(self.known_as).stem)

    @property
    def mayor(self) -> str:
        """The title of the office's mayor, empty when the form does not say whose it is."""
        kind, name = organisation_type(self.kept.get("org.type", "")), self.kept.get("org.name", "")
        return kind.mayor_title(name) if kind and kind.bare_name(name) else ""

    @property
    def places(self) -> str:
        """``␣␣อำเภอโนนสูง␣␣จังหวัดนครราชสีมา``, as far as the form says."""
        named = {level: text for level in TITLE_LEVELS if (text := self.kept.get(f"org.{level}"))}
        return place_words(named)


@dataclass(slots=True)
class Returns:
    """What goes back, by path, and the workbooks that do not because the fault is on this side."""

    workbooks: list[Returned] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)


def returns(journal: Path, memory: Memory, *, warnings: bool) -> Returns:
    """The workbooks of the last batch that have errors, with `warnings` those that have warnings too."""
    finished = {
        known_as: memory.finished[known_as] for known_as in sorted(memory.finished.keys() & memory.published.workbooks)
    }
    found, wanted = found_across(journal, finished), {Severity.ERROR} | ({Severity.WARNING} if warnings else set())
    made = Returns()
    with journal.open("rb") as file:
        for known_as, each in finished.items():
            record = entry_at(file, each.entry)["record"]
            result = result_of(known_as, record)
            if _is_ours(result):
                made.ours.append(known_as)
                continue
            standing = (finding for finding in (*result.findings, *found.get(known_as, ())) if finding.stands)
            counting = tuple(each for each in standing if effective(each) in wanted and each.code not in OURS)
            if counting:
                made.workbooks.append(Returned(known_as, each.source, result, record["kept"], counting))
    return made


def _is_ours(result: Checked) -> bool:
    """Whether the form could not be read for a reason that its office can do nothing about."""
    return result.unreadable and any(
        each.code in OURS or (each.code == FOREIGN and "asked" in each.params and each.params["asked"] is None)
        for each in result.findings
        if effective(each) is Severity.ERROR
    )


def forms(workbooks: Sequence[Returned], own_years: Mapping[int, FiscalYear]) -> Iterator[ReturnedForm]:
    """What the letters say of each; offices of one name are told apart by their places.

    `own_years` are the officer's own catalogues of ITA years.
    """
    names = Counter(each.mayor for each in workbooks)
    for each in workbooks:
        year = _year(each)
        yield ReturnedForm(
            organisation=each.result.organisation,
            to=each.mayor + (each.places if each.mayor and names[each.mayor] > 1 else ""),
            item=_item(each, year, own_years),
            year=year,
            file=each.file,
            errors=_points(each, Severity.ERROR),
            warnings=_points(each, Severity.WARNING),
            readable=not each.result.unreadable,
        )


def _year(each: Returned) -> str:
    return str(typed_year(each.kept.get("org.fiscal_year", "")) or "")


def _item(each: Returned, year: str, own_years: Mapping[int, FiscalYear]) -> str:
    """The item that the form names, else that of the report in its year, when that year is known."""
    known = own_years.get(int(year)) if year else None
    if year and known is None and int(year) in known_years():
        known = fiscal_year(int(year))
    return item_code(each.kept.get("memo.oit_item", "")) or (known.report_item if known else "") or ""


def _points(each: Returned, severity: Severity) -> tuple[Point, ...]:
    found = [_without_folders(finding) for finding in each.findings if effective(finding) is severity]
    return tuple(_point(each, finding, line) for finding, line in zip(found, lines(found), strict=True))


def _without_folders(finding: Finding) -> Finding:
    other = finding.params.get("other")
    return replace(finding, params={**finding.params, "other": PurePosixPath(str(other)).name}) if other else finding


def _point(each: Returned, finding: Finding, line: Line) -> Point:
    asked, what = finding.params.get("asked"), finding.params.get("is")
    if isinstance(asked, Wording) and isinstance(what, Wording):
        return Point(WHOLE_FILE, NO_FORM.render("th", {"file": each.file, "is": what.render("th")}), asked.render())
    gone = sum(count for ref, count in each.result.waiting.items() if ref in line.cells)
    how = GONE_WITH_IT.render("th", {"how": line.how, "count": gone}) if gone else line.how
    return Point(_place(line), line.what, how)


def _place(line: Line) -> str:
    """``รายงาน › แถวที่ ๒ › ผลการดำเนินการ (G12)``; of several cells the column alone is named."""
    label = line.label.rpartition(STEP)[2] if len(line.cells) > 1 else line.label
    place = STEP.join(filter(None, (line.sheet, label))) or WHOLE_FILE
    return f"{place} ({_addresses(line.cells)})" if line.cells else place


def _addresses(cells: Sequence[CellRef]) -> str:
    """``D11 - D23, D25``: cells below each other as one."""
    runs = (
        [cell for _, cell in run]
        for _, run in groupby(enumerate(cells), key=lambda each: (each[1].column, each[1].row - each[0]))
    )
    return ", ".join(f"{run[0].address} - {run[-1].address}" if len(run) > 1 else run[0].address for run in runs)
