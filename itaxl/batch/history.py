"""Earlier rounds: how each office stood then, by the journals of the folders of their results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from itaxl.app.sorting import JOURNAL
from itaxl.batch.decisions import read_decisions
from itaxl.batch.journal_index import Memory, memory_of
from itaxl.batch.offices import ListedOffice, OfficeKey
from itaxl.batch.survey import Known, survey
from itaxl.reports.overview import Standing


@dataclass(frozen=True, slots=True)
class Round:
    """One earlier round: the folder of its results, the day on which they were made, how the offices stood."""

    folder: Path
    day: str
    standings: Mapping[OfficeKey, Standing]


def rounds_of(folders: Sequence[Path], roster: Sequence[ListedOffice]) -> list[Round]:
    """The earlier rounds, the oldest first; a folder without a journal tells nothing of its offices."""
    found = [_round(folder, roster) for folder in dict.fromkeys(folders)]
    return sorted(found, key=lambda each: each.day)


def _round(folder: Path, roster: Sequence[ListedOffice]) -> Round:
    journal = folder / JOURNAL
    memory = memory_of(journal)
    published = memory.published
    finished = {known_as: memory.finished[known_as] for known_as in published.workbooks if known_as in memory.finished}
    if not finished:
        return Round(folder, published.day, {})
    decisions, _ = read_decisions([folder])
    known = Known(roster=roster, decisions=decisions, returned=returned_in(memory))
    try:
        keys = survey(journal, finished, {}, known).keys
    except (LookupError, TypeError, ValueError, AttributeError):  # of another version, or spoiled: nothing is told
        return Round(folder, published.day, {})
    return Round(folder, published.day, {key: view.standing for key, view in keys.items()})


def returned_in(memory: Memory) -> frozenset[str]:
    """The workbooks about which a letter stands."""
    return frozenset(known_as for known_as, letters in memory.letters.items() if letters.files)
