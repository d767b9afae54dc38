"""Letters that return forms, read as a person reads them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import docx

from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

NBSP = "\u00a0"
ENDING = "*หนังสือแจ้งให้แก้ไข*.docx"
DAY = "๒ เมษายน ๒๕๖๙"


@dataclass(frozen=True)
class Read:
    """A letter as a person reads it: its lines, and the rows of its list of points."""

    lines: list[str]
    points: list[list[str]]

    def field(self, label: str) -> str:
        """What follows a label at the beginning of a line, empty when there is none."""
        return next((line.partition("\t")[2] for line in self.lines if line.startswith(f"{label}\t")), "")

    @property
    def number(self) -> str:
        return next(line for line in self.lines if line.startswith("ที่ ")).removeprefix("ที่").split("\t")[0].strip()


def read(path: Path) -> Read:
    paper = docx.Document(str(path))
    rows = [[cell.text.replace(NBSP, " ") for cell in row.cells] for table in paper.tables for row in table.rows[1:]]
    return Read([each.text.replace(NBSP, " ") for each in paper.paragraphs if each.text.strip()], rows)


def letters(out: Path) -> dict[str, Path]:
    """The letters in `out` by their folder."""
    return {path.parent.name: path for path in sorted(out.glob(f"*/{ENDING}"))}


def everything(out: Path) -> dict[str, str]:
    """The hash of every file in `out`, without the journal and the lock."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and "itaxl" not in path.name)
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def of_office(name: str) -> dict[str, str]:
    """The sample's texts that name its office, as those of the office `name`."""
    texts = sample_content(fiscal_year(2569)).fields
    keys = ("memo.to", "memo.facts", "memo.proposal", "report.intro")
    return {key: texts[key].replace("ท่าช้าง", name) for key in keys}
