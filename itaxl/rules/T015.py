"""T015: words as they are spoken, or signs that Thai sentences do not have."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.verbatim import may_be_repeated
from itaxl.years.catalogue import FiscalYear

SPOKEN: Final = re.compile(
    r"(?:(?:นะ|จ้ะ|ด้วย|แล้ว|เลย)?(?:ครับ(?!ผม)|ค่ะ|นะคะ|นะจ๊ะ)(?![ก-๎])|(?<![ก-๎])(?:พวกเรา|พวกผม|เยอะแยะ|เยอะมาก|โอเค)|(?<=[ก-๎])(?:เยอะ(?:แยะ|มาก)|พวกเรา(?=ได้|จะ|ทุก)))"
)
"""ครับ at the end of what is said; words in quotes are somebody's own."""

GLANCE: Final = ("ครับ", "ค่ะ", "นะคะ", "นะจ๊ะ", "พวกเรา", "พวกผม", "เยอะ", "โอเค", ";")
"""What one of the two has: most texts have none."""

SIGN: Final = re.compile(r"(?<=[ก-๎]);(?=\s?[ก-๎])")

IS_SPOKEN = Wording("เป็นภาษาพูด", "is spoken language")
IS_SIGN = Wording("เป็นเครื่องหมายที่ประโยคภาษาไทยไม่ใช้", "is a sign that Thai sentences do not have")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One note per cell, at the first such word or sign outside quotations."""
    for key, cell, text in prose(submission):
        if not any(map(text.words.__contains__, GLANCE)):
            continue
        for pattern, problem in ((SPOKEN, IS_SPOKEN), (SIGN, IS_SIGN)):
            match = pattern.search(text.words)
            if match and not may_be_repeated(cell.raw, *text.span(*match.span())):
                span = text.span(*match.span())
                yield Finding("T015", cell.ref, key, {"text": match[0].strip(), "problem": problem}, span)
                break


RULE = Rule(
    code="T015",
    name="spoken-language",
    stage=2,
    severity=Severity.INFO,
    what=Wording("พบ “{text}” ซึ่ง{problem}", "“{text}” was found, which {problem}"),
    why=Wording("หนังสือราชการใช้ภาษาเขียน", "Official papers use written language"),
    how=Wording("ลบออก หรือเขียนเป็นภาษาราชการ", "Delete it, or say it in official words"),
    source="หลักการใช้ภาษาในหนังสือราชการ สำนักนายกรัฐมนตรี; practice",
    check=check,
    bad={"measures.2.suggestion": "ขอให้ทุกกองส่งรายงานภายในกำหนดด้วยนะครับ"},
    good={"measures.2.suggestion": "ประชาชนแจ้งว่า “ขอบคุณครับ” จึงควรจัดต่อไป"},
)
