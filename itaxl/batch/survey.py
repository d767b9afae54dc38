"""The offices of a batch, surveyed: whose each workbook is, which version is the newest, and how all stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from itaxl.batch.decisions import Decision, Decisions, by_office, decided
from itaxl.batch.journal_index import Finished
from itaxl.batch.office_papers import ORDER, Group, SurveyedWorkbook, grouped, seen_in
from itaxl.batch.offices import ListedOffice, OfficeKey, Offices, known_offices
from itaxl.batch.reminder_id import reminder_id
from itaxl.batch.result_record import edition_in, result_of
from itaxl.batch.results import Ranked
from itaxl.batch.versions import difference, saved_words
from itaxl.files.journal import ReadJournal
from itaxl.form.organisation import organisation_types
from itaxl.model.finding import Finding, Severity
from itaxl.model.visible import made_visible, shown_name
from itaxl.model.wording import Wording
from itaxl.reports.checked import effective
from itaxl.reports.overview import OfficeState, OfficeView, Overview, Standing, Version
from itaxl.reports.passed_over import PassedOver, Why, other_names

TWICE: Final = "X001"
"""The rule that finds a second file of one office: the newest of them is not to blame for the others."""
SHORTEST_HINT: Final = 4
"""Letters of an office's bare name from which a file's name that holds it is likely the office's."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the workbooks: the roster, what was passed over, decisions, earlier rounds, letters.

    `rounds` give each earlier round its name and how the offices stood; `returned` are the workbooks that a letter
    has gone out about, and by `reminder_id` the offices that one has reminded.
    """

    roster: Sequence[ListedOffice] = ()
    passed: Sequence[PassedOver] = ()
    decisions: Sequence[Decision] = ()
    rounds: Sequence[tuple[str, Mapping[OfficeKey, Standing]]] = ()
    returned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Survey:
    """The workbooks in the order in which they are told, and the offices; `found` is what comparing them found.

    `decisions` are those about findings, by workbook; `newest` the workbooks that count for their offices.
    """

    places: Sequence[Ranked]
    overview: Overview
    found: Mapping[str, Sequence[Finding]]
    decisions: Mapping[str, Sequence[Decision]]
    newest: frozenset[str]
    keys: Mapping[OfficeKey, OfficeView]
    troubles: Sequence[Wording]


def survey(
    journal: Path, finished: Mapping[str, Finished], found: Mapping[str, Sequence[Finding]], known: Known = Known()
) -> Survey:
    """Look at the workbooks that are `finished` and sum up their offices; `found` is what comparing them all found."""
    offices = known_offices(known.roster)
    with closing(ReadJournal(journal)) as opened:

        def record(entry: int) -> Mapping[str, object]:
            found: Mapping[str, object] = opened.entry(entry)["record"]
            return found

        groups = grouped((seen_in(known_as, each, record(each.entry)) for known_as, each in finished.items()), offices)
        decisions = by_office(known.decisions, offices, [group.key for group in groups])
        found = _without_twice(found, groups)
        by_path = {seen.known_as: own for group in groups for seen in group.seen if (own := decisions.of(group.key))}
        for group in groups:
            for seen in group.seen:
                _count(seen, found.get(seen.known_as, ()), by_path.get(seen.known_as, ()), record)
            group.papers.sort(key=lambda of_one: of_one[0].rank)
        views = {group.key: _view(group, offices, decisions, known, record) for group in groups}
    ordered = sorted(groups, key=lambda group: _rank(views[group.key], group))
    for key, listed in offices.roster.items():
        if key not in views:
            views[key] = _missing(key, listed, known, groups)
    in_order = [views[group.key] for group in ordered]
    missing = [view for view in views.values() if view.state is OfficeState.NOT_SENT]
    told = sorted((*in_order, *missing), key=_told)
    return Survey(
        places=[
            Ranked(seen.known_as, seen.entry, seen.errors, seen.complete) for group in ordered for seen in group.seen
        ],
        overview=Overview(tuple(told), bool(known.roster), tuple(name for name, _ in known.rounds)),
        found=found,
        decisions=by_path,
        newest=frozenset(each.known_as for group in groups for each in group.newest),
        keys=views,
        troubles=decisions.troubles,
    )


def _without_twice(found: Mapping[str, Sequence[Finding]], groups: Iterable[Group]) -> dict[str, Sequence[Finding]]:
    """What comparing found, without blaming the newest version of an office for the older ones."""
    newest = {each.known_as for group in groups for each in group.newest}
    return {
        known_as: [each for each in of_one if each.code != TWICE] if known_as in newest else of_one
        for known_as, of_one in found.items()
    }


def _count(
    seen: SurveyedWorkbook,
    more: Sequence[Finding],
    decisions: Sequence[Decision],
    record: Callable[[int], Mapping[str, object]],
) -> None:
    """Count what stands against a workbook, with what comparing found and without what the officer accepted."""
    if decisions:
        result = result_of(seen.known_as, record(seen.entry))
        result = decided(replace(result, findings=(*result.findings, *more)), decisions)
        seen.errors, seen.warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
        return
    standing = [effective(finding) for finding in more if finding.stands]
    seen.errors += standing.count(Severity.ERROR)
    seen.warnings += standing.count(Severity.WARNING)


def _view(
    group: Group,
    offices: Offices,
    decisions: Decisions,
    known: Known,
    record: Callable[[int], Mapping[str, object]],
) -> OfficeView:
    newest, listed = group.newest[0], offices.roster.get(group.key)
    copies = other_names(known.passed)
    accepted = decisions.whole(group.key) if newest.office.name else ""
    whose = listed or newest.office
    return OfficeView(
        name=made_visible(newest.office.name or (listed.name if listed else "")) or shown_name(newest.known_as),
        district=made_visible(whose.district or newest.office.district),
        province=made_visible(whose.province or newest.office.province),
        phone=made_visible((listed.phone if listed else "") or newest.office.phone),
        contact=made_visible(listed.contact) if listed else "",
        state=OfficeState.ACCEPTED if accepted else newest.state,
        versions=tuple(_versions(group, copies, record)),
        rounds=_rounds(group.key, known),
        returned=any(each.known_as in known.returned for each in group.newest),
        decision=accepted,
        listed=listed is not None or not offices.roster,
        known=bool(newest.office.name),
    )


def _rounds(key: OfficeKey, known: Known) -> tuple[Standing | None, ...]:
    """How the office stood in each earlier round; one of the roster that is nowhere there had not sent."""
    return tuple(standings.get(key) for _, standings in known.rounds)


def _versions(
    group: Group, copies: Mapping[str, Sequence[str]], record: Callable[[int], Mapping[str, object]]
) -> Iterator[Version]:
    for of_one in group.papers:
        several = len(of_one) > 1
        typed = [edition_in(record(each.entry)).typed for each in of_one] if several else []
        for place, each in enumerate(of_one):
            yield Version(
                each.known_as,
                saved_words(each.saved) if several else None,
                each.errors,
                each.warnings,
                difference(typed[place], typed[place + 1]) if place + 1 < len(typed) else None,
                tuple(copies.get(each.known_as, ())),
                of_one[0].paper,
                each.state,
            )


def _missing(key: OfficeKey, listed: ListedOffice, known: Known, groups: Sequence[Group]) -> OfficeView:
    """An office of the roster that has sent no form; a file that bears its name is told."""
    kind = next((kind for kind in organisation_types() if key.name.startswith(kind)), "")
    bare = key.name.removeprefix(kind)
    nameless = [shown_name(group.newest[0].known_as) for group in groups if not group.key.name]
    others = [each.name for each in known.passed if each.why in (Why.NOT_FORM, Why.PICTURE)]
    hints = [name for name in (*nameless, *others) if len(bare) >= SHORTEST_HINT and bare in _plain(name)]
    view = OfficeView(
        name=made_visible(listed.name),
        district=made_visible(listed.district),
        province=made_visible(listed.province),
        phone=made_visible(listed.phone),
        contact=made_visible(listed.contact),
        rounds=_rounds(key, known),
        hints=tuple(hints),
    )
    return replace(view, returned=reminder_id(view) in known.returned)


def _told(view: OfficeView) -> tuple[bool, bool, int]:
    """In which order offices are told: what is not filled in last, before it the files of nobody known."""
    return view.state is OfficeState.BLANK, not view.known, ORDER[view.state]


def _plain(name: str) -> str:
    return "".join(name.split())


def _rank(view: OfficeView, group: Group) -> tuple[int, int, int, str]:
    return ORDER[view.state], -view.errors, -view.warnings, group.newest[0].known_as
