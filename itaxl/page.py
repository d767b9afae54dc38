"""The door of the page in the browser: what its worker calls, with JSON text, bytes and a folder of what was given.

The worker may be ended at any file and begun anew, so nothing is remembered here but the form at hand and the settings
that were laid beside it: what tells forms together (`kept`) is the page's to keep. What reads papers and settings is
imported where it is needed: it costs each start 0.2 s, and few forms come with papers.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from itaxl import __version__
from itaxl.app.answer import FINDINGS, FORM, PAPER, Answer, File, answer_json
from itaxl.app.door import REPORT_ENDING, FormWish, Looked, Ports, answer, look, told
from itaxl.app.host_raster import HostRaster
from itaxl.app.inputs import NO_WORKBOOKS
from itaxl.app.new_content import LEFT_OUT, placeable
from itaxl.batch.inbox import account
from itaxl.batch.outcome import done_with
from itaxl.batch.task import Done, WorkbookTask, without_documents
from itaxl.batch.together import told_together
from itaxl.batch.workbook import Workbook
from itaxl.bug_report.crash import OUR_FAULT_NO_LOG, summary
from itaxl.documents.papers import kind, names
from itaxl.files.limits import limits
from itaxl.files.paper_endings import PAPERS
from itaxl.files.read_errors import CODE, UnreadableFile, over, refused
from itaxl.model.refusal import Refused
from itaxl.model.submission import GUESSED
from itaxl.model.wording import Lang, Wording, literal
from itaxl.reports.checked import Checked
from itaxl.reports.html import html_report
from itaxl.reports.passed_over import PassedOver, Why
from itaxl.settings import NOTHING_SET, Settings
from itaxl.settings.folders import NAME as SETTINGS_NAME
from itaxl.template.choices import OwnLists
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import known_years

NONE: Final[Mapping[str, bytes]] = MappingProxyType({})
OF_PAPERS: Final = ("papers", "fill")
"""What is done with papers rather than with a form."""
FILLED: Final = "แบบฟอร์ม-จาก-{stem}.xlsm"
READ = Wording(
    "อ่านจากเอกสาร: พบ {found} ช่อง · เดา {guessed} ช่อง · ข้อความที่ไม่ได้ใช้ {unused} ข้อความ",
    "Read from papers: {found} values found, {guessed} guessed, {unused} texts not used",
)
MISSING = Wording("ไม่พบในเอกสาร ต้องกรอกเอง: {labels}", "Not in the papers, to be filled in: {labels}")
LOOK_AT = Wording(
    "ตรวจช่องที่เดาก่อนใช้ ดูแผ่น ที่มาของข้อมูล และ ข้อความที่ไม่ได้ใช้ แล้วนำมาวางตรวจที่หน้านี้",
    "Look at the guesses first: see the sheets ที่มาของข้อมูล and ข้อความที่ไม่ได้ใช้, then drop the form here",
)


class Spoken(NamedTuple):
    """JSON for the page, and the bytes of the files that it names, in their order."""

    text: str
    files: list[bytes]


class Desk:
    """One worker's desk: one form lies on it at a time."""

    def __init__(self) -> None:
        self._raster = HostRaster()
        self._looked: Looked | None = None
        self._wish = FormWish()
        self._settings = NOTHING_SET
        self._settings_file = Path(SETTINGS_NAME)
        self._mistaken: Refused | None = None

    def facts(self) -> str:
        """What the page shows of the program: version, years, the kinds of papers, how large a file may be."""
        papers = {name: kind(name).thai for name in names()}
        return json.dumps(
            {"version": __version__, "years": [*known_years()], "papers": papers, "largest": limits()["file"]}
        )

    def lay(self, folder: str) -> None:
        """Take what was given, which lies in `folder`: the `itaxl.toml` on top of it, if any, counts from now on.

        One in a folder further below counts for nothing: it came with the forms of others.
        """
        from itaxl.settings.files import read_files

        self._settings, self._mistaken = NOTHING_SET, None
        entries = [*Path(folder).iterdir()]
        top = entries[0] if len(entries) == 1 and entries[0].is_dir() else Path(folder)
        self._settings_file = top / SETTINGS_NAME
        if not self._settings_file.is_file():
            return
        try:
            with _called_from(top):
                self._settings = read_files([Path(SETTINGS_NAME)]).settings
        except Refused as refusal:
            self._mistaken = refusal

    def sort_in(self, inbox: str, out: str) -> str:
        """All that lies in `inbox`, as a batch takes it in: the forms and papers, and why other files are none.

        Each has the path of its file; those of zips are unpacked into `out`. Where nothing is a form every file is
        taken for one: each is told what it is then. `why` is why nothing is to be done, `settings` whether some count.
        """
        if self._mistaken:
            return json.dumps({"forms": [], "passed": [], "why": _both(self._mistaken.said), "settings": True})
        try:
            found = account([Path(inbox)], Path(out), look_at=_facts)
        except Refused as refusal:
            if refusal.wording is not NO_WORKBOOKS:
                return json.dumps({"forms": [], "passed": [], "why": _both(refusal.said), "settings": False})
            everything = [_taken_for_form(path, inbox) for path in _files_in(inbox)]
            return json.dumps({"forms": everything, "passed": [], "settings": self._settings != NOTHING_SET})
        own = os.path.relpath(self._settings_file, inbox)
        passed = [_passed_record(each) for each in found.passed if each.path != own]
        forms = [_form_record(each) for each in found.workbooks]
        return json.dumps({"forms": forms, "passed": passed, "settings": self._settings != NOTHING_SET})

    def take(
        self, name: str, data: bytes, wish: str, beside: Mapping[str, bytes], papers: Mapping[str, bytes] = NONE
    ) -> Spoken:
        """Look at a form, or make one, and say what is wished; what the page must draw first is `wanted` then.

        `beside` are the pictures that it may name, `papers` those that are compared with it by their names. To
        wish for `papers` is to have these checked without a form, for `fill` to have a form filled from them.
        """
        wanted = json.loads(wish)
        does = wanted.pop("does")
        self._raster, self._looked = HostRaster(), None
        self._wish = FormWish(**wanted) if does in OF_PAPERS else FormWish(does=does, **wanted)
        try:
            if does in OF_PAPERS:
                return self._papers(name, papers) if does == "papers" else self._filled(papers)
            return self._taken(name, data, beside, papers)
        except MemoryError:
            pass  # what the failure holds is let go of before anything is said
        except Exception as error:  # noqa: BLE001 - ours, and told as such; the page begins anew
            return self._failed(name, error)
        self._looked = None
        most = limits()["memory"]
        return self._ended(name, over("memory", most, most))

    def _taken(self, name: str, data: bytes, beside: Mapping[str, bytes], papers: Mapping[str, bytes]) -> Spoken:
        ports = Ports(raster=self._raster, settings=self._settings)
        if self._wish.does in ("new", "sample"):
            return _spoken(answer(name, wish=self._wish, ports=ports), self._wish.lang)
        looked = look(name, data, ports=ports, beside=beside)
        if papers and looked.inspected:
            from itaxl.batch.work import differing

            with _laid_out(papers) as paths:
                looked = replace(looked, more=differing(paths, looked.inspected))
        self._looked = looked
        return self.say()

    def _filled(self, papers: Mapping[str, bytes]) -> Spoken:
        return _spoken(_filled_from(papers, self._settings), self._wish.lang)

    def _papers(self, name: str, papers: Mapping[str, bytes]) -> Spoken:
        from itaxl.batch.work import papers_done

        with _laid_out(papers) as (first, *others):
            done, result = papers_done(WorkbookTask(first, name, False, self._settings, tuple(others), is_paper=True))
        return _spoken(
            _with_findings(Answer(name, "check", result=result), result, self._wish.lang), self._wish.lang, done
        )

    def say(self) -> Spoken:
        """The answer of the form on the desk, with all that was drawn until now."""
        assert self._looked is not None
        said = told(self._looked, self._wish)
        return _spoken(said, self._wish.lang, _done(self._looked, said))

    def wanted(self) -> list[tuple[str, bytes, str]]:
        """The drawings that the page is to make: key, picture, and how as JSON."""
        return [
            (
                key,
                each.data,
                json.dumps(
                    each.look._asdict()
                    | {
                        "type": "image/png" if each.lossless else "image/jpeg",
                        "width": each.width,
                        "height": each.height,
                        "resolution": each.resolution,
                    }
                ),
            )
            for key, each in self._raster.wanted.items()
        ]

    def drawn(self, key: str, data: bytes | None) -> None:
        """Take a drawing, None for a picture that the browser cannot open."""
        self._raster.draw(key, data)

    def ended(self, name: str, why: str, seen: int, limit: int) -> Spoken:
        """What is said of a form at which a worker was ended: past `seconds`, `memory` or `file`, or as it died."""
        return self._ended(name, over(why, seen, limit) if why in limits() else UnreadableFile("died"))

    def together(self, asked: str) -> Spoken:
        """The reports of all forms: `asked` holds what was `kept` of each, what was `passed` over, and the language."""
        wanted = json.loads(asked)
        done = {each["name"]: (_done_of(each), each["outputs"]) for each in wanted["kept"]}
        passed = [_passed_over(each) for each in wanted["passed"]]
        all_told = told_together(done, passed, wanted["lang"])
        said = {
            "files": list(all_told.files),
            "folders": all_told.folders,
            "line": {"th": all_told.line_th, "en": all_told.line_en},
        }
        return Spoken(json.dumps(said), list(all_told.files.values()))

    def _ended(self, name: str, reason: UnreadableFile) -> Spoken:
        return self._refused(name, refused(PurePosixPath(name).name, reason))

    def _failed(self, name: str, error: Exception) -> Spoken:
        said = OUR_FAULT_NO_LOG.render("th", {"summary": summary(error)})
        english = OUR_FAULT_NO_LOG.render("en", {"summary": summary(error)})
        return self._refused(name, Refused(literal(said, english), code=CODE), failed=True)

    def _refused(self, name: str, refusal: Refused, *, failed: bool = False) -> Spoken:
        looked = Looked(name, b"", Ports(), {}, refusal=refusal)
        said = told(looked, replace(self._wish, does="check"))
        return _spoken(said, self._wish.lang, _done(looked, said), failed=failed)


