"""Drop-downs and input messages of the form, and the hidden sheet of lists behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from itaxl.form.fields import LISTS, POSTS, Field
from itaxl.form.officials import departments, positions, prefixes
from itaxl.model.cell import column_letters
from itaxl.template.style import look
from itaxl.thai.digits import to_thai
from itaxl.thai.places import districts
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from itaxl.template.sheet_page import SheetPage

YEAR_CELL: Final = "org_fiscal_year"
"""The defined name of the cell that holds the ITA year."""

YEAR_TYPED: Final = f'TRIM({YEAR_CELL}&"")'
"""The year as text, typed as text or as a number."""

YEAR_ROW: Final = "year_row"
"""The defined name of the place of the typed year among the years with a report, 0 for a year not known."""

COMPLETE_LISTS: Final = ("provinces", "years", "items")
"""Lists that hold every right answer: another text is pointed out. The other lists only suggest."""

FIRST_ITEM_ROW: Final = 3
ITEM_ROWS: Final = 80
"""Rows kept for the items of a year; no year has had more than 48."""

LEADING_VOWELS: Final = "เแโใไ"


@dataclass(frozen=True, slots=True)
class OwnLists:
    """What an office has in place of the usual lists: its divisions, and the years it corrected or added."""

    departments: tuple[str, ...] = ()
    years: Mapping[int, FiscalYear] = field(default_factory=dict)

    def of_report(self) -> list[FiscalYear]:
        """The years that have a report item, oldest first."""
        years = (fiscal_year(year, self.years) for year in known_years(self.years))
        return [year for year in years if year.report_item]


AS_USUAL: Final = OwnLists()


def lists(own: OwnLists = AS_USUAL) -> dict[str, tuple[str, ...]]:
    """The lists by name, apart from the items."""
    return {
        "provinces": _provinces(),
        "years": tuple(to_thai(str(each.year)) for each in reversed(own.of_report())),
        "departments": departments(own.departments),
        "positions": positions(),
        "prefixes": prefixes(),
        "posts": tuple(post.name for post in POSTS),
    }


def _provinces() -> tuple[str, ...]:
    return tuple(sorted(districts(), key=_dictionary_order))


def _dictionary_order(word: str) -> str:
    """Thai dictionaries sort a leading vowel after the consonant that it is read after."""
    return word[1] + word[0] + word[2:] if word[0] in LEADING_VOWELS else word


def item_codes(year: FiscalYear) -> list[str]:
    """The codes of a year's items, the one that the form is for first."""
    first = [code for code in (year.report_item, year.measures_item) if code]
    return first + [code for code in year.items if code not in first]


def write_lists(book: "Workbook", page: "SheetPage", own: OwnLists = AS_USUAL) -> int:
    """Fill the sheet of lists and give each list its name; answer the column after them.

    The items' name follows the year that is typed in the cell of the name `YEAR_CELL`.
    """
    column = 0
    for name, entries in lists(own).items():
        column += 1
        page.text(1, column, name)
        for row, entry in enumerate(entries, 2):
            page.text(row, column, entry, "text")
        letter = column_letters(column)
        book.define_name(f"list_{name}", f"={LISTS}!${letter}$2:${letter}${len(entries) + 1}")
    first, years = column + 2, own.of_report()
    book.define_name("list_items", _write_items(page, first, years))
    return first + 2 * len(years) + 1


def _write_items(page: "SheetPage", first: int, years: Sequence[FiscalYear]) -> str:
    """Write two columns a year, codes and names, under the year in both kinds of digits; answer the formula.

    A column without codes follows them: what is offered in a year that is not known.
    """
    for place, year in enumerate(years):
        code_column = first + 2 * place
        page.text(1, code_column, str(year.year), "text")
        page.text(2, code_column, to_thai(str(year.year)), "text")
        for row, code in enumerate(item_codes(year), FIRST_ITEM_ROW):
            page.text(row, code_column, code, "text")
            page.text(row, code_column + 1, year.items[code].name if code in year.items else "", "text")
    return _items_formula(column_letters(first), newest=2 * len(years) - 1, none=2 * len(years) + 1)


def _items_formula(first: str, *, newest: int, none: int) -> str:
    """The codes of the year typed in the form; while none is typed those of the newest year, for an unknown one none.

    `newest` and `none` are places of columns counted from the first. Only functions that Excel, LibreOffice and
    gnumeric compute alike.
    """
    corner = f"{LISTS}!${first}${FIRST_ITEM_ROW}"
    place = f'IF({YEAR_ROW}>0,2*{YEAR_ROW}-1,IF({YEAR_TYPED}="",{newest},{none}))'
    column = f"OFFSET({corner},0,{place}-1,{ITEM_ROWS},1)"
    return f'=OFFSET({corner},0,{place}-1,MAX(COUNTIF({column},"?*"),1),1)'


def choose(page: "SheetPage", cells: tuple[int, int, int, int], field: Field) -> None:
    """Give cells (first row, first column, last row, last column) the field's message and its drop-down."""
    rules: dict[str, Any] = {"validate": "any", "input_title": field.label, "input_message": field.hint}
    if field.choices:
        rules |= {"validate": "list", "source": _source(field), **_refusal(field)}
    first_row, first_column, last_row, last_column = cells
    page.sheet.data_validation(first_row - 1, first_column - 1, last_row - 1, last_column - 1, rules)


def _source(field: Field) -> str | list[str]:
    return f"=list_{field.choices}" if isinstance(field.choices, str) else list(field.choices)


def _refusal(field: Field) -> Mapping[str, Any]:
    """What happens to a text that is not in the list: refused, pointed out, or taken."""
    words = look()["words"]
    if field.strict:
        return {"error_type": "stop", "error_title": words["refuse_title"], "error_message": words["refuse"]}
    if isinstance(field.choices, str) and field.choices not in COMPLETE_LISTS:
        return {"show_error": False}
    return {
        "error_type": "information",
        "error_title": words["unlisted_title"],
        "error_message": words["unlisted"],
    }
