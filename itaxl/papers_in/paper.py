"""Papers, a memo, a report or both in one or several files, read into the fields of the form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias

from itaxl.papers_in.blocks import Block, GridCell, PaperLine, PaperTable, lines_of
from itaxl.papers_in.columns import Head, heading, measures_head, oit_head, signers_head, text_of
from itaxl.papers_in.ledger import Ledger
from itaxl.papers_in.measures import Measures, cards_in_lines, cards_of, numbered
from itaxl.papers_in.memo import OF_MEMO, URGENT, best_alike, head_labels, read_body, read_head, section_of
from itaxl.papers_in.memo import TITLE as MEMO
from itaxl.papers_in.organisation import conclude_office
from itaxl.papers_in.people import person_of
from itaxl.papers_in.report import OTHER, is_title, read_report
from itaxl.papers_in.said import GUESSED, Reading, SaidValues
from itaxl.papers_in.signatures import has_person, read_signers, say_listed
from itaxl.papers_in.typed_text import joined, mended, one_line
from itaxl.papers_in.vocabulary import best_word
from itaxl.papers_in.years_said import conclude_item, conclude_year
from itaxl.years.item_code import item_code


class MeasureTable(NamedTuple):
    """A table of measures with its header; `again`: it goes on with the one before."""

    table: PaperTable
    head: Head
    again: bool = False


Item: TypeAlias = PaperLine | MeasureTable
_OTHER, _MEMO, _REPORT = "other", "memo", "report"
_FEWEST_TYPED: Final = 4
"""Columns of a table that was typed with tabs, and rows of one that is turned."""
_MOST_ABOVE: Final = 4
"""Rows of which one holds the names of those who sign side by side."""
_ENOUGH_LABELS: Final = frozenset({"department", "subject", "to"})


class Part(NamedTuple):
    """A run of items that belong to one document of the paper."""

    kind: str
    items: list[Item]


def read_papers(papers: Mapping[str, Sequence[Block]]) -> Reading:
    """What papers say together by the form's keys, and what of each no field has taken; never raises on content.

    The first paper that says a field counts; measures are taken from the first that has any.
    """
    said, running, unused = SaidValues(), [], {}
    for name, blocks in papers.items():
        said.paper = name
        every = list(lines_of(list(blocks)))
        ledger = Ledger.of(every)
        _read_one(blocks, said, ledger)
        running += [mended(line.text) for line in every if not line.aside]
        unused[name] = ledger
    conclude_item(said)
    conclude_year(said)
    conclude_office(said, "\n".join(running))
    return Reading(said.values, {name: tuple(ledger.unused()) for name, ledger in unused.items()})


def _read_one(blocks: Sequence[Block], said: SaidValues, ledger: Ledger) -> None:
    """Note what one paper says."""
    measures = Measures(ledger)
    sheet = any(isinstance(block, PaperTable) and block.sheet for block in blocks)
    items = list(_items(blocks, said, ledger, measures))
    for part in _parts(items):
        if part.kind == _OTHER:
            _say_urgency(part, said, ledger)
        elif part.kind == _MEMO:
            _read_memo(part, said, ledger, measures)
        elif part.kind == _REPORT:
            _read_report(part, said, ledger, measures, sheet=sheet)
    if "measures.1.measure" in said.values:
        return
    for number, column, text, place in numbered(measures.rows):
        said.say(f"measures.{number}.{column}", text, place)


def _items(blocks: Sequence[Block], said: SaidValues, ledger: Ledger, measures: Measures) -> Iterator[Item]:
    """Tables of ours by themselves; what only lays out is read as lines."""
    last: MeasureTable | None = None
    above: PaperLine | None = None
    for block in _with_typed_tables(blocks, ledger):
        if isinstance(block, PaperLine):
            above = block if one_line(block.text) else above
            if not block.aside:
                yield block
            continue
        if head := oit_head(block):
            _say_item(block, head, said, ledger)
        elif turned := _turned(block):
            yield MeasureTable(*turned)
        elif head := measures_head(block):
            yield from _flat(PaperTable(block.rows[: head.first], block.place, block.sheet), ledger)
            last = MeasureTable(*_cut(block, head), head)
            yield last
            if last.table is not block:
                yield from _flat(PaperTable(block.rows[len(last.table.rows) :], block.place, block.sheet), ledger)
        elif last and not block.sheet and block.rows and len(block.rows[0]) == len(last.head.titles):
            last = MeasureTable(block, last.head._replace(first=0, after=0), again=True)
            yield last
        elif (told := cards_of(block)) and told.cards:
            yield from _flat(PaperTable(block.rows[: told.first], block.place, block.sheet), ledger)
            measures.add_cards(told.cards, above)
            for line in lines_of([PaperTable(block.rows[told.first :], block.place)]):
                measures.cards_at = measures.cards_at or line
                ledger.use(line)
        elif head := signers_head(block):
            yield from _flat(PaperTable(block.rows[: head.first], block.place, block.sheet), ledger)
            _say_signers(block, head, said, ledger)
        else:
            inner = [cell for row in block.rows for cell in row if any(isinstance(b, PaperTable) for b in cell.blocks)]
            if inner:
                yield from _items(_inside(block, ledger), said, ledger, measures)
            else:
                yield from _flat(block, ledger)


def _with_typed_tables(blocks: Sequence[Block], ledger: Ledger) -> Iterator[Block]:
    """The blocks, with tables that were typed with tabs, a row a paragraph, as tables."""
    rows: list[PaperLine] = []
    for block in (*blocks, None):
        if isinstance(block, PaperLine) and not block.aside and len(_typed_cells(block)) >= _FEWEST_TYPED:
            rows.append(block)
            continue
        if rows:
            cells = tuple(tuple(GridCell((replace(row, text=text),)) for text in _typed_cells(row)) for row in rows)
            table = PaperTable(cells, rows[0].place)
            if len(rows) > 1 and measures_head(table):
                parts = (ledger.parts(row, _typed_cells(row)) for row in rows)
                parted = tuple(tuple(GridCell((part,)) for part in row) for row in parts)
                yield PaperTable(parted, rows[0].place)
            else:
                yield from rows
            rows = []
        if block is not None:
            yield block


def _typed_cells(line: PaperLine) -> list[str]:
    return line.text.strip("\t").split("\t") if "\t" in line.text else [line.text]


def _turned(table: PaperTable) -> tuple[PaperTable, Head] | None:
    """A table of measures whose columns are the measures, turned; None for any other table."""
    if len(table.rows) < _FEWEST_TYPED or len(table.rows[0]) < 3 or measures_head(table):
        return None
    labels = [best_word(heading(row[0]), "column")[0] for row in table.rows if row]
    if not all(labels) or len(set(labels)) < len(labels):
        return None
    turned = PaperTable(tuple(zip_longest(*table.rows, fillvalue=GridCell())), table.place, table.sheet)
    head = measures_head(PaperTable(turned.rows[:1], table.place))
    return (turned, head) if head and len(head.columns) >= _FEWEST_TYPED else None


def _cut(table: PaperTable, head: Head) -> tuple[PaperTable]:
    """The table up to the blank rows that part it from what stands below it on a sheet."""
    if not table.sheet:
        return (table,)
    for number in range(head.after, len(table.rows)):
        if not any(text_of(cell) for cell in table.rows[number]):
            return (PaperTable(table.rows[:number], table.place, table.sheet),)
    return (table,)


def _inside(table: PaperTable, ledger: Ledger) -> list[Block]:
    """The blocks of a table that holds others, row by row."""
    found: list[Block] = []
    for row in table.rows:
        if any(isinstance(block, PaperTable) for cell in row for block in cell.blocks):
            found += [block for cell in row for block in cell.blocks]
        else:
            found += _flat(PaperTable((row,), table.place, table.sheet), ledger)
    return found


def _flat(table: PaperTable, ledger: Ledger) -> Iterator[PaperLine]:
    """The cells of a table that only lays out, as lines: a label with its value, else each cell by itself."""
    rows = list(table.rows)
    number = 0
    while number < len(rows):
        block = _people_side_by_side(rows[number:])
        if block:
            for column in range(max(map(len, rows[number : number + block]))):
                for row in rows[number : number + block]:
                    if column < len(row):
                        yield from row[column].lines()
            number += block
            continue
        yield from _flat_row([cell for cell in rows[number] if list(cell.lines())], ledger)
        number += 1


def _flat_row(cells: list[GridCell], ledger: Ledger) -> Iterator[PaperLine]:
    place = 0
    while place < len(cells):
        lines = list(cells[place].lines())
        words = heading(cells[place])
        values = list(cells[place + 1].lines()) if place + 1 < len(cells) else []
        if values and any(best_word(words, group)[1] > 0.9 for group in ("head", "section")):
            for line in lines:
                ledger.use(line)
            for first, line in enumerate(values):
                text = line.text if first else f"{words}\t{line.text}"
                yield from ledger.parts(line, [text]) if first == 0 else [line]
            place += 2
        else:
            yield from lines
            place += 1


def _people_side_by_side(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many rows belong to persons who stand beside each other, names in one row and posts in the next."""
    if len(rows) < 2:
        return 0
    first = next((number for number, row in enumerate(rows[:_MOST_ABOVE]) if _people_in(row) > 1), None)
    if first is None or (first and (len(rows) < first + 2 or any(map(_people_in, rows[:first])))):
        return 0
    if first > 1 and not all(_of_signatures(row) for row in rows[:first]):
        return 0
    count = 1
    for row in rows[1:]:
        if not any(text_of(cell) for cell in row):
            break
        count += 1
    return count if count > 1 else 0


