"""What a paper says, field by field: the first sure reading counts, a guess only where nothing is sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from itaxl.papers_in.blocks import PaperPlace
from itaxl.papers_in.credible import is_credible
from itaxl.papers_in.ledger import Unused

Trust: TypeAlias = Literal["found", "guessed"]
FOUND: Final[Trust] = "found"
GUESSED: Final[Trust] = "guessed"


@dataclass(frozen=True, slots=True)
class Value:
    """What a paper says for one field: its text, whether that was found or guessed, and where it stands."""

    text: str
    trust: Trust
    place: PaperPlace
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Papers read together: their values by the keys of the form, and by paper the texts that no field has taken."""

    values: Mapping[str, Value]
    unused: Mapping[str, Sequence[Unused]]


@dataclass(slots=True)
class SaidValues:
    """The values of papers while they are read; `paper` is the one that is being read."""

    values: dict[str, Value] = field(default_factory=dict)
    paper: str = ""

    def say(self, key: str, text: str, place: PaperPlace, trust: Trust = FOUND, *, paper: str = "") -> None:
        """Note what the paper says; what cannot be such a field's value is a guess, and a guess never beats a find."""
        if not text:
            return
        known = self.values.get(key)
        if trust == FOUND and not is_credible(key, text):
            trust = GUESSED
        if known is None or (known.trust == GUESSED and trust == FOUND):
            self.values[key] = Value(text, trust, place, paper or self.paper)

    def conclude(self, key: str, text: str, source: Value, trust: Trust = FOUND) -> None:
        """Note what follows from another value, at that one's place."""
        self.say(key, text, source.place, trust, paper=source.paper)

    def text(self, key: str) -> str:
        """What was read for a field so far, empty when nothing was."""
        return self.values[key].text if key in self.values else ""
