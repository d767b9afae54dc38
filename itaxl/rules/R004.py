"""R004: a person who signs is not named in full."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE, SIGNERS_TABLE, Field
from itaxl.form.officials import prefixes
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission, TableRow
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

AUTHOR: Final = "sign.author"
OR_HIDE = Wording(" หรือเลือก แสดง เป็น ไม่ ถ้าผู้นี้ไม่ลงนาม", ", or set Show to ไม่ if this person does not sign")
NO_OTHER = Wording("", "")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per blank cell of a signer who is shown, or one for a signer of whom nothing is filled."""
    for signer in submission.rows("sign"):
        if signer.text("show").strip() == HIDE:
            continue
        missing = [column for column in _required(signer) if not signer.text(column.key).strip()]
        if len(missing) == len(_REQUIRED):
            cells = [signer.cells[column.key].ref for column in missing if column.key in signer.cells]
            first = cells[0] if cells else signer.ref
            yield Finding("R004", first, signer.key, {"remedy": _remedy(signer)}, also=tuple(cells[1:]))
            continue
        for column in missing:
            cell = signer.cells.get(column.key)
            key = f"{signer.key}.{column.key}"
            yield Finding("R004", cell.ref if cell else signer.ref, key, {"remedy": _remedy(signer)})


def _remedy(signer: TableRow) -> Wording:
    """Whoever else does not sign can be left out; the author must sign."""
    return OR_HIDE if signer.key != AUTHOR else NO_OTHER


_REQUIRED = tuple(column for column in SIGNERS_TABLE.columns if column.required)


def _required(signer: TableRow) -> Iterator[Field]:
    """The cells to fill: a prefix or surname typed into the cell of the name is there already."""
    name = signer.text("name").strip()
    for column in _REQUIRED:
        if column.key == "prefix" and name.startswith(prefixes()):
            continue
        if column.key == "surname" and " " in name:
            continue
        yield column


RULE = Rule(
    code="R004",
    name="signer-incomplete",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ยังไม่ได้กรอก {label}", "{label} is empty"),
    why=Wording("ใต้ลายมือชื่อต้องพิมพ์คำนำหน้า ชื่อเต็ม และตำแหน่ง", "Under a signature stand prefix, full name and position"),
    how=Wording("พิมพ์ {field}{remedy}", "Type {field}{remedy}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒ และภาคผนวก ๓",
    check=check,
    bad={"sign.author.surname": ""},
    good={"sign.head.name": "", "sign.head.show": HIDE},
)
