"""Workbooks that were done one after another, elsewhere, told together: the reports of a batch as bytes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from itaxl.app.sorting import JOURNAL
from itaxl.batch.document_writer import done_line
from itaxl.batch.journal_index import Finished, Memory
from itaxl.batch.publishing import PAGE, RECORDS, WORKLIST, gathered, records_of, today
from itaxl.batch.results import Results, found_across
from itaxl.batch.survey import Known, survey
from itaxl.batch.task import Done
from itaxl.files.journal import Journal
from itaxl.model.wording import Lang
from itaxl.reports.html import Frame, html_parts
from itaxl.reports.passed_over import PassedOver
from itaxl.reports.worklist import worklist


@dataclass(frozen=True, slots=True)
class ToldTogether:
    """The reports by their names, the folder that each workbook's documents belong into, and how the offices stand."""

    files: Mapping[str, bytes]
    folders: Mapping[str, str]
    line_th: str
    line_en: str


def told_together(
    done: Mapping[str, tuple[Done, Mapping[str, str]]], passed: Sequence[PassedOver] = (), lang: Lang = "th"
) -> ToldTogether:
    """The page, the worklist and the file for machines of workbooks by the paths they are known by.

    With each goes the hash of its documents by name. Compared with each other, and summed up by office, as in a batch.
    """
    memory = Memory()
    with TemporaryDirectory(prefix="itaxl-") as folder:
        place = Path(folder) / JOURNAL
        with closing(Journal(place)) as journal:
            _keep(done, memory, journal)
        finished = memory.finished
        seen = survey(place, finished, found_across(place, finished), Known(passed=passed))
        with closing(Results(place, seen.places, seen.found, seen.decisions)) as results:
            frame = Frame(lang=lang, link=_link(memory), passed=passed, overview=seen.overview, day=today())
            files = {
                PAGE: b"".join(gathered(html_parts(results, frame))),
                WORKLIST: worklist(results, lang=lang, overview=seen.overview, day=today()),
                RECORDS: b"".join(gathered(records_of(results, memory, frame))),
            }
    return ToldTogether(files, dict(memory.folders), seen.overview.line("th"), seen.overview.line("en"))


def _keep(done: Mapping[str, tuple[Done, Mapping[str, str]]], memory: Memory, journal: Journal) -> None:
    folders = {
        known_as: memory.folder_for(known_as, each.folder) if outputs else ""
        for known_as, (each, outputs) in sorted(done.items())
    }
    lines = [done_line(known_as, each, "", folders[known_as], outputs) for known_as, (each, outputs) in done.items()]
    places = journal.add(lines, sync=False)
    for entry, (known_as, (each, outputs)) in zip(places, done.items(), strict=True):
        memory.finished[known_as] = Finished(each.input, "", outputs, entry, each.errors, each.warnings)


def _link(memory: Memory) -> Callable[[str], str]:
    return lambda path: memory.folders.get(path, "") if memory.finished[path].outputs else ""
