"""What the form calls a key, for a person: the field's name, in tables after the row's."""

from functools import lru_cache
from typing import Final

from itaxl.form.fields import MEASURES_TABLE, SIGNERS_TABLE, TABLES, field_of
from itaxl.model.wording import Lang, Wording
from itaxl.thai.digits import to_thai

STEP: Final = " › "
_ROW: Final = Wording("แถวที่ {no}", "Row {no}")


@lru_cache(maxsize=4096)
def label_of(key: str, lang: Lang = "th") -> str:
    """The name that the form gives a key: ``memo.date`` วันที่, ``measures.3.result`` แถวที่ ๓ › ผลการดำเนินการ."""
    for table in TABLES:
        if key == table.key or key.startswith(f"{table.key}."):
            row, _, column = key.removeprefix(table.key).lstrip(".").partition(".")
            return STEP.join(filter(None, (_row(f"{table.key}.{row}", row, lang), _field(key, lang) if column else "")))
    return _field(key, lang)


def label_in_list(key: str) -> str:
    """What a list calls the field of a key that stands beside no form: มาตรการ 3 · ผลการดำเนินการ, ปลัด · ชื่อ.

    Raises KeyError for a key that the form does not have.
    """
    label, (row, column) = field_of(key).label, key.rpartition(".")[::2]
    if key.startswith(f"{MEASURES_TABLE.key}."):
        return f"มาตรการ {row.split('.')[1]} · {label}"
    if key.startswith(f"{SIGNERS_TABLE.key}."):
        return f"{_row(row, column, 'th') or row.split('.')[1]} · {label}"
    return label


def _row(key: str, row: str, lang: Lang) -> str:
    if row.isdecimal():
        return _ROW.render(lang, {"no": to_thai(row) if lang == "th" else row})
    named = next((entry for table in TABLES for entry in table.keyed_rows if entry.key == key), None)
    return (named.label if lang == "th" else named.label_en) if named else ""


def _field(key: str, lang: Lang) -> str:
    try:
        field = field_of(key)
    except KeyError:
        return ""
    return field.label if lang == "th" else field.label_en
