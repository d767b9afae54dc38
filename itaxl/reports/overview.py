"""All offices at a glance: how each stands, its versions and rounds, and whom to call first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from itaxl.model.wording import Lang, Wording


class OfficeState(StrEnum):
    """How an office stands, by the newest version of its form."""

    MEND = "mend"
    UNREADABLE = "unreadable"
    NOT_SENT = "not_sent"
    BLANK = "blank"
    LOOK = "look"
    READY = "ready"
    ACCEPTED = "accepted"


STATE_WORDS: Final = {
    OfficeState.MEND: Wording("ต้องแก้", "must mend"),
    OfficeState.UNREADABLE: Wording("ตรวจไม่ได้", "cannot be checked"),
    OfficeState.NOT_SENT: Wording("ยังไม่ส่ง", "has not sent"),
    OfficeState.BLANK: Wording("ยังไม่ได้กรอก", "not filled in"),
    OfficeState.LOOK: Wording("ส่งได้ ควรตรวจ", "can be sent, look again"),
    OfficeState.READY: Wording("พร้อมส่ง", "ready to send"),
    OfficeState.ACCEPTED: Wording("รับแล้ว", "accepted"),
}
WAITED_FOR: Final = (OfficeState.MEND, OfficeState.UNREADABLE, OfficeState.NOT_SENT, OfficeState.BLANK)
"""States in which something is to come from the office."""
DONE: Final = (OfficeState.LOOK, OfficeState.READY, OfficeState.ACCEPTED)
RETURNED = Wording("ส่งคืน", "returned")
REMINDED = Wording("ติดตามแล้ว", "reminded")
REMINDED_TIMES = Wording("ติดตามแล้ว {count} ครั้ง", "reminded {count} times")
MENDED = Wording("แก้ครบแล้ว", "mended")
ROUND = Wording("รอบ {number}: {state}", "round {number}: {state}")
ROUNDS = Wording("รอบ {first}–{number}: {state}", "rounds {first}–{number}: {state}")
POINTS = Wording("{state} {count} ข้อ", "{state}, {count} points")
COUNT = Wording("{state} {count}", "{count} {state}")
PLANNED = Wording("แผน", "plan")
REPORTED = Wording("รายงานผล", "report")
OF_YEAR = Wording("{kind} ปี {year}", "{kind} of {year}")
OF_NO_YEAR = Wording("{kind} ไม่บอกปี", "{kind} of no year")
OFFICES = Wording("หน่วยงาน {count} แห่ง: {parts}", "{count} offices: {parts}")
UNKNOWN = Wording("ไม่รู้ว่าของใคร {count} ไฟล์", "{count} files of nobody known")
SENT_OF = Wording("ส่งแล้ว {sent}", "{sent} have sent")
NO_DISTRICT = Wording("ไม่ระบุอำเภอ", "no district given")
MOST_CALLS: Final = 10


class Paper(NamedTuple):
    """What an office sends one of: the plan or the report of an ITA year; `year` is empty when the form says none."""

    planned: bool = False
    year: str = ""

    def words(self, lang: Lang) -> str:
        """``รายงานผล ปี 2569``."""
        kind = (PLANNED if self.planned else REPORTED).render(lang)
        return (OF_YEAR if self.year else OF_NO_YEAR).render(lang, {"kind": kind, "year": self.year})


NO_PAPER: Final = Paper()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an office's form: its path, when it was saved as a person reads it, and its counts.

    `differs` says what is otherwise than in the version of the same paper before it, `state` how it stands.
    """

    path: str
    saved: Wording | None = None
    errors: int = 0
    warnings: int = 0
    differs: Wording | None = None
    other_names: tuple[str, ...] = ()
    of: Paper = NO_PAPER
    state: OfficeState = OfficeState.MEND


@dataclass(frozen=True, slots=True)
class Standing:
    """How an office stood in a round: its state, how many errors, whether a letter returned or reminded of its form."""

    state: OfficeState
    errors: int = 0
    returned: bool = False

    def words(self, lang: Lang, before: "Standing | None" = None) -> str:
        """The state in a few words; what was mended since the round `before` is said to be."""
        if self.state in (OfficeState.MEND, OfficeState.UNREADABLE):
            word = RETURNED if self.returned else STATE_WORDS[self.state]
            return POINTS.render(lang, {"state": word.render(lang), "count": self.errors})
        if self.state is OfficeState.NOT_SENT and self.returned:
            return REMINDED.render(lang)
        if (
            self.state in (OfficeState.LOOK, OfficeState.READY)
            and before
            and before.state in (OfficeState.MEND, OfficeState.UNREADABLE)
        ):
            return MENDED.render(lang)
        return STATE_WORDS[self.state].render(lang)


