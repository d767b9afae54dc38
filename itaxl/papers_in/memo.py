"""A memo read from its head down: labels, sections, closing, signers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.papers_in.blocks import PaperLine
from itaxl.papers_in.ledger import Ledger
from itaxl.papers_in.organisation import say_office
from itaxl.papers_in.said import FOUND, GUESSED, SaidValues, Trust
from itaxl.papers_in.typed_text import MARK, glued, is_rule, joined, mended, one_line, unbroken
from itaxl.papers_in.vocabulary import bare_heading, best_word, label_patterns, words

TITLE: Final = "บันทึกข้อความ"
URGENT: Final = re.compile(r"ด่วน(?:ที่สุด|มาก)?")
CLOSING: Final = re.compile(r"จึง(?:ขอ)?เรียน(?:มา|เสนอ|เพื่อ)|จึงเสนอมา|จึงนำเรียน|จึงเรียน")
_NUMBERED: Final = re.compile(r"(?:ข้อ(?:ที่)?\s*[\d๐-๙]{1,2}[.)]?|\(?[\d๐-๙]{1,2}[.)]|\([\d๐-๙]{1,2}\)|[ก-ฉ][.)])\s*")
_DAY: Final = re.compile(r"\s*(?:ลง)?วันที่\s*[:：]?\s*")
_BEHIND_DAY: Final = re.compile(r"(?<=[\s.…_])(?:เลข)?ที่[\s:：.…_]*(?=[ก-ฮ]{2,3}\.?\s?[\d๐-๙]{3,6}\s*/)")
_NUMBER: Final = re.compile(
    r"\s*(?P<code>[ก-ฮ]{2,3}\.?\s*[\d๐-๙]{3,6}(?:\.[\d๐-๙]{1,3})*)?\s*(?:/\s*(?P<number>(?:ว\s*\.?\s?)?[\d๐-๙]{1,6})?)?"
)
_NUMBER_ALONE: Final = re.compile(r"[ก-ฮ]{2}\s?[\d๐-๙]{5}|/\s*[\d๐-๙]")
_GLUED_NUMBER: Final = re.compile(r"ที่(?=\s*[:：]?\s*[ก-ฮ]{2}\s?[\d๐-๙]{4,5})")
_TURN_OVER: Final = re.compile(r"/\s?[^/]{2,60}(?:\.{2,}|…)")
"""What stands below a page's end: the first words of the next."""
_LEADS: Final = (
    (
        "memo.proposal",
        re.compile(
            r"(?:ดังนั้น|ในการนี้|ทั้งนี้)?[^ก-๎]*(?:จึง)?(?:ขอเสนอ|เห็น(?:ควร|สมควร)|ใคร่ขอ|ขออนุมัติ|ขออนุญาต|ขอได้โปรด)|^จึง(?:ขอ|เห็น)"
        ),
    ),
    ("memo.facts", re.compile(r"บัดนี้|ในการนี้|ขณะนี้|สำนัก|กอง|งาน|ฝ่าย")),
    ("memo.law", re.compile(r"โดยอาศัย|อาศัยอำนาจ|ตามพระราชบัญญัติ|ตามระเบียบ")),
)
OF_MEMO: Final = frozenset({"department", "organisation", "number", "date", "subject", "to", "enclosed", "phone"})
"""The labels of a memo's head; offices' own forms have more."""
_LONGEST_HEAD: Final = 46
_ONE_SHORT_WORD: Final = 4


class Label(NamedTuple):
    """A label of a memo's head and what stands behind it."""

    key: str
    value: str


def read_head(lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger) -> Sequence[PaperLine]:
    """Note what a memo's head says; the lines after it."""
    values: dict[str, list[tuple[str, PaperLine]]] = {}
    current = ""
    for place, line in enumerate(lines):
        text = mended(line.text)
        bare = one_line(text)
        if is_rule(bare) or bare.replace(" ", "") == TITLE or _is_title(bare):
            ledger.use(line)
            continue
        if URGENT.fullmatch(bare):
            said.say("memo.urgency", bare, line.place)
            ledger.use(line)
            continue
        labels = [label for label in head_labels(text) if label.key in OF_MEMO]
        if not labels and (("to" in values and not _goes_on(values["to"], bare)) or section_of(line)):
            _conclude(values, said, ledger)
            return lines[place:]
        if not labels and CLOSING.match(bare):
            break
        if labels and labels[0].key in values and labels[0].key not in ("enclosed", "organisation", "department"):
            break
        for label in labels:
            values.setdefault(label.key, []).append((label.value, line))
            current = label.key
        if not labels:
            if "number" in values and not one_line(values["number"][0][0]) and _NUMBER_ALONE.match(bare):
                values["number"].append((text, line))
            elif current:
                values[current].append((text, line))
            else:
                continue
        if current != "enclosed":
            ledger.use(line)
    else:
        place = len(lines)
    _conclude(values, said, ledger)
    return lines[place:]


