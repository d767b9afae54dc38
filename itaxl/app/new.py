"""A new form: blank, the sample, or with everything of an older or damaged form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from itaxl.app.paper_sources import is_paper, missing_labels, read_sources
from itaxl.app.year_roll import Rolled, rolled
from itaxl.documents.pictures import as_shown
from itaxl.files.whole_file import write_new
from itaxl.files.write_errors import EXISTS
from itaxl.form.fields import SCHEMA, SIGNERS_TABLE, field_of
from itaxl.form.form_content import FormContent
from itaxl.form.form_transfer import content_of
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings import settings_for
from itaxl.template.choices import OwnLists
from itaxl.template.form_file import form_bytes
from itaxl.template.pictures import readable
from itaxl.thai.digits import to_thai
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years
from itaxl.years.form_year import typed_year

SUFFIX: Final = ".xlsm"
NOT_MACRO_WORKBOOK: Final = Wording("ชื่อไฟล์ของแบบฟอร์มต้องลงท้ายด้วย .xlsm", "The form's file name must end in .xlsm.")
NO_REPORT_ITEM: Final = Wording(
    "ปี {year} ไม่มีข้อรายงานผลการดำเนินการตามมาตรการ แบบฟอร์มนี้ใช้ได้ตั้งแต่ปี {first}",
    "{year} has no item for the report on measures; this form serves {first} and later years.",
)
NOT_BUDDHIST: Final = Wording("กรุณาบอกปีเป็น พ.ศ. เช่น {newest}", "Give the Buddhist year, such as {newest}.")
NOTHING_TO_CARRY: Final = Wording(
    "ไม่พบข้อมูลของแบบฟอร์ม itaxl ในไฟล์ {name} จึงไม่มีสิ่งใดให้ย้าย",
    "{name} holds nothing of an itaxl form, so there is nothing to carry over.",
)
NOTHING_IN_PAPERS: Final = Wording(
    "ไม่พบข้อมูลของแบบฟอร์ม บันทึกข้อความ หรือรายงานในไฟล์ {name} จึงไม่มีสิ่งใดให้นำมากรอก",
    "{name} holds nothing of a form, a memo or a report, so there is nothing to fill in.",
)
NEWER: Final = Wording(
    "ไฟล์ {name} สร้างด้วย itaxl รุ่นใหม่กว่านี้ กรุณาปรับรุ่น itaxl ก่อน",
    "{name} was made by a newer itaxl; update itaxl first.",
)
CENTURY: Final = range(2500, 2600)


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form that was written, the labels of pictures that could not be carried into it, and the year it was asked
    for when that year has no catalogue yet.

    Of one filled from papers: how many values were found, guessed and not used, and what it still lacks. Of one made
    from another year's: what became of each field.
    """

    path: Path
    left_out: tuple[str, ...] = ()
    unknown_year: int | None = None
    found: int = 0
    guessed: int = 0
    unused: int = 0
    missing: tuple[str, ...] = ()
    roll: Rolled | None = None


def new_form(
    path: Path, *, year: int | None = None, sample: bool = False, old: Path | None = None, more: Sequence[Path] = ()
) -> NewForm:
    """Write a form to `path`, whole or not at all, never over another file, with the lists of that folder's settings.

    Without `year` it is for the newest known year, or with `old` for that form's own. `old` and `more` may also be
    papers and tables of any layout, which are read into the fields that stand blank. Raises Refused.
    """
    path = _named(path)
    settings = settings_for(path.absolute().parent)
    own = OwnLists(settings.departments, settings.years)
    if old and (more or not _is_form(old)):
        return _from_papers(path, (old, *more), year, own)
    if old and year:
        return _next_year(path, old, _known(year, own), own)
    content, left_out = _content(year, own, sample=sample, old=old)
    write_new(path, form_bytes(content, own=own))
    return NewForm(path, left_out, year if year and year not in known_years(own.years) else None)


