"""The package that is sent: form, papers, PDFs, findings, cover sheet, open data, web text and manifest in one zip."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from itaxl import __version__
from itaxl.app import manifest as parts
from itaxl.app.annex import annex_beside, pictures_beside
from itaxl.app.choice import Choice
from itaxl.app.document_files import canonical_hash
from itaxl.app.drawing import draw, refuse_unreadable
from itaxl.app.inspection import checked, inspect, organisation_of
from itaxl.app.manifest import Manifest, Packed, packed
from itaxl.app.wish import PapersWish
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.files.whole_file import write_new
from itaxl.model.finding import Severity
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.office_file.file_zip import zip_of
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import Checked
from itaxl.reports.cover import CoverFile, cover_page
from itaxl.reports.html import html_report
from itaxl.reports.open_data import open_data
from itaxl.reports.web_text import web_text
from itaxl.rules import rule_set
from itaxl.settings import settings_for
from itaxl.settings.folders import beside
from itaxl.thai.dates import write_date
from itaxl.thai.digits import to_thai
from itaxl.workbook.pictures_file import picture_names
from itaxl.workbook.reader import contents, read_grid_here

ERRORS_STAND = Wording(
    "ยังมีข้อที่ต้องแก้ {count} ข้อ จึงยังไม่ทำชุดส่ง ดูด้วย itaxl check แล้วแก้ก่อน หรือทำชุดร่างด้วย --draft",
    "{count} errors stand, so nothing was packed: see itaxl check, or pack a draft with --draft.",
)
PACKAGE_NAME: Final = "{stem} (ชุดส่ง).zip"
FINDINGS_NAME: Final = "ผลตรวจ.html"
COVER_NAME: Final = "ใบปะหน้า.html"
DATA_NAME: Final = "ตารางมาตรการ.csv"
WEB_NAME: Final = "ข้อความสำหรับเว็บไซต์.txt"
ROLES: Final[Mapping[str, str]] = {
    parts.FORM: "แบบฟอร์ม",
    parts.PAPER: "เอกสาร Word",
    parts.PDF: "เอกสาร PDF",
    parts.FINDINGS: "ผลตรวจ",
    parts.COVER: "ใบปะหน้า",
    parts.DATA: "ข้อมูลเปิดของตารางมาตรการ",
    parts.TEXT: "ข้อความสำหรับเว็บไซต์",
    parts.ANNEX: "ภาคผนวก",
    parts.PICTURE: "ภาพที่แบบฟอร์มใช้",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package, drawn of one form: papers by name, the check's result, open data, web text.

    `evidence` is what the table of measures says of it, `pictures` are names of files in fields.
    """

    papers: Mapping[str, bytes]
    result: Checked
    year: int
    submission: str
    data: bytes
    web: str
    draft: bool
    evidence: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """A package that was written: its path, its manifest, what to know about it."""

    path: Path
    manifest: Manifest
    notes: tuple[Wording, ...] = ()


