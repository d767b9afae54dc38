"""Papers that lie in folders: which are memos and reports, which belong together, and to which form they belong."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from itaxl.files.regular_file import hash_of
from itaxl.processes.process_pool import Workforce


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper or a form says of itself: whether it has memo and report, whose it is and of which year."""

    memo: bool
    report: bool
    office: str
    year: str

    @property
    def is_paper(self) -> bool:
        """Whether it is one of the papers that are checked."""
        return self.memo or self.report


@dataclass(frozen=True, slots=True)
class PaperSet:
    """A memo and the report that it carries, or one of them alone, and the form of the same office beside them.

    `read` are the files that are read in the place of papers of other programs, as many as there are papers.
    """

    papers: tuple[Path, ...]
    form: Path | None = None
    read: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """What is read."""
        return self.read or self.papers


LookAt: TypeAlias = Callable[[Sequence[Path]], Mapping[Path, Facts]]
"""Tells what files say of themselves; one that cannot be read is left out."""


def paper_sets(
    documents: Sequence[Path],
    forms: Sequence[Path],
    *,
    read: Mapping[Path, Path] = MappingProxyType({}),
    known: dict[str, Facts | None] | None = None,
    look_at: LookAt | None = None,
) -> list[PaperSet]:
    """The papers among `documents`, put together by folder and office; a form counts when it alone is the office's.

    Each is looked at by a capped process, or what stands in its place in `read`; by `look_at` where there are no
    processes. What is neither memo nor report is in no set. What is `known` by the hash of a file's bytes is not
    looked at again; what is new is added to it.
    """
    if not documents:
        return []
    folders = {path.parent for path in documents}
    wanted = [*documents, *(form for form in forms if form.parent in folders)]
    facts = look_at(wanted) if look_at else _looked_at({path: read.get(path, path) for path in wanted}, known)
    papers = [path for path in documents if (its := facts.get(path)) and its.is_paper]
    sets = []
    for together in _together(papers, facts):
        first = next((facts[path] for path in together if facts[path].office), facts[together[0]])
        beside = [form for form in forms if form.parent == together[0].parent and form in facts]
        own = [form for form in beside if _same(facts[form], first)]
        instead = tuple(read.get(path, path) for path in together)
        sets.append(PaperSet(together, own[0] if len(own) == 1 else None, instead))
    return sets


def look(path: Path) -> Facts | None:
    """What a file says of itself, read in this process, which ought to be a capped one."""
    from itaxl.app.paper_facts import facts_of  # whoever only hands out the work reads nothing

    return facts_of(path)


def _looked_at(files: Mapping[Path, Path], known: dict[str, Facts | None] | None) -> dict[Path, Facts]:
    """What each of the files, by what is read of it, says of itself."""
    known = {} if known is None else known
    signs = {read: f"{hash_of(read)} {read.suffix.lower()}" for read in dict.fromkeys(files.values())}
    new = list({sign: read for read, sign in reversed(signs.items()) if sign not in known}.values())
    if new:
        with closing(Workforce(look, jobs=min(os.cpu_count() or 1, len(new)), warm=_nothing)) as force:
            for answers in force.answers(new, stopping=lambda: False):
                for read, answer in answers:
                    if isinstance(answer, Facts) or answer is None:  # what did not end, or failed, is tried again
                        known[signs[read]] = answer
    return {path: facts for path, read in files.items() if (facts := known.get(signs[read]))}


def _nothing() -> None:
    """A process of a few looks needs no warming."""


def _together(papers: Sequence[Path], facts: Mapping[Path, Facts]) -> Iterator[tuple[Path, ...]]:
    """A memo with the one report of its office in its folder, of its year where there are more; others alone."""
    pairs = dict(_pairs(papers, facts, with_year=False))
    left = [path for path in papers if path not in pairs and path not in pairs.values()]
    pairs |= dict(_pairs(left, facts, with_year=True))
    for path in papers:
        if path in pairs:
            yield path, pairs[path]
        elif path not in pairs.values():
            yield (path,)


def _pairs(papers: Sequence[Path], facts: Mapping[Path, Facts], *, with_year: bool) -> Iterator[tuple[Path, Path]]:
    groups: dict[tuple[Path, str, str], tuple[list[Path], list[Path]]] = {}
    for path in papers:
        its = facts[path]
        if its.office and its.memo is not its.report:
            key = (path.parent, its.office, its.year if with_year else "")
            groups.setdefault(key, ([], []))[its.report].append(path)
    for memos, reports in groups.values():
        if len(memos) == len(reports) == 1:
            yield memos[0], reports[0]


def _same(one: Facts, other: Facts) -> bool:
    """Whether two files are of one office and may be of one year."""
    same_year = one.year == other.year or not (one.year and other.year)
    return bool(one.office) and one.office == other.office and same_year
