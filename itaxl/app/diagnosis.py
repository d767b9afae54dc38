"""One line of what the doctor says: what was looked at, how it stands, and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from itaxl.model.wording import Lang, Wording

NOTHING_TO_DO: Final = Wording("", "")


class DiagnosisState(StrEnum):
    """How something stands; only `BAD` keeps itaxl from working."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


STATE_WORDS: Final = {
    DiagnosisState.GOOD: Wording("พร้อม", "Good"),
    DiagnosisState.WARNING: Wording("ควรตรวจ", "Look"),
    DiagnosisState.BAD: Wording("ต้องแก้", "Mend"),
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`subject` was found as `found` says; `todo` is blank when there is nothing to do.

    `topic` is its ASCII name in JSON. `params` hold versions and counts only, never a path or a text of a form.
    """

    topic: str
    subject: Wording
    state: DiagnosisState
    found: Wording
    todo: Wording = NOTHING_TO_DO
    params: Mapping[str, object] = field(default_factory=dict)

    def said(self, lang: Lang) -> tuple[str, str, str]:
        """Subject, what was found and what to do, in `lang`."""
        texts = (self.subject, self.found, self.todo)
        subject, found, todo = (text.render(lang, self.params) for text in texts)
        return subject, found, todo


def record(lines: Sequence[Diagnosis]) -> list[dict[str, object]]:
    """The lines as plain data for JSON."""
    return [
        {
            "topic": line.topic,
            "state": line.state.value,
            **{f"{name}_{lang}": text for lang in ("th", "en") for name, text in _said(line, lang)},
            "params": {name: str(value) for name, value in line.params.items()},
        }
        for line in lines
    ]


def _said(line: Diagnosis, lang: Lang) -> list[tuple[str, str]]:
    return list(zip(("subject", "found", "todo"), line.said(lang), strict=True))
