"""The first screen of an inbox: counts, districts, whom to call first, who has not sent, what has changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from itaxl.form.organisation import short_name
from itaxl.model.finding import Severity
from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import Checked, effective
from itaxl.reports.inbox_message import inbox_message
from itaxl.reports.office_message import office_message, reminder_message
from itaxl.reports.overview import (
    CHANGE_WORDS,
    DONE,
    NO_DISTRICT,
    STATE_WORDS,
    District,
    OfficeState,
    OfficeView,
    Overview,
    Paper,
    Version,
)
from itaxl.reports.points import points

WORDS: Final = {
    "round": Wording("รอบ {number}", "round {number}"),
    "against": Wording("เทียบกับ {folder}", "compared with {folder}"),
    "calls": Wording("โทรหาก่อน", "Call first"),
    "more_calls": Wording("และอีก {count} แห่งที่ต้องแก้", "and {count} more that must mend"),
    "no_calls": Wording("ไม่มีหน่วยงานที่ต้องแก้", "No office has anything to mend"),
    "missing": Wording("ยังไม่ส่ง", "Have not sent"),
    "nobody_missing": Wording("ส่งครบทุกหน่วยงานในทะเบียน", "All offices of the roster have sent"),
    "no_roster": Wording(
        "ไม่ได้ให้ทะเบียนหน่วยงาน จึงไม่รู้ว่าใครยังไม่ส่ง (itaxl batch … --roster ทะเบียน.xlsx)",
        "No roster was given, so who has not sent is not known (itaxl batch … --roster FILE)",
    ),
    "districts": Wording("แต่ละอำเภอ", "By district"),
    "changes": Wording("ต่างจากรอบก่อน", "Since the round before"),
    "no_changes": Wording("ไม่มีอะไรต่างจากรอบก่อน", "Nothing is different"),
    "offices": Wording("หน่วยงานทั้งหมด", "All offices"),
    "strangers": Wording("ไฟล์ที่ไม่รู้ว่าเป็นของหน่วยงานใด", "Files of no known office"),
    "more_below": Wording("ดูทั้งหมด พร้อมช่องให้ทำเครื่องหมาย", "All of them, to tick off"),
    "office": Wording("หน่วยงาน", "Office"),
    "district": Wording("อำเภอ", "District"),
    "phone": Wording("โทรศัพท์", "Phone"),
    "contact": Wording("ผู้ประสานงาน", "Contact"),
    "state": Wording("ผล", "State"),
    "errors": Wording("ต้องแก้", "Errors"),
    "warnings": Wording("ควรตรวจ", "Warnings"),
    "changed": Wording("รอบก่อน", "Before"),
    "rounds": Wording("แต่ละรอบ", "Rounds"),
    "files": Wording("ไฟล์", "Files"),
    "search": Wording("ค้นชื่อหน่วยงาน อำเภอ ไฟล์", "Search office, district, file"),
    "all_districts": Wording("ทุกอำเภอ", "All districts"),
    "all_states": Wording("ทุกผล", "All states"),
    "copy_text": Wording("คัดลอกข้อความแจ้ง", "Copy a message"),
    "copy_summary": Wording("คัดลอกสรุป", "Copy a summary"),
    "copied": Wording("คัดลอกแล้ว", "Copied"),
    "versions": Wording("ส่งมา {count} ฉบับ นับฉบับล่าสุด", "{count} versions; the newest counts"),
    "papers": Wording("ส่งมา {count} เรื่อง ตรวจแยกกัน", "{count} papers, each by itself"),
    "paper": Wording("{paper}: {state}", "{paper}: {state}"),
    "paper_points": Wording("{paper}: {state} {count}", "{paper}: {state} {count}"),
    "other_paper": Wording("ส่งเฉพาะ{paper}", "only the {paper}"),
    "older": Wording("ฉบับเก่ากว่า ไม่ต้องแก้ นับฉบับล่าสุด", "An older version; the newest counts"),
    "newest": Wording("ฉบับล่าสุด", "Newest"),
    "saved": Wording("บันทึกเมื่อ {saved}", "saved {saved}"),
    "also": Wording("ชื่ออื่นของไฟล์เดียวกัน: {names}", "the same file by other names: {names}"),
    "hint": Wording("มีไฟล์ชื่อตรงกับหน่วยงานนี้แต่อ่านเป็นแบบฟอร์มไม่ได้: {names}", "files by its name that are no form: {names}"),
    "unlisted": Wording("ไม่อยู่ในทะเบียน", "not in the roster"),
    "unknown": Wording("ไฟล์ไม่บอกหน่วยงาน", "file names no office"),
    "done_of": Wording("เสร็จ {done} จาก {count}", "{done} of {count} done"),
    "none_found": Wording("ไม่พบหน่วยงานที่ค้น", "No office fits"),
    "to_list": Wording("กลับไปที่รายชื่อ", "Back to the list"),
}
_NOT_DIALLED: Final = re.compile(r"[^0-9+]")
_EXTENSION: Final = re.compile(r"(?:ต่อ|ext|#|,|/|-\s*\d$).*", re.IGNORECASE)
MOST_NAMES: Final = 6
MOST_MISSING: Final = 12
"""Offices that have not sent, on the first screen; all are listed below."""


def glance(
    overview: Overview,
    rows: Sequence[Mapping[str, object]],
    reasons: Mapping[str, str],
    places: Mapping[object, int],
    lang: Lang,
    *,
    day: str = "",
) -> dict[str, Any]:
    """All that the first screen shows, for the template; `places` give the section of each path, `day` is today."""
    by_path = {row["source"]: row for row in rows}
    counts = overview.counts()
    changes = overview.changes()
    counted = [(name, getattr(changes, name)) for name in CHANGE_WORDS]
    calls = overview.to_call
    more_calls = counts[OfficeState.MEND] + counts[OfficeState.UNREADABLE] - len(calls)
    met = {each.state for each in overview.offices}
    return {
        "words": {name: wording.th if lang == "th" else wording.en for name, wording in WORDS.items()},
        "when": _when(overview, day, lang),
        "summary": inbox_message(overview, day, lang),
        "line": overview.line(lang),
        "has_roster": overview.has_roster,
        "tiles": [
            (str(state), STATE_WORDS[state].render(lang), counts[state]) for state in OfficeState if counts[state]
        ],
        "calls": [{**_office(each, places, lang), "why": _why(each, reasons, lang)} for each in calls],
        "more_calls": WORDS["more_calls"].render(lang, {"count": more_calls}) if more_calls > 0 else "",
        "most_missing": MOST_MISSING,
        "missing": [_office(each, places, lang) for each in overview.missing],
        "strangers": [_office(each, places, lang) for each in overview.strangers],
        "changes": [
            (
                name,
                CHANGE_WORDS[name].render(lang),
                len(found),
                [_office(each, places, lang) for each in found[:MOST_NAMES]],
            )
            for name, found in counted
            if found
        ],
        "most_names": MOST_NAMES,
        "rounds": bool(overview.rounds),
        "districts": [_district(each, lang) for each in overview.districts()],
        "offices": [_listed(each, overview.usual, by_path, places, lang) for each in overview.offices],
        "states": [(str(state), STATE_WORDS[state].render(lang)) for state in OfficeState if state in met],
        "colours": [(str(state), STATE_WORDS[state].render(lang)) for state in OfficeState if counts[state]],
        "matrix": [
            {
                **_office(each, places, lang),
                "place": places.get(version.path),
                "paper": version.of.words(lang) if len(each.newest) > 1 else "",
                "by_code": by_path[version.path]["grave"],
            }
            for each in overview.offices
            for version in each.newest
            if by_path[version.path]["grave"]
        ],
    }


def _when(overview: Overview, day: str, lang: Lang) -> str:
    """``รอบ 3 · ๒ เมษายน ๒๕๖๙ · เทียบกับ ผลงาน 2``, as far as there is something to say."""
    rounds = overview.rounds
    parts = [WORDS["round"].render(lang, {"number": len(rounds) + 1})] if rounds else []
    parts += [day] if day else []
    parts += [WORDS["against"].render(lang, {"folder": shown_name(rounds[-1])})] if rounds else []
    return " · ".join(parts)


def _why(office: OfficeView, reasons: Mapping[str, str], lang: Lang) -> str:
    """The first points of each paper that has any, in words."""
    told = [(each.of.words(lang), reasons[each.path]) for each in office.newest if reasons.get(each.path)]
    return told[0][1] if len(told) == 1 == len(office.newest) else " · ".join(f"{paper}: {why}" for paper, why in told)


def _office(office: OfficeView, places: Mapping[object, int], lang: Lang) -> dict[str, Any]:
    return {
        "name": short_name(office.name),
        "place": places.get(office.versions[0].path) if office.versions else None,
        "district": office.district,
        "district_key": _district_name(office.district, office.province),
        "province": office.province,
        "phone": office.phone,
        "dial": dial(office.phone),
        "contact": office.contact,
        "state": str(office.state),
        "said": STATE_WORDS[office.state].render(lang),
        "errors": office.errors,
        "warnings": office.warnings,
        "history": office.history(lang),
        "reminded": office.reminded(lang) if office.state is OfficeState.NOT_SENT else "",
        "hint": WORDS["hint"].render(lang, {"names": ", ".join(office.hints)}) if office.hints else "",
        "message": reminder_message(office.name) if office.state is OfficeState.NOT_SENT else "",
    }


def _listed(
    office: OfficeView,
    usual: Paper | None,
    by_path: Mapping[object, Mapping[str, Any]],
    places: Mapping[object, int],
    lang: Lang,
) -> dict[str, Any]:
    changes = [change for each in office.newest if (change := by_path[each.path]["since"])]
    notes = [
        "" if office.known else WORDS["unknown"].render(lang),
        "" if office.listed or not office.known else WORDS["unlisted"].render(lang),
        *_papers(office, usual, lang),
        office.decision,
    ]
    return {
        **_office(office, places, lang),
        "files": [shown_name(each.path) for each in office.versions if shown_name(each.path) != office.name],
        "new": sum(len(change.new) for change in changes),
        "fixed": sum(len(change.fixed) for change in changes),
        "notes": [note for note in notes if note],
        "search": " ".join(
            (office.name, office.district, office.province, office.phone, *map(_path, office.versions))
        ).lower(),
    }


def _papers(office: OfficeView, usual: Paper | None, lang: Lang) -> Iterator[str]:
    """How many papers and versions an office has sent, how each stands, and which it is when others send another."""
    newest = office.newest
    if len(newest) > 1:
        yield WORDS["papers"].render(lang, {"count": len(newest)})
        for each in newest:
            words = {"paper": each.of.words(lang), "state": STATE_WORDS[each.state].render(lang), "count": each.errors}
            yield WORDS["paper_points" if each.state is OfficeState.MEND else "paper"].render(lang, words)
    elif newest and office.known and newest[0].of != usual and newest[0].state is not OfficeState.BLANK:
        yield WORDS["other_paper"].render(lang, {"paper": newest[0].of.words(lang)})
    if len(office.versions) > len(newest):
        yield WORDS["versions"].render(lang, {"count": len(office.versions)})


def _path(version: Version) -> str:
    return shown_name(version.path)


def _district(district: District, lang: Lang) -> dict[str, Any]:
    name = district.name or NO_DISTRICT.render(lang)
    segments = [
        (str(state), STATE_WORDS[state].render(lang), district.counts[state])
        for state in OfficeState
        if district.counts.get(state)
    ]
    order = [*(each for each in segments if each[0] in DONE), *(each for each in segments if each[0] not in DONE)]
    words = {"done": district.done, "count": district.offices}
    return {
        "name": name,
        "province": district.province,
        "key": _district_name(district.name, district.province),
        "segments": order,
        "total": WORDS["done_of"].render(lang, words),
    }


def _district_name(district: str, province: str) -> str:
    return f"{district}|{province}"


def office_section(office: OfficeView, result: Checked, lang: Lang) -> dict[str, Any]:
    """What stands above the findings of a workbook about its office, and the text to copy for the office."""
    newest, version = office.counts(result.path), office.version(result.path)
    several = sum(each.of == version.of for each in office.versions) > 1
    paper = version.of.words(lang) if len(office.newest) > 1 else ""
    reach = [office.district, office.contact]
    return {
        "reach": [part for part in reach if part],
        "phone": office.phone,
        "dial": dial(office.phone),
        "history": office.history(lang) if newest else "",
        "decision": office.decision if newest else "",
        "older": several and not newest,
        "version": " · ".join(filter(None, (paper, _version(version, lang, newest=newest, several=several)))),
        "state": str(office.state),
        "district_key": _district_name(office.district, office.province),
        "search": " ".join((office.name, office.district, result.name)).lower(),
        "message": _message(office, version, result) if newest else "",
    }


def _version(version: Version, lang: Lang, *, newest: bool, several: bool) -> str:
    parts = []
    if several:
        parts.append(WORDS["newest" if newest else "older"].render(lang))
        if version.saved:
            parts.append(WORDS["saved"].render(lang, {"saved": version.saved.render(lang)}))
        if version.differs:
            parts.append(version.differs.render(lang))
    if version.other_names:
        parts.append(WORDS["also"].render(lang, {"names": ", ".join(version.other_names)}))
    return " · ".join(parts)


def _message(office: OfficeView, version: Version, result: Checked) -> str:
    """The text to the office about what it must mend, empty when there is nothing."""
    if office.state is OfficeState.ACCEPTED or version.state not in (
        OfficeState.MEND,
        OfficeState.UNREADABLE,
        OfficeState.BLANK,
    ):
        return ""
    errors = [each for each in result.findings if each.stands and effective(each) is Severity.ERROR]
    return office_message(result.organisation, shown_name(result.path.rpartition("/")[2]), points(result, errors))


def dial(phone: str) -> str:
    """The digits to dial of a telephone number as typed, empty when there are too few."""
    from itaxl.thai.digits import to_arabic

    digits = _NOT_DIALLED.sub("", _EXTENSION.sub("", to_arabic(phone)))
    return digits if len(digits) >= 9 else ""
