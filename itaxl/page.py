"""The door of the page in the browser: what its worker calls, with JSON text and bytes alone.

The worker may be ended at any file and begun anew, so nothing is remembered here but the form at hand: what tells
forms together (`kept`) is the page's to keep.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from itaxl import __version__
from itaxl.app.answer import PAPER, Answer, answer_json
from itaxl.app.door import Looked, Ports, Wish, answer, look, told
from itaxl.app.host_raster import HostRaster
from itaxl.app.inputs import NO_WORKBOOKS
from itaxl.batch.inbox import account
from itaxl.batch.outcome import done_with
from itaxl.batch.task import Done, without_documents
from itaxl.batch.together import told_together
from itaxl.bug_report.crash import OUR_FAULT_NO_LOG, summary
from itaxl.documents.papers import kind, names
from itaxl.files.limits import limits
from itaxl.files.read_errors import CODE, Unreadable, over, refused
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording, literal
from itaxl.reports.passed_over import PassedOver, Why
from itaxl.years.catalogue import known_years


class Spoken(NamedTuple):
    """JSON for the page, and the bytes of the files that it names, in their order."""

    text: str
    files: list[bytes]


class Desk:
    """One worker's desk: one form lies on it at a time."""

    def __init__(self) -> None:
        self._raster = HostRaster()
        self._looked: Looked | None = None
        self._wish = Wish()

    def facts(self) -> str:
        """What the page shows of the program: version, years, the kinds of papers, how large a file may be."""
        papers = {name: kind(name).thai for name in names()}
        return json.dumps(
            {"version": __version__, "years": [*known_years()], "papers": papers, "largest": limits()["file"]}
        )

    def sort_in(self, files: Sequence[tuple[str, bytes]]) -> Spoken:
        """All that was given, as a batch takes it in: the forms, those inside of zips too, and why others are none.

        `files` are paths with forward slashes and contents. A form has the number of its file, or -1 and its bytes
        when it comes out of a zip. Where nothing is a form every file is taken for one: each is told what it is then.
        """
        with TemporaryDirectory(prefix="itaxl-") as folder:
            inbox, out = Path(folder, "in"), Path(folder, "out")
            out.mkdir()
            places: dict[Path, int] = {}
            for number, (name, data) in enumerate(files):
                place = inbox / PurePosixPath(name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
                places[place.resolve()] = number
            try:
                found = account([inbox], out)
            except Refused as refusal:
                if refusal.wording is not NO_WORKBOOKS:
                    return Spoken(json.dumps({"forms": [], "passed": [], "why": _both(refusal.said)}), [])
                everything = [{"name": name, "number": number} for number, (name, _) in enumerate(files)]
                return Spoken(json.dumps({"forms": everything, "passed": []}), [])
            forms, contents = [], []
            for each in found.workbooks:
                number = places.get(each.path.resolve(), -1)
                forms.append({"name": each.known_as, "number": number})
                if number < 0:
                    contents.append(each.path.read_bytes())
        return Spoken(json.dumps({"forms": forms, "passed": [_passed_record(each) for each in found.passed]}), contents)

    def take(self, name: str, data: bytes, wish: str, beside: Mapping[str, bytes]) -> Spoken:
        """Look at a form, or make one, and say what is wished; what the page must draw first is `wanted` then."""
        self._raster, self._looked = HostRaster(), None
        self._wish = Wish(**json.loads(wish))
        try:
            if self._wish.does in ("new", "sample"):
                return _spoken(answer(name, wish=self._wish))
            self._looked = look(name, data, ports=Ports(raster=self._raster), beside=beside)
            return self.say()
        except MemoryError:
            most = limits()["memory"]
            return self._ended(name, over("memory", most, most))
        except Exception as error:  # noqa: BLE001 - ours, and told as such; the page begins anew
            return self._failed(name, error)

    def say(self) -> Spoken:
        """The answer of the form on the desk, with all that was drawn until now."""
        assert self._looked is not None
        said = told(self._looked, self._wish)
        return _spoken(said, _done(self._looked, said))

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
        return self._ended(name, over(why, seen, limit) if why in limits() else Unreadable("died"))

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

    def _ended(self, name: str, reason: Unreadable) -> Spoken:
        return self._refused(name, refused(PurePosixPath(name).name, reason))

    def _failed(self, name: str, error: Exception) -> Spoken:
        said = OUR_FAULT_NO_LOG.render("th", {"summary": summary(error)})
        english = OUR_FAULT_NO_LOG.render("en", {"summary": summary(error)})
        return self._refused(name, Refused(literal(said, english), code=CODE), failed=True)

    def _refused(self, name: str, refusal: Refused, *, failed: bool = False) -> Spoken:
        looked = Looked(name, b"", Ports(), {}, refusal=refusal)
        said = told(looked, replace(self._wish, does="check"))
        return _spoken(said, _done(looked, said), failed=failed)


def _spoken(said: Answer, done: Done | None = None, *, failed: bool = False) -> Spoken:
    """The answer, and what is to be kept of a form that was checked."""
    record = answer_json(said, contents=False) | {"failed": failed}
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
    return Spoken(json.dumps(record), [each.data for each in said.files])


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
