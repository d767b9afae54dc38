"""T032: the name of a province is one letter off."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.provinces import wrong_provinces
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such name right after the word จังหวัด in running text."""
    for key, cell, text in prose(submission):
        for name in wrong_provinces(text.words):
            yield word_finding("T032", key, cell, text.span(name.start, name.end), name.right)


RULE = Rule(
    code="T032",
    name="misspelled-province",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ไม่มีจังหวัด “{text}”", "There is no province “{text}”"),
    why=Wording("ต่างจากจังหวัด “{right}” เพียงตัวอักษรเดียว", "It is one letter away from “{right}”"),
    how=Wording("พิมพ์ “{right}” แทน", "Type “{right}”"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ภาคผนวก 1",
    check=check,
    bad={"measures.2.result": "ส่งรายงานให้จังหวัดบุรีรัมณ์แล้ว 3 ครั้ง"},
    good={"measures.2.result": "ส่งรายงานให้จังหวัดบุรีรัมย์และจังหวัดใกล้เคียงแล้ว 3 ครั้ง"},
)
