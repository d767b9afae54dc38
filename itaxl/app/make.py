"""Making the documents of one workbook: read, check, build, write."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from itaxl.app.check import Choice, Inspected, inspect_file
from itaxl.app.document_files import build, name_of, packed, unedited
from itaxl.documents.blocks import Document
from itaxl.documents.papers import combined_name, kinds
from itaxl.documents.signatures import BROKEN_PICTURE
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_beside
from itaxl.files.write_errors import IN_USE, folder_explained
from itaxl.form.labels import label_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import effective
from itaxl.reports.finding_text import message
from itaxl.settings import settings_for

Draft: TypeAlias = Literal["auto", "never"]

LEFT_OUT = Wording(
    "รูปที่ {ref} ({label}) เปิดไม่ได้ จึงเว้นที่ไว้ วางรูปใหม่ที่บันทึกเป็น PNG หรือ JPEG",
    "The picture at {ref} ({label}) cannot be drawn and was left out; place it again as PNG or JPEG.",
)
LANGS: Final[tuple[Lang, ...]] = ("th", "en")


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make: papers by kind (none: all), PDFs, one PDF of all, papers on their side, and what stamps ร่าง."""

    kinds: Sequence[str] = ()
    pdf: bool = False
    combine: bool = False
    draft: Draft = "auto"
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Documents that are ready to be written.

    `documents` are .docx by their file names; `both` is the name of one PDF of all, empty when none is wished;
    `findings` are those of the check that went before, `draft` whether the pages say ร่าง.
    """

    documents: Mapping[str, bytes]
    both: str
    findings: tuple[Finding, ...]
    draft: bool
    notes: tuple[Wording, ...] = ()


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


def make_file(path: Path, folder: Path | None = None, wish: Wish = Wish()) -> Made:
    """Make the documents of the workbook at `path` in `folder`, beside the workbook unless given.

    Raises Refused when the workbook is not a form that can be read, or when the outputs cannot be written.
    """
    choice = Choice(settings=settings_for(path.absolute().parent))
    drawn = isolated(draw_file, path, None, choice, wish)
    return write_documents(drawn, output_folder(folder or path.absolute().parent), wish)


def draw_file(path: Path, beside: Path | None, choice: Choice, wish: Wish) -> Drawn:
    """Read, check and draw the workbook at `path` in this process, which ought to be a capped one.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own. Raises Refused when it is not
    a form that can be read.
    """
    _, inspected = inspect_file(path, beside, choice)
    refuse_unreadable(inspected)
    return draw(inspected, wish)


def draw(inspected: Inspected, wish: Wish) -> Drawn:
    """The documents of a checked form."""
    submission, year = inspected.submission, inspected.year
    draft = wish.draft == "auto" and has_errors(inspected)
    built = build(submission, year, wish.kinds, draft=draft, landscape=wish.landscape, own=inspected.settings.style)
    documents = packed(submission, year, built)
    one = wish.combine and len(built) > 1
    both = name_of(submission, year, combined_name(kinds(built)), ".pdf") if one else ""
    return Drawn(documents, both, inspected.findings, draft, tuple(left_out(inspected, built)))


def refuse_unreadable(inspected: Inspected) -> None:
    """Raise Refused with the first reason why the form could not be read, if there is one."""
    from itaxl.checking import BLOCKING

    for finding in inspected.findings:
        if finding.code in BLOCKING and effective(finding) is Severity.ERROR:
            th, en = message(finding, "th"), message(finding, "en")
            said = {"th": f"{th.what} – {th.how}", "en": f"{en.what} – {en.how}"}
            raise Refused(Wording("{th}", "{en}"), code=finding.code, **said)


def output_folder(folder: Path) -> Path:
    """The folder, made when it is missing; Refused when it cannot be."""
    with folder_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_documents(drawn: Drawn, folder: Path, wish: Wish) -> Made:
    """Write documents into `folder`; one that someone edited is kept beside the new one.

    What can be written is written, then NotAllWritten is raised when something could not.
    """
    sweep(folder)
    made = _Making(folder)
    places = {name: made.write(name, data, ours=unedited) for name, data in drawn.documents.items()}
    notes = drawn.notes
    if (wish.pdf or wish.combine) and not made.stopped:
        notes += _write_pdfs(made, {places[name].name: data for name, data in drawn.documents.items()}, drawn.both)
    result = Made(tuple(made.files), drawn.findings, drawn.draft, notes)
    if made.refused:
        raise NotAllWritten(result, made.refused)
    return result


def has_errors(inspected: Inspected) -> bool:
    """Whether an error still stands."""
    return any(effective(finding) is Severity.ERROR for finding in inspected.findings)


def left_out(inspected: Inspected, documents: Mapping[str, Document]) -> Iterator[Wording]:
    """A sentence for every picture that could not be drawn and that the check has not spoken of."""
    spoken = {finding.ref for finding in inspected.findings if finding.code == BROKEN_PICTURE}
    for remark in (remark for document in documents.values() for remark in document.remarks):
        if remark.ref not in spoken:
            labels = {lang: label_of(str(remark.params["key"]), lang) for lang in LANGS}
            yield Wording(*(LEFT_OUT.render(lang, {"ref": remark.ref, "label": labels[lang]}) for lang in LANGS))


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
