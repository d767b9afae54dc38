"""A short text to an office for LINE or e-mail: what to mend where, and to send the form again. Always Thai."""

from collections.abc import Sequence
from typing import Final

from itaxl.documents.point import Point
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_thai

HEAD = Wording("เรียน {organisation}", "To {organisation}")
NOBODY: Final = "ผู้ส่งไฟล์ {file}"
MANY = Wording("ตรวจไฟล์ “{file}” แล้ว มี {count} ข้อที่ต้องแก้", "“{file}”: {count} points to mend")
ONE = Wording("ตรวจไฟล์ “{file}” แล้ว มีข้อเดียวที่ต้องแก้", "“{file}”: one point to mend")
POINT = Wording("{number}. {place}: {found} → {mend}", "{number}. {place}: {found} → {mend}")
MORE = Wording("และอีก {count} ข้อ ตามหนังสือที่ส่งมาด้วย", "and {count} more, see the letter")
CLOSING = Wording("แก้แล้วโปรดส่งแบบฟอร์มกลับมาตรวจอีกครั้ง{due}", "Please mend and send again{due}")
DUE = Wording(" ภายในวันที่ {due}", " by {due}")
REMIND = Wording(
    "ยังไม่ได้รับแบบฟอร์มรายงาน การประเมินคุณธรรมและความโปร่งใส (ITA) จากท่าน โปรดส่งแบบฟอร์มที่กรอกแล้ว (.xlsm){due}",
    "Your form has not come yet; please send it{due}",
)
MOST: Final = 8
"""Points that a short text lists."""


def office_message(organisation: str, file: str, found: Sequence[Point], due: str = "") -> str:
    """The text that tells an office its points; at most eight of them, for a letter tells all."""
    words = {"file": file, "count": to_thai(str(len(found)))}
    told = [
        POINT.render(
            "th", {"number": to_thai(str(number)), "place": each.place, "found": each.found, "mend": each.mend}
        )
        for number, each in enumerate(found[:MOST], 1)
    ]
    more = [MORE.render("th", {"count": to_thai(str(len(found) - MOST))})] if len(found) > MOST else []
    return "\n".join(
        (
            HEAD.render("th", {"organisation": organisation or NOBODY.format(file=file)}),
            (ONE if len(found) == 1 else MANY).render("th", words),
            *told,
            *more,
            CLOSING.render("th", {"due": _due(due)}),
        )
    )


def reminder_message(organisation: str, due: str = "") -> str:
    """The text that reminds an office of the form that has not come."""
    return "\n".join((HEAD.render("th", {"organisation": organisation}), REMIND.render("th", {"due": _due(due)})))


def _due(due: str) -> str:
    return DUE.render("th", {"due": due}) if due else ""
