"""What a kind of paper is: its names, its digits, and who builds it."""

from collections.abc import Callable
from typing import NamedTuple

from itaxl.documents.blocks import Document
from itaxl.form.fields import FormTable
from itaxl.model.submission import Submission


class PaperDigits(NamedTuple):
    """Which digits a kind of paper is written in.

    `setting` is the field of the form with the policy, `policy` that of a form that does not say, `usual` the digits
    of what nobody typed, where nothing was typed that tells.
    """

    setting: str
    policy: str
    usual: str


def always(_submission: Submission) -> bool:
    """Of every form."""
    return True


class DocumentKind(NamedTuple):
    """A kind of paper, declared as ``KIND`` at the end of the file in ``papers/`` that bears its name.

    `thai` and `english` are what people call it, `thai` in the names of files too. Papers stand in the order of
    `place`, in lists and in one PDF of all. What is typed on `sheets` of the form and in the rows of `table` is printed
    on it. `build` takes a submission and its year, and `draft`, `own` (an office's style) and, where the paper `turns`,
    `landscape`. The standard texts of its fields are in the TOML of its name. At a `stage` of the form (แผน, รายงานผล)
    it is made unasked, at every one when empty, and only of forms that `unasked` says; `planned` names the paper that
    stands in its place at the start of a year.
    """

    name: str
    place: int
    thai: str
    english: str
    sheets: tuple[str, ...]
    table: FormTable
    digits: PaperDigits
    build: Callable[..., Document]
    turns: bool = False
    stage: str = ""
    planned: str = ""
    unasked: Callable[[Submission], bool] = always
