"""What papers are wished of a form, and what was drawn: plain data, so that who waits for papers draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from itaxl.model.finding import Finding
from itaxl.model.wording import Wording

Draft: TypeAlias = Literal["auto", "never"]


@dataclass(frozen=True, slots=True)
class PapersWish:
    """What to make: papers by kind (none: all), PDFs, one PDF of all, papers on their side, and what stamps ร่าง."""

    kinds: Sequence[str] = ()
    pdf: bool = False
    combine: bool = False
    draft: Draft = "auto"
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Documents that are ready to be written.

    `documents` are .docx by their file names; `both` is the name of one PDF of all, empty when none is wished;
    `findings` are those of the check that went before, `draft` whether the pages say ร่าง.
    """

    documents: Mapping[str, bytes]
    both: str
    findings: tuple[Finding, ...]
    draft: bool
    notes: tuple[Wording, ...] = ()
