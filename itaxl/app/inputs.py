"""The workbooks that paths on a command line name."""

from collections.abc import Collection, Iterable, Iterator
from os.path import realpath
from pathlib import Path

from itaxl.app.sorting import Given, files_below, may_be_paper, without_copies, without_zips
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reports.passed_over import PassedOver

NO_SUCH_PATH = Wording("ไม่พบไฟล์หรือโฟลเดอร์ {path}", "No such file or folder: {path}")
NO_WORKBOOKS = Wording("ในโฟลเดอร์ {path} ไม่มีไฟล์แบบฟอร์ม Excel", "No Excel workbooks in the folder {path}")


def workbooks_in(paths: Iterable[Path], *, with_papers: Collection[Path] = ()) -> Iterator[Path]:
    """The workbooks that `paths` name, files as they are and folders with all below them, each once.

    A file by two names, as links make it, is two workbooks: each name is somebody's. Raises Refused for a path that
    does not exist and for a folder without workbooks, unless it is one `with_papers`.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = sorted(workbooks_below(path))
            if not found and path not in with_papers:
                raise Refused(NO_WORKBOOKS, path=path)
        elif path.exists():
            found = [path]
        else:
            raise Refused(NO_SUCH_PATH, path=path)
        for each in found:
            if (entry := entry_of(each)) not in seen:
                seen.add(entry)
                yield each


def entry_of(path: Path) -> Path:
    """The one spelling of a path: its own name in the folder that it really lies in, whatever links lead there."""
    path = path.absolute()
    # A name such as .. is none of its own.
    return Path(realpath(path.parent), path.name) if path.name not in ("", "..") else Path(realpath(path))


def workbooks_below(folder: Path) -> Iterator[Path]:
    """The workbooks in `folder` and below, by what they hold; what else lies there is passed over."""
    return (each.path for each in _below(folder) if each.passed is None)


def passed_over_in(paths: Iterable[Path]) -> list[PassedOver]:
    """The files in the folders among `paths` that are not checked, each with why."""
    found = {each.passed.path: each.passed for path in paths if path.is_dir() for each in _below(path) if each.passed}
    return [found[path] for path in sorted(found)]


def documents_below(folder: Path) -> Iterator[Path]:
    """The Word documents in `folder` and below, which may be papers."""
    return (each.path for each in files_below(folder) if may_be_paper(each))


def _below(folder: Path) -> list[Given]:
    return without_copies(without_zips(files_below(folder)))
