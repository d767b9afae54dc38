"""Checking papers: read as they are read into a form, checked by the same rules, findings placed in the papers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from itaxl.app.choice import Choice
from itaxl.app.drawing import draw
from itaxl.app.file_inspection import inspect_file
from itaxl.app.inspection import Inspected, checked, inspect
from itaxl.app.paper_sets import PaperSet
from itaxl.app.paper_sources import as_docx
from itaxl.app.wish import PapersWish
from itaxl.files.file_names import spelled
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.form.fields import SIGNERS_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.organisation import organisation_type
from itaxl.model.cell import CellRef, PaperRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.grid import Remark
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.office_file.file_type import ZIP
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.blocks import Block, PaperPlace, lines_of
from itaxl.papers_in.heading_numbers import misnumbered_headings
from itaxl.papers_in.layout import layout_remarks
from itaxl.papers_in.layout_memo import memo_layout_remarks, order_remarks
from itaxl.papers_in.missing_parts import missing_parts, unsigned_by_the_head
from itaxl.papers_in.misspelt import LINES_OF_HEAD, misspelt_headings
from itaxl.papers_in.organisation import office_in
from itaxl.papers_in.paper import read_papers
from itaxl.papers_in.reader import blocks_of, blocks_of_bytes
from itaxl.papers_in.said import GUESSED, Reading, Value
from itaxl.papers_in.to_form import content_from
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import Checked, effective, refused_result
from itaxl.thai.digits import to_arabic
from itaxl.workbook.reader import contents

NOT_OF_PAPERS: Final = ("F", "X", "I015", "R003", "R005", "I007")
"""Rules about the form as a file, about pictures that a paper has itself, and about the year's catalogue."""
_OF_PLACES: Final = "O"
_NAMED_AFTER_SUBDISTRICT: Final = "sao"
_OFFICE_OF_HEAD: Final = "ส่วนราชการ"
_SAY_THE_OFFICE: Final = ("report.title", "memo.subject", "memo.to", "sign.clerk.position", "sign.mayor.position")
OF_TEXT: Final = ("L", "T", "N", "O", "R", "D002", "D006", "I004", "I008")
"""What can be said of a paper whose year nobody knows."""
_OF_YEAR: Final = ("D", "I", "O")
MEMO: Final = Wording("บันทึกข้อความ", "memo")
REPORT: Final = Wording("รายงาน", "report")
NEITHER: Final = Wording(
    "ไม่พบข้อความของบันทึกข้อความหรือรายงานในไฟล์ {name} จึงตรวจให้ไม่ได้ ดูว่าเลือกไฟล์ถูกหรือไม่",
    "{name} holds nothing of a memo or a report, so it cannot be checked; is it the right file?",
)
_OF_PAPERS: Final = ("memo.", "report.", "measures.", "sign.")
"""Fields that only memos and reports say; other letters have offices and years too."""
_ASKED_OF_PAPERS: Final = ("org.fiscal_year", "org.type", "org.name", "org.province", "org.district", "org.subdistrict")
"""Fields of the form that a paper need not say."""


def check_papers(paths: Sequence[Path], choice: Choice, form: Path | None = None) -> Checked:
    """Check papers together, against their `form` when it is given. Raises Refused for one that cannot be read."""
    with TemporaryDirectory(prefix="itaxl-", ignore_cleanup_errors=True) as folder:
        ready = [as_docx(path, Path(folder)) for path in paths]
        names = tuple(spelled(path) for path in paths)
        return isolated(check_papers_here, ready[0], tuple(ready[1:]), names, choice, form)


def check_papers_here(
    first: Path, others: tuple[Path, ...], names: tuple[str, ...], choice: Choice, form: Path | None
) -> Checked:
    """The same in this process, which ought to be a capped one."""
    inspected = inspect_file(form, None, choice)[1] if form else None
    return papers_read((first, *others), names, choice, inspected)[0]


def papers_read(
    paths: Sequence[Path], names: Sequence[str], choice: Choice, form: Inspected | None = None
) -> tuple[Checked, Submission]:
    """The result of papers by the `names` that people call them, against their `form`, and what they say as a form.

    Raises Refused with code F001 when they say nothing of a memo or a report.
    """
    papers = dict(zip(_short(names), paths, strict=True))
    blocks = {name: blocks_of(path) for name, path in papers.items()}
    reading = read_papers(blocks)
    if not any(key.startswith(_OF_PAPERS) for key in reading.values):
        raise Refused(NEITHER, code="F001", name=Path(next(iter(papers))))
    remarks = [replace(each, ref=PaperRef(name, 0, 0)) for name, path in papers.items() for each in _layout(path)]
    remarks += [
        Remark("L012", _ref(name, each.place), {"text": each.typed, "right": each.right})
        for name, of_paper in blocks.items()
        for each in misspelt_headings(of_paper)
    ]
    remarks += [
        replace(remark, ref=_ref(value.paper, value.place), params={**remark.params, "key": ""})
        for value, remark in order_remarks(reading)
    ]
    remarks += [
        Remark("L022", _ref(name, each.place), {"text": each.typed, "right": each.right})
        for name, of_paper in blocks.items()
        for each in misnumbered_headings(of_paper)
    ]
    remarks += _missing(reading, next(iter(papers))) if form is None else []
    if form:
        remarks += _differences(reading, form)
    remarks += [remark for name, of_paper in blocks.items() for remark in _other_head(name, of_paper, reading)]
    result, said = judged(reading, remarks, list(papers), choice)
    return replace(result, path=" + ".join(names)), said


