"""The workbooks of each office by paper: its plan and its report of each ITA year, of each the newest version first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from itaxl.batch.journal_index import Finished
from itaxl.batch.offices import ListedOffice, OfficeKey, Offices
from itaxl.batch.result_record import edition_in
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.reports.overview import OfficeState, Paper
from itaxl.reports.verdict import Verdict, verdict
from itaxl.years.form_year import typed_year

ORDER: Final = {
    OfficeState.MEND: 0,
    OfficeState.UNREADABLE: 0,
    OfficeState.NOT_SENT: 1,
    OfficeState.LOOK: 2,
    OfficeState.READY: 3,
    OfficeState.ACCEPTED: 4,
    OfficeState.BLANK: 5,
}
"""In which order offices are told; those of one place by their errors and warnings."""
STATES: Final = {
    Verdict.NOT_CHECKED: OfficeState.UNREADABLE,
    Verdict.NOT_FILLED: OfficeState.BLANK,
    Verdict.NOT_READY: OfficeState.MEND,
    Verdict.LOOK_AGAIN: OfficeState.LOOK,
    Verdict.READY: OfficeState.READY,
}
"""How an office stands whose only form has a verdict."""


@dataclass(slots=True)
class SurveyedWorkbook:
    """One workbook as the survey sees it."""

    known_as: str
    entry: int
    office: ListedOffice
    paper: Paper
    saved: str
    dated: str
    number: str
    errors: int
    warnings: int
    complete: bool
    unfilled: bool
    unreadable: bool

    @property
    def age(self) -> tuple[bool, str, str, str]:
        """What orders the versions of an office, the newest last; one that is not filled in comes before all."""
        return not self.unfilled, self.saved[:19], self.dated, self.known_as

    @property
    def state(self) -> OfficeState:
        """How it stands by itself; a form that does not say whose it is counts as not filled in."""
        unfilled = self.unfilled or not self.office.name
        return STATES[
            verdict(unreadable=self.unreadable, unfilled=unfilled, errors=self.errors, warnings=self.warnings)
        ]

    @property
    def rank(self) -> tuple[int, int, int]:
        """What orders workbooks, the worst first."""
        return ORDER[self.state], -self.errors, -self.warnings

    def is_of(self, other: "SurveyedWorkbook") -> bool:
        """Whether both are versions of one paper, whose year was mended between: memo number and date identify it."""
        same = (self.paper.planned, self.dated, self.number) == (other.paper.planned, other.dated, other.number)
        return same and bool(self.dated) and self.saved != other.saved


@dataclass(slots=True)
class Group:
    """The workbooks of an office by paper, the newest version of each first."""

    key: OfficeKey
    papers: list[list[SurveyedWorkbook]]

    @property
    def seen(self) -> list[SurveyedWorkbook]:
        """All of them."""
        return [each for of_one in self.papers for each in of_one]

    @property
    def newest(self) -> list[SurveyedWorkbook]:
        """Those that count."""
        return [of_one[0] for of_one in self.papers]


def seen_in(known_as: str, finished: Finished, record: Mapping[str, object]) -> SurveyedWorkbook:
    kept: Mapping[str, str] = record.get("kept") or {}  # type: ignore[assignment]
    edition = edition_in(record)
    return SurveyedWorkbook(
        known_as,
        finished.entry,
        ListedOffice(
            str(record["organisation"]),
            kept.get("org.district", ""),
            kept.get("org.province", ""),
            kept.get("org.phone", ""),
        ),
        Paper(kept.get(STAGE_KEY) == PLAN, str(typed_year(kept.get("org.fiscal_year", "")) or "")),
        edition.saved,
        edition.dated,
        edition.typed.get("memo.number", ""),
        finished.errors,
        finished.warnings,
        bool(finished.source),
        bool(record.get("unfilled")),
        unreadable=record["digest"] is None,
    )


def grouped(workbooks: Iterable[SurveyedWorkbook], offices: Offices) -> list[Group]:
    """The workbooks by office and paper; one that does not say whose it is stands alone."""
    of: dict[OfficeKey, list[SurveyedWorkbook]] = {}
    for each in workbooks:
        key = offices.of(each.office) if each.office.name else OfficeKey("", "", each.known_as)
        of.setdefault(key, []).append(each)
    return [Group(key, _papers(seen)) for key, seen in of.items()]


def _papers(seen: list[SurveyedWorkbook]) -> list[list[SurveyedWorkbook]]:
    """An office's workbooks by paper, the newest version first; one that tells no year is of the latest told."""
    papers: list[list[SurveyedWorkbook]] = []
    seen.sort(key=lambda each: each.age, reverse=True)
    for each in sorted(seen, key=lambda each: each.paper.year, reverse=True):
        for of_one in papers:
            first = of_one[0].paper
            told = each.paper.year or first.year
            if Paper(each.paper.planned, told) == first or any(each.is_of(other) for other in of_one):
                of_one.append(each)
                break
        else:
            papers.append([each])
    for of_one in papers:
        of_one.sort(key=lambda each: each.age, reverse=True)
    return papers
