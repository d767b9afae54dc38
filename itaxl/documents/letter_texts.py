"""The words of a letter that returns a form: to whom, about what, what to mend and until when."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from itaxl.documents.letter import RULES, Letter
from itaxl.documents.point import Point
from itaxl.thai.digits import to_thai


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that goes back: whose it is, what it is about, and the points, in the order in which they are listed.

    `organisation`, `to`, `item` and `year` are empty when they are not known; nothing is guessed. `readable` is
    false when nothing could be read from the `file`; it is `planned` when it is the plan and not the report.
    """

    organisation: str
    to: str
    item: str
    year: str
    file: str
    errors: tuple[Point, ...] = ()
    warnings: tuple[Point, ...] = ()
    readable: bool = True
    planned: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """What must be mended, then what should be looked at again."""
        return (*self.errors, *self.warnings)


def returning(form: ReturnedForm, frame: Letter, *, number: str = "", due: str = "") -> Letter:
    """The letter that returns `form`: `frame` says who writes, when and with which references.

    `number` is the running number, blank for writing it by hand; `due` the day until which the form shall be back.
    """
    facts = _facts()
    words = _words(form, due)
    kind = _kind(form)
    listed = "both" if kind == "errors" and form.warnings else kind
    whose = facts["list"]["whose" if form.organisation else "of_file"]
    return replace(
        frame,
        number=number,
        subject=facts["subject"][kind].format_map(words),
        to=form.to,
        paragraphs=(
            facts["cause"]["referring" if frame.references else "plain"].format_map(words),
            facts["purpose"][listed].format_map(words),
        ),
        points=form.points,
        list_title=(facts["list"][listed], whose.format_map(words)),
        closing=facts["closing"][kind].format_map(words),
    )


def reminding(form: ReturnedForm, frame: Letter, *, number: str = "", due: str = "") -> Letter:
    """The letter that reminds an office of a form that has not come; `number` and `due` as for `returning`."""
    facts, words = _facts(), _words(form, due)
    return replace(
        frame,
        number=number,
        subject=facts["subject"]["reminder"].format_map(words),
        to=form.to,
        paragraphs=(
            facts["cause"]["reminder_referring" if frame.references else "reminder"].format_map(words),
            facts["purpose"]["reminder"].format_map(words),
        ),
        points=(),
        closing=facts["closing"]["reminder"].format_map(words),
    )


def _kind(form: ReturnedForm) -> str:
    if not form.readable:
        return "unreadable"
    return "errors" if form.errors else "warnings"


def _words(form: ReturnedForm, due: str) -> dict[str, str]:
    facts = _facts()
    return {
        "organisation": form.organisation or facts["form"]["nobody"],
        "name": _name(form),
        "form": _form(form),
        "file": form.file,
        "errors": to_thai(str(len(form.errors))),
        "warnings": to_thai(str(len(form.warnings))),
        "first_warning": to_thai(str(len(form.errors) + 1)),
        "where": facts["where"]["enclosed" if len(form.points) > RULES.inline_points else "inline"],
        "due": facts["closing"]["due"].format(due=due) if due else "",
    }


def _name(form: ReturnedForm) -> str:
    return _facts()["form"]["planned" if form.planned else "name"]


def _form(form: ReturnedForm) -> str:
    words = _facts()["form"]
    parts = (
        _name(form),
        words["item"].format(item=form.item) if form.item else "",
        words["assessment"],
        words["year"].format(year=to_thai(form.year)) if form.year else "",
    )
    return "".join(parts)


@cache
def _facts() -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_name("letter_texts.toml").read_text(encoding="utf-8")
    )
    return facts