@dataclass(frozen=True, slots=True)
class OfficeView:
    """One office: whose, where, how to reach it, how it stands; `versions` of each paper are newest first.

    The papers are worst first.

    `rounds` are its earlier standings, None where it was not known; `decision` is why the officer accepted it.
    `hints` are files that bear its name and are no form. `listed` is false when a roster does not name it.
    """

    name: str
    district: str = ""
    province: str = ""
    phone: str = ""
    contact: str = ""
    state: OfficeState = OfficeState.NOT_SENT
    versions: tuple[Version, ...] = ()
    rounds: tuple[Standing | None, ...] = ()
    returned: bool = False
    decision: str = ""
    hints: tuple[str, ...] = ()
    listed: bool = True
    known: bool = True

    @property
    def newest(self) -> tuple[Version, ...]:
        """The newest version of each of its papers: what counts."""
        return tuple({each.of: each for each in reversed(self.versions)}.values())[::-1]

    def version(self, path: str) -> Version:
        """The version that is known by `path`."""
        return next(each for each in self.versions if each.path == path)

    def counts(self, path: str) -> bool:
        """Whether the version known by `path` is the newest of its paper."""
        return any(each.path == path for each in self.newest)

    @property
    def errors(self) -> int:
        """Errors of the newest versions, without forms that are not filled in beside others that are."""
        return sum(each.errors for each in self._filled())

    @property
    def warnings(self) -> int:
        """Warnings of the newest versions, without forms that are not filled in beside others that are."""
        return sum(each.warnings for each in self._filled())

    def _filled(self) -> Sequence[Version]:
        return [each for each in self.newest if each.state is not OfficeState.BLANK] or self.newest

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        return Standing(self.state, self.errors, self.returned)

    @property
    def all_rounds(self) -> tuple[Standing | None, ...]:
        """The earlier standings and the one of now."""
        return (*self.rounds, self.standing)

    def reminded(self, lang: Lang) -> str:
        """``ติดตามแล้ว 2 ครั้ง``, of one that has not sent; empty when no letter has reminded it."""
        times = sum(1 for each in self.all_rounds if each and each.state is OfficeState.NOT_SENT and each.returned)
        return REMINDED_TIMES.render(lang, {"count": times}) if times else ""

    def history(self, lang: Lang) -> str:
        """``รอบ 1–2: ส่งคืน 5 ข้อ → รอบ 3: แก้ครบแล้ว``; empty when there was no round before."""
        if not any(self.rounds):
            return ""
        told: list[tuple[int, int, str]] = []
        before = None
        for number, each in enumerate(self.all_rounds, 1):
            if each is None:
                continue
            state, before = each.words(lang, before), each
            first = told.pop()[0] if told and told[-1][1:] == (number - 1, state) else number
            told.append((first, number, state))
        return " → ".join(
            (ROUND if first == last else ROUNDS).render(lang, {"first": first, "number": last, "state": state})
            for first, last, state in told
        )


@dataclass(frozen=True, slots=True)
class District:
    """One district: how many of its offices stand in each state."""

    name: str
    province: str
    counts: Mapping[OfficeState, int]

    @property
    def offices(self) -> int:
        """How many offices there are."""
        return sum(self.counts.values())

    @property
    def sent(self) -> int:
        """How many have sent something."""
        return self.offices - self.counts.get(OfficeState.NOT_SENT, 0)

    @property
    def done(self) -> int:
        """How many have nothing to mend."""
        return sum(self.counts.get(state, 0) for state in DONE)


@dataclass(frozen=True, slots=True)
class Changes:
    """Which offices have changed how since the round before; files of nobody known are not among them."""

    came: tuple[OfficeView, ...] = ()
    mended: tuple[OfficeView, ...] = ()
    better: tuple[OfficeView, ...] = ()
    worse: tuple[OfficeView, ...] = ()
    same: tuple[OfficeView, ...] = ()


CHANGE_WORDS: Final = {
    "mended": Wording("แก้ครบแล้ว", "mended"),
    "came": Wording("ส่งมาใหม่", "newly sent"),
    "better": Wording("แก้แล้วบางส่วน", "mended in part"),
    "worse": Wording("มีข้อผิดเพิ่ม", "more errors"),
    "same": Wording("ยังไม่แก้", "unchanged"),
}


