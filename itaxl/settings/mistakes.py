"""What is wrong in a settings file or a year file: every mistake with its line, all said at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording

MOST_SAID: Final = 30
"""Mistakes that are listed; the others are counted."""
LONGEST: Final = 60
"""Letters of somebody's text that a sentence repeats."""

HEAD = Wording(
    "ไฟล์ค่าตั้ง {file} มีที่ต้องแก้ {count} แห่ง แก้แล้วสั่งใหม่",
    "The settings {file} have {count} mistakes; mend them and try again:",
)
YEAR_HEAD = Wording("ไฟล์รายการข้อ {file} มีที่ต้องแก้ {count} แห่ง", "The year file {file} has {count} mistakes:")
ALONE = Wording("ไฟล์ {file} บรรทัด {line}: {said}", "{file}, line {line}: {said}")
WHOLE = Wording("ไฟล์ {file}: {said}", "{file}: {said}")
AT_LINE = Wording("บรรทัด {line}: {said}", "line {line}: {said}")
MORE = Wording("และอีก {count} แห่ง", "and {count} more")


class Wrong(Exception):  # noqa: N818 - an answer about a value, not an error of ours
    """Raised for a value that a setting cannot have."""

    def __init__(self, wording: Wording, **params: object) -> None:
        super().__init__(wording.en)
        self.wording, self.params = wording, params


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: in which file, on which line (0: the file as a whole), and the sentence."""

    file: Path
    line: int
    wording: Wording
    params: dict[str, object]

    def sentence(self, lang: Lang, *, alone: bool = False) -> str:
        """What to do, after its line; with `alone` after its file too."""
        params = {key: each.render(lang) if isinstance(each, Wording) else each for key, each in self.params.items()}
        said = self.wording.render(lang, params)
        form = AT_LINE if self.line else None
        if alone:
            form = ALONE if self.line else WHOLE
        return form.render(lang, {"file": self.file, "line": self.line, "said": said}) if form else said


def refused(mistakes: Sequence[Mistake], head: Wording = HEAD) -> Refused:
    """The refusal that lists the mistakes, file by file, from top to bottom."""
    said = {"th": _listed(mistakes, head, "th"), "en": _listed(mistakes, head, "en")}
    return Refused(Wording("{th}", "{en}"), **said)


def _listed(mistakes: Sequence[Mistake], head: Wording, lang: Lang) -> str:
    files: dict[Path, list[Mistake]] = {}
    for mistake in mistakes:
        files.setdefault(mistake.file, []).append(mistake)
    return "\n".join(line for file, of_file in files.items() for line in _of_file(file, of_file, head, lang))


def _of_file(file: Path, mistakes: Sequence[Mistake], head: Wording, lang: Lang) -> Iterator[str]:
    if len(mistakes) == 1:
        yield mistakes[0].sentence(lang, alone=True)
        return
    yield head.render(lang, {"file": file, "count": len(mistakes)})
    for mistake in mistakes[:MOST_SAID]:
        yield f"  {mistake.sentence(lang)}"
    if len(mistakes) > MOST_SAID:
        yield f"  {MORE.render(lang, {'count': len(mistakes) - MOST_SAID})}"


def quoted(value: object) -> str:
    """A value as a sentence repeats it: on one line, shortened, nothing invisible."""
    text = value if isinstance(value, str) else str(value)
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST + 1]).strip()
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
