"""What a new form holds: nothing, the sample, all of an older form, or that made ready for another year."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Final, NamedTuple

from itaxl.app.year_roll import Rolled, rolled
from itaxl.documents.pictures import as_shown
from itaxl.form.fields import SCHEMA, SIGNERS_TABLE, field_of
from itaxl.form.form_content import FormContent
from itaxl.form.form_transfer import content_of
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.sample import sample_content
from itaxl.template.choices import AS_USUAL, OwnLists
from itaxl.template.pictures import readable
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import FiscalYear, fiscal_year
from itaxl.years.form_year import typed_year

NO_REPORT_ITEM: Final = Wording(
    "ปี {year} ไม่มีข้อรายงานผลการดำเนินการตามมาตรการ แบบฟอร์มนี้ใช้ได้ตั้งแต่ปี {first}",
    "{year} has no item for the report on measures; this form serves {first} and later years.",
)
NOT_BUDDHIST: Final = Wording("กรุณาบอกปีเป็น พ.ศ. เช่น {newest}", "Give the Buddhist year, such as {newest}.")
NOTHING_TO_CARRY: Final = Wording(
    "ไม่พบข้อมูลของแบบฟอร์ม itaxl ในไฟล์ {name} จึงไม่มีสิ่งใดให้ย้าย",
    "{name} holds nothing of an itaxl form, so there is nothing to carry over.",
)
NEWER: Final = Wording(
    "ไฟล์ {name} สร้างด้วย itaxl รุ่นใหม่กว่านี้ กรุณาปรับรุ่น itaxl ก่อน",
    "{name} was made by a newer itaxl; update itaxl first.",
)
LEFT_OUT = Wording(
    "รูปที่ใช้ไม่ได้จึงไม่ได้ย้ายมา: {labels} กรุณาวางรูปใหม่", "Pictures that could not be used were left out: {labels}"
)
UNKNOWN_YEAR = Wording(
    "โปรแกรมนี้ยังไม่มีรายการข้อของปี {year} จึงใช้ของปีที่ใกล้ที่สุด กรุณาเทียบข้อความมาตรฐานกับคู่มือของปีนั้น",
    "The items of {year} are not known yet, so those of the nearest year are used; compare the standard texts with the"
    " manual of that year.",
)
CENTURY: Final = range(2500, 2600)


def carried(submission: Submission, name: str) -> FormContent:
    """All that a form says, pictures as they are shown; Refused when a file called `name` holds nothing of a form."""
    if submission.schema > SCHEMA:
        raise Refused(NEWER, code="F002", name=PurePath(name))
    content = content_of(submission)
    if not (content.fields or content.signers or content.measures):
        raise Refused(NOTHING_TO_CARRY, code="F001", name=PurePath(name))
    pictures = {key: as_shown(picture.data, picture.look) for key, picture in submission.pictures.items()}
    return replace(content, pictures=pictures)


def blank(year: int | None = None, own: OwnLists = AS_USUAL) -> FormContent:
    """A blank form for the fiscal `year`, the newest known unless given."""
    return for_year(FormContent(), _year(year, own))


def filled_sample(year: int | None = None, own: OwnLists = AS_USUAL) -> FormContent:
    """The sample for the fiscal `year`, the newest known unless given."""
    return sample_content(_year(year, own))


class ForYear(NamedTuple):
    """A form's content for another year, labels of pictures left out, and what became of each field, if any moved."""

    content: FormContent
    left_out: tuple[str, ...]
    roll: Rolled | None


def for_next_year(content: FormContent, year: FiscalYear, source: str, own: OwnLists = AS_USUAL) -> ForYear:
    """What a form called `source` says, made ready for `year`; one without a year of its own has nothing that moves."""
    content, left_out = placeable(content)
    before = typed_year(content.fields.get("org.fiscal_year", ""))
    if before in (None, year.year):
        return ForYear(for_year(content, year), left_out, None)
    roll = rolled(content, fiscal_year(before, own.years), year, source=source, own=own.years)
    return ForYear(roll.content, left_out, roll)


def _year(year: int | None, own: OwnLists) -> FiscalYear:
    return known_year(year or own.of_report()[-1].year, own)


def known_year(year: int, own: OwnLists = AS_USUAL) -> FiscalYear:
    """The year's catalogue; raises Refused when it has not the report that this form is for."""
    with_report = [known.year for known in own.of_report()]
    if year not in CENTURY:
        raise Refused(NOT_BUDDHIST, newest=to_thai(str(with_report[-1])))
    if year < with_report[0] or not fiscal_year(year, own.years).report_item:
        raise Refused(NO_REPORT_ITEM, year=to_thai(str(year)), first=to_thai(str(with_report[0])))
    return fiscal_year(year, own.years)


def for_year(content: FormContent, year: FiscalYear) -> FormContent:
    """The content of a form for `year`, otherwise the same."""
    return content.edited({"org.fiscal_year": to_thai(str(year.year))})


def placeable(content: FormContent) -> tuple[FormContent, tuple[str, ...]]:
    """The content without pictures that cannot be placed, and the labels of those."""
    good = {key: data for key, data in content.pictures.items() if readable(data)}
    return replace(content, pictures=good), tuple(_labels(content.pictures.keys() - good.keys()))


def _labels(keys: Iterable[str]) -> Iterable[str]:
    roles = {role.key: role.label for role in SIGNERS_TABLE.keyed_rows}
    return (roles.get(key) or field_of(key).label for key in sorted(keys))
