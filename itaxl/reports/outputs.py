"""What `itaxl check --format` writes besides its text on the terminal: each output by its name.

An output is a function of the results, of the files passed over and of the language, in a file of its own that is
imported when it is asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from itaxl.model.wording import Lang

if TYPE_CHECKING:
    from itaxl.reports.checked import Checked
    from itaxl.reports.passed_over import PassedOver

Output: TypeAlias = "Callable[[Sequence[Checked], Sequence[PassedOver], Lang], str | bytes]"


def _json(results: "Sequence[Checked]", passed: "Sequence[PassedOver]", _lang: Lang) -> str:
    from itaxl.reports.json import json_report

    return json_report(results, passed)


def _html(results: "Sequence[Checked]", passed: "Sequence[PassedOver]", lang: Lang) -> str:
    from itaxl.reports.html import html_report

    return html_report(results, passed=passed, lang=lang)


def _worklist(results: "Sequence[Checked]", _passed: "Sequence[PassedOver]", lang: Lang) -> bytes:
    from itaxl.reports.worklist import worklist

    return worklist(results, lang=lang)


OUTPUTS: Final[Mapping[str, Output]] = {"json": _json, "html": _html, "xlsx": _worklist}
"""Bytes are written into a file only; texts are shown where no file is named."""
