"""Files of papers, whatever program wrote them, read into the fields of the form."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.model.refusal import Refused
from itaxl.office_file.file_type import OLE, ZIP
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.blocks import Block
from itaxl.papers_in.paper import read_papers
from itaxl.papers_in.said import Reading
from itaxl.papers_in.sheet_file import read_csv, read_excel, read_other
from itaxl.papers_in.word_file import DOCUMENT, read_word
from itaxl.workbook.reader import contents
from itaxl.workbook.workbook_package import MIMETYPE

_CSV: Final = (".csv", ".tsv", ".txt")


def read_files(files: Sequence[tuple[Path, str]]) -> Reading:
    """What papers say together, each by the name that people call it; raises Refused (F001) for an unreadable one."""
    return read_papers({name: blocks_of(path) for path, name in files})


def blocks_of(path: Path) -> Sequence[Block]:
    """The lines and tables of a file; raises Refused (F001) when it is none that can be read."""
    caps = limits()
    try:
        return _blocks(contents(path, caps), path, caps)
    except RecursionError:
        raise refused(path.name, UnreadableFile("damaged")) from None
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def blocks_of_bytes(data: bytes, name: str) -> Sequence[Block]:
    """The lines and tables of a file in memory; raises Refused (F001) when it is none that can be read."""
    try:
        return _blocks(data, Path(name), limits())
    except UnreadableFile as reason:
        raise refused(name, reason) from None


def is_readable(path: Path) -> bool:
    """Whether a file is a paper or a table that can be read."""
    try:
        blocks_of(path)
    except Refused:
        return False
    return True


def _blocks(data: bytes, path: Path, caps: Limits) -> Sequence[Block]:
    if data.startswith(ZIP):
        container = Container(data, caps)
        if DOCUMENT in container:
            return read_word(container, caps)
        if "xl/workbook.xml" in container:
            return read_excel(container, caps)
        if MIMETYPE in container and b"spreadsheet" in container.glance(MIMETYPE):
            return read_other(data, caps)
        raise UnreadableFile("document")
    if data.startswith(OLE):
        return read_other(data, caps)
    if path.suffix.lower() in _CSV:
        return read_csv(data, caps)
    raise UnreadableFile("unknown")
