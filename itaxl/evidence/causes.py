"""Causes before symptoms: what one cell explains waits until that cell is mended.

A rule whose findings can be the cause of others says how the form would read if they were mended (`Rule.suppose`).
The form is then checked again as it would read: what is no longer found was a symptom and waits for the cell of its
cause; what is still found is told as the next check will tell it. So no list says which rule explains which.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.supposed import Supposed, reread, texts_by_cell
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity

Again = Callable[[Supposed], list[Finding]]
"""What is found in a form as it would read."""


def causes_first(
    found: list[Finding], rules: Iterable[Rule], form: Supposed, again: Again, years: Years
) -> list[Finding]:
    """`found` in `form` with the symptoms of each cause waiting for its cell.

    Causes are taken in the order of the `rules`, each in the form as it would read without those before it. A form
    without any, as most are, is not checked again.
    """
    told: list[Finding] = []
    held: list[Finding] = []
    for rule in rules:
        causes = [each for each in found if each.code == rule.code and each.stands] if rule.suppose else []
        supposed = rule.suppose(form, causes, years) if rule.suppose and causes else None
        if supposed is None:
            continue
        supposed = reread(supposed, form.year)
        after, changed = again(supposed), _changed(form, supposed)
        others = [each for each in found if each not in causes]
        symptoms = _missing(others, after, changed)
        new = _missing(after, found, changed)
        of_cause = [each for each in new if _same_cell(each, causes)]
        if not symptoms or _gravity(each for each in new if each not in of_cause) >= _gravity(symptoms):
            continue
        worst = min(map(_rank, causes))
        held += (_waiting(each, causes) for each in symptoms if _rank(each) >= worst and not _same_cell(each, causes))
        told += [*causes, *(each for each in symptoms if _rank(each) < worst)]
        found = _told_then(others, [each for each in after if each not in of_cause], changed)
        form = supposed
    return [*told, *found, *held]


def _missing(findings: Iterable[Finding], others: Iterable[Finding], changed: frozenset[CellRef]) -> list[Finding]:
    """Those of the findings that are not among the others."""
    known = {_identity(each, changed) for each in others}
    return [each for each in findings if _identity(each, changed) not in known]


def _identity(finding: Finding, changed: frozenset[CellRef]) -> object:
    """What a finding is known by: its rule and place, or its words where the text around them is another one then."""
    if finding.ref in changed:
        return finding.code, str(finding.params.get("text", finding.ref))
    return finding.code, finding.ref, finding.span


def _gravity(findings: Iterable[Finding]) -> list[int]:
    """How many there are of each severity, the gravest first."""
    ranks = list(map(_rank, findings))
    return [ranks.count(severity.rank) for severity in Severity]


def _rank(finding: Finding) -> int:
    return finding.severity.rank if finding.severity else 0


def _same_cell(finding: Finding, causes: Iterable[Finding]) -> bool:
    """Whether one of the causes says of this very cell what is wrong with it."""
    return any(finding.ref in _cells(cause) for cause in causes)


def _cells(finding: Finding) -> tuple[CellRef, ...]:
    return (finding.ref, *finding.also) if finding.ref else finding.also


def _waiting(finding: Finding, causes: Sequence[Finding]) -> Finding:
    """The finding waiting for the cause in its own row, else for the first."""
    near = (cause for cause in causes if finding.ref and finding.ref[:2] in {ref[:2] for ref in _cells(cause)})
    return replace(finding, waits_for=next(near, causes[0]).ref, reason="")


def _told_then(found: Iterable[Finding], after: Sequence[Finding], changed: frozenset[CellRef]) -> list[Finding]:
    """What is left to say: of cells as they stand what will be found then, of changed ones what is found now too."""
    still = {_identity(each, changed) for each in after}
    now = [each for each in found if each.ref in changed and _identity(each, changed) in still]
    return [*now, *(each for each in after if each.ref not in changed)]


def _changed(form: Supposed, supposed: Supposed) -> frozenset[CellRef]:
    """The cells whose text is another one."""
    before, after = texts_by_cell(form.submission), texts_by_cell(supposed.submission)
    return frozenset(ref for ref in before.keys() | after.keys() if before.get(ref) != after.get(ref))
