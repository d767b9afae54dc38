"""What a TOML file sets, by the table: every value with its line, and every mistake."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final

from itaxl.model.wording import Wording
from itaxl.settings.mistakes import MOST_SAID, Mistake, Wrong, quoted
from itaxl.settings.positions import Place
from itaxl.settings.table import ANY, Setting, Tree, tree
from itaxl.settings.toml_file import TomlFile
from itaxl.settings.value_types import FIRST_YEAR, LAST_YEAR

UNKNOWN = Wording("ไม่รู้จัก “{key}”", "“{key}” is no setting")
DID_YOU_MEAN = Wording("ไม่รู้จัก “{key}” อาจหมายถึง “{near}”", "“{key}” is no setting; did you mean “{near}”?")
ON_TOP = Wording(
    "“{key}” ต้องอยู่บนสุดของไฟล์ ก่อนหัวข้อในวงเล็บ [ ]", "“{key}” belongs to the top of the file, above the first [ ]"
)
BELOW = Wording("“{key}” ต้องอยู่ใต้หัวข้อ [{table}]", "“{key}” belongs below [{table}]")
NOT_TABLE = Wording("“{key}” เป็นหัวข้อ ต้องเขียนเป็น [{key}]", "“{key}” is a heading, written [{key}]")
WRONG = Wording("“{key}” {expected}", "“{key}” {expected}")
NO_TEXT = Wording(
    "ไม่มีข้อความมาตรฐานชื่อ “{key}” ดูชื่อทั้งหมดด้วยคำสั่ง itaxl settings --new",
    "no standard text is called “{key}”; itaxl settings --new lists them",
)
NO_YEAR = Wording("“{key}” ไม่ใช่ปี พ.ศ. เช่น [years.2570]", "“{key}” is no Buddhist year, as [years.2570]")
NO_ITEM = Wording("“{key}” ไม่ใช่รหัสข้อ เช่น [items.O26] (ตัว O ใหญ่)", "“{key}” is no item's code, as [items.O26]")
NO_RULE = Wording("ไม่มีกฎรหัส “{key}” ดูรหัสด้วยคำสั่ง itaxl rules", "no rule is called “{key}”; see: itaxl rules")

DEEPEST_TEXT: Final = 4
"""Names of a standard text's key that are joined; none has more than three."""
_YEAR: Final = re.compile("[0-9]{4}")
_ITEM: Final = re.compile("O[1-9][0-9]?")


@dataclass(frozen=True, slots=True)
class FoundSetting:
    """One value that a file sets: by which setting, at which keys, on which line."""

    setting: Setting
    place: Place
    value: object
    file: Path
    line: int

    @property
    def key(self) -> str:
        """The keys as people write them."""
        return ".".join(map(str, self.place))


def read_entries(file: TomlFile, table: tuple[Setting, ...]) -> tuple[list[FoundSetting], list[Mistake]]:
    """What the file sets, in its order, and what is wrong in it."""
    found: list[FoundSetting] = []
    mistakes: list[Mistake] = []
    for each in _Reading(file, table, mistakes).below(tree(table), file.entries, ()):
        (found if isinstance(each, FoundSetting) else mistakes).append(each)  # type: ignore[arg-type]
    return found, mistakes


@dataclass(frozen=True, slots=True)
class _Reading:
    file: TomlFile
    table: tuple[Setting, ...]
    mistakes: Sequence[Mistake]
    """Those that were found before."""

    def below(self, known: Tree, entries: Mapping[str, Any], place: Place) -> Iterator[FoundSetting | Mistake]:
        """What stands in one table of the file."""
        named = _joined(entries) if place == ("texts",) else (((key,), value) for key, value in entries.items())
        for names, value in named:
            name, written = ".".join(names), (*place, *names)
            node = known.get(name) or known.get(ANY)
            if node is None:
                yield self._unknown(known, written)
            elif name not in known and (fault := self._name_fault(name, place, written)):
                yield fault
            elif isinstance(node, Setting):
                yield self._read(node, (*place, name), value, written)
            elif isinstance(value, dict):
                yield from self.below(node, value, written)
            else:
                yield self.file.mistake(written, NOT_TABLE, key=_said(written))

    def _read(self, setting: Setting, place: Place, value: object, written: Place) -> FoundSetting | Mistake:
        try:
            read = setting.kind.read(value, _said(place), self.file.path)
        except TypeError:
            return self.file.mistake(written, WRONG, key=_said(place), expected=setting.kind.expected)
        except Wrong as wrong:
            return self.file.mistake(written, wrong.wording, **wrong.params)
        return FoundSetting(setting, place, read, self.file.path, self.file.line(written))

    def _name_fault(self, name: str, table: Place, written: Place) -> Mistake | None:
        """What is wrong with a name where any of a sort may stand: a text's, a year, an item's or a rule's code."""
        sort, fits, wording = table[-1], False, NO_RULE
        if sort == "texts":
            return None if name in text_keys() else self._text_fault(name, written)
        if sort == "years":
            fits, wording = bool(_YEAR.fullmatch(name)) and int(name) in range(FIRST_YEAR, LAST_YEAR), NO_YEAR
        elif sort == "items":
            fits, wording = bool(_ITEM.fullmatch(name)), NO_ITEM
        else:
            fits = name in _rule_codes()
        return None if fits else self.file.mistake(written, wording, key=quoted(name))

    def _text_fault(self, name: str, written: Place) -> Mistake:
        if name in tree(self.table):
            return self.file.mistake(written, ON_TOP, key=quoted(name))
        if near := self._near(name, text_keys()):
            return self.file.mistake(written, DID_YOU_MEAN, key=quoted(name), near=near)
        return self.file.mistake(written, NO_TEXT, key=quoted(name))

    def _near(self, name: str, known: Iterable[str]) -> str:
        """The name that may be meant, empty when there is none, or when so many are wrong that nobody is told."""
        if len(self.mistakes) >= MOST_SAID:
            return ""
        return next(iter(get_close_matches(name, known, n=1)), "")

    def _unknown(self, known: Tree, written: Place) -> Mistake:
        name = str(written[-1])
        if name in tree(self.table):
            return self.file.mistake(written, ON_TOP, key=quoted(name))
        if near := self._near(name.lower(), known):
            return self.file.mistake(written, DID_YOU_MEAN, key=quoted(name), near=near)
        homes = (home for home, _, last in (each.key.rpartition(".") for each in self.table) if last == name)
        if home := next((home for home in homes if ANY not in home), ""):
            return self.file.mistake(written, BELOW, key=quoted(name), table=home)
        return self.file.mistake(written, UNKNOWN, key=quoted(name))


def _joined(entries: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The texts with the names down to them, whether they were written "memo.facts" or memo.facts."""
    for name, value in entries.items():
        if isinstance(value, dict) and value and len(before) < DEEPEST_TEXT:
            yield from _joined(value, (*before, name))
        else:
            yield (*before, name), value


def _said(place: Place) -> str:
    return quoted(".".join(map(str, place)))


@cache
def text_keys() -> tuple[str, ...]:
    """The keys of the standard texts."""
    from itaxl.documents.default_texts import standard_templates

    return tuple(standard_templates())


@cache
def _rule_codes() -> frozenset[str]:
    from itaxl.rules import codes

    return frozenset(codes())
