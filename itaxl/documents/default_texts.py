"""The standard texts that stand in for blank fields, in the words of the organisation's type and the year."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from itaxl.documents import papers
from itaxl.documents.house import house
from itaxl.documents.kind import DocumentKind
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.paper_digits import own_digits
from itaxl.documents.texts import WIDE, blank
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.form.organisation import organisation_type
from itaxl.model.cell import CellRef, Located
from itaxl.model.submission import Submission, TableRow
from itaxl.thai.digits import official_digits
from itaxl.years.catalogue import FiscalYear, Item
from itaxl.years.item_code import item_code

TITLE_LEVELS: Final = {"district": ("อำเภอ", "อ."), "province": ("จังหวัด", "จ.")}
"""The places that follow an organisation's name in a title, their word and its abbreviation, which the form does not
ask for; the name itself says the subdistrict."""

CAPITAL: Final = "กรุงเทพมหานคร"
"""Its name is not preceded by จังหวัด, and its districts are เขต."""
CAPITAL_DISTRICT: Final = ("เขต",)

SOME_DEPARTMENT: Final = "หน่วยงาน"
"""Stands for a department that the form does not name: the head of the memo has the blank for it, once."""

WORD: Final = re.compile(r"\{([a-z_]+)\}")


def standard_texts(
    submission: Submission,
    year: FiscalYear,
    *,
    kinds: Iterable[str] = (),
    own: OwnStyle = AS_USUAL,
) -> dict[str, str]:
    """The standard text of every field and opinion that has one, by key; `own` brings an office's templates.

    `kinds` are the papers that ask for their texts, each in its own digits; those that are due when none is named.
    Words that the form does not say yet are dotted blanks; a word in braces that nobody knows stays as it is.
    """
    return _texts(submission, year, kinds, own, asked=lambda _: True)


def _texts(
    submission: Submission,
    year: FiscalYear,
    kinds: Iterable[str],
    own: OwnStyle,
    *,
    asked: Callable[[str], bool],
) -> dict[str, str]:
    """The standard texts of those keys that are `asked` for."""
    texts: dict[str, str] = {}
    planned = submission.text(STAGE_KEY) == PLAN
    for kind in papers.due(kinds, planned=planned):
        templates = {key: text for key, text in _templates(kind, own, planned=planned).items() if asked(key)}
        words = _words(submission, year, own_digits(submission, kind, own)) if templates else {}
        texts |= {key: _filled(template.strip(), words) for key, template in templates.items()}
    return texts


def _templates(kind: DocumentKind, own: OwnStyle, *, planned: bool) -> dict[str, str]:
    """The texts of a kind of papers by key: an office's own, and at the start of a year those about measures.

    An office's own texts speak of results.
    """
    facts = _facts(kind.name)
    usual: dict[str, str] = facts["texts"]
    ours = usual if kind.stage == PLAN else {key: own.texts.get(key, text) for key, text in usual.items()}
    return ours | facts.get("planned", {}) if planned else ours


def standard_templates() -> dict[str, str]:
    """The standard texts by key as they stand in the data, before their {words} are filled in."""
    due = papers.due((), planned=False)
    return {key: text.strip() for kind in due for key, text in _facts(kind.name)["texts"].items()}


def with_standard_texts(
    submission: Submission,
    year: FiscalYear,
    *,
    kinds: Iterable[str] = (),
    own: OwnStyle = AS_USUAL,
) -> Submission:
    """The submission with a standard text in every blank field that has one and that `kinds` of documents show."""
    fields, signers = dict(submission.fields), {row.key: row for row in submission.rows("sign")}

    def is_blank(key: str) -> bool:
        role, _, column = key.rpartition(".")
        return not (signers[role].text(column) if role in signers else submission.text(key))

    for key, text in _texts(submission, year, kinds, own, asked=is_blank).items():
        role, _, column = key.rpartition(".")
        if role in signers:
            signers[role] = _opined(signers[role], column, text)
        else:
            fields[key] = _standing_in(submission.fields.get(key), text)
    return replace(submission, fields=fields).with_rows("sign", signers.values())


def _opined(row: TableRow, column: str, text: str) -> TableRow:
    return replace(row, cells={**row.cells, column: _standing_in(row.cells.get(column), text)})


def _standing_in(cell: Located[str] | None, text: str) -> Located[str]:
    return Located(text, text, cell.ref if cell else CellRef("", 1, 1))


def _words(submission: Submission, year: FiscalYear, policy: str) -> dict[str, str]:
    kind = organisation_type(submission.text("org.type"))
    name = submission.text("org.name") or blank()
    item = _item(submission, year)
    words = {
        "organisation": kind.full_name(name) if kind else name,
        "mayor": kind.mayor_title(name) if kind else blank(),
        "department": submission.text("org.department") or SOME_DEPARTMENT,
        "places": _places(submission, kind.levels if kind else tuple(TITLE_LEVELS)),
        "measures_item": year.measures_item or blank(house().body.cell_dots),
        "item": item.code if item else blank(house().body.cell_dots),
        "item_name": item.name if item else blank(),
        "ita_year": str(year.year),
        "reported_year": str(year.reported_year),
        "analysed_year": str(year.reported_year - 1),
    }
    words = {name: official_digits(word, policy) for name, word in words.items()}
    elements = item.elements if item and item.elements else _facts("memo")[_without_catalogue(submission)]["elements"]
    lines = (official_digits(_filled(element, words), policy) for element in elements)
    words["elements"] = "\n".join(f"- {line}" for line in lines)
    return words


def _without_catalogue(submission: Submission) -> str:
    return "planned_without_catalogue" if submission.text(STAGE_KEY) == PLAN else "without_catalogue"


def _item(submission: Submission, year: FiscalYear) -> Item | None:
    """The item that the form names, else the one of the report; None when the year does not list it."""
    return year.items.get(item_code(submission.text("memo.oit_item")) or year.report_item or "")


def _places(submission: Submission, levels: tuple[str, ...]) -> str:
    """``␣␣อำเภอโนนสูง␣␣จังหวัดนครราชสีมา``; nothing when the organisation is itself that of the province."""
    if levels == ("province",):
        return ""
    return place_words({level: submission.text(f"org.{level}") for level in TITLE_LEVELS if level in levels})


def place_words(places: Mapping[str, str]) -> str:
    """The places by level in their words, each with two spaces before it: ``␣␣อำเภอโนนสูง␣␣จังหวัดนครราชสีมา``."""
    in_capital = places.get("province", "").removeprefix("จังหวัด") == CAPITAL
    return "".join(WIDE + _place(place, level, in_capital=in_capital) for level, place in places.items())


def _place(place: str, level: str, *, in_capital: bool) -> str:
    if in_capital and level == "province":
        return CAPITAL
    words = CAPITAL_DISTRICT if in_capital else TITLE_LEVELS[level]
    bare = place
    for word in words:
        bare = bare.removeprefix(word).strip()
    return words[0] + (bare or blank())


def _filled(template: str, words: Mapping[str, str]) -> str:
    return WORD.sub(lambda found: words.get(found[1], found[0]), template)


@cache
def _facts(kind: str) -> dict[str, Any]:
    """What the TOML beside a paper says; a paper may have no standard texts, and then no such file."""
    path = Path(__file__).with_name("papers") / f"{kind}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"texts": {}}
