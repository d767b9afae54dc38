"""T012: a word or a phrase is typed twice."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.doubled_words import doubled_words
from itaxl.years.catalogue import FiscalYear

SHOWN: Final = 60
"""Letters of a phrase that a message shows."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per word or phrase of running text that stands twice, with the fix that leaves it once."""
    for key, cell, text in prose(submission):
        for word in doubled_words(text.words):
            found = word_finding("T012", key, cell, text.span(word.start, word.end), word.right)
            shown = {name: _beginning(str(value)) for name, value in found.params.items()}
            yield replace(found, params=shown)


def _beginning(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


RULE = Rule(
    code="T012",
    name="doubled-word",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” พิมพ์ซ้ำสองครั้ง", "“{text}” has the same twice"),
    why=Wording(
        "คำซ้ำในหนังสือราชการอ่านแล้วสะดุด และมักเกิดจากการพิมพ์หรือวางข้อความซ้ำ",
        "A slip of typing or pasting that readers stumble over",
    ),
    how=Wording("ลบออกหนึ่งครั้ง ให้เหลือ “{right}”", "Delete one, so that “{right}” is left"),
    source="practice",
    check=check,
    bad={"measures.2.result": "จัดทำคู่มือและและเผยแพร่แล้ว 3 ช่องทาง"},
    good={"measures.2.result": "ติดตามตามแผน และงานที่ที่ประชุมมอบหมายแล้ว 3 เรื่อง"},
)
