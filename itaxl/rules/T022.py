"""T022: a text begins or ends amid a word."""

from collections.abc import Iterator

from itaxl.evidence.prose import around, prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.cut_text import cut_at_end, cut_at_start
from itaxl.years.catalogue import FiscalYear

FIRST = Wording("ขึ้นต้น", "begins")
LAST = Wording("จบ", "ends")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per end of a text of words where only some letters of a word are left."""
    for key, cell, text in prose(submission):
        for where, cut in ((FIRST, cut_at_start(text.words)), (LAST, cut_at_end(text.words))):
            if cut:
                span = text.span(*cut)
                yield Finding("T022", cell.ref, key, {"text": around(cell.raw, *span), "where": where}, span)


RULE = Rule(
    code="T022",
    name="cut-off",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ข้อความ{where}กลางคำ ที่ “{text}”", "The text {where} amid a word, at “{text}”"),
    why=Wording(
        "ส่วนที่ขาดหายไปตอนคัดลอกหรือพิมพ์ เอกสารจะพิมพ์เท่าที่เหลือ",
        "The rest was lost in copying or typing; the papers print what is left",
    ),
    how=Wording("พิมพ์ {field} ให้ครบ", "Type all of {field}"),
    source="practice",
    check=check,
    bad={"memo.facts": "ได้รวบรวมผลการดำเนินการตามมาตรการครบถ้วนและจัดทำรายงานผลเรียบร้อยแล้"},
    good={"memo.facts": "ได้รวบรวมผลการดำเนินการครบทุกมาตรการ และประชุมร่วมกับผู้แทนบ้านท่าล้อ"},
)
