"""Words of the form that follow what is typed into it: the fiscal year, and the kind of organisation."""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from itaxl.form.fields import LISTS
from itaxl.form.form_content import FormContent
from itaxl.form.organisation import OrganisationType, organisation_type
from itaxl.model.cell import column_letters
from itaxl.template.choices import YEAR_ROW, YEAR_TYPED, OwnLists
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import FiscalYear

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from itaxl.template.sheet_page import SheetPage

STAGE_CELL: Final = "org_stage"
"""The defined name of the cell that says whether the form is for a plan or a report."""

TYPE_CELL: Final = "org_type"
"""The defined name of the cell that holds the kind of organisation."""

ITA, REPORTED, ITEM = "year_ita", "year_reported", "year_item"
"""The defined names of the typed year's words, empty for a year not known."""

WORDS: Final = {
    "ita": ITA,
    "ita_yy": f"RIGHT({ITA},2)",
    "reported": REPORTED,
    "yy": f"RIGHT({REPORTED},2)",
    "item": ITEM,
}
"""The words that texts may hold in braces, as formulas."""

MOST_QUOTED: Final = 250
"""Characters of a text inside a formula; Excel takes 255."""


class TypedWords(NamedTuple):
    """What the words of a form follow: its year when that is known, whether another was typed, and the kind."""

    year: FiscalYear | None
    unknown: bool
    kind: OrganisationType | None


def typed_in(content: FormContent, own: OwnLists) -> TypedWords:
    """What `content` types into the cells that words of the form follow."""
    text = content.fields.get("org.fiscal_year", "").strip()
    year = next((year for year in own.of_report() if text in (str(year.year), to_thai(str(year.year)))), None)
    return TypedWords(year, bool(text) and year is None, organisation_type(content.fields.get("org.type", "").strip()))


class ByYear(NamedTuple):
    """A text while the year typed is known, with `WORDS` in braces, while none is, and while it is not known."""

    known: str
    otherwise: str
    unknown: str = ""

    def formula(self) -> str:
        """The formula that shows the one which holds."""
        unknown = _quoted(self.unknown or self.otherwise)
        other = f'IF({YEAR_TYPED}="",{_quoted(self.otherwise)},{unknown})' if self.unknown else unknown
        return f"=IF({YEAR_ROW}=0,{other},{_joined(self.known)})"

    def text(self, typed: TypedWords) -> str:
        """What the formula shows now."""
        if typed.year is None:
            return (self.unknown if typed.unknown else "") or self.otherwise
        ita, reported = (to_thai(str(year)) for year in (typed.year.year, typed.year.reported_year))
        item = typed.year.report_item or ""
        return self.known.format(ita=ita, ita_yy=ita[-2:], reported=reported, yy=reported[-2:], item=item)


def write_by_year(page: "SheetPage", row: int, column: int, texts: ByYear, *styles: str) -> None:
    """Write a text that follows the year typed in the form."""
    page.formula(row, column, texts.formula(), texts.text(page.typed), *styles)


def is_one_of(kinds: tuple[OrganisationType, ...]) -> str:
    """The condition that the organisation is of one of the kinds.

    Written out, as a conditional format may hold no list of texts.
    """
    names = (name for kind in kinds for name in (kind.name, kind.abbreviation))
    return "OR({})".format(",".join(f'TRIM({TYPE_CELL})="{name}"' for name in names))


def write_year_words(book: "Workbook", page: "SheetPage", first: int, own: OwnLists) -> None:
    """Write the table of years from column `first` on, and beside it the words of the year that is typed."""
    years = own.of_report()
    for column, heading in enumerate(("year", "year_thai", "reported", "item", "typed"), first):
        page.text(1, column, heading)
    for row, year in enumerate(years, 2):
        numbers = str(year.year), to_thai(str(year.year)), to_thai(str(year.reported_year))
        for column, text in enumerate((*numbers, year.report_item or ""), first):
            page.text(row, column, text, "text")
    arabic, thai, reported, item = (_column(first + place, len(years)) for place in range(4))
    now = page.typed.year
    place = f"=IFERROR(MATCH({YEAR_TYPED},{arabic},0),IFERROR(MATCH({YEAR_TYPED},{thai},0),0))"
    cells: list[tuple[str, str, str | int]] = [(YEAR_ROW, place, years.index(now) + 1 if now else 0)]
    words = ByYear("{ita}", ""), ByYear("{reported}", ""), ByYear("{item}", "")
    for name, column_of, word in zip((ITA, REPORTED, ITEM), (thai, reported, item), words, strict=True):
        formula = f'=IF({YEAR_ROW}=0,"",INDEX({column_of},MAX({YEAR_ROW},1)))'
        cells.append((name, formula, word.text(page.typed)))
    for row, (name, formula, result) in enumerate(cells, 2):
        page.formula(row, first + 4, formula, result)
        book.define_name(name, f"={LISTS}!${column_letters(first + 4)}${row}")


def _column(column: int, count: int) -> str:
    letter = column_letters(column)
    return f"{LISTS}!${letter}$2:${letter}${count + 1}"


def _joined(text: str) -> str:
    """A text with words in braces as a formula: ``"เช่น ๑๖ เมษายน "&year_ita``."""
    parts = re.split(r"\{(\w+)\}", text)
    pieces = [_quoted(part) if place % 2 == 0 else WORDS[part] for place, part in enumerate(parts) if part]
    return "&".join(pieces)


def _quoted(text: str) -> str:
    pieces = (text[start : start + MOST_QUOTED] for start in range(0, len(text), MOST_QUOTED))
    return "&".join('"{}"'.format(piece.replace('"', '""')) for piece in pieces)
