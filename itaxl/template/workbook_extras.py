"""What a form carries besides its sheets' texts: macros, ribbon, and the settings and messages that macros read."""

import re
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from itaxl.form.fields import CONF, I18N
from itaxl.office_file.file_zip import zip_of

VBA_PART: Final = "xl/vbaProject.bin"
RIBBON_FOLDER: Final = "customUI/"
RIBBON_PART: Final = "customUI/customUI.xml"
RIBBON_NAMESPACE: Final = "http://schemas.microsoft.com/office/2006/01/customui"
RIBBON_RELATION: Final = (
    '<Relationship Id="itaxlRibbon" Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" '
    f'Target="{RIBBON_PART}"/>'
)
ROOT_RELATIONS: Final = "_rels/.rels"
CONTENT_TYPES: Final = "[Content_Types].xml"
MACRO_WORKBOOK: Final = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

OF_FORMS: Final = 0o600
"""What forms are packed with: the template's bytes do not change for it."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button of the ribbon as a clerk sees it: its label and what it says it does."""

    label: str
    text: str


@dataclass(frozen=True)
class FormParts:
    """The parts of a form that are the same in every form.

    `ribbon` holds the customUI parts by name, `config` the lines of ``xlwings.conf``, `messages` the texts of
    ``_i18n`` by key.
    """

    vba_project: bytes = field(repr=False)
    ribbon: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    config: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons in the ribbon's order; none without a ribbon."""
        if RIBBON_PART not in self.ribbon:
            return ()
        root = ElementTree.fromstring(self.ribbon[RIBBON_PART])  # noqa: S314 - our own template's part
        found = root.iter(f"{{{RIBBON_NAMESPACE}}}button")
        return tuple(Button(button.attrib["label"], button.get("supertip", "")) for button in found)


def parts_of(template: Path) -> FormParts:
    """The parts of an existing form of ours."""
    with zipfile.ZipFile(template) as archive:
        ribbon = {name: archive.read(name) for name in archive.namelist() if name.startswith(RIBBON_FOLDER)}
        vba_project = archive.read(VBA_PART)
    config, messages = (_pairs(template, sheet) for sheet in (CONF, I18N))
    return FormParts(vba_project, ribbon, config, messages)


def _pairs(template: Path, sheet: str) -> dict[str, str]:
    from python_calamine import load_workbook

    rows = load_workbook(str(template)).get_sheet_by_name(sheet).to_python()
    return {str(row[0]): str(row[1]) if len(row) > 1 else "" for row in rows if row and row[0]}


def packed(workbook: bytes, ribbon: Mapping[str, bytes], growing: Sequence[Collection[int]]) -> bytes:
    """The workbook with the ribbon's parts, its entries in a fixed order with fixed times: same parts, same bytes.

    The `growing` rows of each sheet lose the mark that fixes their height, so that Excel fits them to their text.
    """
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if MACRO_WORKBOOK not in parts[CONTENT_TYPES]:
        raise ValueError("the workbook lacks the content type of a macro workbook")
    for number, rows in enumerate(growing, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _grow(parts[name], rows)
    if ribbon:
        relations = parts[ROOT_RELATIONS].decode()
        parts[ROOT_RELATIONS] = relations.replace("</Relationships>", f"{RIBBON_RELATION}</Relationships>").encode()
    return _zipped([*parts.items(), *sorted(ribbon.items())])


def _grow(sheet: bytes, rows: Collection[int]) -> bytes:
    def without_fixing(row: re.Match[bytes]) -> bytes:
        return row[0].replace(b' customHeight="1"', b"") if int(row[1]) in rows else row[0]

    return re.sub(rb'<row r="(\d+)"[^>]*>', without_fixing, sheet)


def _zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    first = (CONTENT_TYPES, ROOT_RELATIONS)
    return zip_of(sorted(parts, key=lambda part: [part[0] != name for name in first]), mode=OF_FORMS)
