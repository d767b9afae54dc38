"""Pictures put into cells, as Excel since 2023 offers: to older readers the cell holds #VALUE!.

A cell's ``vm`` counts entries of ``metadata.xml``; each names a rich value, whose local image is a relationship of
``richValueRel.xml``. Source: MS-XLSX 2.3.7 and 2.6.209; XlsxWriter's embed_image writes the same parts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from itaxl.files.limits import Limits
from itaxl.model.cell import CellRef
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container
from itaxl.workbook.workbook_parts import relationships

METADATA: Final = "xl/metadata.xml"
VALUES: Final = "xl/richData/rdrichvalue.xml"
STRUCTURES: Final = "xl/richData/rdrichvaluestructure.xml"
RELATED: Final = "xl/richData/richValueRel.xml"
LOCAL_IMAGE: Final = "_rvRel:LocalImageIdentifier"

_OF_VALUES: Final = re.compile(rb"<(?:\w+:)?valueMetadata.*?</(?:\w+:)?valueMetadata>", re.DOTALL)
_RICH_VALUE: Final = re.compile(rb"<(?:\w+:)?rv\s[^>]*>.*?</(?:\w+:)?rv>", re.DOTALL)
_STRUCTURE: Final = re.compile(rb"<(?:\w+:)?s\s.*?</(?:\w+:)?s>", re.DOTALL)
_FIELD: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
Item = TypeVar("Item")

_RECORD, _BLOCK, _KEY, _RELATION = map(tag_pattern, ("rc", "rvb", "k", "rel"))


def cell_images(container: Container, pictured: Mapping[CellRef, int], limits: Limits) -> Iterator[tuple[CellRef, str]]:
    """The image part of each cell that holds a picture; cells whose number leads to none are left out."""
    if not pictured or not all(part in container for part in (METADATA, VALUES, STRUCTURES, RELATED)):
        return
    images = list(_images(container, limits))
    for ref, number in pictured.items():
        if 0 < number <= len(images) and images[number - 1] in container:
            yield ref, images[number - 1]


def _images(container: Container, limits: Limits) -> Iterator[str]:
    """The image part of each entry of the metadata of values, empty for values of another kind."""
    metadata, values, structures, related = (
        container.read(part, limits["xml_part"], "xml_part") for part in (METADATA, VALUES, STRUCTURES, RELATED)
    )
    blocks = [_number(attributes(tag).get("i")) for tag in _BLOCK.findall(metadata)]
    rich = _RICH_VALUE.findall(values)
    keys = [[attributes(tag).get("n", "") for tag in _KEY.findall(each)] for each in _STRUCTURE.findall(structures)]
    targets = relationships(container, RELATED)
    parts = [targets.get(attributes(tag).get("id", ""), ("", ""))[1] for tag in _RELATION.findall(related)]
    section = _OF_VALUES.search(metadata)
    for record in _RECORD.findall(section[0] if section else b""):
        block = _at(blocks, _number(attributes(record).get("v")), -1)
        yield _at(parts, _image_of(_at(rich, block, b""), keys), "")


def _image_of(value: bytes, keys: list[list[str]]) -> int:
    """Which relationship a rich value's image is, -1 when it has none."""
    names = _at(keys, _number(attributes(value).get("s")), [])
    fields = dict(zip(names, _FIELD.findall(value), strict=False))
    return _number(fields.get(LOCAL_IMAGE, b"").decode("ascii", "replace"))


def _at(items: Sequence[Item], place: int, otherwise: Item) -> Item:
    return items[place] if 0 <= place < len(items) else otherwise


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1
