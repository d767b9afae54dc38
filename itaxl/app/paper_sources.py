"""Files that a new form is filled from: forms of ours, papers, and tables of any layout, each read in a capped task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from itaxl.files.paper_endings import OLDER_PAPERS
from itaxl.files.private_folder import write_private
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.form.fields import MEASURES_TABLE, REQUIRED_BY_TYPE, SIGNERS_TABLE, all_fields
from itaxl.form.form_content import FormContent
from itaxl.form.form_transfer import content_of
from itaxl.model.refusal import Refused
from itaxl.model.submission import GUESSED
from itaxl.office_file.file_type import OLE
from itaxl.papers_in.reader import is_readable, read_files
from itaxl.papers_in.to_form import content_from
from itaxl.pdf.libreoffice import program, to_word
from itaxl.processes.isolated_task import isolated
from itaxl.reading import read_submission
from itaxl.thai.digits import to_thai
from itaxl.workbook.reader import read_grid_here

MEASURES: Final = "ตารางมาตรการ"


@dataclass(frozen=True, slots=True)
class Sources:
    """What files said together: the content, and how many of its values were found, guessed, and left unused."""

    content: FormContent
    found: int
    guessed: int
    unused: int


def read_sources(paths: Sequence[Path]) -> Sources:
    """What forms and papers say together; the first that says a field counts. Raises Refused for an unreadable file."""
    with TemporaryDirectory(prefix="itaxl-", ignore_cleanup_errors=True) as folder:
        ready = tuple(as_docx(path, Path(folder)) for path in paths)
        content = isolated(sources_here, ready[0], ready[1:], tuple(path.name for path in paths))
    guessed = sum(origin.trust == GUESSED for origin in content.origins)
    return Sources(content, len(content.origins) - guessed, guessed, len(content.unused))


def is_paper(path: Path) -> bool:
    """Whether a file is a paper or a table of another layout rather than a form of ours; damaged ones are no papers.

    Raises Refused for a file that cannot be read at all.
    """
    if path.suffix.lower() in OLDER_PAPERS and is_converted(path):
        return True
    return isolated(is_paper_here, path)


def is_paper_here(path: Path) -> bool:
    """The same in this process, which ought to be a capped one."""
    try:
        submission = read_submission(read_grid_here(path))
    except Refused:
        return is_readable(path)
    ours = any(remark.code == "F001" for remark in submission.remarks)
    return ours and is_readable(path)


def missing_labels(content: FormContent) -> Iterator[str]:
    """What a form must have and the content has not, by the labels that a clerk sees."""
    kind = content.fields.get("org.type", "")
    for _, field in all_fields():
        asked = field.required or any(kind == each.name for each in REQUIRED_BY_TYPE.get(field.key, ()))
        if asked and not content.fields.get(field.key):
            yield field.label
    for role in SIGNERS_TABLE.rows:
        lacking = [
            column.label
            for column in SIGNERS_TABLE.columns
            if column.required and column.key != "prefix" and not content.signers.get(role.key, {}).get(column.key)
        ]
        if lacking:
            yield f"{role.label} ({', '.join(lacking)})"
    if not content.measures:
        yield MEASURES
        return
    for column in MEASURES_TABLE.columns:
        rows = [
            to_thai(str(n)) for n, row in enumerate(content.measures, 1) if column.required and not row.get(column.key)
        ]
        if rows:
            yield f"{column.label} (มาตรการ {', '.join(rows)})"


def sources_here(first: Path, others: tuple[Path, ...], names: tuple[str, ...]) -> FormContent:
    """The same in this process, which ought to be a capped one; `names` are what people call the files."""
    content, papers = FormContent(), []
    for path, name in zip((first, *others), names, strict=True):
        form = _form_content(path)
        if form is None:
            papers.append((path, name))
        else:
            content = form if not content.fields else content
    return content_from(read_files(papers), content) if papers else content


def _form_content(path: Path) -> FormContent | None:
    """The content of a form of ours, None when the file is none."""
    try:
        submission = read_submission(read_grid_here(path))
    except Refused:
        return None
    content = content_of(submission)
    return content if content.fields or content.signers or content.measures else None


def as_docx(path: Path, folder: Path) -> Path:
    """The file itself, or what LibreOffice makes of a document of another program."""
    if path.suffix.lower() not in OLDER_PAPERS or not is_converted(path):
        return path
    soffice = program()
    if soffice is None:
        raise refused(path.name, UnreadableFile("document"))
    copy = folder / path.name  # LibreOffice sees nothing outside the folder
    write_private(copy, path.read_bytes())
    made = to_word(soffice, copy, folder)
    if made is None:
        raise refused(path.name, UnreadableFile("damaged"))
    return made


def is_converted(path: Path) -> bool:
    """Whether a file holds what its name says: a document, and not for example a program."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return False
    return head.startswith((OLE, b"{\\rtf", b"PK\x03\x04"))
