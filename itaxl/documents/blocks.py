"""What a document consists of: paragraphs, tables and pictures with their layout, in words no file format owns.

Places and widths are centimetres, sizes and vertical spaces are points. Everything is frozen and hashable but for
the texts' order; a writer in `edges` turns a `Document` into a file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeGuard

from itaxl.model.grid import Remark

if TYPE_CHECKING:
    from itaxl.documents.own_letters import OwnLetters


class Align(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    THAI = "thaiDistribute"


class ParagraphRole(StrEnum):
    """What a paragraph is: the named style that it bears (``styles.py``), by which an office restyles it in Word."""

    TEXT = "Text"
    TITLE = "Title"
    URGENCY = "Urgency"
    FIELD = "Field"
    SUBJECT = "Subject"
    HEADING = "Heading"
    BODY = "Body"
    DOTTED = "Dotted"
    REPORT_TITLE = "ReportTitle"
    SUBTITLE = "Subtitle"
    CELL = "Cell"
    CELL_HEAD = "CellHead"
    ITEM_CELL = "ItemCell"
    ITEM_HEAD = "ItemHead"
    SIGNATURE = "Signature"


class Look(NamedTuple):
    """Letters: size in points, bold or not, colour as RRGGBB or empty."""

    size: float
    bold: bool = False
    colour: str = ""


class Run(NamedTuple):
    """A piece of text in one look; it holds no tab and no line break."""

    text: str
    look: Look


class Mark(Enum):
    """Inline things that are not text."""

    TAB = "\t"


TAB: Final = Mark.TAB


class Place(NamedTuple):
    """A fixed place on the paper: left and top edge in centimetres from the paper's corner."""

    left: float
    top: float


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture ready for print: PNG or JPEG bytes, what a screen reader says, width and height in centimetres.

    With a `place` it stands there and takes no room among the text.
    """

    data: bytes = field(repr=False)
    alt: str
    width: float
    height: float
    place: Place | None = None


Inline: TypeAlias = Run | Mark | PrintedPicture


class TabStop(NamedTuple):
    """Where a tab leads: a position from the left margin; `right` ends text there; `dots` fills the way with dots."""

    position: float
    right: bool = False
    dots: bool = False


class Layout(NamedTuple):
    """How a paragraph stands.

    `left` is the indent of all lines, `first` what is added to the first one (negative: later lines hang).
    `line` is an exact line height, 0 for single spacing. `new_page` begins a page. `gives` numbers the fit step
    at which a paragraph gives up its `before`, or a blank one itself; 0 means never. `turns` tells that it is
    foreseen to begin a page: nothing to Word, which keeps together by itself what belongs together.
    """

    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    line: float = 0
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    role: ParagraphRole = ParagraphRole.TEXT
    gives: int = 0
    turns: bool = False


class Paragraph(NamedTuple):
    """Inline content in one layout; `look` is the look of the paragraph when it is blank."""

    content: tuple[Inline, ...]
    layout: Layout
    look: Look

    @property
    def text(self) -> str:
        """The paragraph's text with its tabs; a picture is left out."""
        return "".join(part.text if isinstance(part, Run) else part.value for part in self.content if is_text(part))


def is_text(part: Inline) -> TypeGuard[Run | Mark]:
    """Whether an inline part belongs to the text."""
    return not isinstance(part, PrintedPicture)


class Cell(NamedTuple):
    """The paragraphs of one cell."""

    paragraphs: tuple[Paragraph, ...]


class Row(NamedTuple):
    """The cells of one row; `splits` lets a high row go on overleaf, `across` has one cell as wide as the table."""

    cells: tuple[Cell, ...]
    splits: bool = False
    across: bool = False

    def beside(self, widths: Sequence[float]) -> Iterator[tuple[Cell, float]]:
        """The cells with their widths in a table of `widths`."""
        return zip(self.cells, (sum(widths),) if self.across else widths, strict=True)


class Table(NamedTuple):
    """A table with borders: widths in centimetres, a header row that repeats on every page, rows."""

    widths: tuple[float, ...]
    header: Row
    rows: tuple[Row, ...]


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins; pages from the second on carry their number, in Thai digits or not."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    thai_number: bool = True

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Document:
    """One document: what it is called and by whom, its paper, its blocks.

    `created` is the date that the document bears, when it can be read. `draft` stamps every page. `styles` are an
    office's own. `remarks` tell what could not be used, such as a broken picture.
    """

    kind: str
    title: str
    subject: str
    author: str
    created: date | None
    font: str
    page: Page
    blocks: tuple[Block, ...]
    draft: bool = False
    styles: "tuple[OwnLetters, ...]" = ()
    remarks: tuple[Remark, ...] = ()