def head_labels(text: str) -> Iterator[Label]:
    """The labels that a line of a head holds, each with its value: ที่ … วันที่ … are two."""
    if any(bare_heading(text) in word.names for word in words("section").values()):
        return  # เรื่องเดิม is no subject.
    key, rest = _label_at_start(text)
    if not key:
        return
    if key == "number" and (day := _DAY.search(rest)):
        yield Label("number", rest[: day.start()])
        yield Label("date", rest[day.end() :])
    elif key == "date" and (number := _BEHIND_DAY.search(rest)):
        yield Label("date", rest[: number.start()])
        yield Label("number", rest[number.end() :])
    elif key == "department" and (other := re.search(r"(?:\t|\s{2,})ที่\s+(?=[ก-ฮ]{2}\s?[\d๐-๙])", rest)):
        yield Label(key, rest[: other.start()])
        yield from head_labels(rest[other.start() :].lstrip())
    else:
        yield Label(key, rest)


def _label_at_start(text: str) -> tuple[str, str]:
    text = text.lstrip(" \t\v")
    for pattern, key, letters in label_patterns("head"):
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        parted = not rest or rest[0] in " \t\v:：.…_"
        if parted or (key in ("department", "subject", "to") and letters >= _ONE_SHORT_WORD):
            return key, _value(rest)
        if key == "date" and re.match(r"[\d๐-๙]", rest):
            return key, _value(rest)
        if key == "number" and _GLUED_NUMBER.match(text):
            return key, _value(rest)
    first, _, rest = re.sub(r"^(\S+?)\s*[:：]", r"\1 ", text).partition(" ")
    key, fit = best_word(first, "head")
    if fit and len(first) >= _ONE_SHORT_WORD:
        return key, _value(rest)
    for key, name in (("subject", "เรื่อง"), ("department", "ส่วนราชการ")):
        for length in (len(name) - 1, len(name), len(name) + 1):
            if words("head")[key].fits(text[:length]) and re.match("ร|ส|ก|ข", text[length : length + 1] or "-"):
                return key, _value(text[length:])
    return "", ""


def _value(rest: str) -> str:
    return re.sub(r"^[\s:：]+", "", rest)


def _is_title(bare: str) -> bool:
    return len(bare) < len(TITLE) + 4 and best_alike(bare, TITLE)


def best_alike(typed: str, name: str) -> bool:
    """Whether a typed heading is `name`, with a slip in it perhaps."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, typed.replace(" ", ""), name).ratio() > 0.88


def _goes_on(to: Sequence[tuple[str, PaperLine]], bare: str) -> bool:
    """Whether a line without a label still belongs to whom a memo is addressed: nothing was said yet, or (ผ่าน…)."""
    return not any(one_line(text) for text, _ in to) or re.match(r"\(?ผ่าน", bare) is not None


def _conclude(values: dict[str, list[tuple[str, PaperLine]]], said: SaidValues, ledger: Ledger) -> None:
    """Note the values of a head, whole."""
    for key, pieces in values.items():
        line = pieces[0][1]
        whole = _whole([text for text, _ in pieces])
        if key in ("department", "organisation", "place"):
            rest = say_office(
                whole if key != "place" else f" {whole}", said, line.place, of_department=key == "department"
            )
            ledger.use(line, rest=rest)
        elif key == "number":
            _say_number(whole, said, line, ledger)
        elif key == "date":
            said.say("memo.date", _day(pieces), line.place)
        elif key in ("subject", "to"):
            said.say(f"memo.{key}", whole, line.place)
        elif key == "phone":
            ledger.use(line, rest=say_office(f"โทร {whole}", said, line.place, of_department=False))


def _whole(texts: Sequence[str]) -> str:
    whole = ""
    for text in texts:
        whole = (
            glued(whole, " ".join(unbroken(one_line_kept(text)))) if whole else " ".join(unbroken(one_line_kept(text)))
        )
    return one_line(whole)


def one_line_kept(text: str) -> str:
    """A value without leaders of dots, its breaks made by hand still in it; runs of tabs are blanks."""
    return "\v".join(one_line(part) for part in text.split("\v"))


def _day(pieces: Sequence[tuple[str, PaperLine]]) -> str:
    """The day as typed; dots that hold the place of one stay."""
    text = re.sub(r"\s+", " ", " ".join(mended(text) for text, _ in pieces).replace("\v", " ")).strip()
    return text if re.match(r"[.…]{3,}\s*[ก-ฮ]", text) else one_line(text).strip(" .")


def _say_number(whole: str, said: SaidValues, line: PaperLine, ledger: Ledger) -> None:
    match = _NUMBER.match(whole)
    if not match or not (match["code"] or match["number"]):
        ledger.use(line, rest=whole)
        return
    said.say("org.doc_code", re.sub(r"^([ก-ฮ]{2,3})\.?\s*", r"\1 ", match["code"] or "").strip(), line.place)
    said.say("memo.number", (match["number"] or "").strip(), line.place)
    ledger.use(line, rest=whole[match.end() :])


def section_of(line: PaperLine) -> tuple[str, str] | None:
    """The section that a line heads and what of it is text already; None for a line that heads none."""
    text = mended(line.text).strip(" \t\v")
    numbered = _NUMBERED.match(text)
    bare = text[numbered.end() :] if numbered else text
    whole = one_line(bare)
    if len(whole) <= _LONGEST_HEAD:
        key, fit = best_word(whole, "section")
        if fit:
            return f"memo.{key}", ""
    head, parted, rest = re.match(r"([^\t\v:：]*?)(\s{2,}|\t|\v|\s*[:：]|$)(.*)", bare, re.DOTALL).groups()  # type: ignore[union-attr] # matches any text
    key, fit = best_word(head, "section")
    if fit and parted and one_line(rest):
        return f"memo.{key}", rest
    first, _, rest = bare.partition(" ")
    key, fit = best_word(first, "section")
    runs_on = fit == 1 and rest and (key != "facts" or first == "ข้อเท็จจริง")
    return (f"memo.{key}", rest) if runs_on else None


def _is_text(line: PaperLine) -> bool:
    """Whether a line below a head that means the same is the section's own text: ๑. ระเบียบสำนักนายกรัฐมนตรีฯ."""
    bare = bare_heading(_NUMBERED.sub("", mended(line.text).strip(), count=1))
    return all(bare not in word.names for word in words("section").values())


