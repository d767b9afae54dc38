"""The results of a batch, worst first, read from the journal one by one."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, overload

from itaxl.app.rule_failures import not_run
from itaxl.batch.decisions import Decision, decided
from itaxl.batch.journal_index import Finished
from itaxl.batch.result_record import digest_of, result_of
from itaxl.checking import check_across
from itaxl.evidence.digest import ComparedText, Digest
from itaxl.files.journal import ReadJournal
from itaxl.model.finding import Finding
from itaxl.reports.checked import Checked


@dataclass(frozen=True, slots=True)
class Ranked:
    """A workbook among the others: where its entry begins, how many errors it has, whether all rules were run."""

    known_as: str
    entry: int
    errors: int
    complete: bool


class Results(Sequence[Checked]):
    """The results of workbooks in the order of `places`, each with what comparing them all has `found`.

    What the officer's `decisions` accept bears their reason. Only what orders them is held in memory; the journal's
    file stays open until `close`. Another process gets its own.
    """

    def __init__(
        self,
        journal: Path,
        places: Sequence[Ranked],
        found: Mapping[str, Sequence[Finding]],
        decisions: Mapping[str, Sequence[Decision]],
    ) -> None:
        self._journal = ReadJournal(journal)
        self._found = found
        self._decisions = decisions
        self.places = places

    def __reduce__(self) -> tuple[object, ...]:
        return Results, (self._journal.path, self.places, self._found, self._decisions)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> Checked: ...
    @overload
    def __getitem__(self, index: slice) -> list[Checked]: ...
    def __getitem__(self, index: int | slice) -> Checked | list[Checked]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        place = self.places[index]
        result = result_of(place.known_as, _record(self._journal, place.entry))
        more = self._found.get(place.known_as)
        whole = replace(result, findings=(*result.findings, *more)) if more else result
        return decided(whole, self._decisions.get(place.known_as, ()))

    def __iter__(self) -> Iterator[Checked]:
        return (self[number] for number in range(len(self)))

    def close(self) -> None:
        """Close the journal's file."""
        self._journal.close()


def found_across(journal: Path, finished: Mapping[str, Finished]) -> dict[str, list[Finding]]:
    """What comparing all workbooks finds, by workbook.

    Nearly every text is in one workbook only. So every workbook is read once, of which no more is kept than a number
    for each text, and the few that share one are read again.
    """
    with closing(ReadJournal(journal)) as opened:
        numbers: dict[str, array[int]] = {}
        for known_as, each in finished.items():
            if one := digest_of(known_as, _record(opened, each.entry)):
                numbers[known_as] = array("q", {hash(place.text) for place in _places(one)})
        twice = _twice(array("q", chain.from_iterable(numbers.values())))
        sharing = sorted(known_as for known_as, own in numbers.items() if not twice.isdisjoint(own))
        again = (digest_of(known_as, _record(opened, finished[known_as].entry)) for known_as in sharing)
        shared = [_only(one, twice) for one in again if one]
    return check_across(shared, on_crash=not_run) if shared else {}


def _record(journal: ReadJournal, place: int) -> Mapping[str, Any]:
    record: Mapping[str, Any] = journal.entry(place)["record"]
    return record


def _places(one: Digest) -> Iterator[ComparedText]:
    return (place for place in (one.organisation, one.number, *one.results) if place)


def _twice(numbers: "array[int]") -> set[int]:
    ordered = sorted(numbers)
    return {number for number, after in pairwise(ordered) if number == after}


def _only(one: Digest, texts: set[int]) -> Digest:
    return replace(one, results=tuple(place for place in one.results if hash(place.text) in texts))
