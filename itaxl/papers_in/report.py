"""A report read: its title, its introduction, and what else stands around its table."""

import re
from collections.abc import Sequence
from typing import Final

from itaxl.papers_in.blocks import PaperLine
from itaxl.papers_in.ledger import Ledger
from itaxl.papers_in.memo import head_labels, paragraphs
from itaxl.papers_in.organisation import office_in, say_office, say_place
from itaxl.papers_in.said import GUESSED, SaidValues
from itaxl.papers_in.typed_text import glued, is_rule, one_line
from itaxl.thai.digits import to_arabic

TITLE: Final = re.compile(
    r"(?:แบบ|สรุป|ตาราง|เอกสาร)*\s*(?:รายงาน(?!การประชุม|ฉบับ)|(?:สรุป)?ผลการ(?:ดำเนิน|ขับเคลื่อน|ปฏิบัติ))\S"
)
OTHER: Final = re.compile(
    r"(?:คำสั่ง|ประกาศ)(?:องค์การ|เทศบาล|จังหวัด|อำเภอ|อบต|อบจ|สำนักงาน|ที่)|รายงานการประชุม|ภาคผนวก|หนังสือรับรอง|ระเบียบวาระ|บัญชีแนบท้าย|แผนปฏิบัติการ"
)
_OF_TITLE: Final = re.compile(
    r"(?:ของ)?(?:องค์การบริหาร|เทศบาล|อบต|อบจ|ทต\.|ทม\.|ทน\.|อำเภอ|ตำบล|จังหวัด|อ\.|จ\.|ต\.)"
    r"|(?:ประจำ)?ปี(?:งบประมาณ)?|(?:ตาม|เพื่อ)(?:มาตรการ|ส่งเสริม)|ภายในหน่วยงาน|รอบ|\(|สำหรับการประเมิน|ณ วันที่"
)
_SENTENCE: Final = re.compile(r"^(?:ด้วย|ตามที่|จากการ|เพื่อให้)|ดัง(?:นี้|ต่อไปนี้|ตาราง)|ขอรายงาน|ได้(?:ดำเนิน|กำหนด|นำ|ขับ)")
_CAPTION: Final = re.compile(
    r"^(?:ตาราง|ตารางที่|ภาพ|รูป|จัดทำโดย|สารบัญ|(?:คำนำ|บทนำ)$|ข้อมูล ณ|หมายเหตุ)"
    r"|^(?:ด้าน|ตัวชี้วัด|ส่วน|มาตรการ|มิติ|ยุทธศาสตร์|กลยุทธ์|ประเด็น|แผนงาน)(?:ที่)?\s*[\d๐-๙]+"
)
_NUMBERED_HEAD: Final = re.compile(r"^[\d๐-๙]{1,2}[.)]\s*(?:ด้าน|ตัวชี้วัด|การ|มาตรการ)")
_FOREWORD: Final = ("คำนำ", "บทนำ")
_LONGEST_TITLE_LINE: Final = 260
_SHORT_INTRO: Final = 24


def is_title(line: PaperLine, following: Sequence[PaperLine] = ()) -> bool:
    """Whether a line begins a report's title; the office's name may stand above it."""
    text = one_line(line.text)
    if TITLE.match(text) and len(text) < _LONGEST_TITLE_LINE and not _SENTENCE.search(text):
        return True
    after = next((each for each in following if one_line(each.text)), None)
    office = office_in(text)
    named = office is not None and office.start() == 0 and not office["kind"].startswith("นายก")
    return bool(after and named and line.centred and after.centred and TITLE.match(one_line(after.text)))


def read_report(
    lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger, *, sheet: bool = False
) -> Sequence[PaperLine]:
    """Note a report's title and introduction from the lines before its table; the lines that belong to neither."""
    begin = next((n for n, line in enumerate(lines) if is_title(line, lines[n + 1 :])), None)
    if begin is None:
        _labelled(lines, said, ledger)
        return lines
    title = _title(lines[begin:])
    said.say("report.title", "\n".join(piece for line in title for piece in _pieces(line.text)), title[0].place)
    for line in title:
        say_place(one_line(line.text), said, line.place)
        ledger.use(line)
    rest = lines[begin + len(title) :]
    if begin:
        _labelled(lines[:begin], said, ledger)
    rest = [line for line in rest if line.number in ledger.open]
    if sheet:
        _labelled(rest, said, ledger)
        rest = [line for line in rest if line.number in ledger.open]
    _intro(rest, said, ledger)
    return rest


