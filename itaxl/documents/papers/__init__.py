"""The papers, one file each, named by its kind; found here by their file names."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from itaxl.documents.kind import DocumentKind
from itaxl.form.fields import PLAN, REPORTING


@cache
def names() -> tuple[str, ...]:
    """The names of all kinds, in the order of their file names; no paper is imported for it."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def kind(name: str) -> DocumentKind:
    """The kind of that name; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    found: DocumentKind = import_module(f"{__name__}.{name}").KIND
    return found


def kinds(wanted: Iterable[str] = ()) -> tuple[DocumentKind, ...]:
    """The kinds of the `wanted` names in the order in which papers stand; all when none is named."""
    return tuple(sorted(map(kind, tuple(wanted) or names()), key=lambda each: each.place))


def due(wanted: Iterable[str] = (), *, planned: bool) -> tuple[DocumentKind, ...]:
    """The `wanted` kinds; of none, those of the form's stage. A form that is `planned` has measures and no report."""
    stage = PLAN if planned else REPORTING
    named = tuple(wanted) or tuple(each.name for each in kinds() if each.stage in ("", stage))
    return kinds(dict.fromkeys((kind(name).planned if planned else "") or name for name in named))


def combined_name(kinds: Iterable[DocumentKind]) -> str:
    """What one file of several papers is called: บันทึกข้อความและรายงาน."""
    return "และ".join(each.thai for each in kinds)
