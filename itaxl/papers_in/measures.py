"""The measures of a paper: rows of its tables, in one piece or several, cards, or headings with labelled paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from itaxl.papers_in.blocks import TABLE, GridCell, PaperLine, PaperPlace, PaperTable
from itaxl.papers_in.columns import Head, said_again, text_of
from itaxl.papers_in.ledger import Ledger
from itaxl.papers_in.typed_text import MARK, broken_by_hand, glued, joined, one_line
from itaxl.papers_in.vocabulary import best_word
from itaxl.thai.digits import to_arabic

LONG: Final = ("method", "result", "suggestion", "evidence", "measure")
_ONE_LINE: Final = ("no", "owner", "period", "start", "end")
_NUMBER: Final = re.compile(
    r"(?:(?:มาตรการ|โครงการ|กิจกรรม)ที่|ข้อ(?:ที่)?|ที่)\s*(?P<named>[\d๐-๙]{1,2})\s*[.):：]?\s+"
    r"|\(\s?(?P<bracketed>[\d๐-๙]{1,2})\s?\)\s*|(?P<dotted>[\d๐-๙]{1,2})\s?[.)]\s*(?![\d๐-๙])"
)
_HEADING: Final = re.compile(r"(?:มาตรการ|โครงการ|กิจกรรม|ข้อ|ลำดับ)(?:ที่)?\s*([\d๐-๙]{1,2})\s*[:：.]?")
_ONLY_NUMBER: Final = re.compile(r"\D*?(?P<number>[\d๐-๙]{1,3})\D{0,2}")
_TOTAL: Final = re.compile(r"^(?:รวม|สรุป|ยอดรวม|หมายเหตุ|ที่มา)")
_SUM: Final = re.compile(r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทุกมาตรการ)?\s*[:：]?")
_FEWEST_NUMBERS: Final = 4
"""Columns that are counted in a row of their own below the header."""
_GOES_ON: Final = re.compile(r"\(?\s*ต่อ\s*\)?")
_NONE: Final = re.compile(r"[-–—\s]*")


@dataclass(slots=True)
class Measure:
    """One measure: its texts by column, and where each stands."""

    place: PaperPlace
    texts: dict[str, str] = field(default_factory=dict)
    sure: bool = True


@dataclass(slots=True)
class Measures:
    """The measures of a paper in order, as its tables are met; `cards_at` is the first line of its cards in tables."""

    ledger: Ledger
    rows: list[Measure] = field(default_factory=list)
    head: Head | None = None
    cards_at: PaperLine | None = None
    _named: bool = False

    def add_table(self, table: PaperTable, head: Head, *, again: bool = False) -> None:
        """Take the rows of a table of measures; with `again` it goes on with the table before it."""
        self.head = head
        texts = [[line.text for line in cell.lines()] for row in table.rows[head.after :] for cell in row]
        by_hand = broken_by_hand(texts)
        for row in table.rows[head.first : head.after]:
            self._use(row)
        torn = again or bool(self.rows)
        for row in table.rows[head.after :]:
            if said_again(row, head):
                self._use(row)
                torn = True
            elif not _across(row):
                torn = self._row(row, head, by_hand=by_hand, torn=torn)
            elif "measure" not in head.columns:
                self._begin(row)

    def _begin(self, row: Sequence[GridCell]) -> None:
        """Take a row across the table as the name of the measure below it, where no column holds names."""
        name = text_of(row[0])
        if name and not _TOTAL.match(name):
            place = next(line.place for line in row[0].lines())
            self._use(row)
            self.rows.append(Measure(place, _complete({"measure": name.replace("\n", " ")})))
            self._named = True

    def _row(self, row: Sequence[GridCell], head: Head, *, by_hand: bool, torn: bool) -> bool:
        """Take one row; whether the table is still torn, so that a next row may go on with the last measure."""
        texts = [text_of(cell) for cell in row if not cell.merged and text_of(cell)]
        if texts and (_SUM.fullmatch(texts[0]) or _are_numbers_of_columns(texts)):
            return torn
        own = {key: _column_text(row, column, key, by_hand=by_hand) for key, column in head.columns.items()}
        fresh = {key: text for key, text in own.items() if text and not row[head.columns[key]].merged}
        if not fresh:
            return torn
        name = fresh.get("measure", "")
        if _TOTAL.match(name) and len(fresh) == 1:
            return torn
        place = next((line.place for cell in row for line in cell.lines()), PaperPlace(TABLE))
        self._use([row[column] for key, column in head.columns.items() if column < len(row)])
        link = next(
            (row[column].link for key, column in head.columns.items() if key == "evidence" and column < len(row)), ""
        )
        if link:
            fresh["evidence"] = link
        begins = bool(name) and not _GOES_ON.fullmatch(name) and not (torn and self._is_torn(fresh))
        if self._named:
            self.rows[-1].texts.update(_complete(fresh))
            self._named = False
        elif begins or not self.rows:
            self.rows.append(Measure(place, _complete(own | fresh)))
        else:
            self._go_on(fresh, torn=torn)
        return False

    def _is_torn(self, fresh: dict[str, str]) -> bool:
        """Whether a row after a page's end is only the rest of the measure above: it begins no list, has no owner."""
        if not self.rows or "no" in fresh or "owner" in fresh or "period" in fresh or "start" in fresh:
            return False
        texts = [fresh[key] for key in ("method", "result") if key in fresh]
        return not any(re.match(r"\s*\(?[1๑]\s?[.)]", text) for text in texts) and len(fresh) < 4 and bool(texts)

    def _go_on(self, fresh: dict[str, str], *, torn: bool) -> None:
        """Add a row that goes on with the last measure."""
        last = self.rows[-1].texts
        for key, text in fresh.items():
            if key not in LONG or _GOES_ON.fullmatch(text) or not text.strip("-–— "):
                if key not in LONG and key not in last and key != "no":
                    last[key] = text
                continue
            before = last.get(key, "")
            starts = MARK.match(text) or not torn or (before and MARK.match(before) is None)
            last[key] = (f"{before}\n{text}" if starts else glued(before, text)) if before else text

    def add_cards(self, cards: Sequence[dict[str, tuple[str, PaperPlace]]], heading: PaperLine | None = None) -> None:
        """Take measures told one below the other, label by label; the heading of one may hold its number."""
        for card in cards:
            place = next(iter(card.values()))[1]
            texts = {key: text for key, (text, _) in card.items()}
            numbered = _HEADING.fullmatch(one_line(heading.text)) if heading and len(cards) == 1 else None
            if heading and numbered:
                texts.setdefault("no", numbered[1])
                self.ledger.use(heading)
            self.rows.append(Measure(place, _complete(texts)))

    def _use(self, row: Sequence[GridCell]) -> None:
        for cell in row:
            for line in cell.lines():
                self.ledger.use(line)


