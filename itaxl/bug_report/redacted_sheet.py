"""A sheet and the table of shared texts for a bug report: the form's own words stay, everything typed is replaced."""

import re
import zipfile
from collections.abc import Collection
from functools import cache
from typing import Final
from xml.sax.saxutils import unescape

from itaxl.form.fields import CONF, HIDDEN_SHEETS, I18N, LISTS, SHEETS
from itaxl.office_file.xml_copy import copied
from itaxl.template.location import template_path
from itaxl.thai.anonymise import disguised

OWN_LISTS: Final = frozenset({LISTS, I18N, CONF})
"""Sheets on which the form keeps lists of its own; their texts may stand in fields too, where they are typed."""

SAID: Final = frozenset({"prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "location"})
STYLE_TABLES: Final = frozenset({"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})
TEXT_TAGS: Final = frozenset({"t", "v"})
FORMULA_TAGS: Final = frozenset({"f", "formula", "formula1", "formula2"})
FORMULA: Final = re.compile(rb"<(?:f|formula)>([^<]+)</")
FORMULA_PARTS: Final = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'!|[^\W\d]\w*!|[^\x00-\x7f]+')
"""Texts in quotes, sheets' names before ``!``, and whatever is not ASCII."""


@cache
def form_texts(*, lists: bool) -> frozenset[str]:
    """The texts of a blank form: on the sheets that a person sees, or on its own lists."""
    from python_calamine import load_workbook

    workbook = load_workbook(str(template_path()))
    names = OWN_LISTS if lists else set(workbook.sheet_names) - set(HIDDEN_SHEETS)
    rows = (row for name in sorted(names) for row in workbook.get_sheet_by_name(name).to_python())
    return frozenset(value for row in rows for value in row if isinstance(value, str))


@cache
def form_formulas() -> frozenset[str]:
    """The formulas of a blank form: what they show of a form is in the form's own words."""
    with zipfile.ZipFile(template_path()) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    return frozenset(unescape(each.decode()) for sheet in sheets for each in FORMULA.findall(sheet))


class SharedTexts:
    """The table of shared texts: an entry that a field and a list have in common gets a disguised twin at its end."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self.texts = _joined(xml)
        self._twins: dict[int, int] = {}

    def entry(self, number: int, *, typed: bool) -> int:
        """The entry to use in place of `number`, for a field that was `typed` by a person or for a locked cell."""
        labels, listed = (form_texts(lists=lists) for lists in (False, True))
        text = self.texts[number]
        if text not in labels | listed or (text in labels and not typed):
            return number
        return self._twins.setdefault(number, len(self.texts) + len(self._twins))

    def redacted(self) -> bytes:
        """The table without anything typed; only complete when all sheets are done."""
        kept = form_texts(lists=False) | form_texts(lists=True)
        return _with_twins(_disguised_table(self._xml, self.texts, kept), [self.texts[n] for n in self._twins])


def _joined(xml: bytes) -> list[str]:
    """The whole text of each entry, its runs joined."""
    texts: list[str] = []

    def text(tags: list[str], _attributes: list[dict[str, str]], said: str) -> str:
        if tags[-1] == "t" and "rPh" not in tags:
            texts[-1] += said
        return said

    def attribute(_tag: str, attributes: dict[str, str], name: str) -> str:
        return attributes[name]

    copied(xml, text, attribute, lambda tag: texts.append("") if tag == "si" else None)
    return texts


def _disguised_table(xml: bytes, texts: list[str], kept: Collection[str]) -> bytes:
    number = -1

    def begin(tag: str) -> None:
        nonlocal number
        number += tag == "si"

    def text(tags: list[str], _attributes: list[dict[str, str]], said: str) -> str:
        return said if tags[-1] == "t" and number >= 0 and texts[number] in kept else disguised(said)

    return copied(xml, text, lambda _tag, attributes, name: attributes[name], begin)


def _with_twins(table: bytes, texts: list[str]) -> bytes:
    from xml.sax.saxutils import escape

    head, end, rest = table.rpartition(b"</")
    prefix = rest.decode().partition("sst")[0]
    twins = (f"<{prefix}si><{prefix}t>{escape(disguised(text))}</{prefix}t></{prefix}si>" for text in texts)
    return head + "".join(twins).encode() + end + rest


def unlocked_styles(styles: bytes) -> frozenset[str]:
    """The numbers of the cell styles that let a person type on a protected sheet."""
    found: set[str] = set()
    tables: list[str] = []
    number = -1

    def begin(tag: str) -> None:
        nonlocal number
        if tag in STYLE_TABLES:
            tables.append(tag)
        number += tag == "xf" and tables[-1:] == ["cellXfs"]

    def attribute(tag: str, attributes: dict[str, str], name: str) -> str:
        if tag == "protection" and attributes.get("locked") in ("0", "false") and tables[-1:] == ["cellXfs"]:
            found.add(str(number))
        return attributes[name]

    copied(styles, lambda _tags, _attributes, said: said, attribute, begin)
    return frozenset(found)


def redacted_sheet(xml: bytes, name: str, shared: SharedTexts, unlocked: Collection[str]) -> bytes:
    """The sheet `name` with everything typed replaced: texts, numbers, dates, texts in formulas.

    Cells whose style is among the `unlocked` ones were typed, whatever they say.
    """
    own_list = name in OWN_LISTS
    computed: dict[str, str] = {}

    def text(tags: list[str], attributes: list[dict[str, str]], said: str) -> str:
        nonlocal computed
        if tags[-1] in FORMULA_TAGS:
            own = said in form_formulas()
            computed = attributes[-2] if own and tags[-1] == "f" else {}
            return said if own else plain_formula(said)
        if tags[-1].endswith(("Header", "Footer")):
            return ""
        if "c" not in tags or tags[-1] not in TEXT_TAGS:
            return disguised(said)
        cell = attributes[len(tags) - 1 - tags[::-1].index("c")]
        kind, typed = cell.get("t", "n"), cell.get("s", "0") in unlocked
        if cell is computed:
            return said
        if kind == "s" and tags[-1] == "v":
            return said if own_list else str(shared.entry(int(said), typed=typed))
        if kind in ("b", "e"):
            return said
        return said if said in form_texts(lists=own_list) and not typed else disguised(said)

    def attribute(_tag: str, attributes: dict[str, str], attribute: str) -> str:
        value = attributes[attribute]
        kept = attribute not in SAID or value in form_texts(lists=False)
        return value if kept else disguised(value)

    return copied(xml, text, attribute)


def plain_formula(formula: str) -> str:
    """A formula whose texts and foreign names are replaced; functions, places and our sheets' names stay."""
    return FORMULA_PARTS.sub(lambda part: _plain(part[0]), formula)


def _plain(part: str) -> str:
    if part.startswith('"'):
        return f'"{disguised(part[1:-1])}"'
    return part if part.rstrip("!").strip("'") in SHEETS else disguised(part)
