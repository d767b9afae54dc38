"""T020: what a sheet's calculation left in a text: a formula, an error value, an exponent, TRUE."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import kind_of, typed
from itaxl.evidence.rule import Rule
from itaxl.form.fields import DATE_KINDS, Kind
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

SPOKEN_OF_ELSEWHERE: Final = DATE_KINDS | {Kind.CHOICE, Kind.YEAR}
"""Kinds whose own rules read the whole text."""

ERROR_VALUE: Final = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)"
    r"|(?<![A-Za-z])Err:\d{3}(?!\d)|\A\s*#{2,}\s*\Z"
)
"""Of Excel and LibreOffice, and the signs of a column too narrow for a number."""

FORMULA: Final = re.compile(
    r"""\A\s*[=@+]\s*[-+(]?(?:\$?[A-Z]{1,3}\$?\d|[A-Z][A-Z0-9.]+\(|["'][^"']+["']\s*[!&]|\d+\s*[-+*/]\s*\d)"""
)
"""A formula typed into a cell whose format is text, as all of the form's are."""

EXPONENT: Final = re.compile(r"(?<![0-9A-Za-z.])\d(?:\.\d+)?E[+-]\d{1,3}(?![0-9A-Za-z])")
"""A long number as a narrow cell shows it: 1.23457E+11."""

TRUTH: Final = re.compile(r"\A\s*(?:TRUE|FALSE)\s*\Z")
_GLANCE: Final = re.compile(r"#|E[+-]|Err:|\A\s*[=@+TF]")

AN_ERROR = Wording("ค่าผิดพลาดของตารางคำนวณ", "an error value of a spreadsheet")
A_FORMULA = Wording("สูตรที่ไม่ได้คำนวณ", "a formula that was not calculated")
AN_EXPONENT = Wording("ตัวเลขยาวที่ช่องย่อไว้", "a long number cut short by its cell")
A_TRUTH = Wording("ค่าของช่องทำเครื่องหมาย", "the value of a tick box")

KINDS: Final = ((ERROR_VALUE, AN_ERROR), (FORMULA, A_FORMULA), (EXPONENT, AN_EXPONENT), (TRUTH, A_TRUTH))


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, of the first such text in it; of what no document prints none."""
    for key, cell in typed(submission):
        if not _GLANCE.search(cell.raw) or kind_of(key) in SPOKEN_OF_ELSEWHERE or key.endswith(".reason"):
            continue
        found = ((pattern.search(cell.raw), problem) for pattern, problem in KINDS)
        match, problem = next(((match, problem) for match, problem in found if match), (None, None))
        if match and problem:
            params = {"text": match.string.strip() if problem is A_FORMULA else match[0].strip(), "problem": problem}
            yield Finding("T020", cell.ref, key, params, match.span())


RULE = Rule(
    code="T020",
    name="left-by-a-calculation",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” เป็น{problem}", "“{text}” is {problem}"),
    why=Wording("เอกสารจะพิมพ์ตามที่เห็นในช่อง", "The documents print what the cell shows"),
    how=Wording("ลบออก แล้วพิมพ์ข้อความหรือตัวเลขที่หมายถึง", "Delete it and type the text or number that is meant"),
    source="practice",
    check=check,
    bad={"measures.2.result": "#REF!"},
    good={"measures.2.result": "เผยแพร่ตามมาตรการ #ITA ห้อง E-Service = 3 แห่ง"},
)