def _spoken(said: Answer, lang: Lang, done: Done | None = None, *, failed: bool = False) -> Spoken:
    """The answer, and what is to be kept of a form that was checked.

    Behind the files that it names come its findings in the other language.
    """
    record = answer_json(said, contents=False) | {"failed": failed, "lang": lang}
    if done and said.does == "check":
        record["kept"] = {
            "name": said.name,
            "input": done.input,
            "record": done.record,
            "errors": done.errors,
            "warnings": done.warnings,
            "folder": done.folder,
            "outputs": {each.name: sha256(each.data).hexdigest() for each in said.files if each.kind == PAPER},
        }
    again = [_report(said.result, "en" if lang == "th" else "th")] if said.result else []
    return Spoken(json.dumps(record), [*(each.data for each in said.files), *again])


def _with_findings(said: Answer, result: Checked, lang: Lang) -> Answer:
    return said.with_files([File(f"{PurePosixPath(said.name).stem}{REPORT_ENDING}", FINDINGS, _report(result, lang))])


def _report(result: Checked, lang: Lang) -> bytes:
    return html_report([result], lang=lang).encode("utf-8", "replace")


def _filled_from(papers: Mapping[str, bytes], settings: Settings) -> Answer:
    """A form filled from papers and tables of any layout; it keeps the year that they say."""
    from itaxl.app.new import NOTHING_IN_PAPERS
    from itaxl.app.paper_sources import missing_labels, sources_here

    name = next(iter(papers))
    said = Answer(name, "fill")
    try:
        with _laid_out(papers) as (first, *others):
            read = sources_here(first, tuple(others), tuple(papers))
        content, left_out = placeable(read)
        if not (content.fields or content.signers or content.measures):
            raise Refused(NOTHING_IN_PAPERS, code=CODE, name=PurePosixPath(name))
    except Refused as refusal:
        return replace(said, refused=refusal)
    guessed = sum(origin.trust == GUESSED for origin in content.origins)
    counts = {"found": len(content.origins) - guessed, "guessed": guessed, "unused": len(content.unused)}
    missing = " · ".join(missing_labels(content))
    notes = [_filled(READ, **counts)]
    notes += [_filled(MISSING, labels=missing)] if missing else []
    notes += [LOOK_AT] if guessed or content.unused else []
    notes += [_filled(LEFT_OUT, labels=", ".join(left_out))] if left_out else []
    form = form_bytes(content, own=OwnLists(settings.departments, settings.years))
    return replace(said, notes=tuple(notes)).with_files(
        [File(FILLED.format(stem=PurePosixPath(name).stem), FORM, form)]
    )


