"""Which lines of a paper have been used for a field, so that no text is dropped in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from itaxl.papers_in.blocks import PaperLine, PaperPlace
from itaxl.papers_in.typed_text import is_rule, one_line


@dataclass(frozen=True, slots=True)
class Unused:
    """A text of the paper that no field has taken, and where it stands."""

    text: str
    place: PaperPlace


@dataclass(slots=True)
class Ledger:
    """The lines of one paper by number, and which of them nothing has used yet."""

    open: dict[tuple[int, ...], PaperLine] = field(default_factory=dict)
    _rests: dict[tuple[int, ...], Unused] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[PaperLine]) -> "Ledger":
        """A ledger in which all lines are open."""
        return cls({line.number: line for line in lines})

    def use(self, line: PaperLine, *, rest: str = "") -> None:
        """Take a line; `rest` is what of its text has not been used."""
        self.open.pop(line.number, None)
        if rest := one_line(rest):
            self._rests[line.number] = Unused(rest, line.place)

    def parts(self, line: PaperLine, texts: Iterable[str]) -> list[PaperLine]:
        """The line parted into several, each of which can be used by itself."""
        whole = self.open.pop(line.number, None)
        parted = [replace(line, number=(*line.number, n), text=text) for n, text in enumerate(texts, 1)]
        if whole is not None:
            self.open |= {part.number: part for part in parted}
        return parted

    def unused(self) -> Iterator[Unused]:
        """What nobody used, in reading order; drawn rules and numbers of pages count for nothing."""
        rest = {number: Unused(one_line(line.text), line.place) for number, line in self.open.items()} | self._rests
        for number in sorted(rest):
            if not is_rule(rest[number].text):
                yield rest[number]
