"""The layout numbers of ``house.toml``, typed."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class PageRules(NamedTuple):
    """The paper, its margins and its number."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    first_top: float
    header: float
    header_after: float
    landscape_side: float
    number_before: str
    number_after: str


class FontRules(NamedTuple):
    """The font, its sizes and the height of its lines."""

    family: str
    body: float
    table: float
    line: float


class EmblemRules(NamedTuple):
    """The Garuda."""

    memo_height: float
    letter_height: float
    top: float
    left: float
    width: float
    usual_width: float
    alt: str


class TitleRules(NamedTuple):
    """The title of a memo."""

    text: str
    size: float
    line: float
    after: float
    centre: float


class UrgencyRules(NamedTuple):
    """ชั้นความเร็ว."""

    size: float
    line: float
    colour: str


class HeadingRules(NamedTuple):
    """ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน."""

    label_size: float
    date_left: float
    date_gap: float
    day_dots: int
    office_indent: float
    number_indent: float
    subject_indent: float
    salutation_before: float


class BodyRules(NamedTuple):
    """Running text and dotted blanks."""

    before: float
    first_line: float
    align: str
    blank_dots: int
    cell_dots: int


class TableRules(NamedTuple):
    """The table of the OIT item and the table of measures."""

    margin: float
    border: float
    gap: float
    item_widths: tuple[float, ...]
    item_titles: tuple[str, ...]
    measure_widths: tuple[float, ...]
    title_breaks: tuple[str, ...]
    least_width: float
    widest_date: float
    foot: float
    tall_row: float


class SignRules(NamedTuple):
    """Signatures."""

    blank_lines: int
    left: float
    least_left: float
    spare: float
    picture_height: float
    picture_width: float
    alt: str


class OpinionRules(NamedTuple):
    """The opinions of the head of office, the clerk and the mayor."""

    gap: float
    clerk_title: str
    clerk_lines: int
    mayor_title: str
    mayor_lines: int
    head_lines: int


class AnnexRules(NamedTuple):
    """The evidence of the measures."""

    photos_a_page: int
    photo_width: float
    photo_height: float
    gap: float
    caption: str


class ReportRules(NamedTuple):
    """The report's own marks."""

    star: str
    nothing: str
    stars: int


class LetterRules(NamedTuple):
    """The external letter (หนังสือภายนอก)."""

    origin: float
    sender_left: float
    emblem_gap: float
    date_left: float
    field_before: float
    field_gap: float
    farewell_before: float
    contact_before: float
    contact_least: float
    inline_points: int
    point_widths: tuple[float, ...]
    point_titles: tuple[str, ...]


class DraftRules(NamedTuple):
    """The stamp on a draft."""

    text: str
    colour: str
    width: float
    height: float
    turn: int


class FitRules(NamedTuple):
    """How lines and pages are foreseen."""

    half_word: float
    most_lost: float
    reserve: float
    letter: float
    orphans: int


class PictureRules(NamedTuple):
    """What pictures may be, and how fine they print."""

    megabytes: float
    megapixels: float
    resolution: int
    quality: int


class House(NamedTuple):
    """Every layout number; cm, mm, pt or plain counts as ``house.toml`` says."""

    page: PageRules
    font: FontRules
    emblem: EmblemRules
    title: TitleRules
    urgency: UrgencyRules
    heading: HeadingRules
    body: BodyRules
    table: TableRules
    sign: SignRules
    opinion: OpinionRules
    annex: AnnexRules
    report: ReportRules
    letter: LetterRules
    draft: DraftRules
    fit: FitRules
    picture: PictureRules


class LayoutNumber(NamedTuple):
    """One layout number with its unit, where it is known from and what it is."""

    part: str
    name: str
    value: object
    unit: str
    source: tuple[str, ...]
    note: str


@cache
def house() -> House:
    """The layout of ``house.toml``; KeyError or TypeError when an entry or a field is missing."""
    data = _data()
    return House(**{name: _rules(kind, data[name]) for name, kind in House.__annotations__.items()})


def house_entries() -> Iterator[LayoutNumber]:
    """Every entry of ``house.toml`` in its order, for the manual and the tests."""
    for part, entries in _data().items():
        if part != "sources":
            for name, entry in entries.items():
                yield LayoutNumber(part, name, **{**entry, "source": tuple(entry["source"])})


def house_sources() -> Mapping[str, str]:
    """Where layout numbers are known from, by the key that entries name."""
    sources: Mapping[str, str] = _data()["sources"]
    return sources


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("house.toml").read_text(encoding="utf-8"))


def _rules(kind: Any, entries: Mapping[str, Mapping[str, Any]]) -> Any:
    return kind(**{name: _plain(entry["value"]) for name, entry in entries.items()})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
