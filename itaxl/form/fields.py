"""The form: its fields (from ``form.toml``), its sheets and where things stand on them.

A sheet's hidden column A holds the keys. A field's value is in column C of its key's row; a table has a hidden
row of column keys, a header row, its data rows, and an end row. Layout: docs/form.md.
"""

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from itaxl.form.organisation import OrganisationType, organisation_types

KEY_COLUMN, LABEL_COLUMN, VALUE_COLUMN, HINT_COLUMN, REASON_COLUMN, RESULT_COLUMN = range(1, 7)
READY_MEASURES: Final = 20

GUIDE, OFFICE, SIGNERS, MEMO, REPORT, RESULTS = (
    "คู่มือ",
    "หน่วยงาน",
    "ผู้ลงนาม",
    "บันทึกข้อความ",
    "รายงาน",
    "ผลตรวจ",
)
INPUT_SHEETS: Final = (OFFICE, SIGNERS, MEMO, REPORT)
ORIGINS, UNUSED_TEXTS = "ที่มาของข้อมูล", "ข้อความที่ไม่ได้ใช้"
"""Sheets of a form that was filled from papers: where each value stands in them, and what of them was not used."""
ORIGIN_MARK: Final = "@"
"""What the keys on `ORIGINS` begin with, so that no such sheet is taken for one of the form's own."""
TRUST_WORDS: Final = {"found": "พบ", "guessed": "เดา", "asked": "โปรดตรวจ"}
"""How far a value is to be trusted, as the sheet of origins says it."""

MARKS, UNDO, LISTS, I18N, CONF = "_marks", "_undo", "_lists", "_i18n", "xlwings.conf"
HIDDEN_SHEETS: Final = (MARKS, UNDO, LISTS, I18N, CONF)

WORKBOOK_CODE_NAME: Final = "ThisWorkbook"
CODE_NAMES: Final = {
    GUIDE: "shGuide",
    OFFICE: "shOffice",
    SIGNERS: "shSigners",
    MEMO: "shMemo",
    REPORT: "shReport",
    RESULTS: "shResults",
    MARKS: "shMarks",
    UNDO: "shUndo",
    LISTS: "shLists",
    I18N: "shI18n",
    CONF: "shConf",
}
"""The name of each sheet in the VBA project, in the workbook's order."""
SHEETS: Final = tuple(CODE_NAMES)
MACRO_MODULES: Final = ("itaxl_ribbon", "itaxl_machine", "xlwings", "Dictionary")
"""The further modules of the form's VBA project; any other module is not ours."""

MARKS_COLUMNS: Final = ("place", "severity")
"""Columns of `_marks` from A: a cell as ``รายงาน!F12``, and error, warning or info; blank rows are passed over."""
MARKS_FIRST_ROW, MARKS_LAST_ROW = 2, 2001

UNDO_COLUMNS: Final = ("place", "before", "after")
"""Columns of `_undo` from A: a cell as in `_marks`, its text before a fix, and its text after."""
UNDO_FIRST_ROW: Final = 2

RESULTS_SUMMARY_ROW, RESULTS_FIRST_ROW = 2, 4
"""On ผลตรวจ the summary is cell B2 and the findings begin in row 4, in the columns of `RESULTS_COLUMNS` from B."""

THAI_DIGITS, ARABIC_DIGITS, AS_TYPED = "เลขไทย", "เลขอารบิก", "ตามที่พิมพ์"
SHOW, HIDE = "ใช่", "ไม่"
NO_EMBLEM: Final = "ไม่มี"
PLAN, REPORTING = "แผน", "รายงานผล"
"""What a form is for: the measures at the start of a year, or what came of them."""
STAGE_KEY: Final = "org.stage"
LEFT_TO_REGISTRY: Final = "เว้นไว้ลงทะเบียน"
"""In place of a number or date that the registry gives the memo: the paper prints room for it."""


class Kind(StrEnum):
    """What a field holds; rules choose their fields by it."""

    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"
    CHOICE = "choice"
    PLACE = "place"
    NAME = "name"
    POSITION = "position"
    UNIT = "unit"
    ORG_CODE = "org_code"
    NUMBER = "number"
    ITEM_CODE = "item_code"
    PHONE = "phone"
    PICTURE = "picture"


DATE_KINDS: Final = frozenset({Kind.DATE, Kind.PERIOD})


class Field(NamedTuple):
    """One field or one column of a table; its parts are explained in ``form.toml``."""

    key: str
    label: str
    label_en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    standard: bool = False
    default: str = ""
    hint: str = ""
    hint_by_year: str = ""
    hint_unknown_year: str = ""
    example: str = ""
    example_by_year: str = ""
    choices: tuple[str, ...] | str = ()
    strict: bool = False
    width: float = 0
    group: str = ""
    since: int = 1
    was: tuple[tuple[str, int], ...] = ()


