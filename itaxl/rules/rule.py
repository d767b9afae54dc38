"""What a rule is: texts in two languages, a source, examples that run, and a check."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from itaxl.finding import Finding, Severity
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

Check = Callable[[Submission, FiscalYear], Iterator[Finding]]
Examples = Mapping[str, str]
"""Field key → text typed into a clean sample submission, such as ``{"memo.date": "๓๑ มิ.ย. ๖๔"}``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, declared at the end of the file that is named by its code.

    `name` is the bad pattern in kebab-case English. `what`, `why` and `how` make up the message: what was
    found (with the finding's parameters), why it matters, and how to mend it. `stage`: 1 file and form, 2 single
    value, 3 within the submission, 4 across submissions. `source` is a regulation, manual or year, or
    "practice". `bad` must give a finding of this rule, `good` none; rules about files and about several
    submissions have their examples in tests instead and say so by leaving them empty.
    """

    code: str
    name: str
    stage: int
    severity: Severity
    what: Wording
    why: Wording
    how: Wording
    source: str
    check: Check
    bad: Examples = field(default_factory=dict)
    good: Examples = field(default_factory=dict)
    since: str = "0.1"
    aliases: tuple[str, ...] = ()
