"""Defects made by random edits of clean text are found at their cell; the rules' own tables make none of them."""

import random
import re
from typing import Any

import pytest

from itaxl.model.apply_edits import apply_edits
from itaxl.thai.characters.mending import mended
from itaxl.thai.spelling.phrases import phrases

TRIES = 240
LETTERS = [chr(code) for code in range(0x0E01, 0x0E4F) if not 0x0E3B <= code <= 0x0E3F]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u061c"

DECOMPOSED = {"า": "ำ"}
MARKS = "ัิีึืุู่้๊๋์"


def thai_pairs(text):
    return [at for at in range(1, len(text)) if "ก" <= text[at - 1] <= "๎" and "ก" <= text[at] <= "๎"]


def invisible(text, chance):
    at = chance.choice(thai_pairs(text))
    return text[:at] + chance.choice(INVISIBLE) + text[at:]


def decomposed(text, chance):
    at = chance.choice([place for place, char in enumerate(text) if char == "ำ"])
    tone = text[at - 1] if text[at - 1] in "่้๊๋" and chance.random() < 0.5 else ""
    return text[: at - len(tone)] + "ํ" + tone + "า" + text[at + 1 :]


def two_es(text, chance):
    return replaced_at(text, chance, "แ", "เเ")


def exchanged_marks(text, chance):
    at = chance.choice([found.start() for found in re.finditer("[ัิีึืุู][่้๊๋]", text)])
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def doubled_mark(text, chance):
    at = chance.choice([place for place, char in enumerate(text) if char in MARKS])
    return text[:at] + text[at] + text[at:]


def tone_after_am(text, chance):
    return replaced_at(text, chance, "้ำ", "ำ้")


def latin_zero(text, chance):
    found = chance.choice([m for m in re.finditer("(?<![๐-๙])[๐-๙]{2,}(?![๐-๙])", text) if "๐" in m[0][1:]])
    return text[: found.start()] + found[0][0] + found[0][1:].replace("๐", "O", 1) + text[found.end() :]


def mixed_digit(text, chance):
    found = chance.choice(list(re.finditer("(?<![๐-๙])[๐-๙]{2,}(?![๐-๙])", text)))
    at = chance.randrange(found.start(), found.end())
    return text[:at] + str("๐๑๒๓๔๕๖๗๘๙".index(text[at])) + text[at + 1 :]


def code_in_thai_digits(text, chance):
    return replaced_at(text, chance, "O43", chance.choice(["ข้อ ๐๔๓", "O๔๓", "ข้อ O๔๓"]))


def without_a_dot(text, chance):
    dotted = chance.choice(["ป.ป.ช.", "พ.ศ.", "อบต."])
    if dotted not in text:
        raise IndexError
    wrong = {"ป.ป.ช.": ["ปปช.", "ป.ป.ช", "ปปช"], "พ.ศ.": ["พศ.", "พ.ศ"], "อบต.": ["อบต", "อ.บ.ต."]}[dotted]
    return replaced_at(text, chance, dotted, chance.choice(wrong))


def torn_by_a_pdf(text, chance):
    return replaced_at(text, chance, "ำ", " า")


def replaced_at(text, chance, right, wrong):
    at = chance.choice([found.start() for found in re.finditer(re.escape(right), text)])
    return text[:at] + wrong + text[at + len(right) :]


SAFE = [
    pytest.param(invisible, "T001", 0.98),
    pytest.param(decomposed, "T002", 0.98),
    pytest.param(two_es, "T003", 0.98),
    pytest.param(exchanged_marks, "T004", 0.98),
    pytest.param(doubled_mark, "T004", 0.98),
    pytest.param(tone_after_am, "T004", 0.98),
    pytest.param(latin_zero, "N002", 0.98),
    pytest.param(code_in_thai_digits, "N003", 0.98),
    pytest.param(without_a_dot, "T007", 0.98),
]
OTHERS = [pytest.param(mixed_digit, "N001", 0.98), pytest.param(torn_by_a_pdf, "T008", 0.98)]


def spoiled(sentences, edit, *, tries=TRIES):
    """Clean sentences, each with one edit; the same every time."""
    chance = random.Random(edit.__name__)
    made: list[Any] = []
    while len(made) < tries:
        clean = chance.choice(sentences)
        try:
            wrong = edit(clean, chance)
        except IndexError:
            continue
        if wrong != clean:
            made.append((clean, wrong))
    return made


@pytest.mark.parametrize(("edit", "code", "least"), SAFE + OTHERS)
def test_a_defect_is_found_at_its_cell(edit, code, least, sentences, findings_in):
    made = spoiled(sentences, edit)
    found = hits(findings_in([wrong for _, wrong in made]), code)
    assert found >= len(made) * least, f"{found} of {len(made)}"


def hits(findings, code):
    cells = {cell for _, finding in findings if finding.code == code for cell in (finding.ref, *finding.also)}
    return len(cells)


@pytest.mark.parametrize(("edit", "code", "least"), SAFE)
def test_its_fix_gives_the_clean_text_back(edit, code, least, sentences, findings_in):
    made = spoiled(sentences, edit, tries=80)
    fixed = 0
    for clean, wrong in made:
        fixes = [finding.fix for _, finding in findings_in([wrong]) if finding.code == code and finding.fix]
        once = apply_edits(wrong, [edit for fix in fixes for edit in fix.edits])
        assert [finding for _, finding in findings_in([once]) if finding.fix] == []
        fixed += plain(once) == plain(clean)
    assert fixed >= len(made) * (0.9 if edit is not doubled_mark else 0.98), f"{fixed} of {len(made)}"


def plain(text):
    """The text but for what has no one right form: a code may or may not follow the word ข้อ."""
    return text.replace("ข้อ ", "").replace("  ", " ")


def letter_edit(kind):
    def edit(text, chance):
        places = [
            (found.start(), phrase) for phrase in chance.sample(phrases(), 200) for found in re.finditer(phrase, text)
        ]
        start, phrase = chance.choice(places)
        at = start + chance.randrange(len(phrase))
        if kind == "drop":
            return text[:at] + text[at + 1 :]
        if kind == "double":
            return text[:at] + text[at] + text[at:]
        if kind == "swap":
            at = min(at, start + len(phrase) - 2)
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        return text[:at] + chance.choice(LETTERS) + text[at + 1 :]

    edit.__name__ = kind
    return edit


@pytest.mark.parametrize(("kind", "least"), [("drop", 0.91), ("double", 0.97), ("swap", 0.95), ("replace", 0.95)])
def test_one_wrong_letter_inside_an_official_phrase_is_found(kind, least, sentences, findings_in):
    made = spoiled(sentences, letter_edit(kind), tries=250)
    cells = {cell for _, finding in findings_in([wrong for _, wrong in made]) for cell in (finding.ref, *finding.also)}
    assert len(cells) >= len(made) * least, f"{len(cells)} of {len(made)}"


def test_mending_never_changes_a_clean_sentence(sentences):
    assert [text for text in sentences if mended(text).text != text] == []
