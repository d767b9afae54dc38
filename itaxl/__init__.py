"""itaxl: the papers of Thailand's Integrity and Transparency Assessment, made and checked from one Excel form.

`check`, `make`, `fix` and `new` do what the commands of these names do. They raise `Refused`, whose sentence says in
Thai and English why a file cannot be read or written; what a person typed never raises.
"""

from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING

from itaxl.model.refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from itaxl.app.choice import Choice
    from itaxl.app.fixed_copy import FixedCopy
    from itaxl.app.make import Made
    from itaxl.app.new import NewForm
    from itaxl.reports.checked import Checked

__all__ = ["Refused", "check", "fix", "make", "new"]
__version__ = "0.1.0"


def check(path: "str | PathLike[str]", *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Checked":
    """What stands between the form at `path` and a submission; the form is never changed.

    `select` and `ignore` are codes of rules or their beginnings, such as ``D`` or ``R001``. The settings beside the
    form count. `Checked.verdict` is พร้อมส่ง or why not, `Checked.findings` what was found;
    `itaxl.reports.checked.lines` puts these into words. Raises Refused when the file cannot be read.
    """
    from itaxl.app.check import check_paths

    (result,) = check_paths([_path(path)], _choice(path, select, ignore))
    return result


def fix(path: "str | PathLike[str]", *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "FixedCopy":
    """Mend in a copy beside the form, ``<name>.fixed.xlsm``, what can be mended without changing what was meant.

    The answer tells the copy (None when nothing was to mend), each change, and what a person must still do. Raises
    Refused when the form cannot be read, or no copy can be written that is proved to say the same.
    """
    from itaxl.app.fixed_copy import mend_file

    return mend_file(_path(path), _choice(path, select, ignore))


def make(
    path: "str | PathLike[str]",
    folder: "str | PathLike[str] | None" = None,
    *,
    kinds: Sequence[str] = (),
    pdf: bool = False,
    combine: bool = False,
    draft: bool = True,
    landscape: bool = False,
) -> "Made":
    """Make the papers of the form at `path` (.docx) in `folder`, beside the form unless given.

    `kinds` names papers, such as ``memo``; all when it is empty. `pdf` makes PDFs too, `combine` one PDF of all. While
    errors remain the pages say ร่าง unless `draft` is False. A paper that a person has changed is kept, and the new
    one is written beside it. Raises Refused, KeyError for a kind that does not exist.
    """
    from itaxl.app.make import PapersWish, make_file

    wish = PapersWish(tuple(kinds), pdf=pdf, combine=combine, draft="auto" if draft else "never", landscape=landscape)
    return make_file(_path(path), None if folder is None else _path(folder), wish)


def new(
    path: "str | PathLike[str]",
    *,
    year: int | None = None,
    sample: bool = False,
    old: "str | PathLike[str] | None" = None,
) -> "NewForm":
    """Write a form to `path` (.xlsm), never over another file.

    It is for the fiscal `year` (Buddhist era), the newest known unless given; filled with the sample, or with all that
    the `old` form says. Raises Refused.
    """
    from itaxl.app.new import new_form

    return new_form(_path(path), year=year, sample=sample, old=None if old is None else _path(old))


def _path(path: "str | PathLike[str]") -> "Path":
    from pathlib import Path

    return Path(path)


def _choice(path: "str | PathLike[str]", select: Sequence[str], ignore: Sequence[str]) -> "Choice":
    from itaxl.app.choice import Choice
    from itaxl.settings import settings_for

    return Choice(tuple(select), tuple(ignore), settings=settings_for(_path(path).absolute().parent))
