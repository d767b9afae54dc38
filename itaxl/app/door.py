"""One form as bytes in, an answer and files as bytes out: for hosts that have no disk and no processes, and for tests.

What stands outside – how bytes are read, what draws pictures, where a failing rule is told – comes through `Ports`,
chosen by the host.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from itaxl.app.answer import FINDINGS, FIXED_COPY, FORM, PAPER, Answer, File
from itaxl.app.choice import Choice, OnCrash
from itaxl.app.drawing import draw, refuse_unreadable
from itaxl.app.inspection import Inspected, checked, inspect
from itaxl.app.mended_copy import MendedCopy, copy_of
from itaxl.app.new_content import LEFT_OUT, UNKNOWN_YEAR, blank, carried, filled_sample, for_next_year, known_year
from itaxl.app.rule_failures import sentences, unlogged
from itaxl.app.wish import Draft
from itaxl.app.wish import PapersWish as PapersWish
from itaxl.documents.papers import names as paper_names
from itaxl.documents.pictures import Raster, drawn_by
from itaxl.files.file_names import FIXED
from itaxl.form.form_content import FormContent
from itaxl.model.finding import Finding
from itaxl.model.grid import GridData
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording, literal
from itaxl.reading import read_submission
from itaxl.reports.checked import Checked, refused_result
from itaxl.reports.html import html_report
from itaxl.settings import NOTHING_SET, Settings
from itaxl.template.choices import OwnLists
from itaxl.template.form_file import form_bytes
from itaxl.workbook.bytes_reader import read_given
from itaxl.years.catalogue import known_years

Does: TypeAlias = Literal["check", "new", "sample", "roll"]
Reader: TypeAlias = Callable[[bytes, str, Mapping[str, bytes]], GridData]
"""Reads the bytes of a file by its name, with the pictures beside it by their relative paths; raises Refused."""

NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
REPORT_ENDING: Final = ".ผลตรวจ.html"
NEW_NAMES: Final = {"new": "แบบฟอร์ม-ITA-{year}.xlsm", "sample": "ตัวอย่าง-ITA-{year}.xlsm", "roll": "{stem}-ปี{year}.xlsm"}
YEAR_WANTED = Wording("บอกปีที่ต้องการทำแบบฟอร์มใหม่ด้วย", "Say for which year the form is to be made.")


@dataclass(frozen=True, slots=True)
class FormWish:
    """What is wanted of a form.

    `does` is to check it (with a mended copy, and the `papers` by kind: () those that are due, None none), or to make
    a form: blank (`new`), the `sample`, or last year's made ready for the `year` (`roll`).
    """

    does: Does = "check"
    fix: bool = True
    papers: Sequence[str] | None = ()
    draft: Draft = "auto"
    landscape: bool = False
    year: int | None = None
    lang: Lang = "th"


@dataclass(frozen=True, slots=True)
class Ports:
    """What a host provides: the reader of bytes, what draws pictures (Pillow unless given), the teller of failures.

    `settings` are those of the office that count.
    """

    read: Reader = read_given
    raster: Raster | None = None
    on_crash: OnCrash = unlogged
    settings: Settings = NOTHING_SET


HERE: Final = Ports()
"""All is done in this very process, which ought to be a capped one."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A form that was read and checked, or why it could not be read (`refusal`).

    `more` was found in papers that lie beside it.
    """

    name: str
    data: bytes
    ports: Ports
    beside: Mapping[str, bytes]
    grid: GridData | None = None
    inspected: Inspected | None = None
    refusal: Refused | None = None
    more: tuple[Finding, ...] = ()

    @property
    def result(self) -> Checked:
        """What the check says."""
        if self.inspected is None:
            assert self.refusal
            return refused_result(self.name, self.refusal)
        result = checked(Path(self.name), self.inspected)
        return replace(result, findings=(*result.findings, *self.more))


def answer(
    name: str,
    data: bytes = b"",
    wish: FormWish = FormWish(),
    *,
    ports: Ports = HERE,
    beside: Mapping[str, bytes] = NOTHING,
) -> Answer:
    """What the command line would say of the form `data` of a file called `name`, and the files it would write.

    `name` may be a path with forward slashes; `beside` holds pictures that the form names, by paths as seen from it.
    What the file is refused for is part of the answer. Raises KeyError for a kind of paper that does not exist.
    """
    if wish.does in ("new", "sample"):
        return _form(name, wish, ports)
    return told(look(name, data, ports=ports, beside=beside), wish)


def look(name: str, data: bytes, *, ports: Ports = HERE, beside: Mapping[str, bytes] = NOTHING) -> Looked:
    """Read and check a form, once for whatever is wished of it."""
    looked = Looked(name, data, ports, beside)
    try:
        grid = ports.read(data, _last(name), beside)
        inspected = inspect(grid, _choice(ports))
    except Refused as refusal:
        return replace(looked, refusal=refusal)
    return replace(looked, grid=grid, inspected=inspected)


def told(looked: Looked, wish: FormWish) -> Answer:
    """The answer to a wish about a form that was looked at."""
    with drawn_by(looked.ports.raster) if looked.ports.raster else nullcontext():
        if wish.does == "roll":
            return _rolled(looked, wish)
        return _checked(looked, wish)


def _checked(looked: Looked, wish: FormWish) -> Answer:
    if wish.papers and not set(wish.papers) <= set(paper_names()):
        raise KeyError(*wish.papers)
    result = looked.result
    report = File(
        f"{_stem(looked.name)}{REPORT_ENDING}",
        FINDINGS,
        html_report([result], lang=wish.lang).encode("utf-8", "replace"),
    )
    said = Answer(looked.name, wish.does, result=result, refused=looked.refusal, files=(report,))
    if looked.inspected is None:
        return said
    said = replace(said, notes=tuple(sentences(looked.inspected.findings)))
    if wish.fix:
        said = _with_copy(said, looked)
    return _with_papers(said, looked.inspected, wish) if wish.papers is not None else said


def _with_copy(said: Answer, looked: Looked) -> Answer:
    try:
        mended = _mended(looked)
    except Refused as refusal:
        return replace(said, notes=(*said.notes, refusal.said))
    said = replace(said, changes=mended.changes, left_alone=mended.left_alone)
    if mended.data is None:
        return said
    name = PurePosixPath(_last(looked.name))
    return said.with_files([File(f"{name.stem}{FIXED}{name.suffix}", FIXED_COPY, mended.data)])


def _mended(looked: Looked) -> MendedCopy:
    assert looked.grid is not None
    assert looked.inspected is not None
    name = _last(looked.name)

    def read(data: bytes) -> GridData:
        return looked.ports.read(data, name, looked.beside)

    return copy_of(looked.data, Path(name), looked.grid, looked.inspected, _choice(looked.ports), read)


def _with_papers(said: Answer, inspected: Inspected, wish: FormWish) -> Answer:
    try:
        refuse_unreadable(inspected)
    except Refused as refusal:  # it can be spoken of, but no paper can be made of it
        return replace(said, refused=refusal)
    drawn = draw(inspected, PapersWish(tuple(wish.papers or ()), draft=wish.draft, landscape=wish.landscape))
    papers = [File(name, PAPER, data) for name, data in drawn.documents.items()]
    return replace(said, draft=drawn.draft, notes=(*said.notes, *drawn.notes)).with_files(papers)


def _form(name: str, wish: FormWish, ports: Ports) -> Answer:
    own = _lists(ports)
    try:
        content = filled_sample(wish.year, own) if wish.does == "sample" else blank(wish.year, own)
    except Refused as refusal:
        return Answer(name, wish.does, refused=refusal)
    return _with_form(Answer(name, wish.does), content, wish, own)


def _rolled(looked: Looked, wish: FormWish) -> Answer:
    said, own = Answer(looked.name, wish.does, refused=looked.refusal), _lists(looked.ports)
    if looked.grid is None:
        return said
    try:
        if wish.year is None:
            raise Refused(YEAR_WANTED)
        content = carried(read_submission(looked.grid), _last(looked.name))
        made, left_out, roll = for_next_year(content, known_year(wish.year, own), _last(looked.name), own)
    except Refused as refusal:
        return replace(said, refused=refusal)
    notes = [_filled(LEFT_OUT, labels=", ".join(left_out))] if left_out else []
    said = replace(said, roll=roll, notes=(*notes, *(roll.notes if roll else ())))
    return _with_form(said, made, wish, own)


def _with_form(said: Answer, content: FormContent, wish: FormWish, own: OwnLists) -> Answer:
    year = wish.year or known_years()[-1]
    name = NEW_NAMES[wish.does].format(year=year, stem=_stem(said.name))
    unknown = [_filled(UNKNOWN_YEAR, year=year)] if year not in known_years(own.years) else []
    said = replace(said, notes=(*said.notes, *unknown))
    return said.with_files([File(name, FORM, form_bytes(content, own=own))])


def _lists(ports: Ports) -> OwnLists:
    return OwnLists(ports.settings.departments, ports.settings.years)


def _choice(ports: Ports) -> Choice:
    return Choice(settings=ports.settings, on_crash=ports.on_crash)


def _filled(wording: Wording, **params: object) -> Wording:
    return literal(wording.render("th", params), wording.render("en", params))


def _last(name: str) -> str:
    return PurePosixPath(name).name


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
