"""T013: a link that leads nowhere."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import typed
from itaxl.evidence.rule import Rule
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.years.catalogue import FiscalYear

EVIDENCE: Final = "evidence"

LINK: Final = ("tp", "ww", "TP", "WW", ":\\", "file:", "@")
"""What links and paths have in them, rightly or wrongly typed: most texts have none."""

WRONG: Final = (
    (
        pattern(
            r"(?<![A-Za-z])(?!https?://)(?:h+t*p+s*|t+ps?|ht+s)[:;]?/{1,3}(?=[\w.])|(?<![A-Za-z])https?(?:[:;]/?(?=[A-Za-z])|//|[:;]\\\\)",
            re.I,
        ),
        Wording("ขึ้นต้นไม่ถูกต้อง ต้องเป็น http:// หรือ https://", "it must begin with http:// or https://"),
    ),
    (
        pattern(
            r"(?<![A-Za-z0-9])(?:w{4,}\.|(?<![A-Za-z0-9./])w{2}\.(?=[a-z0-9-]+\.[a-z])|w{3}(?:,|\.\s|\.\.|\s(?=[a-z0-9-]+\.[a-z])))",
            re.I,
        ),
        Wording("www ต้องมีสามตัว ตามด้วยจุดหนึ่งจุด ไม่มีวรรค", "www takes three letters, one dot and no blank"),
    ),
    (
        pattern(
            r"https?://[^\s/]*?(?:,(?=[^\s/])|\.\.|\.,)[^\s/]*|\bwww\.[a-z0-9.-]*,(?!www\.|https?:)[a-z][^\s/]*"
            r"|\bwww\.[a-z0-9-]+\s\.?(?:[a-z0-9-]+\.)?(?:go|or|co|ac|in)\.th\b|https?://[a-z0-9.-]*\s\.?[a-z0-9-]+\.(?:go|or|com|th|in)\b|https?://\s+\w|https?://https?:",
            re.I,
        ),
        Wording("ชื่อเว็บมีจุลภาค วรรค หรือจุดเกิน", "its host has a comma, a blank or a dot too many"),
    ),
    (
        pattern(r"(?:https?://(?!localhost)|(?<![a-z0-9./])www\.)[a-z0-9-]+(?=[/\s]|$)", re.I),
        Wording("ชื่อเว็บไม่มีจุด", "its host has no dot"),
    ),
    (
        pattern(
            r"[A-Za-z0-9_.-]+@{2,}[A-Za-z0-9_.-]*|[A-Za-z0-9_.-]+@[A-Za-z0-9-]+\.?,[A-Za-z]+"
            r"|(?<![A-Za-z0-9_.-])(?!line@)[A-Za-z0-9][A-Za-z0-9_.-]*@[A-Za-z0-9-]{3,}(?=[\s/)]|$)",
            re.I,
        ),
        Wording("อีเมลต้องมี @ หนึ่งตัว และมีจุดในส่วนหลัง", "an e-mail has one @ and a dot behind it"),
    ),
)
"""How links are mistyped, each with what is wrong."""

OWN_DISK: Final = re.compile(r"(?<![A-Za-z])[A-Z]:\\|file:///", re.IGNORECASE)
ON_DISK: Final = Wording(
    "อยู่ในเครื่องของหน่วยงาน ผู้อื่นเปิดไม่ได้", "it lies on the office's own machine, where nobody else can open it"
)
NO_LINK: Final = re.compile(r"\s*(?:www\.?|https?:?(?://)?|เว็บไซต์|ลิงก์|link|url)\s*", re.IGNORECASE)
IS_NONE: Final = Wording("ยังไม่มีที่อยู่เว็บ", "there is no address yet")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per mistyped link, per path of the own machine, and per evidence that is only the word for a link."""
    for key, cell in typed(submission):
        text = cell.raw
        is_evidence = key.endswith(EVIDENCE)
        if not is_evidence and not any(map(text.__contains__, LINK)):
            continue
        for mistyped, problem in WRONG:
            if match := mistyped().search(text):
                yield _finding(key, cell.ref, text, match.span(), problem)
                break
        if match := OWN_DISK.search(text):
            yield _finding(key, cell.ref, text, match.span(), ON_DISK)
        if is_evidence and text.strip() and NO_LINK.fullmatch(text):
            yield _finding(key, cell.ref, text, (0, len(text)), IS_NONE)


def _finding(key: str, ref: CellRef, text: str, span: tuple[int, int], problem: Wording) -> Finding:
    end = span[1]
    while end < len(text) and not text[end].isspace():
        end += 1
    return Finding("T013", ref, key, {"text": text[span[0] : end], "problem": problem}, (span[0], end))


RULE = Rule(
    code="T013",
    name="broken-link",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ลิงก์ “{text}” ใช้ไม่ได้: {problem}", "The link “{text}” does not work: {problem}"),
    why=Wording(
        "ผู้ประเมินต้องเปิดลิงก์ได้ ถ้าเปิดไม่ได้ถือว่าไม่มีหลักฐาน", "The assessors must be able to open it, else there is no evidence"
    ),
    how=Wording("เปิดหน้านั้นในเบราว์เซอร์ แล้วคัดลอกที่อยู่มาวาง", "Open the page in a browser and copy its address from there"),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT): เผยแพร่บนเว็บไซต์หลักของหน่วยงาน; RFC 3986",
    check=check,
    bad={"measures.2.evidence": "htp://www.thachang.go.th/news/12"},
    good={"measures.2.evidence": "https://www.thachang.go.th/news/12"},
)
