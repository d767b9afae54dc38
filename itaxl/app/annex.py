"""Files beside a form that go into its package: the evidence annex, files that the table names, pictures of fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.wording import Wording
from itaxl.workbook.reader import contents

BEGINNINGS: Final = ("ภาคผนวก", "หลักฐาน", "annex", "appendix")
"""How the names of evidence begin."""
ENDINGS: Final = frozenset({".pdf", ".docx", ".jpg", ".jpeg", ".png"})
MOST: Final = 100
SHARE: Final = 2
"""The part of the largest file that itaxl reads, which a package must be too, that its annex may be."""
LEFT_OUT = Wording(
    "ไม่ได้ใส่ “{name}” ในชุด เพราะเปิดไม่ได้หรือทำให้ชุดใหญ่เกินไป ให้ส่งแยก",
    "“{name}” is not in the package: it cannot be opened or makes it too large; send it by itself",
)


@dataclass(slots=True)
class Annex:
    """Files beside a form by name, and the names of those that were left out."""

    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def notes(self) -> tuple[Wording, ...]:
        """What to know about the files that were left out."""
        plain = [name.replace("{", "{{").replace("}", "}}") for name in self.left_out]
        return tuple(Wording(*(text.format(name=name) for text in LEFT_OUT)) for name in plain)


def annex_beside(form: Path, evidence: Sequence[str]) -> Annex:
    """The evidence in the folder of a form: by its name, or because the table's texts of `evidence` name it."""
    said = "\n".join(evidence).casefold()
    return _read(path for path in _files(form) if _is_evidence(path, said))


def pictures_beside(form: Path, names: Sequence[str]) -> Annex:
    """The pictures in the folder of a form that its fields name."""
    wanted = {name.casefold() for name in names}
    return _read(path for path in _files(form) if path.name.casefold() in wanted)


def _files(form: Path) -> list[Path]:
    folder = form.absolute().parent
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink() and path != form)


def _is_evidence(path: Path, said: str) -> bool:
    name = path.name.casefold()
    return path.suffix.lower() in ENDINGS and (name.startswith(BEGINNINGS) or name in said)


def _read(paths: Iterator[Path]) -> Annex:
    caps, annex, total = limits(), Annex(), 0
    for path in paths:
        try:
            data = contents(path, caps)
        except UnreadableFile:
            annex.left_out.append(path.name)
            continue
        if len(annex.files) >= MOST or total + len(data) > caps["file"] // SHARE:
            annex.left_out.append(path.name)
            continue
        total += len(data)
        annex.files[path.name] = data
    return annex
