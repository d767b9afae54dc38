"""What a batch does as one: a form, or papers in the place of one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's file, and the path it is known by, which no other has.

    That is relative to what was given, with forward slashes; of a workbook in a zip, the zip's and the place in it.
    `papers` lie beside it and are compared with it. Where no form does, a paper stands in its place (`is_paper`).
    """

    path: Path
    known_as: str
    papers: tuple[Path, ...] = ()
    is_paper: bool = False
