"""Which rules run over a form, by which settings, and what becomes of a rule that fails."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from itaxl.app.rule_failures import not_run
from itaxl.model.finding import Finding
from itaxl.settings import NOTHING_SET, Settings

if TYPE_CHECKING:
    from itaxl.evidence.rule import Rule

OnCrash: TypeAlias = Callable[["Rule", Exception], Finding]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules run: codes or their beginnings, and the office's settings that count.

    `on_crash` makes a finding of a rule that fails; usually it writes a log.
    """

    select: Collection[str] = ()
    ignore: Collection[str] = ()
    settings: Settings = NOTHING_SET
    on_crash: OnCrash = not_run
