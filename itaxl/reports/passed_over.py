"""What was given and is not checked: each such file, why, and of which other it is a copy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording, literal


class Why(StrEnum):
    """Why a file is not checked."""

    NOT_FORM = "not_form"
    PICTURE = "picture"
    COPY = "copy"
    MENDED = "mended_copy"
    HIDDEN = "hidden"
    OUTPUTS = "outputs"
    ROSTER = "roster"
    PAPER = "paper"
    CLOSED = "closed"


WORDS: Final = {
    Why.NOT_FORM: Wording("ไม่ใช่แบบฟอร์ม: {what}", "not a form: {what}"),
    Why.PICTURE: Wording("ไม่ใช่แบบฟอร์ม: {what}", "not a form: {what}"),
    Why.COPY: Wording("สำเนาของ {of} เหมือนกันทุกไบต์", "a copy of {of}, byte for byte"),
    Why.MENDED: Wording("สำเนาที่ itaxl แก้ให้ (.fixed) ของ {of} ซึ่งมีอยู่แล้ว", "a copy that itaxl mended (.fixed) of {of}"),
    Why.HIDDEN: Wording("ไฟล์ซ่อนหรือไฟล์ชั่วคราวของโปรแกรม", "hidden, or a temporary file of a program"),
    Why.OUTPUTS: Wording("โฟลเดอร์ผลลัพธ์ของ itaxl", "a folder of itaxl's own results"),
    Why.PAPER: Wording("ตรวจพร้อมกับ {of}", "checked together with {of}"),
    Why.CLOSED: Wording("โฟลเดอร์ที่เปิดไม่ได้ ไฟล์ข้างในจึงยังไม่ได้ตรวจ", "a folder that cannot be opened, not checked"),
    Why.ROSTER: Wording("ทะเบียนหน่วยงานที่ใช้ในครั้งนี้", "the roster of this run"),
}
TOTALS: Final = {
    "not_form": (Wording("ไม่ใช่แบบฟอร์ม {count}", "{count} not forms"), {Why.NOT_FORM, Why.PICTURE}),
    "copies": (Wording("สำเนา {count}", "{count} copies"), {Why.COPY, Why.MENDED}),
    "papers": (Wording("ตรวจคู่กับไฟล์อื่น {count}", "{count} checked with another"), {Why.PAPER}),
    "closed": (Wording("เปิดไม่ได้ {count}", "{count} cannot be opened"), {Why.CLOSED}),
    "hidden": (Wording("ซ่อนหรือชั่วคราว {count}", "{count} hidden or temporary"), {Why.HIDDEN}),
    "others": (Wording("ของ itaxl เอง {count}", "{count} of itaxl's own"), {Why.OUTPUTS, Why.ROSTER}),
}
CLOSED = Wording(
    "เปิดโฟลเดอร์ {folder} ไม่ได้ ไฟล์ข้างในจึงยังไม่ได้ตรวจ ขอสิทธิ์อ่านหรือตรวจดิสก์ แล้วสั่งใหม่",
    "{folder} cannot be opened, so nothing in it was checked. Ask for the right to read it, or look at the disk.",
)
ACCOUNT = Wording("{files} ไฟล์: {parts}", "{files} files: {parts}")
CHECKED = Wording("ตรวจ {count}", "{count} checked")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is not checked, by its path; `of` is the path of the file it copies, `what` says what it is."""

    path: str
    why: Why
    of: str = ""
    what: Wording | None = None

    def words(self, lang: Lang = "th") -> str:
        """Why it is not checked, for a person."""
        what = self.what.render(lang) if self.what else ""
        return WORDS[self.why].render(lang, {"of": shown_name(self.of), "what": what})

    @property
    def name(self) -> str:
        """The path as a person is shown it."""
        return shown_name(self.path)


def account_line(checked: int, passed: Sequence[PassedOver], lang: Lang = "th") -> str:
    """``43 ไฟล์: ตรวจ 38 · ไม่ใช่แบบฟอร์ม 5``: all that was given, in one line."""
    counts = Counter(each.why for each in passed)
    parts = [CHECKED.render(lang, {"count": checked})]
    for wording, whys in TOTALS.values():
        if count := sum(counts[why] for why in whys):
            parts.append(wording.render(lang, {"count": count}))
    return ACCOUNT.render(lang, {"files": checked + len(passed), "parts": " · ".join(parts)})


def closed_folders(passed: Sequence[PassedOver]) -> list[Wording]:
    """A sentence for each folder that could not be looked into."""
    names = [each.name for each in passed if each.why is Why.CLOSED]
    return [literal(CLOSED.render("th", {"folder": name}), CLOSED.render("en", {"folder": name})) for name in names]


def other_names(passed: Sequence[PassedOver]) -> dict[str, list[str]]:
    """The further names of files that were given more than once, by the path under which each is checked."""
    names: dict[str, list[str]] = {}
    for each in passed:
        if each.why is Why.COPY:
            names.setdefault(each.of, []).append(each.name)
    return names
