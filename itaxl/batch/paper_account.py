"""Papers among what came in: each with the form beside it, or in the place of one."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from itaxl.app.sorting import SAVE_AS, document_copies, not_form
from itaxl.batch.workbook import Workbook
from itaxl.files.own_folder import own_folder
from itaxl.files.paper_endings import OLDER_PAPERS
from itaxl.reports.passed_over import PassedOver, Why

if TYPE_CHECKING:
    from itaxl.app.paper_sets import Facts, LookAt, PaperSet

MADE: Final = "เอกสารที่แปลงเป็น docx"
"""The folder in the outputs that holds papers of other programs as they are read."""


def with_papers(
    forms: Sequence[tuple[Path, str]],
    documents: Mapping[Path, str],
    out: Path,
    *,
    seen: dict[str, "Facts | None"] | None = None,
    look_at: "LookAt | None" = None,
) -> tuple[list[Workbook], list[PassedOver]]:
    """The forms with the papers beside them, papers without a form as rows of their own, and the others with why.

    Both are files and the paths they are known by. Of papers of a form one set is compared with it. Those of other
    programs are made into .docx below `out`. What was `seen` of files by the hashes of their bytes is not looked for
    again, and what is new is added to it; `look_at` tells what files say of themselves where there are no processes.
    """
    if not documents:
        return [Workbook(path, known_as) for path, known_as in forms], []
    # What reads papers, in the process that hands out, for them alone.
    from itaxl.app.older_documents import made_into_docx
    from itaxl.app.paper_sets import paper_sets

    of = document_copies(list(documents))
    own = [path for path in documents if path not in of]
    older = [path for path in own if path.suffix.lower() in OLDER_PAPERS]
    read = made_into_docx(older, partial(own_folder, out, MADE)) if older else {}
    unread = {path for path in older if path not in read}
    readable = [path for path in own if path not in unread]
    sets = paper_sets(readable, [path for path, _ in forms], read=read, known=seen, look_at=look_at)
    beside: dict[Path, PaperSet] = {}
    alone = []
    for each in sets:
        if each.form and each.form not in beside:
            beside[each.form] = each
        else:
            alone.append(each)
    workbooks = [Workbook(path, known_as, beside[path].files if path in beside else ()) for path, known_as in forms]
    workbooks += [Workbook(each.files[0], documents[each.papers[0]], each.files[1:], is_paper=True) for each in alone]
    known = dict(forms)
    told = [
        PassedOver(documents[path], Why.PAPER, known[form]) for form, each in beside.items() for path in each.papers
    ]
    told += [
        PassedOver(documents[path], Why.PAPER, documents[each.papers[0]]) for each in alone for path in each.papers[1:]
    ]
    used = {path for each in sets for path in each.papers}
    for path, known_as in documents.items():
        if path in of and (of[path] in used or of[path] in unread):
            told.append(PassedOver(known_as, Why.COPY, documents[of[path]]))
        elif path not in used:
            told.append(not_form(known_as, "word", SAVE_AS if path in unread else None))
    return workbooks, told
