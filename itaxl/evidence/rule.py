"""What a rule is: texts in two languages, a source, examples that run, and a check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording

if TYPE_CHECKING:  # who only says what was found needs none of these
    from itaxl.evidence.digest import Digest
    from itaxl.evidence.supposed import Supposed
    from itaxl.model.submission import Submission
    from itaxl.years.catalogue import FiscalYear

Check = Callable[["Submission", "FiscalYear"], Iterator[Finding]]
Across = Callable[["Sequence[Digest]"], Iterator[tuple[str, Finding]]]
"""Digests of all submissions → pairs of a submission's id and a finding in it."""
Years = Callable[[int], "FiscalYear"]
"""The catalogue of an ITA year (B.E.), an office's own first."""
Suppose = Callable[["Supposed", "Sequence[Finding]", Years], "Supposed | None"]
"""What a form would say if the rule's findings in it were mended, None when that cannot be told."""
Examples = Mapping[str, str]
"""Field key → text typed into a clean sample submission, such as ``{"memo.date": "๓๑ มิ.ย. ๖๔"}``."""


def nothing(_submission: "Submission", _year: "FiscalYear") -> Iterator[Finding]:
    """The check of a rule that looks at several submissions at once."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, declared as ``RULE`` at the end of the file that is named by its code.

    `name` is the bad pattern in kebab-case English. `what`, `why` and `how` make up the message: what was
    found (with the finding's parameters, see `message`), why it matters, and how to mend it. `stage`: 1 file and
    form, 2 single value, 3 within the submission, 4 across submissions. `source` is a regulation, manual or year, or
    "practice". `bad` must give a finding of this rule, `good` none; rules about files and about several
    submissions have their examples in tests instead and say so by leaving them empty. `across` is the check of a
    stage 4 rule. A rule whose findings can be the cause of others says with `suppose` how the form would read without
    its own; see `causes`.
    """

    code: str
    name: str
    stage: int
    severity: Severity
    what: Wording
    why: Wording
    how: Wording
    source: str
    check: Check = nothing
    bad: Examples = field(default_factory=dict)
    good: Examples = field(default_factory=dict)
    since: str = "0.1"
    aliases: tuple[str, ...] = ()
    across: Across | None = None
    suppose: Suppose | None = None
