"""Whose each form is: offices told apart by name, district and province, however these are typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from itaxl.form.organisation import organisation_types
from itaxl.thai.digits import to_arabic
from itaxl.thai.places import CAPITAL, bare_place

_SPACES: Final = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")


class OfficeKey(NamedTuple):
    """What an office is known by, in plain letters: its name with its type, its district and province."""

    name: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office as a roster or a form names it, and how to reach it."""

    name: str
    district: str = ""
    province: str = ""
    phone: str = ""
    contact: str = ""

    @property
    def key(self) -> OfficeKey:
        """What it is known by."""
        return OfficeKey(
            plain_name(self.name), plain_district(self.district), _letters(bare_place(self.province, "province"))
        )


def plain_name(name: str) -> str:
    """The name in plain letters with its type in full: ``อบต. มะค่า`` and ``องค์การบริหารส่วนตำบลมะค่า`` are one."""
    letters = _letters(name)
    for kind in organisation_types().values():
        for word in (kind.name, kind.abbreviation, kind.abbreviation.rstrip(".")):
            if letters.startswith(word) and len(letters) > len(word):
                return kind.name + letters.removeprefix(word)
    return letters


def plain_district(district: str) -> str:
    """The district in plain letters; the capital one is เมือง, whatever province follows."""
    bare = _letters(bare_place(district, "district"))
    return CAPITAL if bare.startswith(CAPITAL) else bare


def _letters(text: str) -> str:
    return to_arabic(_SPACES.sub("", text)).replace("\u0e4d\u0e32", "\u0e33").replace("เเ", "แ")


@dataclass(slots=True)
class Offices:
    """The offices of a roster, and which of them a form is of."""

    roster: Mapping[OfficeKey, ListedOffice]
    by_name: dict[str, list[OfficeKey]] = field(default_factory=dict)

    def of(self, form: ListedOffice) -> OfficeKey:
        """The office that a form names: one of the roster's where its name and places fit, else itself."""
        key = form.key
        if key in self.roster:
            return key
        fitting = [other for other in self.by_name.get(key.name, ()) if _fits(key, other)]
        return fitting[0] if len(fitting) == 1 else key


def known_offices(roster: Iterable[ListedOffice]) -> Offices:
    """The offices of a roster to look them up; of two of one name and place the first counts."""
    listed: dict[OfficeKey, ListedOffice] = {}
    by_name: dict[str, list[OfficeKey]] = {}
    for each in roster:
        if each.key not in listed:
            listed[each.key] = each
            by_name.setdefault(each.key.name, []).append(each.key)
    return Offices(listed, by_name)


def _fits(form: OfficeKey, listed: OfficeKey) -> bool:
    """Whether places of two offices of one name may be the same: one that is not told fits any."""
    return all(not one or not other or one == other for one, other in zip(form[1:], listed[1:], strict=True))
