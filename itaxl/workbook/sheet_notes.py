"""Comments of a sheet, and its check boxes and lists that put their choice into no cell.

Source: ECMA-376 part 1, 18.7 (comments), 18.3.1.19 (controls); MS-XLSX 2.6.114 (formControlPr), 2.6.205 (threaded).
"""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.files.limits import Limits
from itaxl.model.cell import CellRef
from itaxl.model.grid import Remark
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern, text
from itaxl.office_file.zip_package import Container
from itaxl.workbook.sheet_scan import ref_of
from itaxl.workbook.workbook_parts import relationships

_NOTE: Final = re.compile(
    rb"(<(?:[\w.-]+:)?(comment|threadedComment)\s[^>]*>)(.*?)</(?:[\w.-]+:)?\2\s*>",
    re.DOTALL,
)
_TEXT: Final = re.compile(rb"<(?:[\w.-]+:)?(?:t|text)(?:\s[^>]*)?>([^<]*)")
_CONTROL: Final = re.compile(
    rb"<(?:[\w.-]+:)?control\s([^>]*)>(?:(?!</(?:[\w.-]+:)?control>).)*?col>(\d{1,5})<.*?row>(\d{1,7})<", re.DOTALL
)
_PROPERTIES: Final = tag_pattern("formControlPr")
_CHOOSING: Final = frozenset({"CheckBox", "Radio", "Drop", "List", "EditBox"})
_MOST: Final = 500
"""Comments of a sheet that are looked at."""


def sheet_notes(container: Container, sheet: str, part: str, caps: Limits) -> Iterator[Remark]:
    """F017 for each comment of a sheet, and for each control on it whose choice stands in no cell."""
    related = {id_: each for id_, each in relationships(container, part).items() if each[1] in container}
    notes: dict[CellRef, str] = {}
    for wanted in ("comments", "threadedComment"):
        for kind, name in related.values():
            if kind == wanted:
                notes |= _notes(as_utf8(container.read(name, caps["xml_part"], "xml_part")), sheet)
    for ref, said in notes.items():
        yield Remark("F017", ref, {"thing": "comment", "text": said, "range": f"{ref.address}:{ref.address}"})
    controls = {id_: name for id_, (kind, name) in related.items() if kind == "ctrlProp"}
    if loose := {id_ for id_, name in controls.items() if _is_loose(container, name, caps)}:
        yield from _controls(as_utf8(container.read(part)), sheet, loose)


def _notes(xml: bytes, sheet: str) -> dict[CellRef, str]:
    """What is said of each cell; of answers in a thread the first remark."""
    found: dict[CellRef, str] = {}
    for tag, _, inside in _NOTE.findall(xml)[:_MOST]:
        ref = ref_of(sheet, attributes(tag).get("ref", ""))
        said = "".join(map(text, _TEXT.findall(inside))).strip()
        if ref and said:
            found.setdefault(ref, said)
    return found


def _is_loose(container: Container, name: str, caps: Limits) -> bool:
    """Whether a control offers a choice and puts it into no cell."""
    found = _PROPERTIES.search(as_utf8(container.read(name, caps["xml_part"], "xml_part")))
    tag = attributes(found[0]) if found else {}
    return tag.get("objectType") in _CHOOSING and not tag.get("fmlaLink")


def _controls(xml: bytes, sheet: str, loose: set[str]) -> Iterator[Remark]:
    for tag, column, row in _CONTROL.findall(xml[xml.rfind(b"</sheetData>") :]):
        if attributes(b"<control " + tag).get("id") in loose:
            ref = CellRef(sheet, int(row) + 1, int(column) + 1)
            yield Remark("F017", ref, {"thing": "control", "text": "", "range": f"{ref.address}:{ref.address}"})
