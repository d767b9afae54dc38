"""T012: a word is typed twice."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.doubled_words import doubled_words
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per word of running text that stands twice, with the fix that leaves it once."""
    for key, cell, text in prose(submission):
        for word in doubled_words(text.words):
            yield word_finding("T012", key, cell, text.span(word.start, word.end), word.right)


RULE = Rule(
    code="T012",
    name="doubled-word",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” พิมพ์คำเดียวกันซ้ำสองครั้ง", "“{text}” is one word typed twice"),
    why=Wording(
        "คำซ้ำในหนังสือราชการอ่านแล้วสะดุด และมักเกิดจากการพิมพ์หรือวางข้อความซ้ำ",
        "A slip of typing or pasting that readers stumble over",
    ),
    how=Wording("ลบออกหนึ่งคำ ให้เหลือ “{right}”", "Delete one, so that “{right}” is left"),
    source="practice",
    check=check,
    bad={"measures.2.result": "จัดทำคู่มือและและเผยแพร่แล้ว 3 ช่องทาง"},
    good={"measures.2.result": "ติดตามตามแผน และงานที่ที่ประชุมมอบหมายแล้ว 3 เรื่อง"},
)
