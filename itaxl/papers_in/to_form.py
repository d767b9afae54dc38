"""What papers say, as content of a form: every value with its source, every text that was not used."""

from dataclasses import replace
from typing import Final

from itaxl.form.fields import field_of
from itaxl.form.form_content import FormContent
from itaxl.model.submission import Origin, UnusedText
from itaxl.papers_in.said import Reading, Value
from itaxl.thai.digits import to_thai

_BETWEEN: Final = " › "
_YEAR: Final = "org.fiscal_year"


def content_from(reading: Reading, filled: FormContent | None = None) -> FormContent:
    """A form's content from papers, added to one that is partly `filled`: nothing that stands there is changed."""
    base = filled or FormContent()
    values = {key: value for key, value in reading.values.items() if _is_field(key) and not _stands(base, key)}
    edits = {key: to_thai(value.text) if key == _YEAR else value.text for key, value in values.items()}
    content = base.edited(edits)
    taken = tuple(Origin(key, edits[key], value.trust, source_of(value)) for key, value in _in_order(values))
    left = tuple(
        UnusedText(each.text, f"{paper}{_BETWEEN}{each.place.said().render()}")
        for paper, texts in reading.unused.items()
        for each in texts
    )
    beaten = tuple(
        UnusedText(value.text, source_of(value))
        for key, value in reading.values.items()
        if _is_field(key) and key not in values and base.text(key) != value.text
    )
    return replace(content, origins=(*base.origins, *taken), unused=(*base.unused, *left, *beaten))


def source_of(value: Value) -> str:
    """Where a value stands, for people: รายงาน.docx › ตาราง 2 แถว 3."""
    return f"{value.paper}{_BETWEEN}{value.place.said().render()}"


def _in_order(values: dict[str, Value]) -> list[tuple[str, Value]]:
    """The values in the order of the form's sheets."""
    groups = ("org", "sign", "memo", "report", "measures")
    return sorted(values.items(), key=lambda item: (groups.index(item[0].partition(".")[0]), _number(item[0])))


def _number(key: str) -> int:
    group, _, rest = key.partition(".")
    return int(rest.partition(".")[0]) if group == "measures" else 0


def _is_field(key: str) -> bool:
    try:
        field_of(key)
    except KeyError:
        return False
    return True


def _stands(content: FormContent, key: str) -> bool:
    """Whether the content has something there already; a table of measures that has any row stands as a whole."""
    return bool(content.measures) if key.startswith("measures.") else bool(content.text(key))
