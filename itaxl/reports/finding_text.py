"""The sentences of a finding: where, what, why, how, code."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from itaxl.form.labels import STEP, label_of
from itaxl.model.finding import Finding
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording
from itaxl.rules import rule
from itaxl.thai.digits import to_thai
from itaxl.thai.text import beginning, ending

LONGEST = 60
"""Characters of a clerk's own text that a message repeats; the middle of a longer one is left out."""

_ON_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\v", " "))


class Message(NamedTuple):
    """A finding in words: `where` is the field's name, its sheet and cell are the finding's `ref`."""

    where: str
    what: str
    why: str
    how: str
    code: str


def message(finding: Finding, lang: Lang = "th") -> Message:
    """The finding in words of `lang`; its texts may use the finding's parameters, ``{label}`` and ``{field}``.

    ``{field}`` is the name of the field or column alone, for findings that stand for several rows.
    """
    its_rule = rule(finding.code)
    label = label_of(finding.key, lang)
    params = {"label": label, "field": label.rpartition(STEP)[2], **shown(finding.params, lang)}
    return Message(
        where=label,
        what=its_rule.what.render(lang, params),
        why=its_rule.why.render(lang, params),
        how=its_rule.how.render(lang, params),
        code=finding.code,
    )


def shown(params: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The parameters as a person reads them: dates and numbers in words of `lang`, text with nothing invisible.

    A parameter that is a wording of its own is rendered with the other parameters; a reader may have put names in it.
    """
    plain = {name: _shown(value, lang) for name, value in params.items() if not isinstance(value, Wording)}
    worded = {
        name: made_visible(value.render(lang, plain)) for name, value in params.items() if isinstance(value, Wording)
    }
    return plain | worded


def _shown(value: object, lang: Lang) -> object:
    if isinstance(value, date):
        return thai_day(value) if lang == "th" else f"{value.day} {value:%B} {value.year + 543}"
    if isinstance(value, int):
        return to_thai(str(value)) if lang == "th" else value
    return visible(value) if isinstance(value, str) else value


def thai_day(day: date) -> str:
    """The official wording of a day: ๑๖ เมษายน ๒๕๖๔."""
    from itaxl.thai.dates import DateStyle, write_date

    return write_date(day, DateStyle.FULL)


def visible(text: str) -> str:
    """The text on one line, shortened between letters, with characters that nobody sees shown by their numbers."""
    if len(text) > LONGEST:
        text = f"{beginning(text, LONGEST * 2 // 3).rstrip()} … {ending(text, LONGEST // 3).lstrip()}"
    return made_visible(text.translate(_ON_ONE_LINE))


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def outline(wording: Wording, lang: Lang = "th") -> str:
    """A rule's sentence as such, with … where a finding's parameters stand."""
    return (wording.th if lang == "th" else wording.en).format_map(_Gaps())
