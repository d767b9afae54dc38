"""Can a form be sent? Every report, list, package and letter gives this one answer."""

from enum import Enum

from itaxl.model.wording import Wording


class Verdict(Enum):
    """What is said of a form as a whole, the value in words."""

    NOT_CHECKED = Wording("ตรวจไม่ได้", "Cannot be checked")
    NOT_FILLED = Wording("ยังไม่ได้กรอก", "Not filled in")
    NOT_READY = Wording("ยังส่งไม่ได้", "Not ready to send")
    LOOK_AGAIN = Wording("ส่งได้ แต่ควรตรวจอีกครั้ง", "Can be sent, worth a second look")
    READY = Wording("พร้อมส่ง", "Ready to send")


def verdict(*, unreadable: bool, unfilled: bool, errors: int, warnings: int) -> Verdict:
    """The answer for a form; `errors` and `warnings` are counts of those that stand."""
    if unreadable:
        return Verdict.NOT_CHECKED
    if unfilled:
        return Verdict.NOT_FILLED
    if errors:
        return Verdict.NOT_READY
    return Verdict.LOOK_AGAIN if warnings else Verdict.READY