def read_body(lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger) -> Sequence[PaperLine]:
    """Note the sections of a memo and its closing; the lines after it."""
    sections: dict[str, list[PaperLine]] = {}
    trust: dict[str, Trust] = {}
    current = ""
    headed = any(section_of(line) for line in lines)
    enclosed = False
    for place, line in enumerate(lines):
        text = one_line(line.text)
        if (closing := _closing(text)) and (sections or not headed):
            said.say("memo.closing", closing, line.place)
            ledger.use(line)
            _say_sections(sections, trust, said, ledger)
            return lines[place + 1 :]
        section = section_of(line)
        if section and not (section[0] == current and sections[current] == [] and _is_text(line)):
            current, rest = section
            enclosed = False
            ledger.use(line)
            sections.setdefault(current, [])
            if one_line(rest):
                sections[current].append(PaperLine(line.number, rest, line.place, indented=not line.place.sheet))
            trust.setdefault(current, FOUND)
        elif is_rule(text) or _TURN_OVER.fullmatch(mended(line.text).strip()):
            continue
        elif current:
            sections[current].append(line)
        elif list(head_labels(line.text)) or enclosed:
            enclosed = True
        elif not headed:
            key = _by_lead(text, sections)
            sections.setdefault(key, []).append(line)
            trust[key] = GUESSED
    _say_sections(sections, trust, said, ledger)
    return ()


def _closing(text: str) -> str:
    """The closing sentence that a line is, without a label before it; empty when it is none."""
    sentence = re.sub(r"^(?:คำ)?ลงท้าย\s*[:：]?\s*", "", text)
    return sentence if CLOSING.match(sentence) else ""


def _by_lead(text: str, sections: dict[str, list[PaperLine]]) -> str:
    """The section of a paragraph of a memo without heads, by its first words and what came before."""
    if not sections:
        return "memo.background"
    for key, lead in _LEADS:
        if lead.match(text):
            return key
    return list(sections)[-1]


def _say_sections(
    sections: dict[str, list[PaperLine]], trust: dict[str, Trust], said: SaidValues, ledger: Ledger
) -> None:
    for key, lines in sections.items():
        if lines:
            said.say(key, paragraphs(lines), lines[0].place, trust[key])
            for line in lines:
                ledger.use(line)


def paragraphs(lines: Sequence[PaperLine]) -> str:
    """Lines as paragraphs: one that is not indented goes on with the one before, where that one was indented."""
    whole: list[str] = []
    indented = any(line.indented for line in lines)
    for line in lines:
        texts = unbroken(one_line_kept(line.text.lstrip(" \t\v")))
        if not texts or is_rule(" ".join(texts)):
            continue
        if whole and indented and not line.indented and not MARK.match(texts[0]):
            whole[-1] = glued(whole[-1], texts[0])
            texts = texts[1:]
        whole += texts
    return joined(whole)
