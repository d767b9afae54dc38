"""O011: nobody is addressed where a memo says to whom it goes, or no division where it says from which."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


class Expected(NamedTuple):
    """What every text of a field has one of, what that is, an example, and what else may be done.

    A blank example stands for the mayor of such offices.
    """

    words: re.Pattern[str]
    name: Wording
    example: str
    otherwise: Wording = Wording("", "")


UNITS: Final = (
    "สำนัก|กอง|งาน|ฝ่าย|ส่วน|หน่วย|กลุ่ม|แผนก|ศูนย์|สถาน|โรง|สภา|คณะ|คลัง|ช่าง|ศึกษา|สวัสดิการ|สาธารณสุข"
    "|เทศบาล|องค์การ|อบ[ตจ]|เมืองพัทยา"
)
POSTS: Final = (
    "นายก|ปลัด|หัวหน้า|ผู้|ผอ|รอง|ประธาน|เลขา|กรรมการ|สมาชิก|นายอำเภอ|กำนัน|อธิบดี|รัฐมนตรี|พนักงาน|เจ้าหน้าที่|บุคลากร|นัก|ครู|ท้องถิ่น|ท่าน"
)
FIELDS: Final = {
    "memo.to": Expected(
        re.compile(f"{POSTS}|{UNITS}|อำเภอ|จังหวัด"),
        Wording("ตำแหน่งของผู้รับ", "a post"),
        "",
        Wording(" หรือเว้นว่างไว้ให้โปรแกรมเติม", ", or leave it blank for the program to fill in"),
    ),
    "org.department": Expected(re.compile(UNITS), Wording("ชื่อส่วนราชการเจ้าของเรื่อง", "a division"), "สำนักปลัด"),
}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding for an addressee without a word for a post, and for a division without one for a division."""
    for key, expected in FIELDS.items():
        cell = submission.fields.get(key)
        if cell and cell.value.strip() and not expected.words.search(cell.value):
            own = organisation_type(submission.text("org.type"))
            example = expected.example or f"{own.mayor if own else 'นายก'}…"
            params = {"text": cell.value, "name": expected.name, "example": example}
            yield Finding("O011", cell.ref, key, {**params, "otherwise": expected.otherwise})


RULE = Rule(
    code="O011",
    name="no-post-or-division",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่{name}", "“{text}” is not {name}"),
    why=Wording("พิมพ์ลงหัวบันทึกตามที่กรอก", "It is printed in the head of the memo as it stands"),
    how=Wording("พิมพ์{name} เช่น {example}{otherwise}", "Type {name}, such as {example}{otherwise}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 12 (ส่วนราชการ, คำขึ้นต้น)",
    check=check,
    bad={"memo.to": "ท่าช้าง"},
    good={"memo.to": "ผู้อำนวยการกองคลัง"},
)
