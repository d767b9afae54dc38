"""What a paper or a form says of itself: whether it is a memo or a report, whose, and of which year."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from itaxl.app.paper_sets import Facts
from itaxl.form.organisation import organisation_type
from itaxl.model.refusal import Refused
from itaxl.papers_in.paper import read_papers
from itaxl.papers_in.reader import blocks_of
from itaxl.reading import read_submission
from itaxl.thai.digits import to_arabic
from itaxl.workbook.reader import read_grid_here

_MEMO: Final = ("memo.subject", "memo.to")
_REPORT: Final = "measures.1.measure"


def facts_of(path: Path) -> Facts | None:
    """What a file says of itself, read in this process, which ought to be a capped one; None for an unreadable one."""
    try:
        if path.suffix.lower() != ".docx":
            submission = read_submission(read_grid_here(path))
            said = {key: submission.text(key) for key in ("org.type", "org.name", "org.fiscal_year")}
            return Facts(memo=False, report=False, office=_office(said), year=_year(said))
        values = read_papers({path.name: blocks_of(path)}).values
    except Refused:
        return None
    said = {key: value.text for key, value in values.items()}
    memo, report = all(said.get(key) for key in _MEMO), bool(said.get(_REPORT))
    return Facts(memo=memo, report=report, office=_office(said), year=_year(said))


def _office(said: Mapping[str, str]) -> str:
    """The office's full name without blanks, empty when its kind or its name is not said."""
    kind, name = organisation_type(said.get("org.type", "")), said.get("org.name", "")
    return "".join(kind.full_name(kind.bare_name(name)).split()) if kind and name else ""


def _year(said: Mapping[str, str]) -> str:
    return to_arabic(said.get("org.fiscal_year", "")).strip()
