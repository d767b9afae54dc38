"""What the form says, as a document writes it: digits by policy, lines, dotted blanks for what is missing."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from itaxl.documents.house import house
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.form.fields import ARABIC_DIGITS, LEFT_TO_REGISTRY
from itaxl.form.organisation import OrganisationType, organisation_type
from itaxl.model.cell import Located
from itaxl.model.submission import Submission, TableRow
from itaxl.thai.dates import ONE_DAY, DateStyle, write_date
from itaxl.thai.digits import official_digits

NBSP: Final = "\u00a0"
WIDE: Final = "  "
"""Two spaces, as officials put between a first name and a surname or the parts of a date."""

DIGIT: Final = re.compile("[0-9๐-๙]")
BOUND: Final = re.compile(
    r"""
    [ ](?: (?<=พ\.ศ\.[ ])(?=[0-9๐-๙])
         | (?<=[ก-ฮิี]\.[คพย]\.[ ])(?=[0-9๐-๙])
         | (?<=[0-9๐-๙][ ])(?=[ก-ฮ][ิี]?\.[คพย]\.|[ก-์]{3,8}(?:คม|ยน|พันธ์)(?![ก-์]))
         | (?=:[ ][A-Z]) )
    """,
    re.VERBOSE,
)
"""The spaces of พ.ศ. ๒๕๖๘, ๓๑ มี.ค. ๒๕๖๘ and ๓๑ มีนาคม, and that before the colon of OIT; no line ends there."""
DATE: Final = re.compile(
    r"(?:[0-9๐-๙]+\u00a0(?:[ก-ฮ][ิี]?\.[คพย]\.|[ก-์]{3,8}(?:คม|ยน|พันธ์))|(?:[ก-ฮ][ิี]?\.[คพย]\.|พ\.ศ\.)(?=\u00a0))"
    r"(?:[ \u00a0][0-9๐-๙]+)?"
)
"""A date as `written` binds it: a day with its month and year, an abbreviated month or พ.ศ. with its year."""
COLON: Final = " : "
SHORT: Final = 300
"""Letters of a text that is worth keeping."""
SPACES: Final = re.compile(r"[\t\r\n\v\f]+")


def blank(dots: int | None = None) -> str:
    """The dotted blank that stands for a missing value."""
    return "." * (house().body.blank_dots if dots is None else dots)


def written(text: str, policy: str) -> str:
    """A text with its digits by policy, its years and abbreviated months bound to what they belong to."""
    if not DIGIT.search(text) and COLON not in text:
        return text
    return BOUND.sub(NBSP, official_digits(text, policy))


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one submission under one digits policy (เลขไทย, เลขอารบิก, ตามที่พิมพ์).

    `digits` (เลขไทย or เลขอารบิก) are those of what the document writes by itself.
    """

    submission: Submission
    policy: str
    digits: str
    own: OwnStyle = AS_USUAL

    def write(self, text: str) -> str:
        """A text with its digits by policy and its years and abbreviated months bound to what they belong to."""
        return written(text, self.policy)

    def line(self, key: str) -> str:
        """A field on one line, empty when blank."""
        return self.write(one_line(self.submission.text(key)))

    def lines(self, key: str) -> tuple[str, ...]:
        """The filled lines of a field."""
        return self.split(self.submission.text(key))

    def split(self, text: str) -> tuple[str, ...]:
        """The filled lines of a text, as written."""
        return (_split if len(text) <= SHORT else _split.__wrapped__)(text, self.policy)

    def signer(self, role: str) -> TableRow | None:
        """The row of a signer, None when the form has lost it."""
        return self.submission.row(role)

    @property
    def kind(self) -> OrganisationType | None:
        """The kind of local government, None when the form does not say."""
        return organisation_type(self.submission.text("org.type"))

    @property
    def organisation(self) -> str:
        """The full name of the organisation, with a dotted blank for a missing name."""
        name = self.line("org.name") or blank()
        return self.kind.full_name(name) if self.kind else name

    @property
    def font(self) -> str:
        """The font that the form or the office chose, the official one when that is none of the form's list."""
        return self.own.font_of(self.submission, house().font.family)

    @property
    def thai_numbers(self) -> bool:
        """Whether numbers that the document brings itself (pages, sections) are in Thai digits."""
        return self.digits != ARABIC_DIGITS

    def number(self, text: str) -> str:
        """A number of the document's own, such as that of a section, in its digits."""
        return written(text, self.digits)

    def day(self, key: str) -> date | None:
        """The day that a date field names, None when it cannot be read as one."""
        cell = self.submission.fields.get(key)
        reading = cell.reading if cell else None
        return reading.start if reading and reading.kind in ONE_DAY else None

    def written_date(self, key: str) -> str:
        """A date as day, full month and year of the Buddhist era; as typed when it cannot be read.

        Nothing for one that is left for the registry, and room for the day in a month without one.
        """
        cell = self.submission.fields.get(key)
        if cell and cell.value == LEFT_TO_REGISTRY:
            return ""
        if cell and cell.reading and cell.reading.kind == "month" and cell.reading.start:
            _, _, month_and_year = write_date(cell.reading.start, DateStyle.MEMO).partition(WIDE)
            return blank(house().heading.day_dots) + WIDE + self.number(month_and_year)
        day = self.day(key)
        return self.number(write_date(day, DateStyle.MEMO)) if day else self.line(key)

    def period(self, cell: Located[str] | None) -> tuple[str, ...]:
        """The lines of a period as typed; of a day that Excel stored, the official wording of what the cell shows."""
        if cell and cell.reading and cell.reading.instead:
            return (self.number(cell.reading.instead),)
        return self.split(cell.value) if cell else ()


@lru_cache(maxsize=1024)
def _split(text: str, policy: str) -> tuple[str, ...]:
    """Short texts, such as owners and periods, are the same in many rows and forms."""
    return tuple([written(line, policy) for line in map(one_line, text.splitlines()) if line])


def one_line(text: str) -> str:
    """The text without line breaks, tabs and outer spaces."""
    return (text if text.isprintable() else SPACES.sub(" ", text)).strip()
