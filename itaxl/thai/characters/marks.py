"""Characters that cannot stand where they stand in Thai: decomposed, doubled, misplaced, damaged.

Each finder yields `Spot`s from left to right. A spot's `after` is the text that belongs there, or None when only a
person can tell. The finders of marks expect a text without invisible characters: see `itaxl.thai.characters.mending`.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from itaxl.thai.characters.mark_order import NOBODY_KNOWS, VOWELS, meant_marks, meant_vowel
from itaxl.thai.characters.spot import Spot
from itaxl.thai.text import FOLLOWING, LEADING, MARKS, SILENCER, TONES

CONSONANTS: Final = "ก-ฮ"
"""As a range of a regular expression; ฤ and ฦ are among them."""

_DECOMPOSED: Final = re.compile(f"([{TONES}]?)ํ([{TONES}]?)า|าํ")


def decomposed(text: str) -> Iterator[Spot]:
    """ำ typed as a circle and า, with or without a tone mark between or before them."""
    for match in _DECOMPOSED.finditer(text) if "ํ" in text else ():
        tone = (match[1] or "") + (match[2] or "")
        if len(tone) < 2:
            # The other way round the two do not look like ำ; Sanskrit in Thai letters has them so.
            yield Spot(match.start(), match.end(), match[0], tone + "ำ", match[0] != "าํ")


_DOUBLED_E: Final = re.compile(f"เเ(?=[{CONSONANTS}])(?!(?:[{CONSONANTS}]|[กขคตปผพบดฟ][รลว]|ห[งญนมยรลว])[ิีึื])")
"""Not before a syllable that แ cannot begin: there เ was typed twice (เเพื่อ)."""


def doubled_e(text: str) -> Iterator[Spot]:
    """แ typed as เ twice, unless the word that เ makes alone reads better (เเข้า)."""
    for match in _DOUBLED_E.finditer(text) if "เเ" in text else ():
        meant = meant_vowel(text, *match.span(), "แเ")
        if (meant.marks, meant.sure) != ("เ", True):
            # Nothing that is seen changes: the two letters look like the one.
            yield Spot(match.start(), match.end(), match[0], "แ", (meant.marks, meant.sure) == ("แ", True))


_MISPLACED: Final = re.compile(
    rf"(?=[{MARKS}{FOLLOWING}{LEADING}])(?:"
    + "|".join(
        (
            rf"[{TONES}{SILENCER}][{VOWELS}]",
            rf"([{MARKS}])\1",
            rf"[{TONES}][{TONES}{SILENCER}]",
            rf"[{VOWELS}][{VOWELS}]",
            rf"็[{TONES}]",
            rf"{SILENCER}[{TONES}{FOLLOWING}]",
            rf"[ะาำ][{MARKS}]",
            r"าา|ะะ|ำำ|ำ[ะา]|ะ[าำ]|าำ|[ะาำ]ๅ",
            rf"(?<![{CONSONANTS}{MARKS}{FOLLOWING}])[{MARKS}{FOLLOWING}]",
            rf"[{VOWELS}][{TONES}]?[ะาำ]",
            r"([แโใไ])\2|เเ",
            rf"[{LEADING}](?![{CONSONANTS}])",
            rf"[ัื][{TONES}]?(?![{CONSONANTS}{MARKS}])",
            rf"(?<!ก)็(?![{CONSONANTS}{MARKS}])",
        )
    )
    + ")"
)
_SUSPICIOUS: Final = re.compile(
    rf"[{MARKS}{FOLLOWING}{LEADING}](?:"
    rf"(?<=[{MARKS}{FOLLOWING}])(?<![{CONSONANTS}{MARKS}{FOLLOWING}].)"
    rf"|(?![{CONSONANTS}])(?:"
    + "|".join(
        (
            rf"(?<=[{LEADING}])",
            rf"(?<=[{TONES}])[{VOWELS}{TONES}{SILENCER}]",
            rf"(?<={SILENCER})[{MARKS}{FOLLOWING}]",
            rf"(?<=[{VOWELS}])[{TONES}]?[{VOWELS}ะาำ]",
            rf"(?<=[ัื])[{TONES}]?(?![{CONSONANTS}{MARKS}])",
            r"(?<=[^ก]็)",
            rf"(?<=[ะาำ])[{MARKS}ๅ]|(?<=ะ)[ะาำ]|(?<=า)[าำ]|(?<=ำ)[ะาำ]",
            r"(?<=[ฺํ๎])[ฺํ๎]",
        )
    )
    + "))"
)
"""Stands wherever `_MISPLACED` does, in an order that is soon done with a mark that stands well.

