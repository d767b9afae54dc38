"""The roster: the offices from which forms are awaited, as an officer keeps them in a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from itaxl.batch.offices import ListedOffice
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.files.whole_file import write_new
from itaxl.form.organisation import organisation_type
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.isolated_task import isolated
from itaxl.reports.roster_file import COLUMNS, roster_csv, roster_toml, roster_xlsx
from itaxl.settings.toml_file import TomlFile, parsed
from itaxl.thai.places import bare_place
from itaxl.workbook.reader import contents
from itaxl.workbook.table_file import table_rows

NO_HEADINGS = Wording(
    "ไม่พบหัวตารางในทะเบียน {path}: ต้องมีช่อง “หน่วยงาน” และมีได้ “อำเภอ” “จังหวัด” “โทรศัพท์” “ผู้ประสานงาน”"
    " ดูตัวอย่างด้วย itaxl batch --new-roster ทะเบียน.xlsx",
    "No headings in the roster {path}: it needs a column “office”, and may have “district”, “province”, “phone” and"
    " “contact”; itaxl batch --new-roster FILE makes a sample.",
)
NO_OFFICES = Wording("ไม่มีหน่วยงานในทะเบียน {path}", "There is no office in the roster {path}.")
BAD_TOML = Wording(
    "อ่านทะเบียน {path} ไม่ได้: ต้องเป็น TOML ที่มี [[office]] และ name ของแต่ละหน่วยงาน",
    "The roster {path} cannot be read: it must be TOML with an [[office]] and a name for each.",
)
OTHER_KIND = Wording(
    "ทะเบียนต้องเป็นไฟล์ .xlsx .csv หรือ .toml ไม่ใช่ {path}", "A roster is an .xlsx, .csv or .toml file, not {path}."
)
EXISTS = Wording("มีไฟล์ {path} อยู่แล้ว เลือกชื่ออื่น", "{path} exists; choose another name.")
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("หน่วยงาน", "ชื่อหน่วยงาน", "อปท", "ชื่ออปท", "องค์กร", "office", "organisation", "organization", "name"),
    "type": ("ประเภท", "ประเภทหน่วยงาน", "type"),
    "district": ("อำเภอ", "เขต", "district"),
    "province": ("จังหวัด", "province"),
    "phone": ("โทรศัพท์", "โทร", "เบอร์", "เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "phone", "telephone", "tel"),
    "contact": ("ผู้ประสานงาน", "ผู้ติดต่อ", "ชื่อผู้ประสานงาน", "ผู้รับผิดชอบ", "contact"),
}
_FIELDS: Final = {word: field for field, words in _WORDS.items() for word in words}
_HEADING_ROWS: Final = 15
_LOST_ZERO: Final = re.compile(r"[2-9]\d{7,8}")
"""A telephone number that Excel took for a number: its first nought is gone."""


def read_roster(path: Path) -> list[ListedOffice]:
    """The offices of the roster at `path`, in its order; Refused with one sentence when it is none."""
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".xlsm", ".csv", ".tsv", ".toml"):
        raise Refused(OTHER_KIND, path=path)
    found = list(_of_toml(path) if kind == ".toml" else _of_table(isolated(table_rows, path), path))
    if not found:
        raise Refused(NO_OFFICES, path=path)
    return found


def write_sample(path: Path) -> None:
    """Write a roster to fill in as a new file; Refused when there is one already."""
    makers = {".xlsx": roster_xlsx, ".csv": roster_csv, ".toml": roster_toml}
    if path.suffix.lower() not in makers:
        raise Refused(OTHER_KIND, path=path)
    if path.exists():
        raise Refused(EXISTS, path=path)
    write_new(path, makers[path.suffix.lower()]())


def _of_table(rows: Sequence[Sequence[str]], path: Path) -> Iterator[ListedOffice]:
    heads = ((number, _places(row)) for number, row in enumerate(rows[:_HEADING_ROWS]))
    head, places = next((found for found in heads if "name" in found[1]), (0, {}))
    if not places:
        raise Refused(NO_HEADINGS, path=path)
    for row in rows[head + 1 :]:
        values = {field: row[place] if place < len(row) else "" for field, place in places.items()}
        if values["name"]:
            yield _office(values)


def _places(row: Sequence[str]) -> dict[str, int]:
    """Where each field stands, by a row of headings."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        field = _FIELDS.get(re.sub(r"[\s.*:()]+", "", cell).lower())
        if field:
            places.setdefault(field, place)
    return places


def _of_toml(path: Path) -> Iterator[ListedOffice]:
    try:
        read = parsed(path, contents(path, limits()).decode("utf-8-sig"))
        entries = read.entries["office"] if isinstance(read, TomlFile) else None
        assert isinstance(entries, list)
        offices = [_office({_FIELDS.get(key, key): str(value) for key, value in each.items()}) for each in entries]
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise Refused(BAD_TOML, path=path) from None
    yield from offices


def _office(values: Mapping[str, Any]) -> ListedOffice:
    clean = {field: " ".join(str(values.get(field, "")).split()) for field in _WORDS}
    kind = organisation_type(clean["type"])
    phone = clean["phone"]
    return ListedOffice(
        name=kind.full_name(clean["name"]) if kind else clean["name"],
        district=bare_place(clean["district"], "district"),
        province=bare_place(clean["province"], "province"),
        phone=f"0{phone}" if _LOST_ZERO.fullmatch(phone) else phone,
        contact=clean["contact"],
    )


def as_rows(offices: Sequence[ListedOffice]) -> list[list[str]]:
    """The offices as plain rows, for the journal."""
    return [[getattr(each, field) for field in COLUMNS] for each in offices]


def of_rows(rows: Sequence[Sequence[str]]) -> list[ListedOffice]:
    """The offices that `as_rows` wrote."""
    return [ListedOffice(*row) for row in rows]