def _of_signatures(row: Sequence[GridCell]) -> bool:
    """Whether a row above names may belong to their signatures: opinions and dotted lines, no label and no head."""
    texts = [heading(cell) for cell in row]
    return not any(best_word(text, group)[1] > 0.9 for text in texts if text for group in ("head", "section"))


def _people_in(row: Sequence[GridCell]) -> int:
    """How many cells of a row hold a person's name and nothing else."""
    return sum(len(list(cell.lines())) == 1 and person_of(next(cell.lines()).text) is not None for cell in row)


def _parts(items: Sequence[Item]) -> list[Part]:
    """The documents in a paper: a memo, a report, and others of which nothing belongs in the form."""
    parts = [Part("", [])]
    for place, item in enumerate(items):
        kind = _begins(items, place, parts[-1].kind)
        if kind and not (kind == parts[-1].kind == _REPORT):
            parts.append(Part(kind, []))
        parts[-1].items.append(item)
    if not any(part.kind for part in parts) or (parts[0].items and not parts[0].kind):
        first = parts[0]
        known = {label.key for item in first.items if isinstance(item, PaperLine) for label in head_labels(item.text)}
        memo = len(_ENOUGH_LABELS & known) > 1 and not any(part.kind == _MEMO for part in parts)
        parts[0] = Part(_MEMO if memo else _REPORT if _is_report(first, parts) else _OTHER, first.items)
    return parts


