"""I016: a text says nothing: no words, one piece over and over, keys struck in a row, a trial of typing."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.day_alone import is_day_alone
from itaxl.evidence.prose import kind_of, prose, typed
from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE, Kind
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.spelling.senseless import Senseless, senseless
from itaxl.years.catalogue import FiscalYear

KINDS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS})
SHOWN: Final = 40
"""Letters of the text that a message shows."""

PROBLEMS: Final = {
    Senseless.NO_WORDS: Wording("ตัวอักษรไม่เป็นคำ", "its letters make no words"),
    Senseless.REPEATED: Wording("พิมพ์ข้อความเดิมซ้ำไปซ้ำมา", "it is one piece over and over"),
    Senseless.KEYS: Wording("เหมือนกดแป้นพิมพ์เรียงกัน", "keys were struck in a row"),
    Senseless.TRIAL: Wording("เป็นข้อความทดลองพิมพ์", "it is a trial of typing"),
}

WORDLESS: Final = Wording("ไม่มีคำ", "it has no word")
NOT_THAI: Final = Wording("ไม่มีคำภาษาไทย", "it has no Thai word")
DAY_ALONE: Final = Wording("มีแต่วันที่", "it has nothing but a day")
DASHED: Final = frozenset({"law", "suggestion", "opinion", "result"})
"""Where a dash says that there is none; of results another rule speaks."""
LINK: Final = ("://", "www.", "@")
"""In a text that is an address, of which other rules speak."""
FOREIGN: Final = ".measure"
"""The column of names, which may be foreign: No Gift Policy."""
_two_letters: Final = pattern("[ก-ฮA-Za-z].*[ก-ฮA-Za-z]", re.DOTALL)
_two_thai_letters: Final = pattern("[ก-ฮ].*[ก-ฮ]", re.DOTALL)


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per text of words that says nothing, and per name, post or unit that is a dash or a ditto mark."""
    hidden = tuple(f"{row.key}." for row in submission.rows("sign") if row.text("show").strip() == HIDE)
    for key, cell, mended in prose(submission):
        # Letters in disorder are other rules' matter.
        how = senseless(mended.text.strip()) if kind_of(key) in KINDS else None
        problem = PROBLEMS[how] if how else _lacking(key, mended.text)
        if problem and not key.startswith(hidden):
            yield _finding(key, cell, problem)
    for key, cell in typed(submission):
        lettered = not cell.value.strip() or _two_letters().search(cell.value)
        if _is_name(key) and not lettered and not key.startswith(hidden):
            yield _finding(key, cell, WORDLESS)


def _lacking(key: str, text: str) -> Wording | None:
    """What a text of words lacks: letters, Thai ones, or any besides those of a day."""
    if not _two_letters().search(text):
        dashed = key.rpartition(".")[2] in DASHED and not any(map(str.isalnum, text))
        return None if dashed else WORDLESS
    if not _two_thai_letters().search(text):
        return None if key.endswith(FOREIGN) or any(sign in text for sign in LINK) else NOT_THAI
    if is_day_alone(text.strip(), None) and not key.endswith(".result"):  # of which another rule speaks
        return DAY_ALONE
    return None


def _is_name(key: str) -> bool:
    return kind_of(key) is Kind.NAME or key.endswith(".prefix")


def _finding(key: str, cell: Located[str], problem: Wording) -> Finding:
    text = cell.value if len(cell.value) <= SHOWN else f"{cell.value[:SHOWN]}…"
    return Finding("I016", cell.ref, key, {"text": text.replace("\n", " "), "problem": problem}, (0, len(cell.raw)))


RULE = Rule(
    code="I016",
    name="says-nothing",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” อ่านไม่ได้ความ: {problem}", "“{text}” says nothing: {problem}"),
    why=Wording("ข้อความนี้จะพิมพ์ลงเอกสารที่ส่งและเผยแพร่", "It would stand in papers that are sent and published"),
    how=Wording("พิมพ์ {field} ใหม่ให้ได้ใจความ", "Type {field} anew, in words"),
    source="practice",
    check=check,
    bad={"memo.facts": "ฟหกด่าสวง ฟหกด่าสวง"},
    good={"measures.1.result": "ทดสอบความรู้ก่อนและหลังการอบรม 42 คน ผ่านทุกคน"},
)
