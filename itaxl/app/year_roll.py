"""Last year's form made ready for another year: what is kept, moved, emptied, and what a person must look at."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

from itaxl.app.moved_years import moved_years
from itaxl.documents.default_texts import standard_texts
from itaxl.form.fields import DATE_KINDS, field_of
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.labels import label_in_list
from itaxl.model.submission import ASKED, Origin
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.years.catalogue import NO_YEARS, FiscalYear

SIGNATURES, PHOTOS = "sign.", "measures."
OF_LAST_YEAR: Final = (SIGNATURES, PHOTOS)
"""How the keys of pictures begin that belong to the old year's papers."""
SAME_YEAR_AGAIN = Wording(
    "ปี {new} รายงานผลของปีงบประมาณ {reported} ซึ่งเป็นปีเดียวกับแบบฟอร์มเดิม (ปี {old}) ระยะเวลาจึงไม่เลื่อน ตรวจว่าต้องการปีนี้จริง",
    "ITA {new} reports fiscal year {reported}, the same as the old form (ITA {old}): periods stay; make sure that this"
    " is the year you want.",
)
STANDARD = Wording("ใช้ข้อความมาตรฐานของปีใหม่", "the new year's standard text stands in")
PICTURE = Wording("(รูป)", "(picture)")
NOTHING = Wording("", "")


class Fate(StrEnum):
    """What became of a field."""

    YEAR = "year"
    KEEP = "keep"
    MOVE = "move"
    EMPTY = "empty"
    ASK = "ask"


FATES: Final[Mapping[Fate, Wording]] = {
    Fate.YEAR: Wording("ปีใหม่", "new year"),
    Fate.KEEP: Wording("คงเดิม", "kept"),
    Fate.MOVE: Wording("เลื่อนปี", "moved"),
    Fate.EMPTY: Wording("เว้นให้กรอก", "emptied"),
    Fate.ASK: Wording("โปรดตรวจ", "look at"),
}


@dataclass(frozen=True, slots=True)
class RolledField:
    """What became of one field: its text before and after, and why a person should look at it."""

    key: str
    fate: Fate
    before: str
    after: str
    why: Wording = NOTHING

    @property
    def label(self) -> str:
        """What a clerk calls the field."""
        return label_in_list(self.key)


@dataclass(frozen=True, slots=True)
class Rolled:
    """A form's content for another year, and what was done to each of its fields."""

    content: FormContent
    changes: tuple[RolledField, ...]
    notes: tuple[Wording, ...] = ()


def rolled(
    content: FormContent, old: FiscalYear, new: FiscalYear, *, source: str, own: Mapping[int, FiscalYear] = NO_YEARS
) -> Rolled:
    """The content of a form for `old` made ready for `new`; `source` names the old form in what the check asks."""
    standard = standard_texts(read_submission(grid_of(content), own), old)
    changes = [_change(key, text, standard.get(key, ""), old, new) for key, text in content.texts()]
    changes += [
        RolledField(f"{key}.signature", Fate.EMPTY, PICTURE.th, "", _why(f"{key}.signature"))
        for key in content.pictures
        if key.startswith(SIGNATURES)
    ]
    changes += [
        RolledField(key, Fate.EMPTY, PICTURE.th, "", _why(key)) for key in content.pictures if key.startswith(PHOTOS)
    ]
    changes += [
        RolledField(key, Fate.EMPTY, reason, "", Wording("คำชี้แจงของปีก่อน", "last year's reason"))
        for key, reason in content.reasons.items()
    ]
    kept = FormContent(
        pictures={key: data for key, data in content.pictures.items() if not key.startswith(OF_LAST_YEAR)}
    )
    asked = tuple(
        Origin(each.key, each.after, ASKED, f"{source} · {each.why.th}") for each in changes if each.fate is Fate.ASK
    )
    made = kept.edited({each.key: each.after for each in changes if each.after})
    return Rolled(
        replace(made, origins=asked),
        tuple(changes),
        tuple(_notes(old, new)),
    )


def _change(key: str, text: str, standard: str, old: FiscalYear, new: FiscalYear) -> RolledField:
    entry = _entry(key)
    fate, why = Fate(entry["does"]), _why(key)
    if fate is Fate.YEAR:
        return RolledField(key, fate, text, to_thai(str(new.year)))
    if fate is Fate.EMPTY:
        return RolledField(key, fate, text, "", why)
    if fate is Fate.KEEP:
        return RolledField(key, fate, text, text)
    if standard and _same(text, standard):
        return RolledField(key, Fate.EMPTY, text, "", STANDARD)
    moved = moved_years(text, old, new, of_work=field_of(key).kind in DATE_KINDS)
    if moved.doubts:
        return RolledField(key, Fate.ASK, text, moved.text, _joined((*((why,) if why.th else ()), *moved.doubts)))
    if fate is Fate.MOVE and moved.text == text:
        return RolledField(key, Fate.KEEP, text, text)
    return RolledField(key, fate, text, moved.text, why)


def _same(text: str, standard: str) -> bool:
    return "".join(to_arabic(text).split()) == "".join(to_arabic(standard).split())


def _joined(wordings: tuple[Wording, ...]) -> Wording:
    return Wording(" · ".join(each.th for each in wordings), "; ".join(each.en for each in wordings))


def _notes(old: FiscalYear, new: FiscalYear) -> Iterator[Wording]:
    if new.reported_year == old.reported_year and new.year != old.year:
        params = {
            "new": to_thai(str(new.year)),
            "old": to_thai(str(old.year)),
            "reported": to_thai(str(new.reported_year)),
        }
        yield Wording(*(text.format_map(params) for text in SAME_YEAR_AGAIN))


def _why(key: str) -> Wording:
    return Wording(*_entry(key).get("why", ("", "")))


def _entry(key: str) -> Mapping[str, Any]:
    """The first entry of the table that fits a key of the form; KeyError for a key that the form does not have."""
    field_of(key)
    return next(entry for entry in _table() if any(fnmatchcase(key, pattern) for pattern in entry["keys"]))


@cache
def _table() -> tuple[Mapping[str, Any], ...]:
    text = Path(__file__).with_name("year_roll.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["field"])