@dataclass(frozen=True, slots=True)
class Overview:
    """All offices in order: worst first, those that have not sent, forms that are not filled in last."""

    offices: Sequence[OfficeView] = ()
    has_roster: bool = False
    rounds: tuple[str, ...] = field(default=())

    @property
    def missing(self) -> list[OfficeView]:
        """Offices of the roster that have not sent, by district."""
        found = [each for each in self.offices if each.state is OfficeState.NOT_SENT]
        return sorted(found, key=lambda each: (each.province, each.district, each.name))

    @property
    def to_call(self) -> list[OfficeView]:
        """Whom to call first, ten at most: who has most errors; of those alike, whose form was returned most often.

        Errors in papers of an earlier year than the office's latest come after all others.
        """
        bad = [each for each in self.offices if each.state in (OfficeState.MEND, OfficeState.UNREADABLE) and each.known]
        return sorted(bad, key=lambda each: (-_pressing(each), -each.errors, -_returns(each), each.name))[:MOST_CALLS]

    @property
    def strangers(self) -> list[OfficeView]:
        """Files that do not say whose they are."""
        return [each for each in self.offices if not each.known]

    @property
    def usual(self) -> Paper | None:
        """The paper that most offices have sent; None when nobody has sent any."""
        sent = Counter(version.of for each in self.offices if each.known for version in each.newest)
        return max(sent, key=lambda paper: (sent[paper], paper.year), default=None)

    def counts(self) -> Counter[OfficeState]:
        """How many offices stand in each state; files of nobody known are not among them."""
        return Counter(each.state for each in self.offices if each.known)

    def districts(self) -> list[District]:
        """The districts with their counts, those first where most is still to come."""
        counts: dict[tuple[str, str], Counter[OfficeState]] = {}
        for each in self.offices:
            if each.known:
                counts.setdefault((each.province, each.district), Counter())[each.state] += 1
        found = [District(district, province, count) for (province, district), count in counts.items()]
        return sorted(found, key=lambda each: (each.province, -(each.offices - each.done), each.name))

    def line(self, lang: Lang) -> str:
        """``หน่วยงาน 45 แห่ง: ส่งแล้ว 38 · ต้องแก้ 12 · ยังไม่ส่ง 7``."""
        counts = self.counts()
        known = counts.total()
        parts = [SENT_OF.render(lang, {"sent": known - counts[OfficeState.NOT_SENT]})] if self.has_roster else []
        parts += [
            COUNT.render(lang, {"state": STATE_WORDS[state].render(lang), "count": counts[state]})
            for state in OfficeState
            if counts[state]
        ]
        if unknown := len(self.strangers):
            parts.append(UNKNOWN.render(lang, {"count": unknown}))
        return OFFICES.render(lang, {"count": known, "parts": " · ".join(parts)})

    def changes(self) -> Changes:
        """What has changed since the last of the rounds before."""
        found: dict[str, list[OfficeView]] = {name: [] for name in CHANGE_WORDS}
        for each in self.offices:
            if each.known and (kind := _change(each)):
                found[kind].append(each)
        return Changes(**{name: tuple(offices) for name, offices in found.items()})


def _pressing(office: OfficeView) -> int:
    """Errors in the papers of the latest year that the office has sent any of."""
    latest = max((each.of.year for each in office.newest), default="")
    return sum(
        each.errors for each in office.newest if each.of.year in (latest, "") and each.state is not OfficeState.BLANK
    )


def _returns(office: OfficeView) -> int:
    return sum(1 for each in office.rounds if each and each.returned)


def _change(office: OfficeView) -> str:
    before = office.rounds[-1] if office.rounds else None
    if not office.rounds or office.state is OfficeState.NOT_SENT:
        return ""
    if before is None or before.state is OfficeState.NOT_SENT:
        return "came"
    if before.state in DONE:
        return "worse" if office.state in WAITED_FOR else ""
    if office.state in DONE:
        return "mended"
    if office.errors == before.errors:
        return "same"
    return "better" if office.errors < before.errors else "worse"


def offices_by_path(offices: Iterable[OfficeView]) -> dict[str, OfficeView]:
    """The office of each path of a version."""
    return {version.path: each for each in offices for version in each.versions}
