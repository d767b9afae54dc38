"""The worklist: a row a finding, for Excel."""

from collections.abc import Sequence

from itaxl.model.wording import Lang
from itaxl.reports.checked import Checked
from itaxl.reports.output import Output
from itaxl.reports.passed_over import PassedOver
from itaxl.reports.worklist import worklist


def report(results: Sequence[Checked], _passed: Sequence[PassedOver], lang: Lang) -> bytes:
    """The workbook's bytes."""
    return worklist(results, lang=lang)


OUTPUT = Output(report, needs_file=True)
