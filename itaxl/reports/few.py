"""The few findings that a person reads: the most costly first, five of a rule, the cells of its others named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from itaxl.model.cell import CellRef
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import FindingLine
from itaxl.reports.finding_text import outline, shown
from itaxl.rules import rule

MOST_OF_A_RULE: Final = 5
"""Findings of one rule that are told in full."""
LOOKS: Final = "TL"
"""How the codes of rules begin whose findings look bad: told after those that cost points or return the paper."""

MORE_CELLS = Wording("และอีก {count} ช่อง", "and {count} more cells")
MORE_POINTS = Wording("และอีก {count} ข้อ", "and {count} more")
REST = Wording("{more}: {outline}", "{more}: {outline}")
LIKE_THOSE = Wording("แก้แบบเดียวกับข้อก่อนหน้า", "Mend as in the points before")


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line that a person reads, and the numbers of the findings that it tells."""

    line: FindingLine
    of: tuple[int, ...]


def few(listed: Iterable[FindingLine], lang: Lang = "th") -> list[ToldLine]:
    """The lines that a person reads, the most costly first: of each rule five, then one a sheet for all others.

    Those that nothing is to be done about now are all told.
    """
    told: list[ToldLine] = []
    rests: dict[tuple[str, str], int] = {}
    count: Counter[str] = Counter()
    for number, line in sorted(enumerate(listed), key=lambda each: _cost(each[1])):
        count[line.code] += line.stands
        if not line.stands or count[line.code] <= MOST_OF_A_RULE:
            told.append(ToldLine(line, (number,)))
        elif (of_sheet := (line.code, line.sheet)) in rests:
            at = rests[of_sheet]
            told[at] = _rest(told[at].line, (*told[at].line.cells, *line.cells), (*told[at].of, number), lang)
        else:
            rests[of_sheet] = len(told)
            told.append(_rest(line, line.cells, (number,), lang))
    return told


def _cost(line: FindingLine) -> tuple[bool, int, bool]:
    return not line.stands, line.severity.rank, line.code[0] in LOOKS


def _rest(line: FindingLine, cells: Sequence[CellRef], of: tuple[int, ...], lang: Lang) -> ToldLine:
    different = tuple(dict.fromkeys(cells))
    words, number = (MORE_CELLS, len(different)) if different else (MORE_POINTS, len(of))
    what = REST.render(
        lang,
        {"more": words.render(lang, shown({"count": number}, lang)), "outline": outline(rule(line.code).what, lang)},
    )
    return ToldLine(line._replace(cells=different, label="", what=what, why="", how=LIKE_THOSE.render(lang)), of)
