"""What the rules of language do to right Thai: every change of `itaxl check --fix` in a corpus that is not approved.

    python scripts/language CORPUS             print the changes that nobody has looked at; exit 1 if there are any
    python scripts/language CORPUS --measure --slips TABLE --dates TABLE --samples 5
                                               print recall, and findings per 1,000 paragraphs by rule, with samples
    python scripts/language PAPERS --example   print what is found in a memo and report as typed, and what fixes leave
    python scripts/language CORPUS --approve   also add them to the list, which is then to be read line by line

CORPUS is a text file, plain or .gz, of one paragraph a line. Every paragraph is typed into a field of running text of
the sample form and mended as `itaxl check --fix` mends it, round by round, until nothing is left to mend.

The approved changes are tests/corpus/approved_fixes.tsv: a few letters of each, before and after. A change is approved
when it makes of such letters, where they stand in its paragraph, what the list says.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from given import given_text
from itaxl.app.fix import ROUNDS, safe_fixes, typed_over
from itaxl.app.inspection import inspect
from itaxl.form.fields import MEASURES_TABLE
from itaxl.form.form_content import grid_of
from itaxl.model.apply_edits import apply_edits, compatible
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.model.fix import Edit
from itaxl.sample import sample_content
from itaxl.thai.text import whole_letters
from itaxl.years.catalogue import fiscal_year, known_years
from venv_setup import one_sentence

APPROVED: Final = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "approved_fixes.tsv"
COLUMNS: Final = ("measure", "method", "result", "suggestion")
"""The columns of running text into which the paragraphs are typed."""

AT_ONCE: Final = 100
"""Paragraphs in one form."""

AROUND: Final = {"T001": 2, "T002": 3}
SHOWN_AROUND: Final = 8
"""Letters kept on each side of a change: as few as tell what it does, so that nobody's name is kept."""


class Change(NamedTuple):
    """One edit of a SAFE fix of rule `code`, in the text that it was made in."""

    code: str
    text: str
    start: int
    end: int
    after: str

    def part(self, first: int, last: int) -> tuple[str, str]:
        """Characters `first` to `last` of the text, before and after the change."""
        return self.text[first:last], self.text[first : self.start] + self.after + self.text[self.end : last]

    def excerpt(self) -> "Approved":
        """The change with a few whole letters on each side, in its own line."""
        around = AROUND.get(self.code, SHOWN_AROUND)
        first = max(self.start - around, self.text.rfind("\n", 0, self.start) + 1, 0)
        end_of_line = self.text.find("\n", self.end)
        last = min(self.end + around, len(self.text) if end_of_line < 0 else end_of_line)
        return Approved(self.code, *self.part(*whole_letters(self.text, first, last)))


class Approved(NamedTuple):
    """A row of the list: in a paragraph with the letters `typed`, the rule `code` may make `right` of them."""

    code: str
    typed: str
    right: str

    def covers(self, change: Change) -> bool:
        """Whether `change` is this one: the letters stand about it, and it makes of them what is right."""
        place = change.text.find(self.typed, max(0, change.end - len(self.typed)))
        while 0 <= place <= change.start:
            if change.part(place, place + len(self.typed)) == (self.typed, self.right):
                return True
            place = change.text.find(self.typed, place + 1)
        return False


