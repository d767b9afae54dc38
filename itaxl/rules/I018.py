"""I018: the memo's subject or the report's title is that of another paper."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.mending import mended
from itaxl.years.catalogue import FiscalYear

TITLES: Final = ("memo.subject", "report.title")
OURS: Final = re.compile(
    r"มาตร(?:การ|ฐาน)|คุณธรรม|โปร่งใส|จริยธรรม|ธรรมาภิบาล|สุจริต|ทุจริต|(?<![a-z])(?:ITA|OIT)(?![a-z])", re.IGNORECASE
)
"""A word of what the papers are about."""

LEAST: Final = 12
"""Letters of a title that could name it; of a shorter one other rules speak."""

SHOWN: Final = 60


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per such title; misspelt words are read as meant where that is known."""
    for key in TITLES:
        cell = submission.fields.get(key)
        text = mended(cell.value).text.strip() if cell else ""
        if cell and len(text) >= LEAST and not OURS.search(re.sub(r"\s", "", text)):
            shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
            yield Finding("I018", cell.ref, key, {"text": shown.replace("\n", " ")})


RULE = Rule(
    code="I018",
    name="title-of-another-paper",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่ชื่อของรายงานมาตรการ", "“{text}” is no title of the papers on measures"),
    why=Wording(
        "ไม่มีคำว่า มาตรการ คุณธรรม ความโปร่งใส หรือ ITA อาจเป็นของหนังสือฉบับอื่น",
        "It names neither measures, integrity, transparency nor the ITA; it may be of another paper",
    ),
    how=Wording(
        "เว้นว่างไว้เพื่อใช้ข้อความมาตรฐาน หรือพิมพ์{field}ใหม่", "Leave it blank for the standard text, or type {field} anew"
    ),
    source="practice",
    check=check,
    bad={"memo.subject": "ขออนุมัติจัดซื้อวัสดุสำนักงาน"},
    good={"memo.subject": "ขอส่งผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"},
)
