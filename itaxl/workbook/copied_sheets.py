"""Sheets beside the form's own that hold its keys too: copies that somebody may take for the form."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.form.fields import GUIDE, HIDDEN_SHEETS, INPUT_SHEETS, RESULTS, SIGNERS_TABLE, all_fields
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import text
from itaxl.office_file.zip_package import Container
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.sheet_scan import scan
from itaxl.workbook.workbook_parts import WORKSHEET, SheetPart

_KEYS: Final = frozenset(entry.key for sheet, entry in all_fields() if sheet in INPUT_SHEETS) | {
    role.key for role in SIGNERS_TABLE.keyed_rows
}
_OWN: Final = frozenset((GUIDE, *INPUT_SHEETS, RESULTS, *HIDDEN_SHEETS))
_FEWEST_KEYS: Final = 2
_LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a sheet that may be a copy of one of ours; no filled form comes near."""

_MOST: Final = 12
_ENTRY: Final = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_WORDS: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_KEY_CELL: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?=[^>]*?\br=["']A\d+["'])(?=[^>]*?\bt=["']s["'])[^>]*>\s*<(?:[\w.-]+:)?v>(\d{1,7})<"""
)
_INLINE: Final = re.compile(rb"""<(?:[\w.-]+:)?c\s(?=[^>]*?\br=["']A\d+["'])[^>]*>(?:\s*<[^>]*>)*?([a-z_.]+)<""")


def copied_sheets(container: Container, sheets: Iterable[SheetPart], limits: Limits) -> list[SheetPart]:
    """The visible sheets with a name of their own and keys of the form in column A, as far as they are safe to read."""
    strangers = [sheet for sheet in sheets if sheet.visible and sheet.kind == WORKSHEET and sheet.name not in _OWN]
    if not strangers:
        return []
    numbers = _numbers_of_keys(container)
    return [
        sheet
        for sheet in strangers[:_MOST]
        if _keys_on(container, sheet.part, numbers) >= _FEWEST_KEYS and _is_safe(container, sheet.part, limits)
    ]


def _is_safe(container: Container, part: str, limits: Limits) -> bool:
    try:
        scan(container.pieces(part), limits)
    except UnreadableFile:
        return False
    return True


def _numbers_of_keys(container: Container) -> frozenset[int]:
    """Which of the shared texts are keys."""
    if TEXTS not in container or container.size(TEXTS) > _LARGEST:
        return frozenset()
    entries = _ENTRY.split(as_utf8(container.read(TEXTS)))[1:]
    return frozenset(number for number, entry in enumerate(entries) if _is_key(entry))


def _is_key(entry: bytes) -> bool:
    return text(b"".join(_WORDS.findall(entry))).strip().casefold() in _KEYS


def _keys_on(container: Container, part: str, numbers: frozenset[int]) -> int:
    if part not in container or container.size(part) > _LARGEST:
        return 0
    xml = as_utf8(container.read(part))
    return sum(1 for _ in _key_cells(xml, numbers))


def _key_cells(xml: bytes, numbers: frozenset[int]) -> Iterator[bytes]:
    yield from (number for number in _KEY_CELL.findall(xml) if int(number) in numbers)
    yield from (word for word in _INLINE.findall(xml) if word.decode() in _KEYS)
