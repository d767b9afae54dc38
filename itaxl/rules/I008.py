"""I008: a placeholder was never filled in."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import worded
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.years.catalogue import FiscalYear

GLANCE: Final = (
    "..",
    "…",
    "__",
    "xx",
    "XX",
    "xX",
    "Xx",
    "××",
    "จำนวนx",
    "จำนวนX",
    "จำนวน x",
    "จำนวน X",
    "จำนวน ×",
    "ระบุ",
    "ใส่",
    "กรอก",
    "[",
    "??",
    "    ",
    "\u00a0\u00a0",
    "TB",
    "orem",
    "คลิก",
    "<",
    "(ชื่อ",
    "(รอ",
    "(ยังไม่",
    "ภายหลัง)",
    "อีกครั้ง)",
)
"""One of these stands in every placeholder: most texts have none."""

BLANK: Final = r"(?:\.{2,}|…+|_{2,}|[ \u00a0]{4,}+)"
MONTHS: Final = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|เดือน"
COUNTED: Final = "คน|ราย|บาท|ครั้ง|แห่ง|โครงการ|เรื่อง|กิจกรรม|ครัวเรือน|หมู่บ้าน|ร้อยละ|คะแนน|ฉบับ|รุ่น|มาตรการ"
ASKED: Final = "วันที่|จำนวน|เป็นเงิน|ร้อยละ|เลขที่|ครั้งที่|งบประมาณ|เวลา|ณ|ชื่อ|เมื่อเดือน|คำสั่งที่|โครงการ|ตำบล|อำเภอ|จังหวัด|เว็บไซต์"

AWAITED: Final = "ยืนยัน|ข้อมูล|ตรวจ|เลข|สรุป|เอกสาร|แก้ไข|แจ้ง|เพิ่มเติม|หลักฐาน|รูป|ภาพ|แนบ|กรอก|วันที่|จำนวน|ตัวเลข|เติม|ใส่|ถาม"
UNDONE: Final = "เสร็จ|แน่ใจ|ยืนยัน|ครบ|กรอก|ได้กรอก|มีข้อมูล|ทราบ|ได้ตรวจ|สรุป|ได้สรุป|ระบุ|ได้ใส่"
LATER: Final = "เติม|ใส่|กรอก|แก้|ยืนยัน|ตรวจ|ระบุ|แนบ|แจ้ง|เพิ่ม"
"""In a bracket: what a draft waits for, what is not done, what will be done later."""

DRAFT: Final = re.compile(r"(?:พ\.\s?ศ\.?|ฉบับที่|ร่าง\S*|\()\s*$")
"""Before the blank of a law that is not yet numbered or dated: (ฉบับที่ ..) พ.ศ. ....."""

_placeholder: Final = pattern(
    rf"""
      (?:{ASKED})\s?{BLANK}(?=\s*(?:{MONTHS}|{COUNTED}|พ\.\s?ศ|ของ|ณ|มี|ลง|ได้|และ|โดย|ใน|ที่|เพื่อ|$|\n|[).,/]))
    | (?:(?<!\.)\.{{2,}}+|(?<!…)…++|(?<!_)_{{2,}}+)\s*+(?:{MONTHS}|{COUNTED})(?![ก-๎])
    | (?<![A-Za-z0-9๐-๙.\-–@])(?:[xX]{{2,}}|×{{2,}})(?![A-Za-z0-9๐-๙\-–@])
    | (?<=จำนวน)\s?[xX×]\s?(?:{COUNTED})(?![ก-๎])
    | \((?:โปรด)?(?:ระบุ|ใส่|กรอก)(?:วันที่|จำนวน[^\s)]*+|ชื่อ[^\s)]*+|เลขที่|ปี|หน่วยงาน|ตำแหน่ง|ข้อความ|รายละเอียด|ตัวเลข)?
      [\s.…_]*+\)
    | \((?:โปรด)?ระบุ(?:สถานที่|เวลา|เดือน|งบประมาณ|โครงการ|เหตุผล|ผู้รับผิดชอบ)[\s.…_]*\)
    | \(รอ(?:{AWAITED})[ก-๎ ]{{0,20}}\) | \(ยังไม่(?:{UNDONE})[ก-๎ ]{{0,12}}\)
    | \((?:จะ|ขอ|ต้อง|ให้)?(?:{LATER})[ก-๎ ]{{0,20}}(?:ภายหลัง|อีกครั้ง|ทีหลัง)\)
    | \[(?:\s|\.|…|_)*\] | \[(?:ระบุ|ใส่|กรอก|ชื่อ|วันที่|จำนวน|หน่วยงาน)[^\]\n]{{0,30}}\]
    | <(?:ระบุ|ใส่|กรอก|ชื่อ|วันที่|จำนวน|หน่วยงาน)[^>\n]{{0,30}}> | \(ชื่อ(?:หน่วยงาน|\sอปท\.|\sอบต\.)\)
    | คลิก(?:หรือแตะ)?ที่นี่เพื่อ(?:ใส่|ป้อน)(?:ข้อความ|วันที่)
    | (?:โปรด)?(?:ระบุ|กรอก)\s?(?:\.{{3,}}|…+|_{{3,}})
    | (?<=[ก-๎])\s?(?:\.{{5,}}|…{{2,}}|_{{4,}})(?=\s?[ก-๎])
    | (?<!\?)\?{{2,}}
    | (?:(?<!\.)\.{{3,}}+|…)[ก-๎]{{2,20}}(?:\.{{3,}}|…)
    | (?<![A-Za-z])(?:TBD|TBC|[Ll]orem\sipsum)(?![A-Za-z])
    """,
    re.VERBOSE,
)
SIGNATURE: Final = re.compile(r"\s*+(?:\(?ลงชื่อ\)?|[.…_\s]*+$)")
"""A line to sign on, or lines to write on by hand."""

LATIN_NEAR: Final = re.compile(r"[A-Za-z]{3,}\s*$")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per cell of words with a place left open, at the first; dots to sign or write on by hand are none."""
    for key, cell in worded(submission):
        if any(map(cell.raw.__contains__, GLANCE)) and (span := _first(cell.raw)):
            yield Finding("I008", cell.ref, key, {"text": cell.raw[slice(*span)].strip()}, span)


def _first(text: str) -> tuple[int, int] | None:
    end, is_signed = -1, False
    for match in _placeholder().finditer(text):
        if match.start() > end:  # the first in its line
            start = text.rfind("\n", 0, match.start()) + 1
            line = text[start:].partition("\n")[0]
            end, is_signed = start + len(line), SIGNATURE.match(line) is not None
        before = text[max(0, match.start() - 24) : match.start()]
        if is_signed or DRAFT.search(before):
            continue
        if match[0][0] in "xX" and LATIN_NEAR.search(before):
            continue
        return match.span()
    return None


RULE = Rule(
    code="I008",
    name="placeholder-left",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” ยังไม่ได้เติมข้อความ", "“{text}” was never filled in"),
    why=Wording("เอกสารจะพิมพ์ช่องว่างนี้ตามที่เห็น และถูกส่งคืน", "The documents print the gap as it is and are sent back"),
    how=Wording("เติมวันที่ จำนวน หรือข้อความให้ครบ", "Fill in the day, the number or the words"),
    source="practice",
    check=check,
    bad={"measures.2.result": "อบรมเมื่อวันที่ ... กุมภาพันธ์ 2568 จำนวน ..... คน"},
    good={"memo.law": "ร่างพระราชบัญญัติระเบียบบริหารราชการส่วนท้องถิ่น (ฉบับที่ ..) พ.ศ. ...."},
)
