"""What an output of the check is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from itaxl.model.wording import Lang
from itaxl.reports.checked import Checked
from itaxl.reports.passed_over import PassedOver


@dataclass(frozen=True, slots=True)
class Output:
    """An output, declared as ``OUTPUT`` at the end of the file in ``outputs/`` that bears its name.

    `report` makes it of the results, the files passed over and the language. Text is shown where no file is named;
    of bytes `needs_file` says that there must be one.
    """

    report: Callable[[Sequence[Checked], Sequence[PassedOver], Lang], str | bytes]
    needs_file: bool = False