def _is_form(path: Path) -> bool:
    """Whether a file is a form of ours, or so damaged a workbook that only that can be said of it."""
    return not is_paper(path)


def _from_papers(path: Path, sources: Sequence[Path], year: int | None, own: OwnLists) -> NewForm:
    read = read_sources(sources)
    content, left_out = _placeable(read.content)
    if not (content.fields or content.signers or content.measures):
        raise Refused(NOTHING_IN_PAPERS, code="F001", name=Path(sources[0].name))
    content = _for_year(content, _known(year, own)) if year else content
    write_new(path, form_bytes(content, own=own))
    unknown = year if year and year not in known_years(own.years) else None
    return NewForm(path, left_out, unknown, read.found, read.guessed, read.unused, tuple(missing_labels(content)))


def _next_year(path: Path, old: Path, year: FiscalYear, own: OwnLists) -> NewForm:
    """Write the form of another year; a form without a year of its own has nothing that moves."""
    content, left_out = _placeable(_carried(old))
    before = typed_year(content.fields.get("org.fiscal_year", ""))
    unknown = year.year if year.year not in known_years(own.years) else None
    if before in (None, year.year):
        write_new(path, form_bytes(_for_year(content, year), own=own))
        return NewForm(path, left_out, unknown)
    roll = rolled(content, fiscal_year(before, own.years), year, source=old.name, own=own.years)
    write_new(path, form_bytes(roll.content, own=own))
    return NewForm(path, left_out, unknown, roll=roll)


def _named(path: Path) -> Path:
    path = path if path.suffix else path.with_name(path.name + SUFFIX)
    if path.suffix.lower() != SUFFIX:
        raise Refused(NOT_MACRO_WORKBOOK)
    if path.exists():
        raise Refused(EXISTS, path=path)
    return path


def _content(year: int | None, own: OwnLists, *, sample: bool, old: Path | None) -> tuple[FormContent, tuple[str, ...]]:
    if old:
        return _placeable(_carried(old))
    catalogue = _known(year or own.of_report()[-1].year, own)
    return (sample_content(catalogue) if sample else _for_year(FormContent(), catalogue)), ()


def _known(year: int, own: OwnLists) -> FiscalYear:
    """The year's catalogue, when it has the report that this form is for."""
    with_report = [known.year for known in own.of_report()]
    if year not in CENTURY:
        raise Refused(NOT_BUDDHIST, newest=to_thai(str(with_report[-1])))
    if year < with_report[0] or not fiscal_year(year, own.years).report_item:
        raise Refused(NO_REPORT_ITEM, year=to_thai(str(year)), first=to_thai(str(with_report[0])))
    return fiscal_year(year, own.years)


def _for_year(content: FormContent, year: FiscalYear) -> FormContent:
    return content.edited({"org.fiscal_year": to_thai(str(year.year))})


def _carried(old: Path) -> FormContent:
    submission = read_submission(read_grid(old))
    if submission.schema > SCHEMA:
        raise Refused(NEWER, code="F002", name=Path(old.name))
    content = content_of(submission)
    if not (content.fields or content.signers or content.measures):
        raise Refused(NOTHING_TO_CARRY, code="F001", name=Path(old.name))
    pictures = {key: as_shown(picture.data, picture.look) for key, picture in submission.pictures.items()}
    return replace(content, pictures=pictures)


def _placeable(content: FormContent) -> tuple[FormContent, tuple[str, ...]]:
    """The content without pictures that cannot be placed, and the labels of those."""
    good = {key: data for key, data in content.pictures.items() if readable(data)}
    return replace(content, pictures=good), tuple(_labels(content.pictures.keys() - good.keys()))


def _labels(keys: Iterable[str]) -> Iterable[str]:
    roles = {role.key: role.label for role in SIGNERS_TABLE.keyed_rows}
    return (roles.get(key) or field_of(key).label for key in sorted(keys))
