"""A new form: blank, the sample, or with everything of an older or damaged form."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from itaxl.app.new_content import blank, carried, filled_sample, for_next_year, for_year, known_year, placeable
from itaxl.app.paper_sources import is_paper, missing_labels, read_sources
from itaxl.app.year_roll import Rolled
from itaxl.files.whole_file import write_new
from itaxl.files.write_errors import EXISTS
from itaxl.form.form_content import FormContent
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.settings import settings_for
from itaxl.template.choices import OwnLists
from itaxl.template.form_file import form_bytes
from itaxl.workbook.reader import read_grid
from itaxl.years.catalogue import FiscalYear, known_years

SUFFIX: Final = ".xlsm"
NOT_MACRO_WORKBOOK: Final = Wording("ชื่อไฟล์ของแบบฟอร์มต้องลงท้ายด้วย .xlsm", "The form's file name must end in .xlsm.")
NOTHING_IN_PAPERS: Final = Wording(
    "ไม่พบข้อมูลของแบบฟอร์ม บันทึกข้อความ หรือรายงานในไฟล์ {name} จึงไม่มีสิ่งใดให้นำมากรอก",
    "{name} holds nothing of a form, a memo or a report, so there is nothing to fill in.",
)


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
    path: Path,
    *,
    year: int | None = None,
    sample: bool = False,
    old: Path | None = None,
    more: Sequence[Path] = (),
    called: str = "",
) -> NewForm:
    """Write a form to `path`, whole or not at all, never over another file, with the lists of that folder's settings.

    Without `year` it is for the newest known year, or with `old` for that form's own. `old` and `more` may also be
    papers and tables of any layout, which are read into the fields that stand blank. `called` is what a person calls
    `old` where its file is but a copy. Raises Refused.
    """
    path = _named(path)
    settings = settings_for(path.absolute().parent)
    own = OwnLists(settings.departments, settings.years)
    if old and (more or not _is_form(old)):
        return _from_papers(path, (old, *more), year, own)
    if old and year:
        return _next_year(path, old, known_year(year, own), own, called or old.name)
    content, left_out = _content(year, own, sample=sample, old=old)
    write_new(path, form_bytes(content, own=own))
    return NewForm(path, left_out, year if year and year not in known_years(own.years) else None)


def _is_form(path: Path) -> bool:
    """Whether a file is a form of ours, or so damaged a workbook that only that can be said of it."""
    return not is_paper(path)


def _from_papers(path: Path, sources: Sequence[Path], year: int | None, own: OwnLists) -> NewForm:
    read = read_sources(sources)
    content, left_out = placeable(read.content)
    if not (content.fields or content.signers or content.measures):
        raise Refused(NOTHING_IN_PAPERS, code="F001", name=Path(sources[0].name))
    content = for_year(content, known_year(year, own)) if year else content
    write_new(path, form_bytes(content, own=own))
    unknown = year if year and year not in known_years(own.years) else None
    return NewForm(path, left_out, unknown, read.found, read.guessed, read.unused, tuple(missing_labels(content)))


def _next_year(path: Path, old: Path, year: FiscalYear, own: OwnLists, called: str) -> NewForm:
    content, left_out, roll = for_next_year(_carried(old), year, called, own)
    write_new(path, form_bytes(content, own=own))
    return NewForm(path, left_out, year.year if year.year not in known_years(own.years) else None, roll=roll)


def _named(path: Path) -> Path:
    path = path if path.suffix else path.with_name(path.name + SUFFIX)
    if path.suffix.lower() != SUFFIX:
        raise Refused(NOT_MACRO_WORKBOOK)
    if path.exists():
        raise Refused(EXISTS, path=path)
    return path


def _content(year: int | None, own: OwnLists, *, sample: bool, old: Path | None) -> tuple[FormContent, tuple[str, ...]]:
    if old:
        return placeable(_carried(old))
    return (filled_sample(year, own) if sample else blank(year, own)), ()


def _carried(old: Path) -> FormContent:
    return carried(read_submission(read_grid(old)), old.name)
