"""What a file is as a package of an office program, and where the workbook stands in it."""

from typing import Final, NamedTuple

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.file_type import expect_zip, kind_of_package
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container
from itaxl.workbook.workbook_parts import WORKBOOK, workbook_place

EXCEL: Final = "xlsx"
OPEN_DOCUMENT: Final = "ods"
MIMETYPE: Final = "mimetype"
MANIFEST: Final = "META-INF/manifest.xml"
_LISTED: Final = tag_pattern("file-entry")


class WorkbookPackage(NamedTuple):
    """A package that holds a workbook: its container, of which kind it is, and for Excel's the workbook's part."""

    container: Container
    kind: str
    workbook: str


def package_of(data: bytes, name: str, caps: Limits) -> WorkbookPackage:
    """The package that a file's bytes are; Unreadable with its kind when they are none that holds a workbook."""
    expect_zip(data, name)
    container = Container(data, caps)
    kind = kind_of_package(container.lower_names, _mimetype(container, caps))
    if kind in (EXCEL, "lost_part", "archive") and (place := workbook_place(container)):
        return WorkbookPackage(container, EXCEL, place)
    if kind not in (EXCEL, OPEN_DOCUMENT):
        raise UnreadableFile(kind)
    return WorkbookPackage(container, kind, WORKBOOK)


def _mimetype(container: Container, caps: Limits) -> str:
    """What an OpenDocument package says it is: in its first part, or, packed anew by hand, in its list of parts.

    Source: OpenDocument 1.3 part 2, 3.3 and 4.3.
    """
    if MIMETYPE in container:
        return container.glance(MIMETYPE).decode("ascii", "replace").strip()
    if MANIFEST not in container:
        return ""
    listed = map(attributes, _LISTED.findall(as_utf8(container.read(MANIFEST, caps["xml_part"], "xml_part"))))
    return next((each.get("media-type", "") for each in listed if each.get("full-path") == "/"), "")
