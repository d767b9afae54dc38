"""Papers among what came in: each with the form beside it, or in the place of one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itaxl.app.sorting import copies, not_form
from itaxl.batch.workbook import Workbook
from itaxl.reports.passed_over import PassedOver, Why

if TYPE_CHECKING:
    from itaxl.app.paper_sets import LookAt


def with_papers(
    forms: Sequence[tuple[Path, str]], documents: Mapping[Path, str], look_at: "LookAt | None" = None
) -> tuple[list[Workbook], list[PassedOver]]:
    """The forms with the papers beside them, papers without a form as rows of their own, and the others with why.

    Both are files and the paths they are known by. Of papers of a form one set is compared with it. `look_at` tells
    what they say of themselves; processes do unless it is given.
    """
    if not documents:
        return [Workbook(path, known_as) for path, known_as in forms], []
    from itaxl.app.paper_sets import paper_sets  # what reads papers, in the process that hands out, for them alone

    of = copies(list(documents))
    sets = paper_sets([path for path in documents if path not in of], [path for path, _ in forms], look_at)
    beside: dict[Path, tuple[Path, ...]] = {}
    alone = []
    for each in sets:
        if each.form and each.form not in beside:
            beside[each.form] = each.papers
        else:
            alone.append(each.papers)
    workbooks = [Workbook(path, known_as, beside.get(path, ())) for path, known_as in forms]
    workbooks += [Workbook(first, documents[first], tuple(rest), is_paper=True) for first, *rest in alone]
    known = dict(forms) | dict(documents)
    told = [PassedOver(documents[path], Why.PAPER, known[each.path]) for each in workbooks for path in each.papers]
    used = {path for each in workbooks for path in (each.path, *each.papers)}
    for path, known_as in documents.items():
        if path in of and of[path] in used:
            told.append(PassedOver(known_as, Why.COPY, documents[of[path]]))
        elif path not in used:
            told.append(not_form(known_as, "word"))
    return workbooks, told