def _is_report(first: Part, parts: Sequence[Part]) -> bool:
    return (
        not any(part.kind for part in parts[1:])
        or any(not isinstance(item, PaperLine) for item in first.items)
        or any(isinstance(item, PaperLine) and "\t" in item.text for item in first.items)
    )


def _begins(items: Sequence[Item], place: int, within: str) -> str:
    """The kind of document that an item begins, empty when it goes on with the one before."""
    item = items[place]
    if isinstance(item, MeasureTable):
        return _REPORT if within in ("", _MEMO) else ""
    bare = one_line(item.text)
    if len(bare) < 24 and best_alike(bare, MEMO):
        return _MEMO
    if OTHER.match(bare) and item.centred and len(bare) < 160:
        return _OTHER
    following = [each for each in items[place + 1 : place + 4] if isinstance(each, PaperLine)]
    if is_title(item, following) and (item.centred or within in ("", _OTHER) or _after_page(items, place)):
        return _REPORT
    return ""


def _after_page(items: Sequence[Item], place: int) -> bool:
    """Whether a line is the first on its page, or on its sheet."""
    before, item = items[place - 1] if place else None, items[place]
    if not (isinstance(before, PaperLine) and isinstance(item, PaperLine)):
        return False
    return before.new_page or before.place.sheet != item.place.sheet


