"""For programs: docs/schema says what stands in it; it has both languages."""

from collections.abc import Sequence

from itaxl.model.wording import Lang
from itaxl.reports.checked import Checked
from itaxl.reports.json import json_report
from itaxl.reports.output import Output
from itaxl.reports.passed_over import PassedOver


def report(results: Sequence[Checked], passed: Sequence[PassedOver], _lang: Lang) -> str:
    """The record as text."""
    return json_report(results, passed)


OUTPUT = Output(report)
