"""One checked workbook and its findings as plain lines: what every report, screen and sheet is made from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording
from itaxl.reports.finding_text import message
from itaxl.reports.verdict import Verdict, verdict
from itaxl.rules import BLOCKING, FOREIGN, NOT_RUN, rule

SEVERITY_WORDS = {
    Severity.ERROR: Wording("ต้องแก้", "Error"),
    Severity.WARNING: Wording("ควรตรวจ", "Warning"),
    Severity.INFO: Wording("ข้อสังเกต", "Note"),
}
ACCEPTED = Wording("มีคำชี้แจง", "Accepted")
HELD_BACK = Wording("รอ", "Waits")
WAITS = Wording("รอแก้ช่อง {cell} ก่อน", "Mend {cell} first")
MORE_WAIT = Wording("อีก {count} ข้อ รอแก้ช่อง {cell} ก่อน", "{count} more wait for {cell}")
UNFILLED = {
    "organisation": Wording("ชื่อหน่วยงาน", "the organisation's name"),
    "measures": Wording("มาตรการและผลการดำเนินการ", "any measure"),
}
"""What a form lacks that is not filled in or hardly begun."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking one workbook: its path as given, whose it is, and what was found.

    `unfilled` names what a form that is hardly begun lacks, keys of `UNFILLED`.
    """

    path: str
    organisation: str
    fiscal_year: int | None
    findings: tuple[Finding, ...]
    unfilled: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of `severity` stand: no written reason has accepted them, and they wait for nothing."""
        return sum(1 for finding in self.findings if effective(finding) is severity and finding.stands)

    @property
    def name(self) -> str:
        """The path as a person is shown it."""
        return shown_name(self.path)

    @property
    def accepted(self) -> int:
        """How many findings a written reason has accepted."""
        return sum(1 for finding in self.findings if finding.reason)

    @property
    def waiting(self) -> Mapping[CellRef, int]:
        """How many findings wait for each cell that must be mended first."""
        return Counter(finding.waits_for for finding in self.findings if finding.waits_for)

    @property
    def foreign(self) -> bool:
        """Whether this is no file of ours, or none that can be opened."""
        return any(each.code == FOREIGN and effective(each) is Severity.ERROR for each in self.findings)

    @property
    def unreadable(self) -> bool:
        """Whether the form could not be read, so that nothing else in it was checked."""
        return any(each.code in BLOCKING and effective(each) is Severity.ERROR for each in self.findings)

    @property
    def incomplete(self) -> bool:
        """Whether a rule failed, so that not everything was checked."""
        return any(each.code == NOT_RUN for each in self.findings)

    @property
    def verdict(self) -> Wording:
        """In a few words: can this be sent?"""
        errors, warnings = self.count(Severity.ERROR), self.count(Severity.WARNING)
        answer = verdict(unreadable=self.unreadable, unfilled=bool(self.unfilled), errors=errors, warnings=warnings)
        return answer.value

    @property
    def worst(self) -> Severity | None:
        """The gravest severity that still stands, None when nothing does."""
        return next((severity for severity in Severity if self.count(severity)), None)


class FindingLine(NamedTuple):
    """One finding in words of one language, with the place a person looks for.

    One that waits for another cell says only that: its own advice might ask to make a right value wrong.
    """

    severity: Severity
    stage: int
    sheet: str
    cells: tuple[CellRef, ...]
    key: str
    label: str
    what: str
    why: str
    how: str
    code: str
    reason: str
    waits_for: CellRef | None

    @property
    def stands(self) -> bool:
        """Whether there is something to do about it now."""
        return not self.reason and self.waits_for is None

    @property
    def level(self) -> Wording:
        """Its severity in a word, or why nothing is to be done about it now."""
        if self.waits_for:
            return HELD_BACK
        return ACCEPTED if self.reason else SEVERITY_WORDS[self.severity]

    @property
    def address(self) -> str:
        """The cells as a person reads them: ``C5``, ``G7, G9``, empty when the finding has no cell."""
        return ", ".join(ref.address for ref in self.cells)


def unfilled_words(unfilled: Iterable[str], lang: Lang = "th") -> str:
    """What a form lacks that is hardly begun: ``ยังไม่ได้กรอก: ชื่อหน่วยงาน, มาตรการ…``."""
    return f"{Verdict.NOT_FILLED.value.render(lang)}: {', '.join(UNFILLED[each].render(lang) for each in unfilled)}"


def refused_result(path: str, refusal: Refused) -> Checked:
    """A file that cannot be read is one result whose only finding says why.

    The finding's parameters also hold what is `asked` of its sender, None when the sender can do nothing about it, and
    what the file `is`.
    """
    params = {"kind": refusal.said, "asked": refusal.params.get("asked"), "is": refusal.params.get("kind")}
    finding = Finding(refusal.code or FOREIGN, params=params, severity=Severity.ERROR)
    return Checked(path=path, organisation="", fiscal_year=None, findings=(finding,))


def effective(finding: Finding) -> Severity:
    """The severity that counts: the finding's own, else its rule's."""
    return finding.severity or rule(finding.code).severity


def lines(findings: Iterable[Finding], lang: Lang = "th") -> Sequence[FindingLine]:
    """The findings in words of `lang`, in their given order."""
    return [_line(finding, lang) for finding in findings]


def waiting_words(result: Checked, lang: Lang) -> Mapping[CellRef, str]:
    """A sentence for each cell for which other findings wait."""
    return {ref: MORE_WAIT.render(lang, {"count": count, "cell": ref}) for ref, count in result.waiting.items()}


def _line(finding: Finding, lang: Lang) -> FindingLine:
    its_rule = rule(finding.code)
    words = message(finding, lang)
    refs = (finding.ref, *finding.also) if finding.ref else finding.also
    return FindingLine(
        severity=effective(finding),
        stage=its_rule.stage,
        sheet=finding.ref.sheet if finding.ref else "",
        cells=tuple(refs),
        key=finding.key,
        label=words.where,
        what=words.what,
        why="" if finding.waits_for else words.why,
        how=WAITS.render(lang, {"cell": finding.waits_for}) if finding.waits_for else words.how,
        code=finding.code,
        reason=finding.reason,
        waits_for=finding.waits_for,
    )


def worst_first(results: Iterable[Checked]) -> list[Checked]:
    """The results with most errors first, then most warnings, then by path; forms that are not filled in last."""
    return sorted(
        results,
        key=lambda result: (
            bool(result.unfilled),
            -result.count(Severity.ERROR),
            -result.count(Severity.WARNING),
            result.path,
        ),
    )