def _pieces(text: str) -> list[str]:
    """The lines of a title that are one paragraph: what begins as such lines do, the rest goes on."""
    pieces: list[str] = []
    for piece in map(one_line, text.split("\v")):
        if pieces and not _OF_TITLE.match(piece):
            pieces[-1] = glued(pieces[-1], piece)
        elif piece:
            pieces.append(piece)
    return pieces


def _title(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """The lines of a title: centred as the first is, or short and such as titles have."""
    title = [lines[0]]
    blank = False
    for line in lines[1:]:
        text = one_line(line.text)
        if not text or (line.new_page and not text):
            blank = True
            if line.new_page:
                break
            continue
        if is_rule(text):
            break
        fits = _OF_TITLE.match(text) is not None and not _SENTENCE.search(text)
        centred = line.centred and lines[0].centred and not blank and not _CAPTION.match(text)
        like_first = (
            fits
            and (line.centred or not lines[0].centred)
            and len(text) < _LONGEST_TITLE_LINE
            and "\t" not in line.text
        )
        if not (centred or like_first or (TITLE.match(text) and line.centred)):
            break
        title.append(line)
    return title


def _intro(lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger) -> None:
    """Note the introduction: sentences between title and table, or the pages of a foreword."""
    texts = [one_line(line.text) for line in lines]
    foreword = next((n for n, text in enumerate(texts) if text in _FOREWORD), None)
    if foreword is not None:
        ledger.use(lines[foreword])
        lines, texts = lines[foreword + 1 :], texts[foreword + 1 :]
    found: list[PaperLine] = []
    for line, text in zip(lines, texts, strict=True):
        if is_rule(text):
            if line.new_page and found:
                break
            continue
        if _CAPTION.match(text) or _NUMBERED_HEAD.match(text) or (line.centred and foreword is not None):
            if found:
                break
            continue
        if line.number not in ledger.open or (
            not found and (line.centred or (len(text) < _SHORT_INTRO and not line.indented))
        ):
            continue
        found.append(line)
    if found:
        text = paragraphs(found)
        sure = foreword is not None or _SENTENCE.search(text) is not None
        said.say("report.intro", text, found[0].place, *(() if sure else (GUESSED,)))
        for line in found:
            ledger.use(line)


def _labelled(lines: Sequence[PaperLine], said: SaidValues, ledger: Ledger) -> None:
    """Note what lines of label and value say, as offices' own forms have them above the table."""
    for line in lines:
        if "\t" not in line.text:
            continue
        for label in head_labels(line.text):
            if _say_label(label.key, one_line(label.value), line, said):
                ledger.use(line)


def _say_label(key: str, value: str, line: PaperLine, said: SaidValues) -> bool:
    if not value:
        return False
    if key in ("organisation", "place"):
        say_office(value, said, line.place, of_department=False)
    elif key == "department":
        say_office(value, said, line.place, of_department=True)
    elif key == "coordinator":
        phone = re.search(r"โทร", value)
        say_office(value, said, line.place, of_department=phone is not None)
        if "org.department" in said.values:
            known = said.values.pop("org.department")
            said.say("org.department", known.text, known.place, GUESSED)
    elif key == "number":
        if not (match := re.match(r"([ก-ฮ]{2})\s*([\d๐-๙]{5}(?:\.[\d๐-๙]+)?)\s*/\s*([\d๐-๙]+)", value)):
            return False
        said.say("org.doc_code", f"{match[1]} {match[2]}", line.place)
        said.say("memo.number", match[3], line.place)
    elif key in ("assessed", "reported"):
        if not (year := re.search(r"25\d\d", to_arabic(value))):
            return False
        said.say(f"{key} year", year[0], line.place)
        if item := re.search(r"ข้อ\s*([OoＯ0]\s?[\d๐-๙]{1,2})", value):
            said.say("memo.oit_item", item[1], line.place)
    elif key in ("date", "subject", "to", "closing"):
        said.say(f"memo.{key}", value, line.place)
    elif key == "title":
        said.say("report.title", value, line.place)
    elif key in ("subdistrict", "district", "province", "phone", "doc_code"):
        said.say(f"org.{key}", value, line.place)
    else:
        return False
    return True
