"""Which office a paper is of: its kind, name and place, weighed over all the places that say it."""

import re
from collections import Counter
from functools import cache
from typing import Final

from itaxl.form.organisation import organisation_types
from itaxl.papers_in.blocks import PaperPlace
from itaxl.papers_in.said import FOUND, GUESSED, SaidValues, Value
from itaxl.papers_in.typed_text import one_line
from itaxl.thai.places import districts

_DIGITS: Final = r"[\d๐-๙][\d๐-๙ \-–]*[\d๐-๙]"
_PHONE: Final = re.compile(
    rf"(?:หมายเลข|เบอร์)?โทร(?:ศัพท์)?(?![ก-๎])\s*[.:：]*\s*(?P<number>{_DIGITS}(?:\s*(?:ต่อ|,)\s*[\d๐-๙][\d๐-๙ ,\-–]*)?)?"
)
_NAME: Final = r"[ก-๎]{2,}(?:-[ก-๎]{2,})?"
"""A place's name, such as สุไหงโก-ลก."""
_LEVELS: Final = {
    "org.subdistrict": re.compile(rf"(?:(?<!ส่วน)(?<!เทศบาล)(?<!นายกเทศมนตรี)ตำบล|(?<![ก-๎.])ต\.)\s?({_NAME})"),
    "org.district": re.compile(rf"(?:อำเภอ|(?<![ก-๎.])อ\.)\s?({_NAME})"),
    "org.province": re.compile(rf"(?:(?<!ส่วน)จังหวัด|(?<![ก-๎.])จ\.)\s?({_NAME})"),
}
_NO_NAME: Final = re.compile("ฝ่าย|งาน|กอง|สำนัก|โทร|ได้|เพื่อ|และ|ของ|ที่|ประจำ")


@cache
def _offices() -> re.Pattern[str]:
    kinds = organisation_types().values()
    named = {word for kind in kinds for word in (kind.name, kind.abbreviation)}
    mayors = {kind.mayor for kind in kinds if not kind.mayor.endswith(kind.name)}
    every = "|".join(map(re.escape, sorted(named | mayors, key=len, reverse=True)))
    return re.compile(rf"(?P<kind>{every})\s?(?P<name>{_NAME})")


def office_in(text: str) -> re.Match[str] | None:
    """The first office that a text names, by kind and name: เทศบาลตำบลเกาะคา, อบต.ชุมแสง, นายกเทศมนตรีเมืองตาคลี."""
    return next((match for match in _offices().finditer(text) if not _NO_NAME.match(match["name"])), None)


def say_office(text: str, said: SaidValues, place: PaperPlace, *, of_department: bool) -> str:
    """Note the department, office, place and phone of a head's first line; what of it has not been used."""
    text = one_line(text)
    phone = _PHONE.search(text)
    rest = ""
    if phone:
        said.say("org.phone", one_line(phone["number"] or ""), place)
        rest, text = text[phone.end() :].strip(), text[: phone.start()].strip()
    for key, pattern in _LEVELS.items():
        if found := pattern.search(text):
            said.say(key, found[1], place)
    office = office_in(text)
    if office:
        _say_kind(office, said, place)
    if not of_department:
        return rest
    start = min(
        (match.start() for match in (office, *(p.search(text) for p in list(_LEVELS.values())[1:])) if match),
        default=len(text),
    )
    bracketed = re.search(r"\([^()]*\)", text[start:])
    before = text[:start] if start or not office else _without_places(text[office.end() :])
    department = one_line(f"{before} {bracketed[0] if bracketed and start else ''}")
    if department:
        said.say("org.department", department, place)
    postcode = re.search(r"[\d๐-๙]{5}$", text)
    return " ".join(filter(None, (postcode[0] if postcode else "", rest)))


def _without_places(text: str) -> str:
    for pattern in _LEVELS.values():
        text = pattern.sub("", text)
    return re.sub(r"[\d๐-๙]{5}$", "", text.strip())


def say_place(text: str, said: SaidValues, place: PaperPlace) -> None:
    """Note the places that a title or a line of it names."""
    for key, pattern in _LEVELS.items():
        if found := pattern.search(text):
            said.say(key, found[1], place)


def conclude_office(said: SaidValues, running: str) -> None:
    """Note the office that most of a paper is of, weighed by where its name stands."""
    votes: Counter[tuple[str, str]] = Counter()
    sources: dict[tuple[str, str], Value] = {}
    for key, weight in (
        ("memo.to", 3),
        ("sign.mayor.position", 2),
        ("sign.mayor.acting", 2),
        ("sign.clerk.position", 2),
        ("sign.clerk.acting", 2),
        ("memo.subject", 1),
    ):
        if key in said.values and (office := office_in(said.text(key))):
            votes[_key(office)] += weight
            sources.setdefault(_key(office), said.values[key])
    if known := said.values.get("org.name"):
        votes[said.text("org.type"), known.text] += 3
        sources.setdefault((said.text("org.type"), known.text), known)
    title = said.values.get("report.title")
    if title and (office := office_in(title.text.replace("\n", " "))):
        votes[_key(office)] += 2
        sources.setdefault(_key(office), title)
    for key in ("report.intro", "memo.background"):
        said_here = said.values.get(key)
        named = office_in(said_here.text) if said_here else None
        if said_here and named and said_here.text[named.end() : named.end() + 1] in ("", " ", "\n"):
            votes[_key(named)] += 1
            sources.setdefault(_key(named), said_here)
    intro = _in_running_text(running, votes, said)
    if intro and (
        at := said.values.get("report.intro") or said.values.get("memo.background") or said.values.get("report.title")
    ):
        votes[intro] += 2
        sources.setdefault(intro, at)
    if not votes:
        return
    (kind, name), weight = max(votes.items(), key=lambda item: item[1])
    others = [count for named, count in votes.items() if named != (kind, name)]
    trust = FOUND if weight > max(others, default=0) else GUESSED
    if intro and trust == GUESSED:
        kind, name = intro
    for key in ("org.type", "org.name"):
        said.values.pop(key, None)
    said.conclude("org.type", kind, sources[kind, name], trust)
    said.conclude("org.name", name, sources[kind, name], trust)
    if organisation_types()[kind].levels == ("province",):
        said.conclude("org.province", name, sources[kind, name], trust)


def _in_running_text(text: str, votes: Counter[tuple[str, str]], said: SaidValues) -> tuple[str, str] | None:
    """The office that running text names, where no blank ends the name: one that is known to exist there."""
    known = {name for _, name in votes}
    province, district = said.text("org.province"), said.text("org.district")
    near = districts().get(province, {})
    known |= {district, *near.get(district, ()), *near}
    for match in _offices().finditer(text):
        fitting = [name for name in known if name and match["name"].startswith(name)]
        if fitting:
            return _kind_of(match["kind"]), max(fitting, key=len)
    return None


def _say_kind(office: re.Match[str], said: SaidValues, place: PaperPlace) -> None:
    kind, name = _key(office)
    said.say("org.type", kind, place)
    said.say("org.name", name, place)


def _key(office: re.Match[str]) -> tuple[str, str]:
    return _kind_of(office["kind"]), office["name"]


@cache
def _kind_of(word: str) -> str:
    return next(
        kind.name for kind in organisation_types().values() if word in (kind.name, kind.abbreviation, kind.mayor)
    )
