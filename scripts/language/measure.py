"""How well the rules of language find slips and leave right Thai alone; `scripts/language --measure` prints it.

The table of slips is tab-separated: kind, wrong, right, sentence; a slip is named when a finding of family T, N or O
meets its letters. The table of dates: where (period, memo, text), input, reading, want (=, flag, none, recur, dur,
nodate), as its own head explains. Lines that begin with # are for people, the next one names the columns.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from language.generated import generated

from given import given_table
from itaxl.app.inspection import inspect
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.sample import sample_content
from itaxl.thai.dates import find_dates
from itaxl.years.catalogue import fiscal_year
from venv_setup import Stop

YEAR: Final = fiscal_year(2569)
RESULT: Final = "measures.2.result"
WHERE: Final = {"memo": "memo.date", "period": "measures.2.period", "text": RESULT}
OF_LETTERS: Final = frozenset("TNO")
PER: Final = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in a paragraph: the rule, how grave, and the words around it."""

    code: str
    severity: Severity
    around: str


def found(edits: Mapping[str, str]) -> tuple[Submission, list[Finding]]:
    """What is found at the edited cells when they are typed over the sample."""
    inspected = inspect(grid_of(sample_content(YEAR).edited(edits)))
    return inspected.submission, [each for each in inspected.findings if each.key in edits]


def slips(path: Path) -> Iterator[str]:
    """Recall of slips, kind by kind, and those that were missed."""
    all_of, named, missed = Counter[str](), Counter[str](), []
    for kind, wrong, _right, sentence, *_ in given_table(path, 4):
        all_of[kind] += 1
        start = sentence.find(wrong)
        if start < 0:
            raise Stop(f"{path}: {wrong} does not stand in its sentence.")
        _, findings = found({RESULT: sentence})
        if any(_meets(each, start, start + len(wrong)) for each in findings):
            named[kind] += 1
        else:
            missed.append(wrong)
    yield "| slips | named | of |\n|---|---|---|"
    yield from (f"| {kind} | {named[kind]} | {count} |" for kind, count in all_of.items())
    yield f"| **all** | {named.total()} | {all_of.total()} |\n\nMissed: {', '.join(missed)}."


def generated_slips(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """Recall of `count` slips of each kind made anew at random words of the texts."""
    all_of, named = Counter[str](), Counter[str]()
    for each in generated(texts, count, seed):
        _, findings = found({RESULT: each.sentence})
        all_of[each.kind] += 1
        named[each.kind] += any(_meets(one, each.start, each.start + len(each.wrong)) for one in findings)
    yield "| made anew | named | of |\n|---|---|---|"
    yield from (f"| {kind} | {named[kind]} | {number} |" for kind, number in all_of.items())
    yield f"| **all** | {named.total()} | {all_of.total()} |"


def _meets(finding: Finding, start: int, end: int) -> bool:
    span = finding.span
    return finding.code[0] in OF_LETTERS and span is not None and span[0] < end and start < span[1]


def dates(path: Path) -> Iterator[str]:
    """How many dates and periods read as they should, and which do not."""
    rows = [row[:4] for row in given_table(path, 4)]
    if unknown := {row[0] for row in rows} - WHERE.keys():
        raise Stop(f"{path} has dates of {', '.join(sorted(unknown))}; known are {', '.join(WHERE)}.")
    wrong = [row for row in rows if not _is_right(*row)]
    yield f"| dates | right | of |\n|---|---|---|\n| all | {len(rows) - len(wrong)} | {len(rows)} |"
    yield from (f"\n- {where}: {text}, wanted {reading} ({want})" for where, text, reading, want in wrong)


def _is_right(where: str, text: str, reading: str, want: str) -> bool:
    key = WHERE[where]
    submission, findings = found({key: text.replace("\\n", "\n")})
    if where == "text":
        read = next((each.reading for each in find_dates(text, fiscal_year=YEAR.reported_year)), None)
    else:
        read = submission["memo.date"].reading if where == "memo" else submission.rows("measures")[1]["period"].reading
    said = f"{read.start}..{read.end}" if read and read.start else "-"
    if want == "none" or (want == "dur" and said != "-"):
        return said == "-" or bool(findings)
    return said in reading.split("|") and (want != "flag" or bool(findings))


def corpus(paragraphs: Sequence[str], samples: int) -> Iterator[str]:
    """Findings per 1,000 paragraphs by rule, each typed into a result, with samples to read."""
    told = [each for text in paragraphs for each in _told(text)]
    by_rule: dict[tuple[str, Severity], list[Told]] = defaultdict(list)
    for each in told:
        by_rule[each.code, each.severity].append(each)
    yield f"| rule | severity | per 1,000 of {len(paragraphs)} paragraphs |\n|---|---|---|"
    for (code, severity), of_rule in sorted(by_rule.items(), key=lambda item: item[0][0]):
        yield f"| {code} | {severity} | {PER * len(of_rule) / len(paragraphs):.2f} |"
    for (code, _), of_rule in sorted(by_rule.items(), key=lambda item: item[0][0]) if samples else ():
        yield f"\n{code}: " + " · ".join(each.around for each in of_rule[:: max(1, len(of_rule) // samples)][:samples])


def _told(text: str) -> Iterator[Told]:
    _, findings = found({RESULT: text})
    for each in findings:
        start, end = each.span or (0, 0)
        around = text[max(0, start - 15) : end + 15].replace("\n", " ")
        yield Told(each.code, each.severity or Severity.INFO, around)


def report(texts: Iterable[str], tables: Mapping[str, Path | None], samples: int) -> Iterator[str]:
    """The whole measurement as Markdown: `tables` are those of slips and of dates."""
    if path := tables.get("slips"):
        yield from slips(path)
    if path := tables.get("dates"):
        yield from ("", *dates(path))
    yield from ("", *corpus(list(texts), samples))
