"""The results of a batch, worst first, read from the journal one by one."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, overload

from itaxl.app.not_run import not_run
from itaxl.batch.memory import Finished
from itaxl.batch.record import digest_of, result_of
from itaxl.checking import check_across
from itaxl.edges.journal import entry_at
from itaxl.finding import Finding, Severity
from itaxl.reports.checked import Checked, effective
from itaxl.rules.digest import Digest, Place


class Results(Sequence[Checked]):
    """The results of the workbooks in `finished`, each with what comparing them all has `found`.

    Only what orders them is held in memory; the journal's file stays open until `close`. Another process gets its own.
    """

    def __init__(self, journal: Path, finished: Mapping[str, Finished], found: Mapping[str, Sequence[Finding]]) -> None:
        self._file = journal.open("rb")
        self._made_of = (journal, finished, found)
        self._found = found
        self._places = [(known_as, each.entry) for known_as, each in sorted(finished.items(), key=self._rank)]

    def __reduce__(self) -> tuple[object, ...]:
        return Results, self._made_of

    def _rank(self, item: tuple[str, Finished]) -> tuple[int, int, str]:
        known_as, each = item
        more = [effective(finding) for finding in self._found.get(known_as, ()) if not finding.reason]
        errors, warnings = more.count(Severity.ERROR), more.count(Severity.WARNING)
        return -each.errors - errors, -each.warnings - warnings, known_as

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Checked: ...
    @overload
    def __getitem__(self, index: slice) -> list[Checked]: ...
    def __getitem__(self, index: int | slice) -> Checked | list[Checked]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        known_as, place = self._places[index]
        result = result_of(known_as, _record(self._file, place))
        more = self._found.get(known_as)
        return replace(result, findings=(*result.findings, *more)) if more else result

    def __iter__(self) -> Iterator[Checked]:
        return (self[number] for number in range(len(self)))

    def close(self) -> None:
        """Close the journal's file."""
        self._file.close()


def found_across(journal: Path, finished: Mapping[str, Finished]) -> dict[str, list[Finding]]:
    """What comparing all workbooks finds, by workbook.

    Nearly every text is in one workbook only. So a first pass keeps no more than a number for each text, and a second
    one takes the few digests that share one.
    """
    with journal.open("rb") as file:
        numbers = array("q")
        for known_as, each in finished.items():
            one = digest_of(known_as, _record(file, each.entry))
            numbers.extend({hash(place.text) for place in _places(one)} if one else ())
        twice = _twice(numbers)
        if not twice:
            return {}
        whole = (digest_of(known_as, _record(file, each.entry)) for known_as, each in sorted(finished.items()))
        shared = [
            _only(one, twice) for one in whole if one and any(hash(place.text) in twice for place in _places(one))
        ]
    return check_across(shared, on_crash=not_run)


def _record(file: Any, place: int) -> Mapping[str, Any]:
    record: Mapping[str, Any] = entry_at(file, place)["record"]
    return record


def _places(one: Digest) -> Iterator[Place]:
    return (place for place in (one.organisation, one.number, *one.results) if place)


def _twice(numbers: "array[int]") -> set[int]:
    ordered = sorted(numbers)
    return {number for number, after in pairwise(ordered) if number == after}


def _only(one: Digest, texts: set[int]) -> Digest:
    return replace(one, results=tuple(place for place in one.results if hash(place.text) in texts))