def _filled(wording: Wording, **params: object) -> Wording:
    return literal(wording.render("th", params), wording.render("en", params))


@contextmanager
def _laid_out(papers: Mapping[str, bytes]) -> Iterator[list[Path]]:
    """The papers as files for as long as they are read."""
    with TemporaryDirectory(prefix="itaxl-") as folder:
        paths = []
        for number, (name, data) in enumerate(papers.items()):
            own = Path(folder, str(number))
            own.mkdir()
            path = own / PurePosixPath(name).name
            path.write_bytes(data)
            paths.append(path)
        yield paths


@contextmanager
def _called_from(folder: Path) -> Iterator[None]:
    """With `folder` as the folder at hand, so that what is told of its files names them as the user does."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _facts(paths: Sequence[Path]) -> dict[Path, Any]:
    """What files say of themselves, in this very process; one that fails at it is no paper."""
    from itaxl.app.paper_facts import facts_of

    found = {}
    for path in paths:
        try:
            facts = facts_of(path)
        except Exception:  # noqa: BLE001, S112 - checked later, it says what is wrong with it
            continue
        if facts:
            found[path] = facts
    return found


def _files_in(inbox: str) -> Iterator[Path]:
    return (path for path in sorted(Path(inbox).rglob("*")) if path.is_file() and path.name != SETTINGS_NAME)


def _taken_for_form(path: Path, inbox: str) -> dict[str, Any]:
    facts = _facts([path]).get(path) if path.suffix.lower() in PAPERS else None
    is_paper = facts is not None and facts.is_paper
    name = path.relative_to(inbox).as_posix()
    return {"name": name, "path": str(path), "is_paper": is_paper, "papers": []}


def _form_record(each: Workbook) -> dict[str, Any]:
    papers = [{"name": path.name, "path": str(path)} for path in each.papers]
    return {"name": each.known_as, "path": str(each.path), "is_paper": each.is_paper, "papers": papers}


def _done(looked: Looked, said: Answer) -> Done:
    if looked.inspected is None:
        return without_documents("", looked.result)
    papers = {each.name: each.data for each in said.files if each.kind == PAPER}
    return done_with(looked.name, PurePosixPath(looked.name).stem, looked.data, looked.inspected, papers)


def _done_of(kept: Mapping[str, Any]) -> Done:
    return Done(kept["input"], kept["record"], kept["errors"], kept["warnings"], kept["folder"])


def _passed_record(each: PassedOver) -> dict[str, Any]:
    what = _both(each.what) if each.what else None
    said = {"th": each.words("th"), "en": each.words("en")}
    return {"name": each.path, "why": str(each.why), "of": each.of, "what": what, "said": said}


def _passed_over(record: Mapping[str, Any]) -> PassedOver:
    what = literal(record["what"]["th"], record["what"]["en"]) if record["what"] else None
    return PassedOver(record["name"], Why(record["why"]), record["of"], what)


def _both(wording: Wording) -> dict[str, str]:
    return {"th": wording.render("th"), "en": wording.render("en")}
