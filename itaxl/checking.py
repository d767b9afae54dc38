"""Running the rules over a submission: stages, policy of the year, written reasons, causes before symptoms."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from itaxl.evidence.causes import causes_first
from itaxl.evidence.grouping import grouped
from itaxl.evidence.overlaps import one_per_span
from itaxl.evidence.reasons import says_something
from itaxl.evidence.rule import Rule
from itaxl.evidence.supposed import Supposed
from itaxl.form.fields import INPUT_SHEETS
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.visible import made_visible
from itaxl.model.wording import Wording
from itaxl.rules import BLOCKING, all_rules, rules_across
from itaxl.years.catalogue import NO_YEARS, FiscalYear, fiscal_year

if TYPE_CHECKING:
    from itaxl.evidence.digest import Digest

Crashed = Callable[[Rule, Exception], Finding]
"""The finding that says that a rule itself failed, made from which rule and how; the other rules go on."""

TYPING: Final = "T"
"""How the codes of the rules about typing and spelling begin."""

OFF: Final = "off"
NO_SUCH_RULE = Wording("ไม่มีกฎรหัส {asked} ดูรหัสทั้งหมดด้วยคำสั่ง itaxl rules", "No rule {asked}; see: itaxl rules")


def check(
    submission: Submission,
    year: FiscalYear,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    own_years: Mapping[int, FiscalYear] = NO_YEARS,
    on_crash: Crashed | None = None,
) -> list[Finding]:
    """Everything the rules of stages 1 to 3 find, in the form's order, each with the severity that counts.

    What another finding explains comes last and says for which cell it waits. `select` and `ignore` are codes or
    beginnings of codes (``D``, ``D009``); the rules that say whether the form can be read at all always run.
    `own_years` are an office's own catalogues. A rule that fails raises, unless `on_crash` makes a finding of it.
    Raises Refused for a code that no rule has.
    """
    rules = chosen(select, ignore)
    form = Supposed(submission, year)
    again = partial(_found, rules, on_crash=on_crash)
    found = again(form)
    if not _is_blocked(found):
        found = causes_first(found, rules, form, again, partial(fiscal_year, own=own_years))
    return sorted(grouped(sorted(found, key=_place)), key=_place)


def _found(rules: Sequence[Rule], form: Supposed, *, on_crash: Crashed | None) -> list[Finding]:
    """What the rules find in a form, one finding per span, each with the reason that accepted it."""
    found: list[Finding] = []
    for _stage, of_stage in groupby(rules, key=lambda entry: entry.stage):
        found += (each for entry in of_stage for each in _run(entry, *form, on_crash))
        if _is_blocked(found):
            break
    found = [each for each in found if not _in_own_name(each, form.submission)]
    return [_accepted(each, form.submission) for each in one_per_span(found)]


def _is_blocked(found: Sequence[Finding]) -> bool:
    """Whether the form could not be read, so that nothing more is worth saying."""
    return any(each.code in BLOCKING and each.severity is Severity.ERROR for each in found)


def check_across(
    digests: "Sequence[Digest]",
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    on_crash: Crashed | None = None,
) -> dict[str, list[Finding]]:
    """What the rules of stage 4 find when all submissions lie side by side, by the id of each submission.

    A rule that fails raises, unless `on_crash` makes a finding of it, which every submission then has.
    """
    found: dict[str, list[Finding]] = {}
    for entry in chosen(select, ignore) if select or ignore else rules_across():
        for submission_id, finding in _run_across(entry, digests, on_crash):
            found.setdefault(submission_id, []).append(replace(finding, severity=finding.severity or entry.severity))
    return found


def _run_across(entry: Rule, digests: "Sequence[Digest]", on_crash: Crashed | None) -> Iterator[tuple[str, Finding]]:
    try:
        yield from entry.across(digests) if entry.across else ()
    except Exception as error:
        if on_crash is None or isinstance(error, MemoryError):
            raise
        failed = on_crash(entry, error)
        yield from ((each.id, failed) for each in digests)


def chosen(select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Rule]:
    """The rules that `select` names (all when empty) without those that `ignore` names."""
    rules = all_rules()
    for code in (*select, *ignore):
        if not any(_named(entry, (code,)) for entry in rules):
            raise Refused(NO_SUCH_RULE, asked=made_visible(code))
    return [
        entry
        for entry in rules
        if entry.code in BLOCKING or ((not select or _named(entry, select)) and not _named(entry, ignore))
    ]


def _named(entry: Rule, codes: Collection[str]) -> bool:
    return any(name.startswith(code) for code in codes for name in (entry.code, *entry.aliases))


def _run(entry: Rule, submission: Submission, year: FiscalYear, on_crash: Crashed | None) -> Iterator[Finding]:
    policy = year.policy.get(entry.code, entry.severity)
    if policy == OFF:
        return
    try:
        for finding in entry.check(submission, year):
            yield replace(finding, severity=finding.severity or Severity(policy))
    except Exception as error:
        if on_crash is None or isinstance(error, MemoryError):
            raise
        yield on_crash(entry, error)


def _in_own_name(finding: Finding, submission: Submission) -> bool:
    """Whether a typing rule speaks of a part of a division's name that stands as the office has set it."""
    if not submission.departments or finding.span is None or not finding.code.startswith(TYPING):
        return False
    text = next((cell.raw for _, cell in submission.texts() if cell.ref == finding.ref), "")
    start, end = finding.span
    return any(
        found.start() <= start and end <= found.end()
        for name in submission.departments
        for found in re.finditer(re.escape(name), text)
    )


def _accepted(finding: Finding, submission: Submission) -> Finding:
    """A warning or note takes the reason written in its row, if that says anything; an error never does."""
    if finding.ref is None or finding.severity is Severity.ERROR:
        return finding
    reason = submission.reasons.get((finding.ref.sheet, finding.ref.row), "").strip()
    return replace(finding, reason=reason) if says_something(reason) else finding


def _place(finding: Finding) -> tuple[bool, int, str, int, int, int, str, tuple[int, int]]:
    ref = finding.ref or CellRef("", 0, 0)
    sheet = INPUT_SHEETS.index(ref.sheet) if ref.sheet in INPUT_SHEETS else -1
    severity = finding.severity.rank if finding.severity else 0
    waits = finding.waits_for is not None
    return waits, sheet, ref.sheet, ref.row, ref.column, severity, finding.code, finding.span or (0, 0)
