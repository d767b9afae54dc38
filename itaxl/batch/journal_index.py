"""What a journal remembers of earlier runs: which workbook has which folder, and what is done."""

import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from itaxl import __version__
from itaxl.app.sorting import JOURNAL
from itaxl.batch.journal_names import expect_names
from itaxl.batch.paper_account import MADE
from itaxl.batch.result_record import expect_record
from itaxl.batch.unpacking import UNPACKED
from itaxl.files.file_names import MOST_BYTES, alike, shortened
from itaxl.files.journal import entries
from itaxl.files.own_folder import leads_elsewhere
from itaxl.files.regular_file import hash_of

if TYPE_CHECKING:
    from itaxl.app.paper_sets import Facts

REMINDERS: Final = "หนังสือติดตาม"
"""The folder in the outputs that holds the letters to offices that have sent nothing."""
KEPT_NAMES: Final = frozenset(
    {
        *(
            JOURNAL,
            "index.html",
            "worklist.xlsx",
            "results.json",
            "letters.xlsx",
            "letters.pdf",
            "decisions.xlsx",
            "itaxl.toml",
        ),
        alike(UNPACKED),
        alike(MADE),
        alike(REMINDERS),
    }
)
"""Names in the outputs that are no workbook's, in the letters that all disks tell apart."""
USUAL_NAMES: Final = 2
"""Names among which a workbook keeps its folder: the wished one, and that with a short hash."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A workbook that was done: of which bytes, made how, its outputs (name → hash) and where its entry begins."""

    source: str
    made_with: str
    outputs: Mapping[str, str]
    entry: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class PrintedPdfs:
    """PDFs that were made: of which documents (name → hash), joined into one or not, and their own hashes."""

    of: Mapping[str, str]
    combine: bool
    outputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """The last batch that came to its end: its workbooks, the version of itaxl that made it, the day, what it knew.

    That is the roster (rows of texts), the files that were passed over (path, why, of which), and the folders of
    earlier results.
    """

    version: str = ""
    workbooks: Sequence[str] = ()
    day: str = ""
    roster: Sequence[Sequence[str]] = ()
    passed: Sequence[Sequence[str]] = ()
    since: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that returned a workbook: in which folder, and what was written (name → hash)."""

    folder: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """All that is known: folders by workbook, owners by folder, finished workbooks, PDFs, and reports (name → hash).

    `begun` are the folders of workbooks that a killed run was writing, `seen` what papers said of themselves by the
    hashes of their bytes. `passed_over` counts lines that are damaged or were changed. Nothing is put into a folder
    whose place in `out` a file or a link to elsewhere has taken.
    """

    folders: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    finished: dict[str, Finished] = field(default_factory=dict)
    printed: dict[str, PrintedPdfs] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    published: Published = Published()
    letters: dict[str, Letters] = field(default_factory=dict)
    seen: dict[str, "Facts | None"] = field(default_factory=dict)
    out: Path | None = None
    passed_over: int = 0

    def folder_for(self, known_as: str, wished: str) -> str:
        """The folder of a workbook, no other's: the wished name, with a short hash when that is taken already."""
        names = list(islice(_folder_names(known_as, wished), USUAL_NAMES))
        had = self.folders.get(known_as)
        if had not in names or not self._is_free(had, known_as):
            had = next(name for name in _folder_names(known_as, wished) if self._is_free(name, known_as))
        self._claim(known_as, had)
        return had

    def _is_free(self, folder: str, known_as: str) -> bool:
        if alike(folder) in KEPT_NAMES or self.owners.get(alike(folder), known_as) != known_as:
            return False
        return self.out is None or _is_open(self.out / folder)

    def documents(self, known_as: str) -> list[str]:
        """The names of all that was made of a workbook: its documents, then the PDFs of just these."""
        done, pdfs = self.finished[known_as].outputs, self.printed.get(known_as)
        return [*done, *(pdfs.outputs if pdfs and pdfs.of == done else ())]

    def _claim(self, known_as: str, folder: str) -> None:
        self.folders[known_as] = folder
        self.owners.setdefault(alike(folder), known_as)

    def take(self, place: int, entry: Mapping[str, Any]) -> None:
        """Remember one entry of the journal; LookupError, TypeError or ValueError for one that is none of ours."""
        expect_names(entry)
        known_as: str = entry.get("intent") or entry.get("done") or entry.get("returned") or ""
        if known_as and entry["folder"]:
            self._claim(known_as, entry["folder"])
        if "intent" in entry:
            self.begun[known_as] = entry["folder"]
        elif "done" in entry:
            expect_record(entry["record"])
            self.begun.pop(known_as, None)
            parts = (entry["input"], entry["made_with"], entry["outputs"], place, entry["errors"], entry["warnings"])
            self.finished[known_as] = Finished(*parts)
        elif "printed" in entry:
            self.printed[entry["printed"]] = PrintedPdfs(entry["of"], entry["combine"], entry["outputs"])
        elif "returned" in entry:
            self.letters[known_as] = Letters(entry["folder"], entry["letters"])
        elif "seen" in entry:
            if entry["itaxl"] == __version__:
                self.seen |= _seen(entry["seen"])
        elif "reports" in entry:
            self.reports |= entry["reports"]
            if "of" in entry:
                more = (entry.get("on", ""), entry.get("roster", ()), entry.get("passed", ()), entry.get("since", ()))
                self.published = Published(entry["itaxl"], entry["of"], *more)


def _seen(noted: Mapping[str, Any]) -> "dict[str, Facts | None]":
    from itaxl.app.paper_sets import Facts  # for inboxes with papers alone

    found: dict[str, Facts | None] = {}
    for sign, facts in noted.items():
        memo, report, office, year = facts if facts is not None else (False, False, "", "")
        if not (
            isinstance(memo, bool) and isinstance(report, bool) and isinstance(office, str) and isinstance(year, str)
        ):
            raise TypeError
        found[sign] = Facts(memo=memo, report=report, office=office, year=year) if facts is not None else None
    return found


def _folder_names(known_as: str, wished: str) -> Iterator[str]:
    """The wished name, then ever longer ones that hardly anybody else has."""
    yield wished
    sign = blake2b(known_as.encode("utf-8", "replace"), digest_size=3).hexdigest()
    for number in count(1):
        end = f" {sign}" if number == 1 else f" {sign} ({number})"
        yield shortened(wished, letters=len(wished), most_bytes=MOST_BYTES - len(end)) + end


def _is_open(folder: Path) -> bool:
    """Whether `folder` is one, or can become one: no file stands there, and no link."""
    try:
        return stat.S_ISDIR(folder.lstat().st_mode) and not leads_elsewhere(folder)
    except OSError:
        return True


def memory_of(journal: Path) -> Memory:
    """What the journal at `journal` says; entries that are not ours are passed over, and counted."""
    memory, damaged = Memory(out=journal.parent), list[int]()
    for place, entry in entries(journal, damaged):
        try:
            memory.take(place, entry)
        except (LookupError, TypeError, AttributeError, ValueError):
            damaged.append(place)
    memory.passed_over = len(damaged)
    return memory


def untouched(folder: Path, outputs: Mapping[str, str]) -> bool:
    """Whether all `outputs` still stand in `folder`, which is no link, as they were written."""
    return not leads_elsewhere(folder) and all(hash_of(folder / name) == digest for name, digest in outputs.items())