def check_set(choice: Choice, papers: PaperSet) -> Checked:
    """Check papers that belong together, in this process, which ought to be a capped one."""
    first, *others = papers.files
    names = tuple(spelled(path) for path in papers.papers)
    try:
        return check_papers_here(first, tuple(others), names, choice, papers.form)
    except Refused as refusal:
        return refused_result(names[0], refusal)


def judged(
    reading: Reading, remarks: Sequence[Remark], papers: Sequence[str], choice: Choice
) -> tuple[Checked, Submission]:
    """What the rules find in what `papers` say, and in what was remarked about them; and what they say, as a form."""
    read = content_from(reading)
    signers = {role.key: read.signers.get(role.key, {}) for role in SIGNERS_TABLE.rows}
    content = replace(_in_its_subdistrict(read), signers=signers, origins=(), unused=())
    grid = replace(grid_of(content, name=papers[0]), noticed=(*remarks, *_other_offices(reading)))
    known = "org.fiscal_year" in reading.values
    select = choice.select or (() if known else OF_TEXT)
    inspected = inspect(grid, replace(choice, select=select, ignore=(*choice.ignore, *NOT_OF_PAPERS)))
    places = {cell.ref: key for key, cell in inspected.submission.texts()}
    said = [found for finding in inspected.findings if (found := _placed(finding, reading, places, papers)) is not None]
    result = checked(Path(" + ".join(papers)), inspected)
    year = result.fiscal_year if known else None
    told = replace(result, findings=tuple(sorted(said, key=_order)), fiscal_year=year, unfilled=())
    return told, inspected.submission


def _in_its_subdistrict(content: FormContent) -> FormContent:
    """The content of an อบต. with its subdistrict, which is always that of its name."""
    kind = organisation_type(content.fields.get("org.type", ""))
    alone = kind is not None and kind.key == _NAMED_AFTER_SUBDISTRICT and not content.fields.get("org.subdistrict")
    return content.edited({"org.subdistrict": content.fields.get("org.name", "")}) if alone else content


def _missing(reading: Reading, paper: str) -> list[Remark]:
    """What papers without a form lack: one of the two, or parts of one."""
    parts = missing_parts(reading, memo=_is_memo(reading))
    lacking = [Remark("L021", PaperRef(value.paper, 0, 0), {"part": part}) for value, part in parts]
    if author := unsigned_by_the_head(reading):
        lacking.append(Remark("L023", _ref(author.paper, author.place)))
    return _missing_half(reading, paper) + lacking


def _missing_half(reading: Reading, paper: str) -> list[Remark]:
    """What is told of a memo without its report, and of a report without its memo; a form has both."""
    memo, report = _is_memo(reading), "measures.1.measure" in reading.values
    part = REPORT if memo and not report else MEMO if report and not memo else None
    return [Remark("L019", PaperRef(paper, 0, 0), {"part": part})] if part else []


def _other_offices(reading: Reading) -> list[Remark]:
    """The titles, subjects and posts that name another office than the papers are of."""
    kind, name = (reading.values[key].text if key in reading.values else "" for key in ("org.type", "org.name"))
    found = []
    for key in _SAY_THE_OFFICE if kind and name else ():
        value = reading.values.get(key)
        office = office_in(value.text.replace("\n", " ")) if value else None
        if value and office and office["name"] != name and not office["name"].startswith(name):
            params = {"key": key, "text": office[0], "name": kind + name}
            found.append(Remark("L013", _ref(value.paper, value.place), params))
    return found


def _other_head(paper: str, blocks: Sequence[Block], reading: Reading) -> Iterator[Remark]:
    """The line ส่วนราชการ of a memo when it names another office than the papers are of."""
    kind, name = (reading.values[key].text if key in reading.values else "" for key in ("org.type", "org.name"))
    for line in list(lines_of(list(blocks)))[:LINES_OF_HEAD]:
        office = office_in(line.text) if kind and name and line.text.startswith(_OFFICE_OF_HEAD) else None
        if office and not office["name"].startswith(name) and not name.startswith(office["name"]):
            yield Remark("L013", _ref(paper, line.place), {"key": "", "text": office[0], "name": kind + name})


