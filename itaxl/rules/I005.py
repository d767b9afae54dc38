"""I005: an element that the OIT item requires has nothing in the report that answers it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from itaxl.evidence.day_alone import is_day_alone
from itaxl.evidence.items import letters
from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

_FACTS: Final = tomllib.loads(Path(__file__).with_name("empty_words.toml").read_text(encoding="utf-8"))
EMPTY_WORDS: Final = tuple(sorted(_FACTS["done"], key=len, reverse=True))
"""Words that alone say that something was done but not what; the longer ones first."""

EMPTY_PHRASES: Final = tuple(sorted((*_FACTS["done"], *_FACTS["empty"]), key=len, reverse=True))
"""Words that together say no more than “as planned”, “see elsewhere” or “in order”; the longer ones first."""

DIGIT: Final = re.compile(r"(?<!ข้อ )(?<!ข้อ)(?<!ข้อที่ )[0-9๐-๙](?![.)])")
EVIDENCE: Final = re.compile(
    r"[0-9๐-๙A-Za-z]|ประกาศ|คำสั่ง|บันทึก|หนังสือ|รายงาน|คู่มือ|แผน|ภาพ|เว็บ|เอกสาร|ทะเบียน|สัญญา|แบบ|มติ|หลักฐาน|เกียรติบัตร|ป้าย|ระเบียบ|ข้อบัญญัติ|แนวทาง"
    r"|เฟซบุ๊ก|ไลน์|กล้อง|ระบบ|หนึ่ง|สอง|สาม|สี่|ห้า|ทุกคน|ครบทุก|ไม่พบ|ไม่มี|ไม่เกิด|ลงนาม|บอร์ด|เสียงตามสาย|จุลสาร|โปสเตอร์|แผ่นพับ|อินโฟ"
)
"""What a reader could ask for: a number, a day, a paper, a picture, a page."""

SHORT: Final = 100
"""Characters of a result that ought to name something; longer ones tell a story."""

NOTHING_SAID = Wording("ไม่บอกรายละเอียด", "gives no detail")
NOTHING_TO_SHOW = Wording("ไม่มีจำนวน วันที่ หรือเอกสารที่อ้างได้", "names no number, day or paper")

_CONSONANTS: Final = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
_TELLING: Final = re.compile(f"[{''.join(sorted(_CONSONANTS - set().union(*EMPTY_PHRASES)))}]")
"""A consonant that none of these words has: a text with one says something."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per result that holds no word about what was done, a note per result with nothing to show for it."""
    for row in filled(submission):
        result = row.cells.get("result")
        if result is None or not result.value.strip():
            continue
        params, key = {"text": result.value.strip()}, f"{row.key}.result"
        if says_nothing(result.value) or is_day_alone(params["text"], year.reported_year):
            yield Finding("I005", result.ref, key, {**params, "problem": NOTHING_SAID})
        elif len(result.value) <= SHORT and not EVIDENCE.search(result.value):
            yield Finding("I005", result.ref, key, {**params, "problem": NOTHING_TO_SHOW}, severity=Severity.INFO)


def says_nothing(text: str) -> bool:
    """Whether nothing is left of `text` without the words that say no more than "done"."""
    if _TELLING.search(text):
        return False
    if not _left(text, EMPTY_WORDS):
        return True
    return not DIGIT.search(text) and not _left(text, EMPTY_PHRASES)


def _left(text: str, words: Sequence[str]) -> str:
    rest = letters(text).lower()
    for word in words:
        rest = rest.replace(word, "")
    return rest


RULE = Rule(
    code="I005",
    name="element-without-content",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("ผลการดำเนินการ “{text}” {problem}", "The result “{text}” {problem}"),
    why=Wording(
        "ข้อนี้ต้องแสดงรายละเอียดการนำมาตรการไปปฏิบัติอย่างเป็นรูปธรรม",
        "The item asks how the measure was put into practice, in detail",
    ),
    how=Wording(
        "เขียนว่าทำอะไร เมื่อใด ใครเข้าร่วม และเผยแพร่ที่ใด", "Write what was done, when, who took part, where it was published"
    ),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
    bad={"measures.1.result": "ดำเนินการเรียบร้อยแล้ว"},
    good={"measures.1.result": "ประกาศใช้แผนแล้ว และแจ้งเวียนให้บุคลากรทราบ"},
)