def pack_file(
    path: Path, target: Path | None = None, *, draft: bool = False, now: datetime | None = None
) -> WrittenPackage:
    """Pack the form at `path` and everything made of it into a zip, beside it unless `target` is given.

    Raises Refused while errors stand, unless it is to be a `draft`, and when the zip cannot be written or is there.
    """
    folder = path.absolute().parent
    form = _form(path)
    made = isolated(contents_here, path, None, Choice(settings=settings_for(folder)))
    errors = made.result.count(Severity.ERROR)
    if errors and not draft:
        raise Refused(ERRORS_STAND, count=to_thai(str(errors)))
    pdfs, notes = _pdfs(made.papers)
    files: dict[str, tuple[str, bytes]] = {path.name: (parts.FORM, form)}
    files |= {name: (parts.PAPER, data) for name, data in made.papers.items()}
    files |= {name: (parts.PDF, data) for name, data in pdfs.items()}
    annex, pictures = annex_beside(path, made.evidence), pictures_beside(path, made.pictures)
    files |= {name: (parts.ANNEX, data) for name, data in annex.files.items() if name not in files}
    files |= {name: (parts.PICTURE, data) for name, data in pictures.files.items() if name not in files}
    files[DATA_NAME] = (parts.DATA, made.data)
    files[WEB_NAME] = (parts.TEXT, made.web.encode("utf-8-sig"))
    files[FINDINGS_NAME] = (parts.FINDINGS, html_report([made.result]).encode())
    listed = [packed(name, role, data) for name, (role, data) in files.items()]
    when = now or datetime.now().astimezone()
    cover = cover_page(
        _facts(made, when), _verdict(made.result), [CoverFile(f.name, ROLES[f.role], f.sha256) for f in listed]
    )
    files[COVER_NAME] = (parts.COVER, cover.encode())
    listed.append(packed(COVER_NAME, parts.COVER, cover.encode()))
    manifest = _manifest(made, listed, when, own_settings=beside(folder) is not None)
    whole = {name: data for name, (_, data) in files.items()} | {parts.NAME: manifest.text().encode()}
    target = target or folder / PACKAGE_NAME.format(stem=path.stem)
    write_new(target, zip_of(whole))
    return WrittenPackage(target, manifest, (*notes, *annex.notes(), *pictures.notes()))


def contents_here(path: Path, beside_folder: Path | None, choice: Choice) -> Contents:
    """Read, check and draw a form in this process, which ought to be a capped one; Refused when it is no form."""
    grid = read_grid_here(path, beside_folder)
    inspected = inspect(grid, choice)
    refuse_unreadable(inspected)
    drawn = draw(inspected, PapersWish())
    submission, year = inspected.submission, inspected.year
    organisation = organisation_of(submission)
    return Contents(
        drawn.documents,
        checked(Path(path.name), inspected),
        year.year,
        canonical_hash(submission),
        open_data(submission, year, organisation),
        web_text(submission, year, organisation, [*drawn.documents, DATA_NAME]),
        drawn.draft,
        tuple(text for row in submission.rows("measures") if (text := row.text("evidence"))),
        tuple(picture_names(grid)),
    )


def _form(path: Path) -> bytes:
    caps = limits()
    try:
        return contents(path, caps)
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def _pdfs(papers: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Wording, ...]]:
    """The PDF of each paper by name, none where this machine cannot make them, and what to know about them."""
    from itaxl.pdf.converter import converted, warnings

    try:
        pdfs = converted(papers)
    except Refused as refusal:
        return {}, (Wording(*(refusal.sentence(lang).replace("{", "{{").replace("}", "}}") for lang in ("th", "en"))),)
    return {f"{Path(name).stem}.pdf": data for name, data in pdfs.items()}, tuple(warnings())


def _facts(made: Contents, when: datetime) -> list[tuple[str, str]]:
    return [
        ("หน่วยงาน", made.result.organisation),
        ("ปีที่ประเมิน ITA", to_thai(str(made.year))),
        ("ทำชุดเมื่อ", f"{write_date(when.date())} เวลา {to_thai(when.strftime('%H.%M'))} น."),
        ("ทำด้วย", f"itaxl {__version__} ชุดกฎ {rule_set()[:12]}"),
    ]


def _verdict(result: Checked) -> str:
    counts = f"ต้องแก้ {result.count(Severity.ERROR)} · ควรตรวจ {result.count(Severity.WARNING)}"
    return f"{result.verdict.render()} ({to_thai(counts)})"


def _manifest(made: Contents, files: list[Packed], when: datetime, *, own_settings: bool) -> Manifest:
    return Manifest(
        itaxl=__version__,
        rules=rule_set(),
        submission=made.submission,
        organisation=made.result.organisation,
        year=made.year,
        verdict=made.result.verdict.en,
        errors=made.result.count(Severity.ERROR),
        warnings=made.result.count(Severity.WARNING),
        draft=made.draft,
        own_settings=own_settings,
        when=when.isoformat(timespec="seconds"),
        files=tuple(files),
    )
