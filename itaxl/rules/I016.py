"""I016: a text says nothing: no words, one piece over and over, keys struck in a row, a trial of typing."""

import re
from collections.abc import Iterator
from typing import Final

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
NAMES: Final = frozenset({Kind.NAME, Kind.POSITION, Kind.UNIT})
"""Of persons, posts and units, which are looked at only for having letters, as are the prefixes of names."""
SHOWN: Final = 40
"""Letters of the text that a message shows."""

PROBLEMS: Final = {
    Senseless.NO_WORDS: Wording("ตัวอักษรไม่เป็นคำ", "its letters make no words"),
    Senseless.REPEATED: Wording("พิมพ์ข้อความเดิมซ้ำไปซ้ำมา", "it is one piece over and over"),
    Senseless.KEYS: Wording("เหมือนกดแป้นพิมพ์เรียงกัน", "keys were struck in a row"),
    Senseless.TRIAL: Wording("เป็นข้อความทดลองพิมพ์", "it is a trial of typing"),
}

WORDLESS: Final = Wording("ไม่มีคำ", "it has no word")
DASHED: Final = frozenset({"law", "suggestion", "opinion", "result"})
"""Where a dash says that there is none; of results another rule speaks."""
_two_letters: Final = pattern("[ก-ฮA-Za-z].*[ก-ฮA-Za-z]", re.DOTALL)


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per text of words that says nothing, and per name, post or unit that is a dash or a ditto mark."""
    for key, cell, mended in prose(submission):
        if kind_of(key) not in KINDS:
            continue
        how = senseless(mended.text.strip())  # letters in disorder are other rules' matter
        if how or (key.rpartition(".")[2] not in DASHED and not _two_letters().search(mended.text)):
            yield _finding(key, cell, PROBLEMS[how] if how else WORDLESS)
    hidden = tuple(f"{row.key}." for row in submission.rows("sign") if row.text("show").strip() == HIDE)
    for key, cell in typed(submission):
        lettered = not cell.value.strip() or _two_letters().search(cell.value)
        if _is_name(key) and not lettered and not key.startswith(hidden):
            yield _finding(key, cell, WORDLESS)


def _is_name(key: str) -> bool:
    return kind_of(key) in NAMES or key.endswith(".prefix")


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
