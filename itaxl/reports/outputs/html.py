"""The page: every finding at its cell, in the browser or on paper."""

from collections.abc import Sequence

from itaxl.model.wording import Lang
from itaxl.reports.checked import Checked
from itaxl.reports.html import html_report
from itaxl.reports.output import Output
from itaxl.reports.passed_over import PassedOver


def report(results: Sequence[Checked], passed: Sequence[PassedOver], lang: Lang) -> str:
    """The page as text."""
    return html_report(results, passed=passed, lang=lang)


OUTPUT = Output(report)
