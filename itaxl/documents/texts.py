"""What the form says, as a document writes it: digits by policy, lines, dotted blanks for what is missing."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from itaxl.documents.house import house
from itaxl.documents.own_style import AS_USUAL, OwnStyle
from itaxl.form import ARABIC_DIGITS, AS_TYPED
from itaxl.organisation import OrganisationType, organisation_type
from itaxl.submission import Row, Submission
from itaxl.thai.dates import read_date
from itaxl.thai.digits import official_digits, to_arabic, to_thai

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
COLON: Final = " : "
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
    """The texts of one submission under one digits policy (เลขไทย, เลขอารบิก, ตามที่พิมพ์)."""

    submission: Submission
    policy: str
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
        return tuple([written(line, self.policy) for line in map(one_line, text.splitlines()) if line])

    def signer(self, role: str) -> Row | None:
        """The row of a signer, None when the form has lost it."""
        return self.submission.signers.get(role)

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
        return self.policy != ARABIC_DIGITS

    def number(self, text: str) -> str:
        """A number of the document's own, such as that of a section, in its digits."""
        return to_thai(text) if self.thai_numbers else text

    def day(self, key: str) -> date | None:
        """The day that a date field names, None when it cannot be read as one."""
        reading = read_date(one_line(self.submission.text(key)))
        return reading.start if reading.kind == "date" else None

    def written_date(self, key: str) -> str:
        """A date as day, full month and year of the Buddhist era; as typed when it cannot be read."""
        typed = one_line(self.submission.text(key))
        reading = read_date(typed)
        if reading.kind != "date" or not reading.canonical:
            return self.write(typed)
        official = WIDE.join(reading.canonical.split())
        if self.policy == AS_TYPED and re.search("[0-9]", typed):
            return to_arabic(official)
        return self.write(official)


def one_line(text: str) -> str:
    """The text without line breaks, tabs and outer spaces."""
    return (text if text.isprintable() else SPACES.sub(" ", text)).strip()
