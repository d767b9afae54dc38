"""O004: one unit is named in two ways."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

BEFORE: Final = r"(?<!หัวหน้า.)(?<!ผู้อำนวยการ.)"
AFTER: Final = r"(?!กระทรวง|สำนักนายก|ฯ)"
"""หัวหน้าสำนักปลัด is a position's own name, สำนักงานปลัดกระทรวง another office."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding in every cell whose name for a unit is not the file's own: that of most cells and of its head's post.

    Names that the office has set for its divisions are right, before all others.
    """
    named = list(_named(submission))
    for unit, names in enumerate(_units()):
        of_unit = [(key, cell, span, name) for number, key, cell, span, name in named if number == unit]
        used = Counter(name for *_, name in of_unit)
        if len(used) < 2:
            continue
        set_down = [name for name in names if name in submission.departments]
        own = next((name for key, _, _, name in of_unit if key == "org.department"), "")
        of_head = _of_head(submission, names)
        usual = max(names, key=lambda name: (used[name] + (name == of_head), name == own, -names.index(name)))
        right = usual if usual in set_down or not set_down else set_down[0]
        known = {right, *set_down}
        yield from (
            word_finding("O004", key, cell, span, right) for key, cell, span, name in of_unit if name not in known
        )


def _named(submission: Submission) -> Iterator[tuple[int, str, Located[str], tuple[int, int], str]]:
    """Every mention of a unit: which unit, its field and cell, its place and the name used."""
    for key, cell, _mended in prose(submission):
        for found in _pattern().finditer(cell.raw):
            unit = int(str(found.lastgroup)[1:])
            yield unit, key, cell, found.span(), found[0]


def _of_head(submission: Submission, names: tuple[str, ...]) -> str:
    """The name that the head's own post has: หัวหน้าสำนักปลัด."""
    head = submission.row("sign.head")
    post = head.text("position").removeprefix("หัวหน้า").removeprefix("ผู้อำนวยการ").strip() if head else ""
    return post if post in names else ""


@cache
def _units() -> tuple[tuple[str, ...], ...]:
    text = Path(__file__).with_name("units.toml").read_text(encoding="utf-8")
    return tuple(tuple(unit["names"]) for unit in tomllib.loads(text)["unit"])


@cache
def _pattern() -> re.Pattern[str]:
    """A pattern that begins with the first letter of a name, so that the search leaps from one to the next."""
    firsts = "".join(sorted({name[0] for names in _units() for name in names}))
    groups = (
        f"(?P<u{number}>{'|'.join(map(_rest, sorted(names, key=len, reverse=True)))})"
        for number, names in enumerate(_units())
    )
    return re.compile(f"[{firsts}]{BEFORE}(?:{'|'.join(groups)}){AFTER}")


def _rest(name: str) -> str:
    """A pattern of a name after its first letter."""
    return f"(?<={name[0]}){re.escape(name[1:])}"


RULE = Rule(
    code="O004",
    name="unit-named-two-ways",
    stage=3,
    severity=Severity.INFO,
    what=Wording("ใช้คำว่า “{text}” แต่ที่อื่นในแบบฟอร์มใช้ “{right}”", "“{text}” here, “{right}” elsewhere in the form"),
    why=Wording("ส่วนราชการเดียวกันควรใช้ชื่อเดียวกันทั้งเอกสาร", "One unit should have one name in a document"),
    how=Wording("แก้เป็น “{right}” หรือแก้ช่องอื่นให้ตรงกับช่องนี้", "Write “{right}”, or change the others"),
    source="practice; the example document of 2564",
    check=check,
    bad={"measures.1.owner": "สำนักงานปลัด"},
    good={"measures.1.owner": "สำนักปลัด"},
)
