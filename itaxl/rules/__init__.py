"""The rules, one file each, named by its code; found here by their file names."""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from itaxl.model.wording import Wording

if TYPE_CHECKING:
    from itaxl.evidence.rule import Rule

FAMILIES: Final = {
    "F": Wording("ไฟล์และแบบฟอร์ม", "File and form"),
    "P": Wording("ข้อมูลส่วนบุคคล", "Personal data"),
    "R": Wording("ข้อมูลที่ต้องกรอก", "What must be filled"),
    "D": Wording("วันที่และระยะเวลา", "Dates and periods"),
    "N": Wording("ตัวเลข", "Numbers"),
    "T": Wording("ตัวอักษรและคำ", "Letters and words"),
    "O": Wording("หน่วยงานและบุคคล", "Organisations and people"),
    "I": Wording("ข้อ OIT", "OIT items"),
    "C": Wording("ความสอดคล้องภายในเอกสาร", "Consistency of one paper"),
    "L": Wording("หน้าตาของเอกสาร Word", "Layout of papers"),
    "X": Wording("เทียบกับไฟล์อื่น", "Across workbooks"),
}
"""What the rules are about whose codes begin with a letter, in the order in which lists show them."""

ACROSS: Final = "X"
"""The family of the rules that compare submissions, which are those of stage 4."""

FOREIGN: Final = "F001"
"""The rule that finds a file that is not our form, or none that can be opened."""

BLOCKING: Final = frozenset({FOREIGN, "F002", "F003", "F004"})
"""Rules whose errors mean that the form could not be read: nothing else is worth saying."""

NOT_RUN: Final = "F012"
"""The rule that explains that another one failed: no form with such a finding is called clean."""

_PLACE: Final = {family: place for place, family in enumerate(FAMILIES)}
_CODE = re.compile(rf"[{''.join(FAMILIES)}]\d{{3}}")


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules, family by family."""
    found = (module.name for module in iter_modules(__path__) if _CODE.fullmatch(module.name))
    return tuple(sorted(found, key=lambda code: (_PLACE[code[0]], code)))


@cache
def rule(code: str) -> "Rule":
    """The rule with `code`, or whose alias it is; KeyError when there is none."""
    if code in codes():
        return _load(code)
    for candidate in all_rules():
        if code in candidate.aliases:
            return candidate
    raise KeyError(code)


@cache
def all_rules() -> "tuple[Rule, ...]":
    """Every rule, sorted by stage and then by code: the order in which they run."""
    return tuple(sorted(map(_load, codes()), key=lambda entry: (entry.stage, entry.code)))


def rules_across() -> "tuple[Rule, ...]":
    """The rules that compare submissions, without loading all others, which takes most of a tenth of a second."""
    return tuple(_load(code) for code in codes() if code.startswith(ACROSS))


@cache
def rule_set() -> str:
    """A short hash that changes when rules come or go."""
    from hashlib import sha256

    return sha256(" ".join(codes()).encode()).hexdigest()[:16]


def _load(code: str) -> "Rule":
    found: Rule = import_module(f"{__name__}.{code}").RULE
    return found
