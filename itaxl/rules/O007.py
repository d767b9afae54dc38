"""O007: the post of one who signs does not fit the place where he signs."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE
from itaxl.form.labels import label_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission, TableRow
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


class PostOfRole(NamedTuple):
    """What the post in a role begins with."""

    own: re.Pattern[str]
    right: str


ROLES: Final = {
    "sign.mayor": PostOfRole(re.compile("นายก"), "นายก…"),
    "sign.clerk": PostOfRole(re.compile("ปลัด"), "ปลัด…"),
}
ACTING: Final = re.compile(r"(?:รักษา(?:ราชการแทน|การใน|การแทน)|ปฏิบัติ(?:ราชการแทน|หน้าที่)|ทำการแทน|ร\.?ก\.?ท|รรท)")
MAYOR: Final = re.compile(r"นายก(?:องค์การ|เทศ|\s?อบ)")

ANOTHER = Wording("ตำแหน่ง “{text}” ไม่ใช่ของ{role}", "the post “{text}” is not that of {role_en}")
SHORT = Wording("“{text}” ควรเป็น “รักษาราชการแทน”", "“{text}” should be รักษาราชการแทน")
CHANGE_POST = Wording("พิมพ์ตำแหน่ง {right} หรือกรอกช่องปฏิบัติหน้าที่แทน", "Type {right}, or fill in whom the person acts for")
OTHER_ROLE = Wording("ย้ายผู้นี้ไปแถวของตน", "Move this person to the row that is theirs")
TYPE_WHOLE = Wording("พิมพ์ รักษาราชการแทน แล้วตามด้วยตำแหน่ง", "Type รักษาราชการแทน and then the post")

SHORTENED: Final = re.compile(r"รักษาการ(?!ณ์|ใน|แทน)")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per signer who is shown with another role's post, and per รักษาการ for รักษาราชการแทน."""
    for signer in submission.rows("sign"):
        if signer.text("show").strip() == HIDE:
            continue
        yield from _of_role(signer)
        for column in ("acting", "position"):
            cell = signer.cells.get(column)
            match = SHORTENED.search(cell.raw) if cell else None
            if cell and match:
                edit = Edit(cell.ref, *match.span(), match[0], "รักษาราชการแทน")
                params = {"problem": SHORT, "remedy": TYPE_WHOLE, "text": match[0], "role": "", "right": ""}
                fix, key = Fix(Safety.ASK, (edit,)), f"{signer.key}.{column}"
                yield Finding("O007", cell.ref, key, params, match.span(), Severity.WARNING, fix)


def _of_role(signer: TableRow) -> Iterator[Finding]:
    role, post = ROLES.get(signer.key), signer.cells.get("position")
    if post is None or not post.value.strip():
        return
    text, acting = post.value.strip(), f"{post.value} {signer.text('acting')}"
    params = {
        "problem": ANOTHER,
        "text": text,
        "role": label_of(signer.key, "th"),
        "role_en": label_of(signer.key, "en"),
    }
    where = post.ref, f"{signer.key}.position"
    if role is None:
        if MAYOR.match(text):
            yield Finding("O007", *where, {**params, "remedy": OTHER_ROLE}, (0, len(post.raw)), Severity.WARNING)
    elif not role.own.match(text) and not ACTING.search(acting):
        yield Finding("O007", *where, {**params, "remedy": CHANGE_POST, "right": role.right}, (0, len(post.raw)))


RULE = Rule(
    code="O007",
    name="post-of-another-role",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("ตรวจผู้ลงนาม: {problem}", "Who signs: {problem}"),
    why=Wording(
        "ผู้ลงนามต้องเป็นผู้ดำรงตำแหน่ง หรือรักษาราชการแทนตำแหน่งนั้น", "Whoever signs holds the post, or acts for the one who does"
    ),
    how=Wording("แก้ช่องนี้: {remedy}", "Mend this cell: {remedy}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖; พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน พ.ศ. ๒๕๓๔ (รักษาราชการแทน)",
    check=check,
    bad={"sign.mayor.position": "เจ้าพนักงานธุรการชำนาญงาน"},
    good={
        "sign.clerk.position": "หัวหน้าสำนักปลัด",
        "sign.clerk.acting": "รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบลท่าช้าง",
    },
)
