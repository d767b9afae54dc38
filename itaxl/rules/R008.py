"""R008: texts of the table stand in another column than their own, or one row below or above."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from itaxl.evidence.displaced import Displaced, Slid, displaced_rows, slid_columns
from itaxl.evidence.exchanged import Exchanged, exchanged_columns
from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.slipped import Slipped, slipped_column
from itaxl.evidence.supposed import Supposed
from itaxl.form.fields import MEASURES_TABLE
from itaxl.model.cell import column_letters
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

BESIDE = Wording("“{text}” อยู่ในช่อง {column}", "“{text}” stands under {column_en}")
EXCHANGED = Wording("{column} กับ {other} สลับคอลัมน์กัน", "{column_en} and {other_en} stand in each other's column")
BELOW = Wording("{column} เริ่มต่ำไป ๑ แถว", "{column_en} begins a row too low")
ABOVE = Wording("{column} เริ่มสูงไป ๑ แถว", "{column_en} begins a row too high")
RIGHT = Wording(
    "ย้ายข้อความตั้งแต่คอลัมน์ {letter} ไปทางขวา ๑ ช่อง", "move the texts from column {letter} on one cell to the right"
)
LEFT = Wording(
    "ย้ายข้อความตั้งแต่คอลัมน์ {letter} ไปทางซ้าย ๑ ช่อง", "move the texts from column {letter} on one cell to the left"
)
SWAP = Wording("สลับข้อความในคอลัมน์ {letter} กับ {next}", "exchange the texts of columns {letter} and {next}")
UP = Wording(
    "ย้ายข้อความในคอลัมน์ {letter} ขึ้น ๑ แถว ให้เริ่มที่แถว {edge}",
    "move the texts of {letter} up by one, to begin in row {edge}",
)
DOWN = Wording(
    "ย้ายข้อความในคอลัมน์ {letter} ลง ๑ แถว ให้จบที่แถว {edge}", "move the texts of {letter} down by one, to end in row {edge}"
)
SLIPPED_UP = Wording(
    "ข้อความในคอลัมน์ {column} เลื่อนขึ้นไป ๑ แถวตั้งแต่แถว {edge}", "{column_en} moved up by a row, from row {edge} on"
)
SLIPPED_DOWN = Wording(
    "ข้อความในคอลัมน์ {column} เลื่อนลงไป ๑ แถวจนถึงแถว {edge}", "{column_en} moved down by a row, as far as row {edge}"
)
BACK_DOWN = Wording(
    "ย้ายข้อความในคอลัมน์ {letter} ตั้งแต่แถว {edge} ลง ๑ แถว แล้วพิมพ์ข้อความของแถว {edge} ที่หายไป",
    "move the texts of {letter} from row {edge} on down by one, and type the text of row {edge}, which is lost",
)
BACK_UP = Wording(
    "ย้ายข้อความในคอลัมน์ {letter} จนถึงแถว {edge} ขึ้น ๑ แถว แล้วพิมพ์ข้อความของแถว {edge} ที่หายไป",
    "move the texts of {letter} as far as row {edge} up by one, and type the text of row {edge}, which is lost",
)
MOVES = {"right": RIGHT, "left": LEFT, "swap": SWAP}


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per run of rows displaced alike, per two columns exchanged, for columns that slid or slipped."""
    found = displaced_rows(submission, year)
    for _alike, rows in groupby(found, key=lambda each: (each.column, each.move)):
        yield _beside(list(rows))
    for exchanged in exchanged_columns(submission, year):
        yield _exchanged(exchanged)
    if slid := slid_columns(submission):
        yield _slid(slid)
    elif slipped := slipped_column(submission, year):
        yield _slipped(slipped)


def _beside(rows: Sequence[Displaced]) -> Finding:
    first = rows[0]
    cell, period = first.row.cells[first.column], first.meant.cells["period"]
    stands = next(key for key, each in first.row.cells.items() if each is period)
    column = MEASURES_TABLE.column(stands)
    params = {
        "problem": BESIDE,
        "text": period.value,
        "column": column.label,
        "column_en": column.label_en,
        "remedy": MOVES[first.move],
        "letter": column_letters(cell.ref.column),
        "next": column_letters(cell.ref.column + 1),
    }
    also = tuple(each.row.cells[first.column].ref for each in rows[1:])
    return Finding("R008", cell.ref, f"{first.row.key}.{first.column}", params, also=also)


