"""The sheet in which an officer accepts findings and offices: blank at first, and never written over."""

import io
from collections.abc import Sequence
from typing import Any, Final

from itaxl.model.wording import Lang, Wording
from itaxl.reports.worklist import CREATED, FONT, on_paper

DECISIONS: Final = "decisions.xlsx"
COLUMNS: Final = {
    "name": (Wording("หน่วยงาน", "Office"), 44),
    "district": (Wording("อำเภอ", "District"), 20),
    "province": (Wording("จังหวัด", "Province"), 20),
    "code": (Wording("รหัส", "Code"), 10),
    "cell": (Wording("ช่อง", "Cell"), 10),
    "who": (Wording("ผู้ตัดสิน", "Who"), 26),
    "why": (Wording("เพราะ", "Why"), 50),
    "when": (Wording("เมื่อ", "When"), 18),
}
SHEET = Wording("คำตัดสิน", "Decisions")
OFFICES = Wording("หน่วยงาน", "Offices")
HOW = Wording(
    "เลือกหน่วยงานที่รับไว้ บอกว่าใคร เพราะอะไร เมื่อไร เว้นรหัสและช่องว่าง = รับทั้งหน่วยงาน ใส่รหัส (และช่อง) = รับเฉพาะข้อนั้น"
    " มีผลเมื่อสั่ง itaxl batch ครั้งถัดไป",
    "Choose an office, say who, why and when. Without a code the whole office is accepted, with one (and a cell) that "
    "finding alone. The next itaxl batch reads it.",
)
ROWS: Final = 500


def decision_sheet(offices: Sequence[tuple[str, str, str]], lang: Lang = "th") -> bytes:
    """A blank sheet of decisions as an .xlsx file, with the `offices` (name, district, province) to choose from."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": SHEET.render(lang), "created": CREATED})
    sheet: Any = book.add_worksheet(SHEET.render(lang))
    names: Any = book.add_worksheet(OFFICES.render(lang))
    bold = book.add_format({**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1})
    note = book.add_format({**FONT, "text_wrap": True, "font_color": "#454C54"})
    text = book.add_format({**FONT, "num_format": "@", "text_wrap": True})
    sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, HOW.render(lang), note)
    sheet.set_row(0, 44)
    for column, (heading, width) in enumerate(COLUMNS.values()):
        sheet.set_column(column, column, width, text)
        sheet.write_string(1, column, heading.render(lang), bold)
    names.set_column(0, 2, 40, text)
    for row, office in enumerate(offices):
        for column, value in enumerate(office):
            names.write_string(row, column, value, text)
    if offices:
        source = f"='{OFFICES.render(lang)}'!$A$1:$A${len(offices)}"
        options = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(2, 0, ROWS, 0, options)
    sheet.freeze_panes(2, 1)
    on_paper(sheet)
    sheet.repeat_rows(1)
    sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()