def main() -> int:
    """Print what is not approved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--approve", action="store_true", help="add what is found to the list of approved changes")
    parser.add_argument("--measure", action="store_true", help="print recall on tables and findings in the corpus")
    parser.add_argument("--slips", type=Path, help="with --measure: a table of slips in sentences")
    parser.add_argument("--dates", type=Path, help="with --measure: a table of dates as typed in forms")
    parser.add_argument("--samples", type=int, default=0, help="with --measure: findings of each rule to print")
    parser.add_argument(
        "--generated", type=int, default=0, help="with --measure: slips of each kind to make and look for"
    )
    parser.add_argument("--seed", type=int, default=1, help="with --generated: another number makes other slips")
    parser.add_argument("--example", action="store_true", help="the text of one office's papers: print its findings")
    options = parser.parse_args()
    if options.example:
        from language import example  # as with measure

        print("\n".join(example.report(options.corpus)))
        return 0
    if options.measure:
        from language.measure import report  # whoever imports this module measures nothing

        tables = {"slips": options.slips, "dates": options.dates}
        texts = paragraphs(options.corpus)
        for line in report(texts, tables, options.samples):
            print(line)
        if options.generated:
            from language.measure import generated_slips

            print("\n".join(["", *generated_slips(texts, options.generated, options.seed)]))
        return 0
    rows = read_approved()
    made = list(safe_changes(paragraphs(options.corpus)))
    new = Counter(change.excerpt() for change in made if not is_approved(change, rows))
    for row, count in sorted(new.items()):
        print("\t".join((row.code, escaped(row.typed), escaped(row.right), str(count))))
    counts = ", ".join(f"{code} {count}" for code, count in sorted(Counter(change.code for change in made).items()))
    print(f"{len(made)} changes ({counts}); {new.total()} not approved, {len(new)} different", file=sys.stderr)
    if options.approve:
        write_approved({*rows, *new})
    return 1 if new else 0


def paragraphs(corpus: Path) -> list[str]:
    """The lines of a corpus."""
    return given_text(corpus).removesuffix("\n").split("\n")


def safe_changes(texts: Sequence[str]) -> Iterator[Change]:
    """Every edit that the SAFE fixes make in `texts`, round by round."""
    for first in range(0, len(texts), AT_ONCE):
        yield from _changes_at_once(texts[first : first + AT_ONCE])


def _changes_at_once(texts: Sequence[str]) -> Iterator[Change]:
    width = len(COLUMNS)
    rows = [dict(zip(COLUMNS, texts[at : at + width], strict=False)) for at in range(0, len(texts), width)]
    grid = grid_of(replace(sample_content(fiscal_year(known_years()[-1])), measures=rows))
    for _ in range(ROUNDS):
        inspected = inspect(grid)
        raw = {cell.ref: cell.raw for key, cell in inspected.submission.texts() if key.startswith(MEASURES_TABLE.key)}
        changed: dict[CellRef, list[Edit]] = {}
        for code, edit in _safe_edits(inspected.findings):
            if edit.ref in raw:
                changed.setdefault(edit.ref, []).append(edit)
                yield Change(code, raw[edit.ref], edit.start, edit.end, edit.after)
        if not changed:
            return
        grid = typed_over(grid, {ref: apply_edits(raw[ref], edits) for ref, edits in changed.items()})
    raise AssertionError(f"still something to mend after {ROUNDS} rounds: {changed}")


def _safe_edits(findings: Iterable[Finding]) -> Iterator[tuple[str, Edit]]:
    codes = {id(finding.fix): finding.code for finding in findings}
    for fix in compatible(safe_fixes(findings)):
        yield from ((codes[id(fix)], edit) for edit in fix.edits)


def is_approved(change: Change, rows: Iterable[Approved]) -> bool:
    """Whether a row of the list covers the change."""
    return any(row.code == change.code and row.covers(change) for row in rows)


def read_approved(path: Path = APPROVED) -> list[Approved]:
    """The rows of the list."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [Approved(*map(plain, line.split("\t"))) for line in lines]


def write_approved(rows: Iterable[Approved], path: Path = APPROVED) -> None:
    """Write the list, sorted, under the head that it has."""
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = ["\t".join(map(escaped, row)) for row in sorted(rows)]
    path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


def escaped(text: str) -> str:
    """The text with what cannot be seen as ‹U+200B›."""
    return "".join(char if char.isprintable() else f"‹U+{ord(char):04X}›" for char in text)


def plain(text: str) -> str:
    """The text that `escaped` was given."""
    return re.sub("‹U\\+([0-9A-F]+)›", lambda match: chr(int(match[1], 16)), text)


if __name__ == "__main__":
    with one_sentence():
        sys.exit(main())