class FormTable(NamedTuple):
    """A table on a sheet: `first_column` is where its first column of values stands; `rows` its fixed rows.

    `further` are rows with keys of their own that may stay blank, or that an older form does not have. `pictured` is
    the column on which pictures stand.
    """

    key: str
    sheet: str
    first_column: int
    columns: tuple[Field, ...]
    pictured: str
    rows: tuple[Field, ...] = ()
    further: tuple[Field, ...] = ()

    @property
    def keyed_rows(self) -> tuple[Field, ...]:
        """All rows that have a key."""
        return self.rows + self.further

    def column(self, key: str) -> Field:
        """The column with `key`; KeyError when there is none."""
        return self.columns[self.place(key) - self.first_column]

    def place(self, key: str) -> int:
        """The number of the sheet's column that holds the column `key`; KeyError when there is none."""
        for number, column in enumerate(self.columns, self.first_column):
            if column.key == key:
                return number
        raise KeyError(key)


class SigningPost(NamedTuple):
    """As what a further signer signs: before which role, and whether with an opinion."""

    name: str
    before: str
    opinion: bool = True


ORG_TYPES: Final = tuple(organisation_types())

REQUIRED_BY_TYPE: Final[Mapping[str, tuple[OrganisationType, ...]]] = {
    f"org.{level}": tuple(kind for kind in organisation_types().values() if level in kind.levels)
    for level in ("subdistrict", "district", "province")
}
"""The fields that some kinds of organisation must fill, and those kinds: an อบจ. has no subdistrict."""


def _field(entry: Mapping[str, Any], hints: Mapping[str, str]) -> Field:
    values = {name: value for name, value in entry.items() if name != "sheet"}
    choices = values.get("choices", ())
    values["choices"] = ORG_TYPES if choices == "organisation types" else _frozen(choices)
    values["kind"] = Kind(values.get("kind", Kind.TEXT))
    values["hint"] = values.get("hint", "").format_map(hints)
    values["was"] = tuple(values.get("was", {}).items())
    return Field(**values)


def _blank_for(level: str) -> str:
    """Who may leave a place blank, for a hint: ทม. ทน. และ อบจ."""
    *others, last = (kind.abbreviation for kind in organisation_types().values() if level not in kind.levels)
    return f"{' '.join(others)} และ {last}" if others else last


def _frozen(choices: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return choices if isinstance(choices, str) else tuple(choices)


_FACTS: Final = tomllib.loads(Path(__file__).with_name("form.toml").read_text(encoding="utf-8"))

SCHEMA: Final = max(
    number
    for entries in (_FACTS["field"], _FACTS["signer"], _FACTS["measure"])
    for entry in entries
    for number in (entry.get("since", 1), *entry.get("was", {}).values())
)
"""The number of today's form: what came or changed its key last says it; `reading` reads older forms."""


_WORDS: Final = _FACTS["hints"] | {f"blank_{level}": _blank_for(level) for level in ("subdistrict", "district")}


def _fields(group: str, sheet: str | None = None) -> tuple[Field, ...]:
    return tuple(_field(entry, _WORDS) for entry in _FACTS[group] if entry.get("sheet") == sheet)


FIELDS: Final[dict[str, tuple[Field, ...]]] = {
    sheet: _fields("field", sheet) for sheet in (GUIDE, OFFICE, MEMO, REPORT)
}

SIGNERS_TABLE: Final = FormTable(
    "sign", SIGNERS, LABEL_COLUMN, _fields("signer"), "signature", _fields("role"), _fields("further")
)
OF_FURTHER: Final = frozenset({"role", "before"})
"""The columns of the signers' table that only its further rows have."""
POSTS: Final = tuple(SigningPost(**entry) for entry in _FACTS["post"])
MEASURES_TABLE: Final = FormTable("measures", REPORT, LABEL_COLUMN, _fields("measure"), "evidence")
TABLES: Final = (SIGNERS_TABLE, MEASURES_TABLE)

MEASURE_CONTENT: Final = tuple(
    column.key for column in MEASURES_TABLE.columns if column.key not in {"no", "reason", "finding"}
)
"""The columns that make a row a measure: one with nothing but its number is a ready row not yet used."""

REASON: Final = MEASURES_TABLE.column("reason")
FINDING: Final = MEASURES_TABLE.column("finding")
RESULTS_COLUMNS: Final = _fields("result")


def all_fields() -> Iterator[tuple[str, Field]]:
    """Every single field with its sheet, in the form's order; columns of tables are not among them."""
    for sheet, fields in FIELDS.items():
        for field in fields:
            yield sheet, field


_BY_KEY: Final = {field.key: field for _, field in all_fields()}


def field_of(key: str) -> Field:
    """The field or table column behind a submission's key: ``memo.date``, ``sign.author.name``, ``measures.3.result``.

    Raises KeyError for a key that the form does not have.
    """
    if key in _BY_KEY:
        return _BY_KEY[key]
    table_key, column = key.partition(".")[0], key.rpartition(".")[2]
    for table in TABLES:
        if table.key == table_key:
            return table.column(column)
    raise KeyError(key)