class Cards(NamedTuple):
    """Measures told one below the other, and the row of their table in which the first begins."""

    cards: list[dict[str, tuple[str, PaperPlace]]]
    first: int


def cards_of(table: PaperTable) -> Cards:
    """The measures of a table that tells one below the other, label beside value; none of any other table."""
    cards: list[dict[str, tuple[str, PaperPlace]]] = []
    first = 0
    across: tuple[int, GridCell] | None = None
    headed = False
    for number, row in enumerate(table.rows):
        cells = [cell for cell in row if not cell.merged and text_of(cell)]
        if len(cells) == 1 and len(row) > 1:
            across = number, cells[0]
        if len(cells) != 2:
            continue
        key, fit = best_word(text_of(cells[0]), "column")
        if not fit or (not cards and not across and key not in ("measure", "no")):
            continue
        named = across and key not in ("measure", "no")
        first = first if cards else across[0] if across and named else number
        if across and named:
            headed, place = True, next(across[1].lines()).place
            cards.append({"measure": (text_of(across[1]).replace("\n", " "), place)})
        elif not cards or key in cards[-1] or (key == "measure" and "method" in cards[-1]):
            cards.append({})
        across = None
        place = next(cells[1].lines()).place
        cards[-1][key] = (_value([line.text for line in cells[1].lines()], key, by_hand=False), place)
    least = {"method", "result"} if headed else {"measure", "result"}
    whole = bool(cards) and all(least <= card.keys() or (not headed and len(card) >= 4) for card in cards)
    return Cards(cards if whole else [], first)


