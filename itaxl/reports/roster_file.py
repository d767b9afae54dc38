"""A roster to fill in: the offices from which forms are awaited, with an example of each kind."""

import csv
import io
from collections.abc import Sequence
from typing import Any, Final

from itaxl.model.wording import Wording
from itaxl.reports.worklist import CREATED, FONT, on_paper, write_text

COLUMNS: Final = ("name", "district", "province", "phone", "contact")
HEADINGS: Final = {
    "name": (Wording("หน่วยงาน", "Office"), 40),
    "district": (Wording("อำเภอ", "District"), 20),
    "province": (Wording("จังหวัด", "Province"), 20),
    "phone": (Wording("โทรศัพท์", "Phone"), 20),
    "contact": (Wording("ผู้ประสานงาน", "Contact"), 28),
}
SAMPLE: Final = (
    ("อบต.ตัวอย่างหนึ่ง", "เมืองตัวอย่าง", "ตัวอย่าง", "0 2123 4567", "นางสาวต้น สมมุตินาม"),
    ("เทศบาลตำบลตัวอย่างสอง", "เมืองตัวอย่าง", "ตัวอย่าง", "0 2123 4568 ต่อ 11", ""),
)
SHEET = Wording("ทะเบียนหน่วยงาน", "Roster")


def roster_xlsx(rows: Sequence[Sequence[str]] = SAMPLE) -> bytes:
    """The roster as an .xlsx file; telephone numbers stay text."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": SHEET.th, "created": CREATED})
    sheet: Any = book.add_worksheet(SHEET.th)
    bold = book.add_format({**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1})
    text = book.add_format({**FONT, "num_format": "@"})
    for column, key in enumerate(COLUMNS):
        heading, width = HEADINGS[key]
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, heading.th, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            write_text(sheet, number, column, value, text)
    sheet.freeze_panes(1, 1)
    on_paper(sheet)
    book.close()
    return stream.getvalue()


def roster_csv(rows: Sequence[Sequence[str]] = SAMPLE) -> bytes:
    """The roster as a .csv file that Excel opens in Thai."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADINGS[key][0].th for key in COLUMNS)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def roster_toml(rows: Sequence[Sequence[str]] = SAMPLE) -> bytes:
    """The roster as a .toml file."""
    lines = [f"# {SHEET.th}: {' '.join(f'{key} = {HEADINGS[key][0].th}' for key in COLUMNS)}", ""]
    for row in rows:
        lines += ["[[office]]", *(f'{key} = "{value}"' for key, value in zip(COLUMNS, row, strict=True)), ""]
    return "\n".join(lines).encode()
