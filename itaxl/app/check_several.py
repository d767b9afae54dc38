"""Checking several workbooks and papers, and folders of them, each by a process that no file can bring down."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from itaxl.app.check import check_file, named_as_paper
from itaxl.app.choice import Choice
from itaxl.app.file_inspection import inspect_file
from itaxl.app.inputs import documents_below, passed_over_in, workbooks_below, workbooks_in
from itaxl.app.inspection import checked
from itaxl.app.rule_failures import not_run
from itaxl.app.sorting import SAVE_AS, document_copies
from itaxl.checking import check_across
from itaxl.evidence.digest import Digest, digest
from itaxl.files.file_names import spelled
from itaxl.files.own_folder import own_folder
from itaxl.files.paper_endings import OLDER_PAPERS
from itaxl.files.private_folder import private_folder
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.model.finding import Finding
from itaxl.model.refusal import Refused
from itaxl.processes.isolated_task import isolated
from itaxl.processes.process_pool import Workforce
from itaxl.reports.checked import Checked, refused_result
from itaxl.reports.passed_over import PassedOver, Why

if TYPE_CHECKING:
    from itaxl.app.paper_sets import PaperSet


def check_several(paths: Sequence[Path], choice: Choice) -> tuple[list[Checked], list[PassedOver]]:
    """The results of all that `paths` name, and what in their folders has none, each with why."""
    if papers := [path for path in paths if named_as_paper(path)]:
        return _with_papers(paths, papers, choice)
    folders = [path for path in paths if path.is_dir()]
    documents = list(dict.fromkeys(document for folder in folders for document in documents_below(folder)))
    alike = document_copies(documents)
    own = [each for each in documents if each not in alike]
    with _read_as_docx(own) as read:
        return _of_folders(paths, folders, alike, own, read, choice)


def _of_folders(
    paths: Sequence[Path],
    folders: Sequence[Path],
    alike: Mapping[Path, Path],
    documents: Sequence[Path],
    read: Mapping[Path, Path],
    choice: Choice,
) -> tuple[list[Checked], list[PassedOver]]:
    """The results of forms and folders with the `documents` in them; some are `read` as other files."""
    older = {each for each in documents if each.suffix.lower() in OLDER_PAPERS and each not in read}
    sets = _sets([each for each in documents if each not in older], folders, read)
    with_papers = [folder for folder in folders if any(each.papers[0].is_relative_to(folder) for each in sets)]
    files = list(workbooks_in(paths, with_papers=with_papers))
    if len(files) == 1 and not folders:
        return [isolated(check_file, files[0], choice)], []
    results = list(_check_each(files, choice)) if files else []
    digests = [compared for _, compared in results if compared]
    across = check_across(digests, select=choice.select, ignore=choice.ignore, on_crash=not_run)
    of_forms = [_with(result, across.get(result.path, ())) for result, _ in results]
    passed = _passed(folders, sets, alike)
    unread = {str(each) for each in older}
    told = [replace(each, what=SAVE_AS) if each.path in unread else each for each in passed]
    return [*of_forms, *_of_papers(sets, choice)], told


@contextmanager
def _read_as_docx(documents: Sequence[Path]) -> Iterator[Mapping[Path, Path]]:
    """What is read of documents of other programs, as long as this is open."""
    older = [each for each in documents if each.suffix.lower() in OLDER_PAPERS]
    if not older:
        yield {}
        return
    from itaxl.app.older_documents import made_into_docx  # needed by folders with such documents alone

    with private_folder() as folder:
        yield made_into_docx(older, partial(own_folder, folder))


def _sets(documents: Sequence[Path], folders: Sequence[Path], read: Mapping[Path, Path]) -> "list[PaperSet]":
    """The papers among the documents of folders, with the forms beside them."""
    if not documents:
        return []
    from itaxl.app.paper_sets import paper_sets  # needed by folders with papers alone

    return paper_sets(documents, [path for folder in folders for path in workbooks_below(folder)], read=read)


def _passed(folders: Sequence[Path], sets: "Sequence[PaperSet]", alike: Mapping[Path, Path]) -> list[PassedOver]:
    """What is passed over in folders: of papers the second of a set, and copies of another byte for byte."""
    first = {path: each.papers[0] for each in sets for path in each.papers}
    papers = [PassedOver(str(path), Why.PAPER, str(of)) for path, of in first.items() if path != of]
    papers += [PassedOver(str(path), Why.COPY, str(of)) for path, of in alike.items() if of in first]
    told = {each.path for each in papers} | {str(path) for path in first}
    passed = [each for each in passed_over_in(folders) if each.path not in told]
    return sorted((*passed, *papers), key=lambda each: each.path)


def _of_papers(sets: "Sequence[PaperSet]", choice: Choice) -> Iterator[Checked]:
    """The result of each set of papers, by processes that a file cannot bring down."""
    if not sets:
        return
    from itaxl.app.paper_check import check_set  # it checks by this module

    task = partial(check_set, choice)
    with closing(Workforce(task, jobs=min(os.cpu_count() or 1, len(sets)), warm=_nothing)) as force:
        for answers in force.answers(sets, stopping=lambda: False):
            for each, answer in answers:
                if isinstance(answer, UnreadableFile):
                    yield refused_result(spelled(each.papers[0]), refused(each.papers[0].name, answer))
                elif isinstance(answer, Exception):
                    raise answer
                else:
                    yield answer


def _with_papers(
    paths: Sequence[Path], papers: Sequence[Path], choice: Choice
) -> tuple[list[Checked], list[PassedOver]]:
    """The results of forms and folders, and one of the papers together, against the one form that stands with them."""
    from itaxl.app.paper_check import check_papers  # it checks by this module

    others = [path for path in paths if path not in papers]
    forms = [path for path in others if not path.is_dir()]
    result = check_papers(papers, choice, forms[0] if len(forms) == 1 else None)
    results, passed = check_several(others, choice) if others else ([], [])
    return [*results, result], passed


def _check_each(files: Sequence[Path], choice: Choice) -> Iterator[tuple[Checked, Digest | None]]:
    """The result of each file and what others are compared with, by processes that a file cannot bring down."""
    task = partial(check_for_comparison, choice)
    with closing(Workforce(task, jobs=min(os.cpu_count() or 1, len(files)), warm=_nothing)) as force:
        for answers in force.answers(files, stopping=lambda: False):
            for path, answer in answers:
                if isinstance(answer, UnreadableFile):
                    yield refused_result(spelled(path), refused(path.name, answer)), None
                elif isinstance(answer, Exception):
                    raise answer
                else:
                    yield answer


def _nothing() -> None:
    """A process of a few checks needs no warming."""


def check_for_comparison(choice: Choice, path: Path) -> tuple[Checked, Digest | None]:
    """The same, and what other workbooks are compared with; None when the form cannot be read."""
    try:
        _, inspected = inspect_file(path, choice=choice)
    except Refused as refusal:
        return refused_result(spelled(path), refusal), None
    result = checked(path, inspected)
    return result, None if result.unreadable else digest(inspected.submission, spelled(path))


def _with(result: Checked, more: Iterable[Finding]) -> Checked:
    return replace(result, findings=(*result.findings, *more))
