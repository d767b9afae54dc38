"""What the officer has decided: findings and whole offices that are accepted, by whom, why and when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from itaxl.batch.offices import ListedOffice, OfficeKey, Offices
from itaxl.model.finding import Finding
from itaxl.model.refusal import Refused
from itaxl.model.visible import made_visible
from itaxl.model.wording import Wording
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import Checked
from itaxl.reports.decision_file import COLUMNS, DECISIONS
from itaxl.workbook.table_file import table_rows

REASON = Wording("รับไว้โดย {who} เมื่อ {when}: {why}", "accepted by {who} on {when}: {why}")
INCOMPLETE = Wording(
    "{path} แถว {row}: ยังไม่มีผล เพราะไม่ได้กรอก {missing}", "{path} row {row} counts for nothing yet: {missing} is blank"
)
NO_OFFICE = Wording(
    "{path} แถว {row}: ไม่พบหน่วยงาน “{name}” ในครั้งนี้", "{path} row {row}: there is no office “{name}” in this run"
)
_NEEDED: Final = ("name", "who", "why", "when")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: the office, and for a single finding its rule's code or its cell; who decided, why, when."""

    office: ListedOffice
    code: str
    cell: str
    who: str
    why: str
    when: str
    path: Path
    row: int

    @property
    def words(self) -> str:
        """What stands as the reason of what it accepts."""
        return REASON.render("th", {"who": self.who, "when": self.when, "why": self.why})

    @property
    def whole(self) -> bool:
        """Whether it accepts all that the office has sent."""
        return not self.code and not self.cell

    def accepts(self, finding: Finding) -> bool:
        """Whether it speaks of this finding: the code, where one is given, and the cell, where one is given."""
        refs = (finding.ref, *finding.also) if finding.ref else finding.also
        wanted = self.cell.replace("$", "").upper()
        at = not wanted or any(wanted in (ref.address, str(ref).upper()) for ref in refs)
        return (not self.code or finding.code == self.code) and at and finding.stands


@dataclass(slots=True)
class Decisions:
    """All decisions by office, and rows that count for nothing, each with why."""

    by_office: dict[OfficeKey, list[Decision]] = field(default_factory=dict)
    troubles: list[Wording] = field(default_factory=list)

    def whole(self, office: OfficeKey) -> str:
        """Why the whole office is accepted, empty when it is not."""
        return next((each.words for each in self.by_office.get(office, ()) if each.whole), "")

    def of(self, office: OfficeKey) -> tuple[Decision, ...]:
        """The decisions about single findings of an office."""
        return tuple(each for each in self.by_office.get(office, ()) if not each.whole)


def decided(result: Checked, decisions: Sequence[Decision]) -> Checked:
    """The result in which what is accepted bears the officer's reason, as what an office has explained does."""
    return (
        replace(result, findings=tuple(_decided(each, decisions) for each in result.findings)) if decisions else result
    )


def _decided(finding: Finding, decisions: Sequence[Decision]) -> Finding:
    words = next((each.words for each in decisions if each.accepts(finding)), "")
    return replace(finding, reason=words) if words else finding


def read_decisions(folders: Iterable[Path]) -> tuple[list[Decision], list[Wording]]:
    """The decisions in the folders of results, and a sentence for each row or file that cannot be used."""
    found: list[Decision] = []
    troubles: list[Wording] = []
    for folder in folders:
        path = folder / DECISIONS
        if not path.is_file():
            continue
        try:
            rows = isolated(table_rows, path)
        except Refused as refusal:
            troubles.append(refusal.said)
            continue
        for number, values in _rows(rows):
            missing = [COLUMNS[key][0] for key in _NEEDED if not values[key]]
            if missing:
                named = {lang: ", ".join(each.render(lang) for each in missing) for lang in ("th", "en")}
                params = {"path": path.name, "row": number}
                troubles.append(
                    Wording(*(INCOMPLETE.render(lang, {**params, "missing": named[lang]}) for lang in ("th", "en")))
                )
                continue
            office = ListedOffice(values["name"], values["district"], values["province"])
            code, cell = values["code"].upper(), values["cell"]
            found.append(Decision(office, code, cell, values["who"], values["why"], values["when"], path, number))
    return found, troubles


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that say anything, numbered as Excel does."""
    headings = {wording.render(lang): key for key, (wording, _) in COLUMNS.items() for lang in ("th", "en")}
    head = next((number for number, row in enumerate(rows[:10]) if COLUMNS["name"][0].th in row), None)
    if head is None:
        return
    places = {headings[cell]: place for place, cell in enumerate(rows[head]) if cell in headings}
    for number, row in enumerate(rows[head + 1 :], head + 2):
        values = {key: row[places[key]] if key in places and places[key] < len(row) else "" for key in COLUMNS}
        if any(values.values()):
            yield number, values


def by_office(found: Sequence[Decision], offices: Offices, there: Iterable[OfficeKey]) -> Decisions:
    """The decisions under the offices that they name, of those that are `there`."""
    decisions, known = Decisions(), set(there)
    for each in found:
        key = offices.of(each.office)
        if key not in known:
            key = next((other for other in known if other.name == key.name and _fits(key, other)), key)
        if key in known:
            decisions.by_office.setdefault(key, []).append(each)
        else:
            words = {"path": each.path.name, "row": each.row, "name": made_visible(each.office.name)}
            decisions.troubles.append(Wording(NO_OFFICE.render("th", words), NO_OFFICE.render("en", words)))
    return decisions


def _fits(one: OfficeKey, other: OfficeKey) -> bool:
    return all(not mine or mine == theirs for mine, theirs in zip(one[1:], other[1:], strict=True))
