"""What the door answers, and the same as plain JSON values, schema 1: docs/schema/answer-1.json describes it."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from itaxl import __version__
from itaxl.app.fix import CellChange
from itaxl.app.mended_copy import LeftAlone
from itaxl.app.year_roll import Fate, Rolled
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import Checked
from itaxl.reports.json import workbook_record

SCHEMA: Final = 1
PAPER, FIXED_COPY, FINDINGS, FORM = "paper", "fixed_copy", "findings", "form"
TYPES: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".html": "text/html",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made: its name, whether it is a paper, a mended copy, the findings or a form, and its bytes."""

    name: str
    kind: str
    data: bytes = field(repr=False)

    @property
    def type(self) -> str:
        """Its media type."""
        return next((kind for ending, kind in TYPES.items() if self.name.lower().endswith(ending)), "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the door answers to a wish about one file.

    `result` is what the check found, None when a form was wished; `refused` why the file cannot be read, no paper be
    made of it, or no form be made; `draft` whether the papers say ร่าง; `changes` and `left_alone` what the mended
    copy has and has not; `roll` what became of each field of last year's form.
    """

    name: str
    does: str
    result: Checked | None = None
    refused: Refused | None = None
    draft: bool = False
    notes: tuple[Wording, ...] = ()
    changes: tuple[CellChange, ...] = ()
    left_alone: tuple[LeftAlone, ...] = ()
    roll: Rolled | None = None
    files: tuple[File, ...] = ()

    def with_files(self, more: Iterable[File]) -> "Answer":
        """The same with further files."""
        return replace(self, files=(*self.files, *more))

    def sentence(self, lang: Lang = "th") -> str:
        """Why the file is refused, empty when it is not."""
        return self.refused.sentence(lang) if self.refused else ""


def answer_json(answer: Answer, *, contents: bool = True) -> dict[str, Any]:
    """The answer as plain JSON values; the bytes of its files as base64, left out unless `contents`."""
    return {
        "schema": SCHEMA,
        "itaxl": __version__,
        "name": answer.name,
        "does": answer.does,
        "verdict": _both(answer.result.verdict) if answer.result else None,
        "workbook": workbook_record(answer.result) if answer.result else None,
        "refused": _both(answer.refused.said) if answer.refused else None,
        "draft": answer.draft,
        "notes": [_both(note) for note in answer.notes],
        "changes": [_change(change) for change in answer.changes],
        "left_alone": [
            {"cell": str(each.ref), "label": {"th": each.label_th, "en": each.label_en}, "why": _both(each.why)}
            for each in answer.left_alone
        ],
        "roll": _roll(answer.roll) if answer.roll else None,
        "files": [_file(each, contents=contents) for each in answer.files],
    }


def _both(wording: Wording) -> dict[str, str]:
    return {"th": wording.render("th"), "en": wording.render("en")}


def _change(change: CellChange) -> dict[str, Any]:
    before, after = change.shown()
    label = {"th": change.label_th, "en": change.label_en}
    return {"cell": str(change.ref), "label": label, "before": before, "after": after}


def _roll(roll: Rolled) -> dict[str, Any]:
    counts: Mapping[Fate, int] = Counter(change.fate for change in roll.changes)
    fields = [
        {
            "key": change.key,
            "label": change.label,
            "fate": str(change.fate),
            "before": change.before,
            "after": change.after,
            "why": _both(change.why),
        }
        for change in roll.changes
    ]
    return {"counts": {str(fate): counts[fate] for fate in Fate}, "fields": fields}


def _file(file: File, *, contents: bool) -> dict[str, Any]:
    facts = {
        "name": file.name,
        "kind": file.kind,
        "type": file.type,
        "bytes": len(file.data),
        "sha256": sha256(file.data).hexdigest(),
    }
    return facts | ({"data": b64encode(file.data).decode()} if contents else {})
