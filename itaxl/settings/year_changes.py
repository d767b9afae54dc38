"""What a year changes against the one it extends, sentence by sentence."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear, Item

NONE: Final = Wording("ไม่มี", "none")
FIELDS: Final = {
    "measures_item": Wording("ข้อมาตรการ", "item of the measures"),
    "report_item": Wording("ข้อรายงาน", "item of the report"),
    "reported_year": Wording("ปีที่รายงานผล", "year reported on"),
}
DAYS: Final = {"oit_opens": Wording("วันแรกที่เผยแพร่", "first day"), "oit_closes": Wording("วันสุดท้ายที่เผยแพร่", "last day")}
CHANGED = Wording("{what}: {before} → {after}", "{what}: {before} → {after}")
IS = Wording("{what}: {after}", "{what}: {after}")
NEW_ITEM = Wording("ข้อ {code} ใหม่: {name}", "{code} is new: {name}")
RENAMED = Wording("ข้อ {code} ชื่อ “{before}” → “{after}”", "{code} is called “{before}” → “{after}”")
REGROUPED = Wording("ข้อ {code} กลุ่ม “{before}” → “{after}”", "{code} stands in “{before}” → “{after}”")
ASKED = Wording("ข้อ {code} ให้แสดงเพิ่ม “{text}”", "{code} also asks for “{text}”")
NOT_ASKED = Wording("ข้อ {code} ไม่ให้แสดงแล้ว “{text}”", "{code} no longer asks for “{text}”")
REORDERED = Wording("ข้อ {code} เรียงรายการที่ให้แสดงใหม่", "{code} asks for the same in another order")
POLICY = Wording("กฎ {code} เป็น {severity}", "rule {code} weighs {severity}")


def changes(year: FiscalYear, base: FiscalYear) -> Iterator[tuple[Wording, dict[str, object]]]:
    """Each change of `year` against `base`: a sentence and its parameters."""
    for key, what in FIELDS.items():
        before, after = getattr(base, key), getattr(year, key)
        if before != after:
            yield CHANGED, {"what": what, "before": before or NONE, "after": after or NONE}
    for key, what in DAYS.items():
        day: date | None = getattr(year, key)
        if day:
            yield IS, {"what": what, "after": day}
    for code, item in year.items.items():
        yield from _item_changes(item, base.items.get(code))
    for code, severity in year.policy.items():
        yield POLICY, {"code": code, "severity": severity}


def _item_changes(item: Item, base: Item | None) -> Iterator[tuple[Wording, dict[str, object]]]:
    if base is None:
        yield NEW_ITEM, {"code": item.code, "name": item.name}
        return
    if item.name != base.name:
        yield RENAMED, {"code": item.code, "before": base.name, "after": item.name}
    if item.group != base.group:
        yield REGROUPED, {"code": item.code, "before": base.group, "after": item.group}
    for text in (text for text in item.elements if text not in base.elements):
        yield ASKED, {"code": item.code, "text": text}
    for text in (text for text in base.elements if text not in item.elements):
        yield NOT_ASKED, {"code": item.code, "text": text}
    if item.elements != base.elements and sorted(item.elements) == sorted(base.elements):
        yield REORDERED, {"code": item.code}