def _short(names: Sequence[str]) -> list[str]:
    """The papers' names without folders, whole where two are the same."""
    bare = [Path(name).name for name in names]
    return [short if bare.count(short) == 1 else name for short, name in zip(bare, names, strict=True)]


def _layout(path: Path) -> Iterator[Remark]:
    """What the layout of a Word file tells; a table's has none."""
    caps = limits()
    try:
        if (data := contents(path, caps)).startswith(ZIP):
            container = Container(data, caps)
            container.refuse_document_types()
            yield from layout_remarks(container, caps)
            yield from memo_layout_remarks(container, caps)
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def _placed(finding: Finding, reading: Reading, places: Mapping[CellRef, str], papers: Sequence[str]) -> Finding | None:
    """A finding of the form as one of the papers; None for what papers are not asked for."""
    if finding.code.startswith("L"):
        return finding
    key = "org.name" if finding.key == "org.subdistrict" and finding.code.startswith(_OF_PLACES) else finding.key
    value = reading.values.get(key) or _of_row(key, reading)
    if key not in reading.values and not _is_asked(key, reading):
        return None
    ref = _ref(value.paper, value.place) if value else PaperRef(papers[0], 0, 0)
    also = tuple(dict.fromkeys(_ref_of(each, places, reading) for each in finding.also if each in places))
    waits = _ref_of(finding.waits_for, places, reading) if finding.waits_for in places else None
    severity = effective(finding)
    if severity is Severity.ERROR and not _is_sure(finding, reading, places):
        severity = Severity.WARNING
    return replace(finding, ref=ref, also=also, waits_for=waits, severity=severity, fix=None)


def _is_sure(finding: Finding, reading: Reading, places: Mapping[CellRef, str]) -> bool:
    """Whether all that a finding rests on was found: a guess, or what is not there, never makes an error."""
    keys = {finding.key, *(places[ref] for ref in finding.also if ref in places)}
    if finding.code.startswith(_OF_YEAR):
        keys.add("org.fiscal_year")
    values = [reading.values.get(key) for key in keys]
    return all(value is not None and value.trust != GUESSED for value in values)


def _is_asked(key: str, reading: Reading) -> bool:
    """Whether a paper ought to say a field that was not read: one of the part that it is, not of the other."""
    group = key.partition(".")[0]
    if key in _ASKED_OF_PAPERS or not key:
        return False
    has = {each.partition(".")[0] for each in reading.values}
    if group == "org":
        return _is_memo(reading)
    if group == "sign" and _of_row(key, reading) is None:
        return False
    return group in has and (group != "memo" or _is_memo(reading))


def _is_memo(reading: Reading) -> bool:
    """Whether papers hold a memo: its subject, or whom it is to and how it closes where the subject was left out."""
    return "memo.subject" in reading.values or {"memo.to", "memo.closing"} <= reading.values.keys()


def _of_row(key: str, reading: Reading) -> Value | None:
    """Any value of the row that a key belongs to."""
    row = key if key.count(".") == 1 else key.rpartition(".")[0]
    return next((value for each, value in reading.values.items() if each.startswith(f"{row}.")), None)


def _ref_of(ref: CellRef | None, places: Mapping[CellRef, str], reading: Reading) -> PaperRef:
    value = reading.values.get(places[ref]) if ref else None
    return _ref(value.paper, value.place) if value else PaperRef("", 0, 0)


def _ref(paper: str, place: PaperPlace) -> PaperRef:
    return PaperRef(paper, place.row or place.paragraph, place.table if place.row else 0)


def _order(finding: Finding) -> tuple[bool, str, int, int, str]:
    ref = finding.ref or PaperRef("", 0, 0)
    return finding.waits_for is not None, ref.sheet, ref.column, ref.row, finding.code


def _differences(reading: Reading, inspected: Inspected) -> list[Remark]:
    """What papers say otherwise than the papers that the form makes now, read by the same eyes."""
    drawn = draw(inspected, PapersWish(draft="never"))
    own = read_papers({name: blocks_of_bytes(data, name) for name, data in drawn.documents.items()})
    groups = {key.partition(".")[0] for key in reading.values}
    differing = []
    for key in dict.fromkeys((*own.values, *reading.values)):
        if key.partition(".")[0] not in groups or key == "org.fiscal_year":
            continue
        ours, theirs = own.values.get(key), reading.values.get(key)
        if _bare(ours.text if ours else "") == _bare(theirs.text if theirs else ""):
            continue
        at = theirs or _of_row(key, reading)
        ref = _ref(at.paper, at.place) if at else PaperRef("", 0, 0)
        params = {"key": key, "paper": theirs.text if theirs else "", "form": ours.text if ours else ""}
        differing.append(Remark("L011", ref, params))
    return differing


def _bare(text: str) -> str:
    return "".join(to_arabic(text).split())
