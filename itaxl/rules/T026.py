"""T026: a blank stands amid a word."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.split_words import split_words
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per torn word of running text, with the fix that joins it."""
    for key, cell, text in prose(submission):
        for word in split_words(text.words):
            yield word_finding("T026", key, cell, text.span(word.start, word.end), word.right)


RULE = Rule(
    code="T026",
    name="blank-amid-a-word",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("มีวรรคกลางคำใน “{text}”", "A blank stands amid the word in “{text}”"),
    why=Wording("คำขาดจากกัน อ่านสะดุดและค้นหาไม่พบ", "Readers stumble, and the word cannot be found"),
    how=Wording("ลบวรรค ให้เป็น “{right}”", "Delete the blank: “{right}”"),
    source="หลักเกณฑ์การเว้นวรรค สำนักงานราชบัณฑิตยสภา",
    check=check,
    bad={"measures.2.result": "เผยแพร่ทางสื่อประ ชาสัมพันธ์ของตำบลแล้ว 3 ครั้ง"},
    good={"measures.2.result": "องค์การบริหาร ส่วนตำบล จัดซื้อ จัดจ้าง ตามกฎ ระเบียบ แล้ว 3 ครั้ง"},
)
