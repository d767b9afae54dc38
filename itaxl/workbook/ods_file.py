"""An .ods file, as LibreOffice saves a form, as a grid: values and the very texts that the cells show.

Read by expat: calamine loses truth values and formats of .ods. Source: OpenDocument 1.3 part 3, 9.1 and 19.
"""

from collections.abc import Sequence
from typing import Final
from xml.parsers import expat

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GridData, Picture, Remark, Sheet
from itaxl.office_file.active_content import foreign_basic
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container
from itaxl.workbook.ods_cells import Content, OdsTable
from itaxl.workbook.pictures_file import fit
from itaxl.workbook.shared_strings import mentions
from itaxl.workbook.workbook_file import SOME_KEYS
from itaxl.workbook.workbook_package import MANIFEST

CONTENT: Final = "content.xml"
_TABLE: Final = tag_pattern("table")


def ods_grid(container: Container, name: str, limits: Limits) -> GridData:
    """All sheets of an .ods; a workbook without any of the form's keys has its sheets' names only."""
    container.refuse_document_types((CONTENT, MANIFEST))  # LibreOffice's own Basic parts have document types
    if MANIFEST in container and b"encryption-data" in container.read(MANIFEST):
        raise UnreadableFile("password")
    if not mentions(container, [CONTENT], SOME_KEYS) and (strangers := _sheets(container)):
        return GridData(name, strangers, dict.fromkeys((sheet.name for sheet in strangers), ()))
    tables = _tables(container, limits)
    tabs = tuple(Sheet(table.name, table.visible) for table in tables)
    drawn = [each for table in tables for each in _drawn(container, table, limits)]
    return GridData(
        name=name,
        tabs=tabs,
        values={table.name: _rows(table) for table in tables},
        formats={ref: code for table in tables for ref, code in table.formats.items()},
        drawn={table.name: _of(table, drawn) for table in tables},
        noticed=(
            *foreign_basic(container),
            *(remark for table in tables for remark in table.remarks),
            *(each for each in drawn if isinstance(each, Remark)),
        ),
    )


def _sheets(container: Container) -> tuple[Sheet, ...]:
    """The sheets by their tags alone: a large workbook that is no form need not be parsed to be told from one."""
    tags = (tag for piece in container.pieces(CONTENT) for tag in _TABLE.findall(piece))
    return tuple(Sheet(attributes(tag).get("name", ""), True) for tag in tags)


def _tables(container: Container, limits: Limits) -> list[OdsTable]:
    content = Content(limits)
    try:
        for piece in container.pieces(CONTENT):
            content.parser.Parse(piece)
        content.parser.Parse(b"", True)
    except expat.ExpatError:
        raise UnreadableFile("damaged") from None
    return content.tables


def _rows(table: OdsTable) -> Sequence[Sequence[Value]]:
    last = max(table.rows, default=0)
    return tuple(tuple(table.rows.get(number, ())) for number in range(1, last + 1))


def _drawn(container: Container, table: OdsTable, limits: Limits) -> list[Picture | Remark]:
    return [
        fit(container.read(part, limits["picture"], "picture"), CellRef(table.name, row, column), part, limits)
        for row, column, part in table.images
        if part in container
    ]


def _of(table: OdsTable, drawn: Sequence[Picture | Remark]) -> tuple[Picture, ...]:
    return tuple(each for each in drawn if isinstance(each, Picture) and each.ref.sheet == table.name)
