"""T005: a word is misspelled in a known way."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.misspellings import find_misspellings
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per misspelled word in running text; names and places are spelled as their bearers do."""
    for key, cell, text in prose(submission):
        for word in find_misspellings(text.words):
            span = text.span(word.start, word.end)
            yield word_finding("T005", key, cell, span, word.right, sure=word.sure)


RULE = Rule(
    code="T005",
    name="misspelled-word",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” สะกดผิด", "“{text}” is misspelled"),
    why=Wording("คำนี้มักสะกดผิด ตามพจนานุกรมสะกดว่า “{right}”", "A common slip; the dictionary has “{right}”"),
    how=Wording("พิมพ์ “{right}” แทน", "Type “{right}”"),
    source="พจนานุกรม ฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔ และหลักเกณฑ์การทับศัพท์",
    check=check,
    bad={"measures.1.result": "เผยแพร่ในเวบไซต์ของหน่วยงานแล้ว"},
    good={"measures.1.result": "เผยแพร่ในเว็บไซต์ของหน่วยงานแล้ว", "sign.author.name": "ผาสุข"},
)
