"""T011: a word that no dictionary has is one slip away from one that it has."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per unknown word; names of places and people make some, so it runs only when asked for."""
    from itaxl.thai.spelling.dictionary import unknown_words

    for key, cell, text in prose(submission):
        for word in unknown_words(text.words):
            yield word_finding("T011", key, cell, text.span(word.start, word.end), word.near)


RULE = Rule(
    code="T011",
    name="unknown-word",
    stage=2,
    severity=Severity.INFO,
    what=Wording("“{text}” ไม่มีในพจนานุกรม อาจหมายถึง “{right}”", "“{text}” is in no dictionary, perhaps “{right}”"),
    why=Wording("คำที่ไม่มีในพจนานุกรมอาจพิมพ์ผิดหนึ่งตัวอักษร", "A word of no dictionary may have one wrong letter"),
    how=Wording("ถ้าพิมพ์ผิดให้พิมพ์ใหม่ ถ้าเป็นชื่อหรือคำที่ถูกแล้วไม่ต้องแก้", "Type it again if it is wrong; leave names as they are"),
    source="word lists of pythainlp (พจนานุกรม ฉบับราชบัณฑิตยสถาน and others)",
    check=check,
    bad={"measures.1.result": "จัดแสดงในพิพิธภัณฑณ์ของตำบล"},
    good={"measures.1.result": "จัดแสดงในพิพิธภัณฑ์ของตำบล"},
    thorough=True,
)
