"""R007: nobody signs the memo."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE, SHOW
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

AUTHOR: Final = "sign.author"
"""Who signs below the text; all others sign opinions on it."""

NOBODY = Wording("ไม่พิมพ์ผู้ลงนามเลยสักคน", "nobody who signs is shown")
NO_AUTHOR = Wording("ไม่พิมพ์ผู้จัดทำ", "its author is not shown")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding when the author is hidden; it says so when everybody is."""
    author = submission.row(AUTHOR)
    if author is None or author.text("show").strip() != HIDE:
        return
    cell = author["show"]
    others = [row for row in submission.rows("sign") if row is not author]
    hidden = tuple(row["show"].ref for row in others if row.text("show").strip() == HIDE)
    nobody = len(hidden) == len(others)
    fix = Fix(Safety.ASK, (Edit(cell.ref, 0, len(cell.raw), cell.raw, SHOW),))
    also = hidden if nobody else ()
    params = {"problem": NOBODY if nobody else NO_AUTHOR}
    yield Finding("R007", cell.ref, f"{AUTHOR}.show", params, (0, len(cell.raw)), fix=fix, also=also)


RULE = Rule(
    code="R007",
    name="nobody-signs",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("บันทึกข้อความนี้{problem}", "Of this memo {problem}"),
    why=Wording("บันทึกข้อความต้องมีลายมือชื่อของผู้จัดทำใต้เนื้อความ", "A memo carries its author's signature below the text"),
    how=Wording(
        f"เลือก แสดง เป็น {SHOW} ที่ผู้จัดทำ และผู้อื่นที่ลงนาม", f"Set Show to {SHOW} for the author, and for whoever else signs"
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒ และภาคผนวก ๓",
    check=check,
    bad={f"{AUTHOR}.show": HIDE},
    good={"sign.head.show": HIDE, "sign.clerk.show": HIDE},
)
