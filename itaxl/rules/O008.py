"""O008: a cell for a person's name holds something else."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission, TableRow
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

DIGIT: Final = re.compile(r"[0-9๐-๙]|โทร|@")
POST: Final = re.compile(
    r"(?:\(?ตำแหน่ง|หัวหน้า(?:สำนัก|ฝ่าย|งาน|กอง)|ผู้อำนวยการ|ผอ\.|(?:รอง)?ปลัด(?:องค์การ|เทศบาล|\s?อบ|\s?ท[ตมน]\.)|(?:รอง)?นายก(?:องค์การ|เทศมนตรี|\s?อบ)"
    r"|นักวิ(?:เคราะห์|ชาการ)|นักทรัพยากร|นักจัดการ|นักพัฒนา|เจ้าพนักงาน|เจ้าหน้าที่|นิติกร|พนักงานจ้าง|ผู้ช่วยเจ้า)"
)
PREFIX: Final = re.compile(r"(?:นางสาว|น\.\s?ส\.|นาย|นาง|ว่าที่\s?(?:ร้อย|ร\.)|ด\.[ชญ]\.)(?=[\sก-ฮเ-ไ])")
AGAIN: Final = re.compile(r"([ก-๎]{4,})\s*\1")
POST_AS_PREFIX: Final = re.compile(r"(?:นายก|ปลัด|หัวหน้า|ผู้อำนวยการ|ผอ\.?|รองนายก|รองปลัด)\s*")

HOLDS_DIGITS = Wording("มีตัวเลขหรือหมายเลขโทรศัพท์", "it holds figures or a telephone number")
HOLDS_POST = Wording("เป็นตำแหน่ง ไม่ใช่ชื่อบุคคล", "it is a post and no name")
PREFIX_AGAIN = Wording("มีคำนำหน้าซ้ำกับช่องคำนำหน้า", "it repeats the prefix that has a cell of its own")
SURNAME_AGAIN = Wording("มีนามสกุลซ้ำกับช่องนามสกุล", "it repeats the surname that has a cell of its own")
TWICE = Wording("พิมพ์ซ้ำสองครั้ง", "it is typed twice")
SHORT_PREFIX: Final = re.compile(r"น\.?\s?ส\.?|ด\.?\s?[ชญ]\.?")
OF_SPEECH: Final = re.compile(r"คุณ\w*|[A-Za-z]+\.?")
"""Prefixes of daily speech and of another language."""

SHORTENED = Wording("เป็นคำนำหน้าแบบย่อ", "it is a prefix cut short")
SPOKEN = Wording("ไม่ใช่คำนำหน้าชื่อของหนังสือราชการ", "it is no prefix of official papers")
NO_PREFIX = Wording("ไม่ใช่คำนำหน้าชื่อ", "it is no prefix of a name")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per name's cell of those who are shown; a prefix alone in the name's cell is allowed for."""
    for signer in submission.rows("sign"):
        if signer.text("show").strip() == HIDE:
            continue
        for column in ("prefix", "name", "surname"):
            cell = signer.cells.get(column)
            problem = _problem(column, cell, signer) if cell and cell.value.strip() else None
            if cell and problem:
                params = {"text": cell.value, "problem": problem}
                level = {SHORTENED: Severity.INFO, SPOKEN: Severity.WARNING}.get(problem)
                yield Finding("O008", cell.ref, f"{signer.key}.{column}", params, (0, len(cell.raw)), severity=level)


def _problem(column: str, cell: Located[str], signer: TableRow) -> Wording | None:
    text = cell.value.strip()
    if column == "prefix":
        if SHORT_PREFIX.fullmatch(text):
            return SHORTENED
        if OF_SPEECH.fullmatch(text):
            return SPOKEN
        return NO_PREFIX if POST_AS_PREFIX.fullmatch(text) else None
    if DIGIT.search(text):
        return HOLDS_DIGITS
    if POST.search(text):
        return HOLDS_POST
    if AGAIN.fullmatch(text):
        return TWICE
    prefix, surname = signer.text("prefix").strip(), signer.text("surname").strip()
    again = PREFIX.match(text) if column == "name" else None
    if again and prefix and (prefix == again[0] or text.startswith(prefix) or {prefix, again[0]} <= {"นางสาว", "น.ส."}):
        return PREFIX_AGAIN
    names = text.split()
    return SURNAME_AGAIN if column == "name" and surname and len(names) > 1 and names[-1] == surname else None


RULE = Rule(
    code="O008",
    name="name-holds-something-else",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ช่องนี้พิมพ์ว่า “{text}” {problem}", "The cell has “{text}”: {problem}"),
    why=Wording("พิมพ์ในวงเล็บใต้ลายมือชื่อตามที่กรอก", "It is printed in brackets under the signature as it stands"),
    how=Wording("พิมพ์เฉพาะ{field} อย่างอื่นย้ายไปช่องของตน", "Type the {field} alone; the rest goes to its own cell"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ภาคผนวก ๓",
    check=check,
    bad={"sign.author.name": "กานต์ธิดา (081-234-5678)"},
    good={"sign.author.name": "นายิกา", "sign.author.surname": "ณ เชียงใหม่"},
)
