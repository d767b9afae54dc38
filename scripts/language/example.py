"""What is found in a memo and a report that somebody typed, and what is left when all fixes are taken.

`scripts/language --example PATH` prints it. PATH is the text of both papers as a word processor saves it: the memo's
parts begin with ๑. เรื่องเดิม, ๒. ข้อเท็จจริง and ๓. ข้อเสนอ; a cell of the table begins with a tab and goes on in lines
without one; the cells of a measure are six, and a blank line ends them. What the text does not hold is the sample's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from given import given_text
from itaxl.app.fix import ROUNDS, typed_over
from itaxl.app.inspection import Inspected, inspect
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.apply_edits import apply_edits, compatible
from itaxl.model.cell import CellRef
from itaxl.model.fix import Edit
from itaxl.model.grid import GridData
from itaxl.reports.checked import FindingLine, lines
from itaxl.sample import sample_content
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import fiscal_year

COLUMNS: Final = ("measure", "method", "owner", "period", "result", "suggestion")
PARTS: Final = {"๑. เรื่องเดิม": "memo.background", "๒. ข้อเท็จจริง": "memo.facts", "๓. ข้อเสนอ": "memo.proposal"}
FIELDS: Final = {"เรื่อง": "memo.subject", "เรียน": "memo.to"}
NUMBER: Final = re.compile(r"^ที่\s+(?P<code>\S+ \S+?)\s*/\s*(?P<number>\S+)\s+วันที่\s+(?P<date>.+?)\s*$", re.MULTILINE)
INTRO: Final = re.compile(r"^\s*(?P<intro>ตามที่ได้.*)$", re.MULTILINE)
OFFICE: Final = re.compile(r"องค์การบริหารส่วนตำบล(?P<name>\S+)\s+อำเภอ(?P<district>\S+)\s+จังหวัด(?P<province>\S+)")
YEAR: Final = re.compile(r"ประจำปีงบประมาณ พ\.ศ\. (?P<year>[๐-๙0-9]{4})")
NUMBERED: Final = re.compile(r"^(?P<no>\d+)\.\s*")


def report(path: Path) -> Iterator[str]:
    """The findings of the text as typed, then of the text with every fix in it."""
    text = given_text(path).removeprefix("\ufeff")
    found = YEAR.search(text)
    year = fiscal_year(int(to_arabic(found["year"]))) if found else fiscal_year(2569)
    grid = grid_of(sample_content(year).edited(typed(text, sample_content(year))))
    yield from _told("As typed", inspect(grid))
    yield from _told("\nWith every fix", inspect(_mended(grid)))


def typed(text: str, sample: FormContent) -> dict[str, str]:
    """The text of each field that the papers hold, and the sample's posts with the name of their office."""
    edits: dict[str, str] = {}
    part = ""
    for line in text.split("ตามที่ได้", 1)[0].splitlines():
        said = line.strip()
        label = next((label for label in FIELDS if said.startswith(f"{label}  ")), "")
        part = next((key for begins, key in PARTS.items() if said.startswith(begins)), part)
        if label and not part:
            edits.setdefault(FIELDS[label], said.removeprefix(label).strip())
        elif part and line.startswith("\t\t") and not said.startswith(tuple(PARTS)):
            edits.setdefault(part, said)
    if office := OFFICE.search(text):
        edits |= {f"org.{key}": value for key, value in office.groupdict().items()} | {
            "org.subdistrict": office["name"]
        }
        posts = {f"{role}.position": row["position"] for role, row in sample.signers.items()}
        edits |= {key: post.replace(sample.fields["org.name"], office["name"]) for key, post in posts.items()}
    if head := NUMBER.search(text):
        edits |= {"org.doc_code": head["code"], "memo.number": head["number"], "memo.date": head["date"]}
    if intro := INTRO.search(text):
        edits["report.intro"] = intro["intro"]
    for number, cells in enumerate(_rows(text.splitlines()), 1):
        edits |= {f"measures.{number}.{column}": cell for column, cell in zip(COLUMNS, cells, strict=True)}
        if own := NUMBERED.match(cells[0]):
            edits |= {f"measures.{number}.no": own["no"], f"measures.{number}.measure": cells[0][own.end() :]}
    return edits


def _rows(all_lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each measure."""
    cells: list[str] = []
    for line in (*all_lines, ""):
        if line.startswith("\t") and not line.startswith("\t\t"):
            cells.append(line.strip())
        elif line.strip() and cells:
            cells[-1] += "\n" + line.strip()
        elif cells:
            if len(cells) == len(COLUMNS) and NUMBERED.match(cells[0]):
                yield cells
            cells = []


def _mended(grid: GridData) -> GridData:
    """The form with every fix of every round typed in."""
    for _ in range(ROUNDS):
        inspected = inspect(grid)
        raw = {cell.ref: cell.raw for _, cell in inspected.submission.texts()}
        edits: dict[CellRef, list[Edit]] = {}
        for fix in compatible([each.fix for each in inspected.findings if each.fix and each.stands]):
            for edit in fix.edits:
                edits.setdefault(edit.ref, []).append(edit)
        changed: Mapping[CellRef, str] = {ref: apply_edits(raw[ref], each) for ref, each in edits.items() if ref in raw}
        if not changed:
            break
        grid = typed_over(grid, changed)
    return grid


def _told(title: str, inspected: Inspected) -> Iterator[str]:
    said = lines(inspected.findings)
    yield f"{title}: {len(said)} findings, {sum(line.severity == 'error' for line in said)} errors"
    yield from (f"- {_words(line)}" for line in said)


def _words(line: FindingLine) -> str:
    return f"{line.code} {line.severity} {line.address} {line.label}: {line.what}"
