"""A rule that fails: one rule less, a log for whoever maintains the program, and a finding that says both."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from itaxl.model.finding import Finding
from itaxl.model.wording import Wording, literal
from itaxl.rules import NOT_RUN

if TYPE_CHECKING:
    from itaxl.evidence.rule import Rule

TO_SEND: Final[dict[str, str]] = {}
"""What to send about each rule that failed in this process: one log tells as much as one for every workbook."""

SENTENCE = Wording("{what} {how}", "{what}. {how}")


def not_run(entry: "Rule", error: Exception) -> Finding:
    """The finding that `entry` could not run; the log of the first `error` of each rule is written."""
    if entry.code not in TO_SEND:
        from itaxl.bug_report.crash import summary, write_log

        error.add_note(f"rule {entry.code}")
        TO_SEND[entry.code] = str(write_log(error, sys.argv[1:]) or f"{entry.code} {summary(error)}")
    send = TO_SEND[entry.code]
    return Finding(NOT_RUN, params={"rule": entry.code, "send": literal(send, send)})


def unlogged(entry: "Rule", error: Exception) -> Finding:
    """The same where no log can be kept: the error's kind and its last line of code are what to send."""
    from itaxl.bug_report.crash import summary

    send = f"{entry.code} {summary(error)}"
    return Finding(NOT_RUN, params={"rule": entry.code, "send": literal(send, send)})


def sentences(findings: Iterable[Finding]) -> list[Wording]:
    """A sentence for each rule that could not run: which, and what to send."""
    of_rules = {str(each.params["rule"]): each for each in findings if each.code == NOT_RUN}
    return [_sentence(each) for each in of_rules.values()]


def _sentence(finding: Finding) -> Wording:
    from itaxl.reports.finding_text import message  # whoever only starts a check says nothing yet

    th, en = message(finding, "th"), message(finding, "en")
    return literal(
        SENTENCE.render("th", {"what": th.what, "how": th.how}), SENTENCE.render("en", {"what": en.what, "how": en.how})
    )
