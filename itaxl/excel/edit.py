"""What the editing buttons do in the open workbook: digits, today's date, a row for a measure, standard texts."""

from collections.abc import Callable
from datetime import date

from itaxl.app.file_inspection import inspect_file
from itaxl.documents.default_texts import standard_texts
from itaxl.excel.open_workbook import LOCKED, LiveBook
from itaxl.excel.settings import choice_for
from itaxl.form.fields import ARABIC_DIGITS, KEY_COLUMN, MEASURES_TABLE, THAI_DIGITS
from itaxl.model.cell import CellRef
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates import DateStyle, write_date
from itaxl.thai.digits import official_digits, to_thai

MOST_ROWS, MOST_COLUMNS = 2000, 26
"""What is worked on of a selection: a clerk may have selected whole columns."""

NO_CELL = Wording("คลิกเลือกช่องที่จะเปลี่ยนก่อน แล้วกดปุ่มอีกครั้ง", "Select the cells first, then click again.")
ONE_CELL = Wording("เลือกช่องวันที่เพียงช่องเดียว แล้วกดปุ่มอีกครั้ง", "Select one cell for the date, then click again.")
NO_DIGITS = Wording("ช่องที่เลือกไม่มีตัวเลขให้เปลี่ยน", "There are no digits to change in the selection.")
CHANGED = Wording("เปลี่ยนตัวเลขแล้ว {count} ช่อง", "Changed {count} cells.")
DATED = Wording("ใส่วันที่ {day} แล้ว", "Wrote {day}.")
ROW_ADDED = Wording("เพิ่มแถวมาตรการแล้ว ที่แถว {row}", "Added a row at {row}.")
NO_TABLE = Wording("ไม่พบตารางมาตรการในแผ่น {sheet} กดปุ่ม ซ่อมแบบฟอร์ม", "No table of measures on {sheet}: use Repair form.")
FILLED = Wording("เติมข้อความมาตรฐานแล้ว {count} ช่อง อ่านทวนก่อนใช้", "Filled {count} fields; read them before use.")
NOTHING_BLANK = Wording("ไม่มีช่องว่างที่มีข้อความมาตรฐาน", "No blank field has a standard text.")


def thai_digits(book: LiveBook) -> str:
    """Make the selected texts' digits Thai; codes, addresses and formulas stay."""
    return _change_digits(book, lambda text: official_digits(text, THAI_DIGITS))


def arabic_digits(book: LiveBook) -> str:
    """Make the selected texts' digits Arabic; formulas stay."""
    return _change_digits(book, lambda text: official_digits(text, ARABIC_DIGITS))


def _change_digits(book: LiveBook, change: Callable[[str], str]) -> str:
    chosen = book.selected()
    if chosen is None:
        raise Refused(NO_CELL)
    sheet, (row, column), (last_row, last_column) = chosen
    last = (min(last_row, row + MOST_ROWS - 1), min(last_column, column + MOST_COLUMNS - 1))
    count, locked = 0, None
    for down, texts in enumerate(book.read_texts(sheet, (row, column), last)):
        for across, text in enumerate(texts):
            if text is not None and change(text) != text:
                try:
                    book.write_text(CellRef(sheet, row + down, column + across), change(text))
                    count += 1
                except Refused as refusal:
                    # Labels and hints are locked; whoever selects a whole sheet does not mean them.
                    if refusal.wording is not LOCKED:
                        raise
                    locked = refusal
    if not count:
        raise locked or Refused(NO_DIGITS)
    return CHANGED.render("th", {"count": to_thai(str(count))})


def date_today(book: LiveBook, today: date | None = None) -> str:
    """Write today's date in official Thai into the selected cell."""
    chosen = book.selected()
    if chosen is None or chosen[1] != chosen[2]:
        raise Refused(ONE_CELL)
    day = write_date(today or date.today(), DateStyle.FULL)
    book.write_text(CellRef(chosen[0], *chosen[1]), day)
    return DATED.render("th", {"day": day})


def add_measure_row(book: LiveBook) -> str:
    """Insert a row for a measure above the last ready row, where all rows around it look and act alike."""
    table = MEASURES_TABLE
    keys = [key for (key,) in book.read_block(table.sheet, (1, KEY_COLUMN), (MOST_ROWS, KEY_COLUMN))]
    if f"{table.key}.end" not in keys:
        raise Refused(NO_TABLE, sheet=table.sheet)
    row = keys.index(f"{table.key}.end")
    book.insert_row(table.sheet, row)
    book.go_to(CellRef(table.sheet, row, table.first_column))
    return ROW_ADDED.render("th", {"row": to_thai(str(row))})


def fill_standard_texts(book: LiveBook) -> str:
    """Write the standard text into every blank field that has one."""
    _, inspected = book.isolated(inspect_file, choice_for(book))
    texts = standard_texts(inspected.submission, inspected.year, own=inspected.settings.style)
    blank = {ref: texts[key] for key, ref in _blank_fields(inspected.submission).items() if key in texts}
    if not blank:
        raise Refused(NOTHING_BLANK)
    for ref, text in blank.items():
        book.write_text(ref, text)
    return FILLED.render("th", {"count": to_thai(str(len(blank)))})


def _blank_fields(submission: Submission) -> dict[str, CellRef]:
    fields = {key: cell.ref for key, cell in submission.fields.items() if not cell.value}
    signers = {
        f"{row.key}.{column}": cell.ref
        for row in submission.rows("sign")
        for column, cell in row.cells.items()
        if not cell.value
    }
    return fields | signers
