"""Persons as papers name them under a signature: prefix or rank, name, surname; and posts, own or held for another."""

import re
from functools import cache
from typing import Final, NamedTuple

from itaxl.form.officials import prefixes
from itaxl.papers_in.typed_text import mended, one_line

_FULL_RANKS: Final = (
    r"(?:ว่าที่\s?)?(?:พล(?:ตำรวจ|อากาศ|เรือ)?|พัน(?:ตำรวจ|จ่าอากาศ|จ่า)?|ร้อย(?:ตำรวจ)?|จ่าสิบ(?:ตำรวจ)?|จ่าอากาศ|จ่า|สิบ(?:ตำรวจ)?|ดาบ|นาวาอากาศ"
    r"|นาวา|เรืออากาศ|เรือ)(?:เอก|โท|ตรี|ตำรวจ)(?:พิเศษ)?(?:หญิง)?"
)
_SHORT_RANKS: Final = r"(?:ว่าที่\s?)?(?:[ก-ฮ]{1,2}\.){1,3}(?:[ก-ฮ]\.)?(?:\s?หญิง)?"
_OF_PROFESSIONS: Final = r"นายแพทย์|แพทย์หญิง|(?:ทันตแพทย์|เภสัชกร|สัตวแพทย์)(?:หญิง)?|(?:รอง|ผู้ช่วย)?ศาสตราจารย์|(?:นาย)?ดาบตำรวจ"
_CIVIL: Final = ("นาย", "นาง", "นางสาว")
_SHORT: Final = {"น.ส.": "น.ส.", "นส.": "น.ส."}
_BRACKETED: Final = re.compile(r"\(([^()]*)\)")
_BLANK: Final = re.compile(r"[\s.…_\-–—]*")
_SIGNING: Final = re.compile(r"\(?\s*ลงชื่อ\s*\)?|ผู้(?:รายงาน|จัดทำ|เสนอ|ตรวจสอบ|รับรอง(?:รายงาน)?|อนุมัติ|เห็นชอบ)\b")
ACTING: Final = re.compile(
    r"รักษาราชการแทน|รักษาการแทน|รักษาการในตำแหน่ง|รักษาการ|ปฏิบัติราชการแทน|ปฏิบัติหน้าที่แทน|ปฏิบัติหน้าที่(?:ในตำแหน่ง)?|ทำการแทน|ทำหน้าที่แทน|ช่วยราชการ"
)
FOR_ANOTHER: Final = re.compile(r"รักษา|ปฏิบัติ|ทำการแทน|ทำหน้าที่แทน")


class Person(NamedTuple):
    """A person's name; all blank where only dots hold the place of a name."""

    prefix: str
    name: str
    surname: str


class Post(NamedTuple):
    """A post, and the words for the one that it stands in for; `held` is the post that counts."""

    position: str
    acting: str
    held: str


@cache
def _pattern() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted({*prefixes(), *_SHORT}, key=len, reverse=True)))
    prefix = rf"(?P<prefix>(?:{_OF_PROFESSIONS}|{_FULL_RANKS}|{known}|{_SHORT_RANKS})(?:\s?(?:{known}))?)"
    return re.compile(rf"{prefix}?\s*(?P<name>[ก-๎]+)\s+(?P<surname>[ก-๎]+(?:\s(?:ณ\s)?[ก-๎]+){{0,2}})")


def person_of(text: str) -> Person | None:
    """The person that a whole line names, in brackets or with a prefix; None when it names none."""
    line = re.sub(r"\s+", " ", mended(text)).strip(" \t\v")
    bracketed = _BRACKETED.fullmatch(line)
    if bracketed and _BLANK.fullmatch(bracketed[1]):
        return Person("", "", "") if len(bracketed[1].strip()) > 4 else None
    inside = one_line(bracketed[1]) if bracketed else one_line(_SIGNING.sub(" ", line)).strip("() ")
    match = _pattern().fullmatch(inside)
    if match is None or not (bracketed or match["prefix"]):
        return None
    return Person(match["prefix"] or "", match["name"], match["surname"])


def rank_of(text: str) -> str:
    """The rank or prefix that a whole line is, as it stands above a name; empty when it is none."""
    line = one_line(text)
    whole = re.fullmatch(rf"{_OF_PROFESSIONS}|{_FULL_RANKS}|{_SHORT_RANKS}|ดร\.", line)
    return line if whole or line in _CIVIL else ""


def post_of(text: str) -> Post:
    """The post of a position line and the words for acting in another's."""
    whole = re.sub(r"^ตำแหน่ง\s*:?\s*", "", one_line(text))
    acting = ACTING.search(whole)
    if acting is None:
        return Post(whole, "", whole)
    own, rest = whole[: acting.start()].strip(" ,/"), whole[acting.end() :].strip()
    words = f"{acting[0]} {rest}".strip()
    return Post(own, words, rest if FOR_ANOTHER.match(acting[0]) and rest else own or rest)
