"""T014: a word is typed while the keyboard was in the other language."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.keyboard_layout import other_layout
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such word of running text, with what its keys say in the other language."""
    for key, cell, text in prose(submission):
        for word in other_layout(text.words):
            yield word_finding("T014", key, cell, text.span(word.start, word.end), word.right)


RULE = Rule(
    code="T014",
    name="other-keyboard-layout",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” พิมพ์โดยลืมเปลี่ยนภาษา", "“{text}” was typed with the keyboard in the other language"),
    why=Wording("แป้นเดียวกันในอีกภาษาหนึ่งอ่านว่า “{right}”", "The same keys in the other language say “{right}”"),
    how=Wording("พิมพ์ “{right}” แทน", "Type “{right}”"),
    source="practice; ผังแป้นพิมพ์เกษมณี มอก. 820-2538",
    check=check,
    bad={"measures.2.result": "กองช่าง fegobodki แล้วเสร็จ 3 แห่ง"},
    good={"measures.2.result": "เผยแพร่ทาง Facebook และ LINE OA ของหน่วยงานแล้ว 3 ครั้ง"},
)
