"""Which workbooks of a batch go back to their offices, and what each office is told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from itaxl.app.sorting import JOURNAL
from itaxl.batch.decisions import decided, read_decisions
from itaxl.batch.journal_index import Memory
from itaxl.batch.offices import plain_name
from itaxl.batch.outcome import folder_wished
from itaxl.batch.result_record import result_of
from itaxl.batch.results import found_across
from itaxl.batch.roster import of_rows
from itaxl.batch.survey import Known, survey
from itaxl.documents.default_texts import TITLE_LEVELS, place_words
from itaxl.documents.letter_texts import ReturnedForm
from itaxl.documents.point import Point
from itaxl.files.journal import ReadJournal
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.form.organisation import organisation_type, organisation_types
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording
from itaxl.reports.checked import UNFILLED, Checked, effective
from itaxl.reports.overview import DONE, OfficeState, OfficeView
from itaxl.reports.passed_over import PassedOver, Why
from itaxl.reports.points import points
from itaxl.rules import FOREIGN, NOT_RUN
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years
from itaxl.years.form_year import typed_year
from itaxl.years.item_code import item_code

OURS: Final = frozenset({NOT_RUN, "F002"})
"""Rules whose findings are for whoever runs itaxl: one that failed, and a form newer than the program."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that goes back: its path in the batch, the hash of its bytes, its result, what its fields say."""

    known_as: str
    source: str
    result: Checked
    kept: Mapping[str, str]
    findings: tuple[Finding, ...]
    office: OfficeView

    @property
    def file(self) -> str:
        """The name of its file; the officer's folders are nobody else's concern."""
        return PurePosixPath(self.known_as).name

    @property
    def folder(self) -> str:
        """The folder that it would have in the outputs."""
        return folder_wished(self.result.organisation, self.kept, PurePosixPath(self.known_as).stem)

    @property
    def planned(self) -> bool:
        """Whether it is the plan and not the report."""
        return self.kept.get(STAGE_KEY) == PLAN

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
    """What goes back, by path; `ours` are the workbooks that do not because the fault is on this side.

    `nameless` are forms that are not filled in and do not say whose they are; `missing` the offices that have sent
    nothing; `years` those of the forms that have no errors.
    """

    workbooks: list[Returned] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    missing: list[OfficeView] = field(default_factory=list)
    troubles: list[Wording] = field(default_factory=list)
    years: set[str] = field(default_factory=set)

    @property
    def year(self) -> str:
        """The year of the forms that are awaited: that of all that are right, else of all; empty unless it is one."""
        years = self.years or {year for each in self.workbooks if (year := _year(each.kept))}
        return next(iter(years)) if len(years) == 1 else ""


def returns(out: Path, memory: Memory, *, warnings: bool) -> Returns:
    """The newest workbook of each paper of an office that has errors, with `warnings` those that have warnings too.

    They are those of the last batch in `out`. What the officer has accepted does not go back.
    """
    journal, published = out / JOURNAL, memory.published
    finished = {
        known_as: memory.finished[known_as] for known_as in sorted(memory.finished.keys() & published.workbooks)
    }
    decisions, troubles = read_decisions([out, *map(Path, published.since)])
    known = Known(
        roster=of_rows(published.roster),
        passed=[PassedOver(path, Why(why), of) for path, why, of in published.passed],
        decisions=decisions,
    )
    seen = survey(journal, finished, found_across(journal, finished), known)
    wanted = {Severity.ERROR} | ({Severity.WARNING} if warnings else set())
    made = Returns(missing=seen.overview.missing, troubles=[*troubles, *seen.troubles])
    offices = {version.path: view for view in seen.overview.offices for version in view.newest}
    with closing(ReadJournal(journal)) as opened:
        for known_as in sorted(seen.newest):
            each, office = finished[known_as], offices[known_as]
            record = opened.entry(each.entry)["record"]
            result = result_of(known_as, record)
            result = replace(result, findings=(*result.findings, *seen.found.get(known_as, ())))
            result = decided(result, seen.decisions.get(known_as, ()))
            if office.state is OfficeState.ACCEPTED:
                continue
            if _is_ours(result):
                made.ours.append(known_as)
                continue
            if set(result.unfilled) == set(UNFILLED):
                made.nameless.append(known_as)
                continue
            standing = (finding for finding in result.findings if finding.stands)
            if office.version(known_as).state in DONE and (year := _year(record["kept"])):
                made.years.add(year)
            counting = tuple(each for each in standing if effective(each) in wanted and each.code not in OURS)
            if counting:
                made.workbooks.append(Returned(known_as, each.source, result, record["kept"], counting, office))
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
    offices = {(each.mayor, each.office.name, each.office.district, each.office.province) for each in workbooks}
    names = Counter(mayor for mayor, *_ in offices)
    for each in workbooks:
        year = _year(each.kept)
        yield ReturnedForm(
            organisation=each.result.organisation,
            to=each.mayor + (each.places if each.mayor and names[each.mayor] > 1 else ""),
            item=_item(each, year, own_years),
            year=year,
            file=each.file,
            errors=_points(each, Severity.ERROR),
            warnings=() if each.result.unfilled else _points(each, Severity.WARNING),
            readable=not each.result.unreadable,
            planned=each.planned,
        )


def _year(kept: Mapping[str, str]) -> str:
    return str(typed_year(kept.get("org.fiscal_year", "")) or "")


def _item(each: Returned, year: str, own_years: Mapping[int, FiscalYear]) -> str:
    """The item that the form names, else that of the report in its year, when that year is known."""
    return item_code(each.kept.get("memo.oit_item", "")) or _report_item(year, own_years, planned=each.planned)


def _report_item(year: str, own_years: Mapping[int, FiscalYear], *, planned: bool = False) -> str:
    known = own_years.get(int(year)) if year else None
    if year and known is None and int(year) in known_years():
        known = fiscal_year(int(year))
    known = known.planned() if known and planned else known
    return (known.report_item if known else "") or ""


def _points(each: Returned, severity: Severity) -> tuple[Point, ...]:
    return points(each.result, [finding for finding in each.findings if effective(finding) is severity])


def reminded(missing: Sequence[OfficeView], year: str, own_years: Mapping[int, FiscalYear]) -> Iterator[ReturnedForm]:
    """What the letters say to offices that have sent nothing; the `year` of the form is empty when it is not known."""
    names = Counter(each.name for each in missing)
    for each in missing:
        kind = next(
            (kind for kind in organisation_types().values() if plain_name(each.name).startswith(kind.name)), None
        )
        bare = plain_name(each.name).removeprefix(kind.name) if kind else ""
        places = place_words(
            {level: text for level, text in (("district", each.district), ("province", each.province)) if text}
        )
        mayor = kind.mayor_title(bare) if kind and bare else ""
        yield ReturnedForm(
            organisation=kind.full_name(bare) if kind and bare else each.name,
            to=(mayor or each.name) + (places if names[each.name] > 1 else ""),
            item=_report_item(year, own_years),
            year=year,
            file="",
        )
