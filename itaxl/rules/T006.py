"""T006: a word differs by one letter from an official phrase or a frequent word."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.near_miss import near_misses
from itaxl.thai.spelling.unread_words import unread_words
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per near miss in running text, and per word that reads as none."""
    for key, cell, text in prose(submission):
        near = near_misses(text.words)
        for miss in near:
            yield word_finding("T006", key, cell, text.span(miss.start, miss.end), miss.phrase)
        for word in unread_words(text.words):
            span = text.span(word.start, word.end)
            # Letters and marks that are in disorder are put in order first; then the word is looked at again.
            in_order = cell.raw[slice(*span)] == text.words[word.start : word.end]
            if in_order and not any(word.start < miss.end and miss.start < word.end for miss in near):
                yield word_finding("T006", key, cell, span, word.word)


RULE = Rule(
    code="T006",
    name="near-miss-of-a-phrase",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "“{text}” น่าจะพิมพ์ผิดหนึ่งตัวอักษร",
        "“{text}” is probably one letter wrong",
    ),
    why=Wording("ต่างจากคำที่ใช้ในหนังสือราชการว่า “{right}” เพียงตัวอักษรเดียว", "One letter away from the official “{right}”"),
    how=Wording(
        "ถ้าหมายถึง “{right}” ให้พิมพ์ใหม่ ถ้าไม่ใช่ ให้เขียนคำชี้แจง",
        "Type “{right}” if that was meant, else write a reason",
    ),
    source="practice",
    check=check,
    bad={"measures.1.result": "ได้ส่งเสิมให้พนักงานทุกคนลงนามรับทราบแล้ว"},
    good={"measures.1.result": "ผู้ถูกฟ้องคดีได้ขึ้นทะเบียนและรับหนังสือเรียนแล้ว"},
)
