"""Making the documents of one workbook: read, check, build, write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Final

from itaxl.app.choice import Choice
from itaxl.app.wish import Draft, Drawn, PapersWish
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_beside
from itaxl.files.write_errors import IN_USE, folder_explained
from itaxl.model.finding import Finding
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.processes.isolated_task import begun
from itaxl.settings import settings_for

__all__ = [
    "Draft",
    "Drawn",
    "Made",
    "NotAllWritten",
    "PapersWish",
    "draw_file",
    "make_file",
    "output_folder",
    "write_documents",
]

LANGS: Final[tuple[Lang, ...]] = ("th", "en")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the files in order, the findings of the check that went before, whether the pages say ร่าง."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    draft: bool
    notes: tuple[Wording, ...] = ()


class NotAllWritten(Refused):
    """Raised when something could not be written; `made` is what was."""

    def __init__(self, made: Made, refusals: Sequence[Refused]) -> None:
        said = {lang: "\n".join(refusal.sentence(lang) for refusal in refusals) for lang in LANGS}
        super().__init__(Wording("{th}", "{en}"), **said)
        self.made = made


@dataclass(slots=True)
class _Making:
    """Files on their way into a folder: those that are there, and why others are not."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        """Whether something is wrong with the folder or the disk, so that nothing more can be written."""
        return any(refusal.wording is not IN_USE for refusal in self.refused)

    def write(self, name: str, data: bytes, *, ours: Callable[[bytes], bool]) -> Path:
        """Write a file; answers where it stands, or would have.

        A file that is open in Word stops nothing else.
        """
        if self.stopped:
            return self.folder / name
        try:
            place = write_beside(self.folder / name, data, ours=ours)
        except Refused as refusal:
            self.refused.append(refusal)
            return self.folder / name
        self.files.append(place)
        return place


def make_file(path: Path, folder: Path | None = None, wish: PapersWish = PapersWish()) -> Made:
    """Make the documents of the workbook at `path` in `folder`, beside the workbook unless given.

    Raises Refused when the workbook is not a form that can be read, or when the outputs cannot be written.
    """
    choice = Choice(settings=settings_for(path.absolute().parent))
    answer = begun(draw_file, path, None, choice, wish)
    import_module("itaxl.reports.checked")  # what tells the answer is loaded while another process draws
    drawn = answer.result()
    return write_documents(drawn, output_folder(folder or path.absolute().parent), wish)


def draw_file(path: Path, beside: Path | None, choice: Choice, wish: PapersWish) -> Drawn:
    """Read, check and draw the workbook at `path` in this process, which ought to be a capped one.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own. Raises Refused when it is not
    a form that can be read.
    """
    from itaxl.app.drawing import draw, refuse_unreadable  # who waits for the papers reads and draws nothing
    from itaxl.app.file_inspection import inspect_file

    _, inspected = inspect_file(path, beside, choice)
    refuse_unreadable(inspected)
    return draw(inspected, wish)


def output_folder(folder: Path) -> Path:
    """The folder, made when it is missing; Refused when it cannot be."""
    with folder_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_documents(drawn: Drawn, folder: Path, wish: PapersWish) -> Made:
    """Write documents into `folder`; one that someone edited is kept beside the new one.

    What can be written is written, then NotAllWritten is raised when something could not.
    """
    sweep(folder)
    made = _Making(folder)
    places = {name: made.write(name, data, ours=_unedited) for name, data in drawn.documents.items()}
    notes = drawn.notes
    if (wish.pdf or wish.combine) and not made.stopped:
        notes += _write_pdfs(made, {places[name].name: data for name, data in drawn.documents.items()}, drawn.both)
    result = Made(tuple(made.files), drawn.findings, drawn.draft, notes)
    if made.refused:
        raise NotAllWritten(result, made.refused)
    return result


def _unedited(docx: bytes) -> bool:
    """Whether nobody has changed a document of ours that stands already."""
    from itaxl.app.document_files import unedited  # first needed where a document stands

    return unedited(docx)


def _write_pdfs(made: _Making, documents: Mapping[str, bytes], both: str) -> tuple[Wording, ...]:
    """Write a PDF a document, or one of all by the name `both`; what to know about them."""
    from itaxl.pdf.converter import combined, converted, unchanged, warnings

    try:
        pdfs = converted(documents)
    except Refused as refusal:
        made.refused.append(refusal)
        return ()
    if both:
        made.write(both, combined(list(pdfs.values())), ours=unchanged)
    for name, pdf in pdfs.items() if not both else ():
        made.write(f"{Path(name).stem}.pdf", pdf, ours=unchanged)
    return tuple(warnings())
