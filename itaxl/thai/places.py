"""Provinces, districts and subdistricts: which exist together, and which was meant."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from itaxl.thai.tsv import table

Level: TypeAlias = Literal["subdistrict", "district", "province"]
LEVELS: Final[tuple[Level, ...]] = ("subdistrict", "district", "province")

WORDS: Final[Mapping[Level, tuple[str, ...]]] = {
    "subdistrict": ("ตำบล", "ต.", "แขวง"),
    "district": ("อำเภอ", "อ.", "เขต"),
    "province": ("จังหวัด", "จ."),
}
"""What people write before a name; กรุงเทพมหานคร has แขวง and เขต."""

BANGKOK: Final = frozenset({"กรุงเทพ", "กรุงเทพฯ", "กทม.", "กทม"})
CAPITAL: Final = "เมือง"
"""Short for the capital district of a province: เมือง for เมืองจันทบุรี."""

LIKE_ENOUGH: Final = 0.6


class Subdistrict(NamedTuple):
    """A subdistrict with its district and province."""

    subdistrict: str
    district: str
    province: str

    def at(self, level: Level) -> str:
        """The name at a level."""
        return {"subdistrict": self.subdistrict, "district": self.district, "province": self.province}[level]


class Mismatch(NamedTuple):
    """The level that does not fit the others, what was typed there, and the name that would fit (or empty)."""

    level: Level
    typed: str
    meant: str


def district_of(subdistrict: str, province: str) -> str:
    """The one district of a province that has a subdistrict; empty when none has, or several have."""
    names: dict[Level, str] = {
        "subdistrict": bare_place(subdistrict, "subdistrict"),
        "province": bare_place(province, "province"),
    }
    found = {place.district for place in _places(names)} if all(names.values()) else set()
    return found.pop() if len(found) == 1 else ""


def provinces_with(subdistrict: str) -> frozenset[str]:
    """The provinces that have a subdistrict of this name."""
    name = bare_place(subdistrict, "subdistrict")
    return frozenset(place.province for place in _places({"subdistrict": name})) if name else frozenset()


@cache
def districts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Province → district → subdistricts."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in table("places"):
        found.setdefault(entry["province"], {})[entry["district"]] = tuple(entry["subdistricts"].split(" "))
    return found


@cache
def province_letters() -> Mapping[str, str]:
    """Letters in document numbers → province."""
    rows = table("province_letters")
    return {letters: row["province"] for row in rows for letters in (row["letters"], row["also"]) if letters}


def mismatch(names: Mapping[Level, str]) -> Mismatch | None:
    """What does not fit among the typed names of one place; None when all exist together.

    Levels may be missing. One level alone is blamed: the one without which the others fit, else the highest that
    nothing by that name exists in.
    """
    typed = {level: bare_place(names[level], level) for level in LEVELS if names.get(level, "").strip()}
    if not typed or _exists(typed):
        return None
    for level in typed:
        others = {other: name for other, name in typed.items() if other != level}
        if len(typed) > 2 and (fitting := list(_places(others))):
            return Mismatch(level, names[level].strip(), _nearest(typed[level], {at.at(level) for at in fitting}))
    return _highest_unknown(typed, names)


def _highest_unknown(typed: Mapping[Level, str], names: Mapping[Level, str]) -> Mismatch:
    known: dict[Level, str] = {}
    for level in reversed(LEVELS):
        if level not in typed:
            continue
        if not _exists({**known, level: typed[level]}):
            near = {place.at(level) for place in _places(known)}
            return Mismatch(level, names[level].strip(), _nearest(typed[level], near))
        known[level] = typed[level]
    raise AssertionError("the names do not exist together")


def _exists(names: Mapping[Level, str]) -> bool:
    return any(True for _ in _places(names))


def _places(names: Mapping[Level, str]) -> Iterator[Subdistrict]:
    """Every place that has all of `names`; one per district unless a subdistrict is asked for."""
    province = names.get("province")
    provinces = districts() if province is None else {province: districts().get(province, {})}
    for its_province, its_districts in provinces.items():
        wanted = names.get("district")
        if wanted == CAPITAL:
            wanted = CAPITAL + its_province
        chosen = its_districts if wanted is None else {wanted: its_districts[wanted]} if wanted in its_districts else {}
        for district, subdistricts in chosen.items():
            for subdistrict in subdistricts:
                if names.get("subdistrict", subdistrict) == subdistrict:
                    yield Subdistrict(subdistrict, district, its_province)


def bare_place(name: str, level: Level) -> str:
    """The name without the word for its level and without spaces."""
    name = "".join(name.split())
    if level == "province" and name in BANGKOK:
        return "กรุงเทพมหานคร"
    for word in WORDS[level]:
        # A name may begin like the word for its level: จังหาร, อำเภอ alone. What remains must be a name.
        if name.startswith(word) and len(name) > len(word) + 1:
            return name.removeprefix(word)
    return name


def _nearest(name: str, candidates: Collection[str]) -> str:
    """The candidate most like `name`; the only one however unlike; empty when none is like enough."""
    from difflib import get_close_matches

    if len(candidates) == 1:
        return next(iter(candidates))
    return next(iter(get_close_matches(name, sorted(candidates), 1, LIKE_ENOUGH)), "")
