"""A copy of a workbook for a bug report: keys, labels and structure stay, whatever a person put in is replaced.

Parts are kept by a list of what is known, never by a list of what is private: a part that is not known here has all
of its texts and attributes disguised, and what is not XML is emptied.
"""

import re
import zipfile
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Final

from itaxl.bug_report.redacted_sheet import SharedTexts, plain_formula, redacted_sheet, unlocked_styles
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.form.fields import SHEETS
from itaxl.office_file.active_content import PROJECT
from itaxl.office_file.file_type import expect_zip, kind_of_package
from itaxl.office_file.file_zip import zip_of
from itaxl.office_file.picture_type import size_of
from itaxl.office_file.xml_copy import AttributeChange, copied
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.zip_package import Container
from itaxl.template.location import template_path
from itaxl.template.workbook_extras import RIBBON_FOLDER
from itaxl.thai.anonymise import disguised
from itaxl.workbook.reader import contents
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.workbook_parts import STYLES, WORKBOOK, WORKSHEET, look_over, workbook_parts

PICTURES: Final = (".png", ".jpg", ".jpeg", ".jfif")
STRUCTURE: Final = re.compile(r"\[content_types\]\.xml|xl/(styles|calcchain|theme/[^/]*|drawings/[^/]*)\.xml")
FROM_TEMPLATE: Final = (PROJECT.lower(), "docprops/core.xml", "docprops/app.xml")
"""Parts that name people and folders, and are the same in every form otherwise: the template's own take their place."""
ANCHORED: Final = frozenset({"from", "to"})
OUR_NAMES: Final = ("list_", "marks_", "_xlnm.")
NAMES: Final = frozenset({"name", "descr", "title", "userName", "author", "url", "displayName", "hyperlink"})
MOST_PIXELS: Final = 25_000_000

Redaction = Callable[[bytes], bytes]


def redacted(workbook: Path) -> bytes:
    """The .xlsx or .xlsm file with nothing of its content left; raises Unreadable for a file of another kind."""
    data = contents(workbook, limits())
    expect_zip(data, workbook.name)
    container = Container(data, limits())
    container.refuse_document_types()
    kind = kind_of_package({name.lower() for name in container.names}, "")
    if kind != "xlsx":
        raise UnreadableFile(kind)
    redactions = _redactions(container)
    # The shared texts come last: only then is it known which of them need a twin.
    names = sorted(container.names, key=lambda name: name.lower() == TEXTS.lower())
    redact = {name: redactions.get(name.lower()) or _by_name(name.lower()) for name in names}
    return zip_of((_part_name(name), _safely(redact[name], container.read(name))) for name in names)


def _part_name(name: str) -> str:
    """Names of parts are Office's own; one that is not ASCII was given by a person."""
    return name if name.isascii() else disguised(name)


def _safely(redact: Redaction, part: bytes) -> bytes:
    """What cannot be parsed is left out: better an empty part than one with a text in it."""
    try:
        return redact(part)
    except (ValueError, KeyError, IndexError):
        return b""


def _redactions(container: Container) -> dict[str, Redaction]:
    """The redaction of each part that depends on the rest of the workbook, by its name in small letters."""
    parts = workbook_parts(container, limits())
    look_over(parts, container, limits())
    sheets = [sheet for sheet in parts.sheets if sheet.kind == WORKSHEET]
    shared = SharedTexts(as_utf8(container.read(TEXTS)) if TEXTS in container else b"<sst/>")
    unlocked = unlocked_styles(as_utf8(container.read(STYLES)) if STYLES in container else b"<styleSheet/>")
    by_part: dict[str, Redaction] = {TEXTS.lower(): lambda _part: shared.redacted(), WORKBOOK: _workbook}
    for sheet in sheets:
        by_part[sheet.part.lower()] = partial(_sheet, sheet.name, shared, unlocked)
    return by_part


def _sheet(name: str, shared: SharedTexts, unlocked: frozenset[str], part: bytes) -> bytes:
    return redacted_sheet(as_utf8(part), name, shared, unlocked)


def _by_name(name: str) -> Redaction:
    if name.endswith(PICTURES):
        return partial(_empty_picture, "PNG" if name.endswith(".png") else "JPEG")
    if name in FROM_TEMPLATE or name.startswith(RIBBON_FOLDER.lower()):
        return lambda _part: _of_template().get(name, b"")
    if name.endswith((".xml", ".vml", ".rels")):
        return partial(_xml, _relation if name.endswith(".rels") else _named if STRUCTURE.fullmatch(name) else _hidden)
    return lambda _part: b""


def _xml(attribute: AttributeChange, part: bytes) -> bytes:
    return copied(as_utf8(part), _unless_a_place, attribute)


def _unless_a_place(tags: list[str], _attributes: list[dict[str, str]], text: str) -> str:
    """The text disguised; where a drawn thing begins and ends is a number that no person typed."""
    return text if len(tags) > 1 and tags[-2] in ANCHORED and text.lstrip("-").isdecimal() else disguised(text)


def _hidden(_tag: str, attributes: dict[str, str], name: str) -> str:
    return disguised(attributes[name])


def _named(_tag: str, attributes: dict[str, str], name: str) -> str:
    """Structure stays; names and descriptions that a person may have given are replaced."""
    value = attributes[name]
    if name == "formatCode":
        return plain_formula(value)
    return disguised(value) if name in NAMES else value


def _relation(_tag: str, attributes: dict[str, str], name: str) -> str:
    """Targets inside the workbook stay; addresses and paths outside of it are replaced."""
    outside = name == "Target" and attributes.get("TargetMode") == "External"
    return disguised(attributes[name]) if outside else attributes[name]


def _workbook(part: bytes) -> bytes:
    """Sheets and names of ours stay; those that a person gave, texts in formulas and the file's path are replaced."""
    return copied(as_utf8(part), lambda _tags, _attributes, text: plain_formula(text), _of_workbook)


def _of_workbook(tag: str, attributes: dict[str, str], name: str) -> str:
    value = attributes[name]
    if name not in NAMES or (tag == "sheet" and value in SHEETS):
        return value
    return value if tag == "definedName" and value.startswith(OUR_NAMES) else disguised(value)


def _empty_picture(kind: str, part: bytes) -> bytes:
    """A white picture of the same size."""
    from PIL import Image

    width, height = size_of(part) or (1, 1)
    if width * height > MOST_PIXELS:
        width = height = 1
    out = BytesIO()
    Image.new("L", (width, height), 255).save(out, kind)
    return out.getvalue()


@cache
def _of_template() -> dict[str, bytes]:
    """The template's parts: macros and ribbon of a workbook may hold anything, the path of a user's folder too."""
    with zipfile.ZipFile(template_path()) as template:
        return {name.lower(): template.read(name) for name in template.namelist()}