It begins with the mark itself, so that the search leaps from mark to mark; before a consonant only the letter before
the mark can be wrong.
"""

_AROUND: Final = re.compile(f"[{MARKS}{FOLLOWING}]*")
_PDF_GAP: Final = re.compile(rf"[{CONSONANTS}][{TONES}]?[ \u00a0\n]+[{TONES}]?[าํ]|\ufffd+")


def may_be_misplaced(text: str) -> bool:
    """Whether any mark, or เ typed twice, stands where none should: one glance passes over most texts."""
    return _SUSPICIOUS.search(text) is not None


def misplaced(text: str) -> Iterator[Spot]:
    """Marks and vowels that are doubled, out of order, without a consonant, or without the letter they need.

    Expects a text whose เเ and ํา are mended.
    """
    if not may_be_misplaced(text):
        return
    gaps = [(gap.start, gap.end) for gap in pdf_damage(text)]
    done = 0
    for match in _MISPLACED.finditer(text):
        if match.start() < done or any(start <= match.start() < end for start, end in gaps):
            continue
        spot = _spot(text, match.start(), match.end())
        done = spot.end
        yield spot


def _spot(text: str, start: int, end: int) -> Spot:
    """The whole pile of marks around a misplaced one, and the pile in order when there is but one order."""
    if text[start] in LEADING:
        run = re.compile(f"{text[start]}+").match(text, start)
        doubled = run is not None and len(run[0]) > 1
        end = run.end() if run and doubled else start + 1
        options = "เแ" if text[start] == "เ" else text[start]
        meant = meant_vowel(text, start, end, options) if doubled else NOBODY_KNOWS
        return Spot(start, end, text[start:end], *meant)
    while start and text[start - 1] in MARKS + FOLLOWING:
        start -= 1
    around = _AROUND.match(text, start)
    end = max(end, around.end()) if around else end
    floating = not (start and re.match(f"[{CONSONANTS}]", text[start - 1]))
    return Spot(start, end, text[start:end], *(NOBODY_KNOWS if floating else meant_marks(text, start, end)))


_TORN: Final = re.compile(rf"[ \u00a0\n][{TONES}]?[าํ]")
"""What is torn off a consonant, from blank to blank: one glance passes over most texts."""


def may_be_torn(text: str) -> bool:
    """Whether anything stands in a text that copying from a PDF leaves behind."""
    return _TORN.search(text) is not None or "\ufffd" in text


def pdf_damage(text: str) -> Iterator[Spot]:
    """ำ broken apart by a space (ส านัก, ค าสั่ง) and signs for a lost character: traces of text copied from a PDF."""
    for match in _PDF_GAP.finditer(text) if may_be_torn(text) else ():
        yield Spot(match.start(), match.end(), match[0], None)


_REST_OF: Final = {
    "กำ": "หนด|กับ|ลัง|จัด|แพง|ชับ|เนิด",
    "จำ": "นวน|เป็น|กัด|หน่าย|แนก",
    "สำ": "นัก|คัญ|เร็จ|หรับ|รวจ|นึก|เนา|รอง",
    "ดำ": "เนิน|รง|ริ",
    "ตำ": "บล|แหน่ง|รวจ|รา",
    "อำ": "เภอ|นวย|นาจ",
    "คำ": "สั่ง|นึง|แนะนำ|ชี้แจง",
    "บำ": "รุง|บัด|เหน็จ|เพ็ญ",
    "ชำ": "ระ|รุด|นาญ",
    "ลำ": "ดับ|เลียง",
}
"""Words torn after their first syllable, by it. In 12,000 paragraphs of government news none stands so."""

_TORN_WORD: Final = re.compile("|".join(rf"{first}[ \u00a0]+(?:{rest})" for first, rest in _REST_OF.items()))


def torn_words(text: str) -> Iterator[Spot]:
    """Words with a blank after ำ, where a PDF or an old program ended its letter: กำ หนด, จำ นวน."""
    for match in _TORN_WORD.finditer(text) if "ำ " in text or "ำ\u00a0" in text else ():
        yield Spot(match.start(), match.end(), match[0], None)


_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
"""\\v and \\f of Word are line breaks and become such."""


def unwritable(text: str) -> Iterator[Spot]:
    """Control characters and such, which a Word document cannot hold (XML 1.0, production 2; C1 controls)."""
    for match in _UNWRITABLE.finditer(text):
        yield Spot(match.start(), match.end(), match[0], None)


def named(char: str) -> str:
    """A character's number and Unicode name, for a message: U+200B ZERO WIDTH SPACE."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
