"""R010: texts of a column stand in each other's rows, no cell being blank."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.displaced import displaced_rows
from itaxl.evidence.rule import Rule
from itaxl.evidence.shuffled import shuffled_column
from itaxl.model.cell import column_letters
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

SHOWN: Final = 40
"""Letters of a text that a message shows."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding for the surest column, at its first text of another row."""
    shuffled = shuffled_column(submission)
    if shuffled and not next(displaced_rows(submission, year), None):
        (row, meant), *others = shuffled.belongs
        cell = row.cells[shuffled.key]
        text = cell.value.strip().partition("\n")[0]
        params = {
            "text": text if len(text) <= SHOWN else f"{text[:SHOWN]}…",
            "letter": column_letters(cell.ref.column),
            "row": meant.ref.row,
        }
        also = tuple(other.cells[shuffled.key].ref for other, _ in others)
        yield Finding("R010", cell.ref, f"{row.key}.{shuffled.key}", params, also=also)


RULE = Rule(
    code="R010",
    name="texts-in-each-others-rows",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "{field} อาจสลับแถวกัน: “{text}” น่าจะเป็นของแถว {row}",
        "{field}: rows seem exchanged; “{text}” most likely belongs to row {row}",
    ),
    why=Wording(
        "ข้อความนี้ตรงกับข้อความอื่นของแถวนั้น ไม่ตรงกับแถวนี้ เช่นเมื่อเรียงลำดับเพียงคอลัมน์เดียว",
        "It has the words of that row and none of its own row, as when one column alone is sorted",
    ),
    how=Wording(
        "เทียบคอลัมน์ {letter} กับมาตรการทีละแถว แล้วย้ายให้ตรงกัน",
        "Compare column {letter} with the measures row by row, and move the texts",
    ),
    source="practice",
    check=check,
    bad={
        "measures.1.method": "จัดอบรมการแยกประโยชน์ส่วนตนออกจากประโยชน์ส่วนรวม จัดทำคู่มือการยืมทรัพย์สิน",
        "measures.2.method": "จัดทำแผนการใช้จ่ายงบประมาณประจำปี แจ้งเวียนให้ทุกส่วนราชการทราบ",
    },
    good={"measures.2.method": "จัดอบรมการแยกประโยชน์ส่วนตนออกจากประโยชน์ส่วนรวม"},
)
