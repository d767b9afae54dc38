"""R005: there is no emblem (ตราครุฑ) for the head of the memo."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.fields import NO_EMBLEM
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding when the emblem's field has neither a picture nor a word."""
    cell = submission.fields.get("org.emblem")
    if cell and not cell.value.strip() and "org.emblem" not in submission.pictures:
        yield Finding("R005", cell.ref, "org.emblem")


RULE = Rule(
    code="R005",
    name="no-emblem",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ยังไม่ได้ใส่ตราครุฑ", "There is no emblem"),
    why=Wording("หัวบันทึกข้อความต้องมีตราครุฑสูง ๑.๕ เซนติเมตร", "A memo carries the emblem, 1.5 cm high, at its head"),
    how=Wording(
        f"วางรูปตราครุฑทับช่องนี้ (แทรก › รูปภาพ) หรือพิมพ์ชื่อไฟล์รูปที่อยู่โฟลเดอร์เดียวกัน หรือพิมพ์ {NO_EMBLEM} ถ้ากระดาษมีตราอยู่แล้ว "
        "รูปขอได้จากงานสารบรรณของหน่วยงาน เมื่อยังไม่มี เอกสารเว้นที่ไว้ให้",
        "Place the picture over this cell (Insert › Pictures) or type the name of its file beside the form, or "
        f"{NO_EMBLEM} if the paper has it printed. The office's registry has the picture; the memo keeps its room",
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒ และข้อ ๗๑",
    check=check,
    good={"org.emblem": NO_EMBLEM},
)