def _read_memo(part: Part, said: SaidValues, ledger: Ledger, measures: Measures) -> None:
    lines = [each for item in part.items if isinstance(item, PaperLine) for each in _parted(item, ledger)]
    for item in part.items:
        if isinstance(item, MeasureTable):
            measures.add_table(item.table, item.head, again=item.again)
    rest = read_body(read_head(lines, said, ledger), said, ledger)
    read_signers(rest, said, ledger)


def _parted(line: PaperLine, ledger: Ledger) -> list[PaperLine]:
    """A paragraph whose labels or heads were typed on lines of their own within it, as so many lines."""
    if "\v" not in line.text:
        return [line]
    pieces: list[str] = []
    for piece in line.text.split("\v"):
        begins = any(label.key in OF_MEMO for label in head_labels(piece)) or section_of(replace(line, text=piece))
        if begins or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += f"\v{piece}"
    return ledger.parts(line, pieces) if len(pieces) > 1 else [line]


def _say_urgency(part: Part, said: SaidValues, ledger: Ledger) -> None:
    """Note how urgent a memo is where that stands above its title."""
    for item in part.items:
        if isinstance(item, PaperLine) and URGENT.fullmatch(bare := one_line(item.text)):
            said.say("memo.urgency", bare, item.place)
            ledger.use(item)


def _read_report(part: Part, said: SaidValues, ledger: Ledger, measures: Measures, *, sheet: bool) -> None:
    tables = [n for n, item in enumerate(part.items) if isinstance(item, MeasureTable)]
    for item in part.items:
        if isinstance(item, MeasureTable):
            measures.add_table(item.table, item.head, again=item.again)
    first = tables[0] if tables else len(part.items)
    before = [item for item in part.items[:first] if isinstance(item, PaperLine)]
    after = [item for item in part.items[first:] if isinstance(item, PaperLine)]
    if not tables and measures.cards_at:
        after = [line for line in before if line.number > measures.cards_at.number]
        before = before[: len(before) - len(after)]
    if not tables and not measures.rows:
        cards, used = cards_in_lines(before)
        measures.add_cards(cards)
        for line in used:
            ledger.use(line)
        if used:
            cut = before.index(used[0])
            before, after = before[:cut], before[cut:]
    read_report(before, said, ledger, sheet=sheet)
    signed = "sign.clerk.position" in said.values or "sign.mayor.position" in said.values
    if not signed and has_person(after):
        read_signers([line for line in after if line.number in ledger.open], said, ledger)


def _say_item(table: PaperTable, head: Head, said: SaidValues, ledger: Ledger) -> None:
    """Note the OIT item, its title and its elements."""
    rows = table.rows[head.after :]
    columns = dict(head.columns)
    coded = [
        n
        for row in rows[:1]
        for n, cell in enumerate(row)
        if item_code(heading(cell).split("(")[0]) and re.search("[OoＯ0]", heading(cell))
    ]
    if coded:
        columns["item"] = coded[0]
    for row in table.rows[: head.after]:
        for cell in row:
            for line in cell.lines():
                ledger.use(line)
    for row in rows[:1]:
        for key, column in columns.items():
            if column >= len(row):
                continue
            lines = list(row[column].lines())
            texts = [line.text for line in lines]
            text = (
                re.sub(r"\(.*\)", "", one_line("".join(texts))).strip()
                if key == "item"
                else joined(texts, by_hand=key == "title")
            )
            if lines and text:
                said.say(f"memo.oit_{key}", text, lines[0].place, *(() if key != "item" or coded else (GUESSED,)))
                for line in lines:
                    ledger.use(line)


def _say_signers(table: PaperTable, head: Head, said: SaidValues, ledger: Ledger) -> None:
    listed = []
    for row in table.rows[head.after :]:
        texts = {key: text_of(row[column]) for key, column in head.columns.items() if column < len(row)}
        place = next((line.place for cell in row for line in cell.lines()), table.place)
        if not person_of(texts.get("name", "")):
            continue
        listed.append((texts["name"], texts.get("position", ""), texts.get("opinion", ""), place))
    mayors = any(re.match("นายก|ปลัด", position) for _, position, _, _ in listed)
    if not mayors:
        return
    say_listed(listed, said)
    for row in table.rows:
        for column in head.columns.values():
            for line in row[column].lines() if column < len(row) else ():
                ledger.use(line)
