"""A form's bytes checked as a user's file is, and pieces of its XML changed."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from form_parts import parts, zipped

from itaxl.checking import check
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.model.grid import Remark
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import fiscal_year

Change = Callable[[bytes], bytes]


def form_with(*changes: tuple[str, Change | bytes]) -> bytes:
    """The sample form with parts changed or added, one after the other."""
    contents = parts()
    for name, change in changes:
        new = change if isinstance(change, bytes) else change(contents[name])
        assert new != contents.get(name), f"nothing changed in {name}"
        contents[name] = new
    return zipped(contents)


def tag_with(tag: str, attributes: str) -> Change:
    """Adds attributes to the first tag that begins as `tag` says, in place of those of the same names."""

    def change(xml: bytes) -> bytes:
        start = xml.index(tag.encode())
        end = xml.index(b">", start)
        old = xml[start:end].rstrip(b"/")
        for name in re.findall(rb"(\w+)=", attributes.encode()):
            old = re.sub(rb'\s%b="[^"]*"' % name, b"", old)
        return xml[:start] + old + b" " + attributes.encode() + xml[start + len(xml[start:end].rstrip(b"/")) :]

    return change


def before(tag: str, more: str) -> Change:
    """Adds XML before the first `tag`."""
    return lambda xml: xml.replace(tag.encode(), more.encode() + tag.encode(), 1)


def submission_of_file(data: bytes, name: str = "form.xlsm") -> Submission:
    """What a file says, read by a process of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return read_submission(read_grid(path))


def cell_of(found: Finding | Remark) -> CellRef:
    """The cell that something was found at; what is about a whole file fails the test."""
    assert found.ref is not None, found
    return found.ref


def findings_in(data: bytes, *select: str, name: str = "form.xlsm") -> list[Finding]:
    """What the rules about files, or those of `select`, find in a file."""
    return check(submission_of_file(data, name), fiscal_year(2569), select=select or ("F",))