def cards_in_lines(lines: Sequence[PaperLine]) -> tuple[list[dict[str, tuple[str, PaperPlace]]], list[PaperLine]]:
    """Measures told as headings with labelled paragraphs below, and the lines that told them."""
    labelled = [(line, *_label(line.text)) for line in lines]
    keys = [key for _, key, _ in labelled if key]
    if len(set(keys)) < 3 or not {"method", "result"} & set(keys):
        return [], []
    cards: list[dict[str, tuple[str, PaperPlace]]] = []
    used: list[PaperLine] = []
    texts: list[str] = []
    key = ""
    for place, (line, label, rest) in enumerate(labelled):
        following = next((next_key for _, next_key, _ in labelled[place + 1 : place + 2]), "")
        heads = not label and following in ("method", "owner", "period") and (not cards or len(cards[-1]) >= 3)
        if heads or (label == "measure"):
            _close(cards, key, texts)
            cards.append({"measure": (rest if label else one_line(line.text), line.place)})
            key, texts = "", []
        elif label and cards:
            _close(cards, key, texts)
            key, texts = label, [rest] if rest else []
            cards[-1][key] = ("", line.place)
        elif key and not line.centred:
            texts.append(line.text)
        else:
            _close(cards, key, texts)
            key, texts = "", []
            continue
        used.append(line)
    _close(cards, key, texts)
    return [card for card in cards if len(card) >= 3], used


def _close(cards: list[dict[str, tuple[str, PaperPlace]]], key: str, texts: Sequence[str]) -> None:
    if cards and key in cards[-1] and key:
        cards[-1][key] = (_value(texts, key, by_hand=False), cards[-1][key][1])


def _label(text: str) -> tuple[str, str]:
    """The field that a line names and the value after its colon; empty for a line that is no label."""
    head, colon, rest = one_line(text).partition(":")
    bare = re.sub(r"^\(?[\d๐-๙.]{1,4}[.)]\s*", "", head)
    key, fit = best_word(bare, "column")
    return (key, rest.strip()) if fit > 0.9 and (colon or len(bare) < 30) and key != "no" else ("", "")


def numbered(measures: Sequence[Measure]) -> Iterator[tuple[int, str, str, PaperPlace]]:
    """Number, column, text and place of everything that the measures say."""
    for number, measure in enumerate(measures, 1):
        for key, text in measure.texts.items():
            yield number, key, text, measure.place


def _column_text(row: Sequence[GridCell], column: int, key: str, *, by_hand: bool) -> str:
    if column >= len(row):
        return ""
    return _value([line.text for line in _rows_joined(row[column])], key, by_hand=by_hand)


def _rows_joined(cell: GridCell) -> Iterator[PaperLine]:
    """The lines of a cell; a table inside it that only parts marks from texts gives one line a row."""
    for block in cell.blocks:
        if isinstance(block, PaperLine):
            yield block
            continue
        for row in block.rows:
            lines = [line for inner in row for line in inner.lines() if one_line(line.text)]
            if len(lines) > 1 and len(one_line(lines[0].text)) <= 4:
                whole = " ".join(one_line(line.text) for line in lines)
                yield PaperLine(lines[0].number, whole, lines[0].place)
            else:
                yield from lines


def _value(texts: Sequence[str], key: str, *, by_hand: bool) -> str:
    """A cell's text as its field holds it."""
    if key in _ONE_LINE:
        return " ".join(filter(None, (one_line(text) for text in texts)))
    text = joined(texts, by_hand=by_hand or key == "measure")
    if (mark := MARK.match(text)) and mark.end() == len(text) and not _NONE.fullmatch(text):
        return ""  # a number is no text
    return "" if key == "suggestion" and _NONE.fullmatch(text) else text


def _complete(texts: dict[str, str]) -> dict[str, str]:
    """A measure's texts with its number apart from its name, and one period from a start and an end."""
    found = {key: text for key, text in texts.items() if text}
    start, end = found.pop("start", ""), found.pop("end", "")
    if start or end:
        found["period"] = " - ".join(dict.fromkeys(filter(None, (start, end))))
    if match := _NUMBER.match(found.get("measure", "")):
        rest = found["measure"][match.end() :]
        if rest:
            found["measure"] = rest
            found.setdefault("no", next(filter(None, match.groups())))
    if only := _ONLY_NUMBER.fullmatch(found.get("no", "")):
        found["no"] = only["number"]
    return found


def _are_numbers_of_columns(texts: Sequence[str]) -> bool:
    """Whether a row only counts the columns: (๑) (๒) (๓) (๔)."""
    numbers = [re.fullmatch(r"\(?\s?(\d{1,2})\s?\)?", to_arabic(text)) for text in texts]
    counted = [int(number[1]) for number in numbers if number]
    return len(counted) == len(texts) >= _FEWEST_NUMBERS and counted == list(range(counted[0], counted[0] + len(texts)))


def _across(row: Sequence[GridCell]) -> bool:
    """Whether a row is one heading across the table."""
    return len(row) > 3 and sum(bool(cell.merged) for cell in row) >= len(row) - 1