def _exchanged(exchanged: Exchanged) -> Finding:
    left, right = (MEASURES_TABLE.column(key) for key in (exchanged.left, exchanged.right))
    cells = [row.cells[exchanged.left].ref for row in exchanged.rows]
    params = {
        "problem": EXCHANGED,
        "column": left.label,
        "column_en": left.label_en,
        "other": right.label,
        "other_en": right.label_en,
        "remedy": SWAP,
        "letter": column_letters(cells[0].column),
        "next": column_letters(exchanged.rows[0].cells[exchanged.right].ref.column),
    }
    return Finding("R008", cells[0], f"{exchanged.rows[0].key}.{exchanged.left}", params, also=tuple(cells[1:]))


def _slid(slid: Slid) -> Finding:
    key = slid.keys[0]
    cells = [row.cells[key] for row in slid.rows]
    column = MEASURES_TABLE.column(key)
    params = {
        "problem": BELOW if slid.down else ABOVE,
        "column": column.label,
        "column_en": column.label_en,
        "remedy": UP if slid.down else DOWN,
        "letter": ", ".join(column_letters(slid.rows[0].cells[each].ref.column) for each in slid.keys),
        "edge": (cells[0] if slid.down else cells[-1]).ref.row,
    }
    place = 0 if slid.down else len(cells) - 1
    others = tuple(cell.ref for number, cell in enumerate(cells) if number != place)
    return Finding("R008", cells[place].ref, f"{slid.rows[place].key}.{key}", params, also=others)


def _slipped(slipped: Slipped) -> Finding:
    column = MEASURES_TABLE.column(slipped.key)
    cells = [row.cells[slipped.key].ref for row in slipped.rows]
    lost = -1 if slipped.down else 0
    params = {
        "problem": SLIPPED_DOWN if slipped.down else SLIPPED_UP,
        "column": column.label,
        "column_en": column.label_en,
        "remedy": BACK_UP if slipped.down else BACK_DOWN,
        "letter": column_letters(cells[lost].column),
        "edge": cells[lost].row,
    }
    others = tuple(ref for ref in cells if ref != cells[lost])
    return Finding("R008", cells[lost], f"{slipped.rows[lost].key}.{slipped.key}", params, also=others)


def suppose(form: Supposed, _causes: Sequence[Finding], _years: Years) -> Supposed:
    """The form with all texts in the cells where they belong."""
    submission, year = form
    meant = {each.row.key: each.meant for each in displaced_rows(submission, year)}
    slid = slid_columns(submission)
    taken = {row.key for row in slid.rows} if slid else set()
    meant |= {row.key: row for row in slid.meant} if slid else {}
    slipped = None if slid else slipped_column(submission, year)
    meant |= {row.key: row for row in slipped.meant} if slipped else {}
    stay = (row for row in submission.rows("measures") if row.key not in taken - meant.keys())
    return Supposed(submission.with_rows("measures", (meant.get(row.key, row) for row in stay)), year)


RULE = Rule(
    code="R008",
    name="texts-beside-their-cells",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ข้อความในตารางอยู่ผิดช่อง: {problem}", "Texts of the table stand in wrong cells: {problem}"),
    why=Wording(
        "รายงานพิมพ์ข้อความตามช่อง เมื่อเลื่อนไปทั้งแถว ช่องอื่นในแถวจึงผิดตาม",
        "The report prints texts by their cells; when they slide, the whole row is wrong",
    ),
    how=Wording("แก้โดย{remedy}", "To mend it: {remedy}"),
    source="practice",
    check=check,
    bad={
        "measures.2.owner": "มกราคม 2568 - มีนาคม 2568",
        "measures.2.period": "สำนักปลัด",
    },
    good={"measures.2.owner": "สำนักปลัด"},
    suppose=suppose,
)
