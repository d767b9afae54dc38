"""How a batch is getting on: a bar on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

import click

from itaxl.batch.run import Step
from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording

EVERY: Final = 5.0
"""Seconds between plain lines."""
USUAL: Final = 0.025
"""Seconds that one job takes for a workbook on a machine at rest (docs/performance.md)."""
SLOWEST: Final = 5.0
START: Final = 1.5
"""Seconds until the processes are there."""
PDF_START, PDF_EACH = 3.0, 0.4
"""Seconds until a converter is there, and that one job takes for a workbook's PDFs."""
FEWEST_GROUPS, SHORTEST = 2, 1.0
"""Groups of workbooks and seconds, after the first group, from which on the rest can be foreseen."""
ALIKE: Final = 0.001
"""Below that the files of all groups are of one size."""
REPORT_EACH: Final = 0.003
"""Seconds that the reports at the end take for a workbook (docs/performance.md)."""

LINE = Wording(
    "ทำแล้ว {done} จาก {count} ไฟล์ · {rate} ไฟล์/วินาที · เหลืออีกประมาณ {left}",
    "{done} of {count} · {rate} a second · about {left} left",
)
LINE_BEGUN = Wording("ทำแล้ว {done} จาก {count} ไฟล์", "{done} of {count}")
"""Before the rest can be foreseen."""
RATE = Wording("{rate} ไฟล์/วินาที · เหลือ {left}", "{rate} a second · {left} left")
PROBLEM = Wording("{known_as}: {problem}", "{known_as}: {problem}")


class Watcher(Protocol):
    """Somebody who is told of every step."""

    def __call__(self, step: Step) -> None: ...


class Rate:
    """Workbooks a second, of those that were worked on, and how long the rest will take.

    `later` are seconds of what comes after these steps, on a machine at rest; `guess` seconds that these will take as
    long as none has told what it cost. `jobs` are done side by side. `slowness` is that of the machine, where the steps
    before have told it. `extra` is the sum of `Step.extra` over all: larger files may take longer.
    """

    def __init__(
        self,
        count: int,
        *,
        jobs: int = 1,
        later: float = 0,
        guess: float = 0,
        slowness: float | None = None,
        extra: int = 0,
    ) -> None:
        self.count, self.done, self._jobs, self._later, self._guess = count, 0, jobs, later, guess
        self._known_slowness = slowness
        self._started, self._worked, self._ahead = time.monotonic(), 0, 0
        self._extra_left, self._extra_ahead = extra, 0
        self._arrived: float | None = None
        self._took = Took()
        self._costly = 0
        self._cost = 0.0

    def add(self, step: Step) -> None:
        """One more is done."""
        self.done += 1
        self._extra_left -= step.extra
        if not step.skipped:
            self._worked += 1
            if not self._ahead:
                self._arrive(step)
        self._ahead, self._extra_ahead = step.ahead, step.extra_ahead
        if step.cost:
            self._cost += step.cost
            self._costly += 1

    def _arrive(self, step: Step) -> None:
        """A group begins to be told: how long it took, but for the first, which took the start of the processes too."""
        now = time.monotonic()
        if self._arrived is not None:
            self._took.add(step.ahead + 1, step.extra + step.extra_ahead, now - self._arrived)
        self._arrived = now

    @property
    def sound(self) -> bool:
        """Whether enough was measured to say how long the rest will take."""
        return self._costly > 0 or (self._took.groups >= FEWEST_GROUPS and self._took.seconds >= SHORTEST)

    @property
    def slowness(self) -> float:
        """How many times slower this machine is than one at rest, 1 to 5, by the workbooks that were worked on."""
        return self._known_slowness or min(max(self._each * self._jobs / USUAL, 1), SLOWEST)

    @property
    def _each(self) -> float:
        """Seconds from one workbook that was worked on to the next, without the start of the processes."""
        if self._took.groups:
            return self._took.seconds / self._took.count
        worked = self._worked + self._ahead
        elapsed = time.monotonic() - self._started
        return max(elapsed - START, elapsed / 5) / worked if worked else 0

    def seconds_left(self) -> float:
        """Seconds until all is done, as far as can be foreseen; 0 when nothing is known yet."""
        left, later = self.count - self.done - self._ahead, self._later * self.slowness
        if self._costly:
            return left * self._cost / self._costly / self._jobs + later
        elapsed = time.monotonic() - self._started
        if self._guess:
            return max(self._guess - elapsed, self._guess / 4) + later
        if self._took.groups:
            return self._took.foreseen(left, self._extra_left - self._extra_ahead) + later
        return left * self._each + later if self._worked else 0

    def told(self) -> dict[str, object]:
        """The numbers for a sentence."""
        rate = (self._worked + self._ahead) / max(time.monotonic() - self._started, 0.001)
        seconds = round(self.seconds_left())
        left = (
            f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            if seconds >= 3600
            else f"{seconds // 60}:{seconds % 60:02}"
        )
        return {
            "done": self.done,
            "count": self.count,
            "rate": f"{rate:.0f}" if rate >= 1 else f"{rate:.1f}",
            "left": left,
        }


class Took:
    """What groups of workbooks took: a time for each, and one for each byte more than the smallest has.

    Both are found by least squares, as forms may come by their size: what is still to come is then unlike what was.
    """

    def __init__(self) -> None:
        self.groups = self.count = self.extra = 0
        self.seconds = 0.0
        self._squares = [0.0] * 5

    def add(self, count: int, extra: int, seconds: float) -> None:
        """One more group."""
        self.groups, self.count, self.extra = self.groups + 1, self.count + count, self.extra + extra
        self.seconds += seconds
        products = (count * count, count * extra, extra * extra, count * seconds, extra * seconds)
        self._squares = [each + more for each, more in zip(self._squares, products, strict=True)]

    def foreseen(self, count: int, extra: int) -> float:
        """Seconds that further workbooks will take; all that were measured are foreseen as what they took."""
        each, per_byte = self._fit()
        return self.seconds * (each * count + per_byte * extra) / (each * self.count + per_byte * self.extra)

    def _fit(self) -> tuple[float, float]:
        """Parts of the seconds that each workbook and each byte takes, neither below nothing."""
        nn, ne, ee, nt, et = self._squares
        apart = nn * ee - ne * ne
        if apart <= ALIKE * nn * ee:
            return 1, 0
        each, per_byte = (nt * ee - et * ne) / apart, (et * nn - nt * ne) / apart
        if per_byte <= 0:
            return 1, 0
        return max(each, 0), per_byte


def pdf_seconds(workbooks: int, jobs: int, slowness: float = 1) -> float:
    """Seconds that the PDFs of so many workbooks take: a converter starts, then each takes its time."""
    return (PDF_START + workbooks * PDF_EACH / jobs) * slowness if workbooks else 0


def report_seconds(workbooks: int) -> float:
    """Seconds that the page, the worklist and the records of so many workbooks take on a machine at rest."""
    return workbooks * REPORT_EACH


@contextmanager
def watching(rate: Rate, lang: Lang, *, on_terminal: bool) -> Iterator[Watcher]:
    """A watcher who counts steps in `rate` and speaks on the error stream."""
    if on_terminal:
        with _bar(rate, lang) as watcher:
            yield watcher
    else:
        yield _plainly(rate, lang)


def _plainly(rate: Rate, lang: Lang) -> Watcher:
    said = [time.monotonic()]

    def watch(step: Step) -> None:
        rate.add(step)
        if step.problem:
            click.echo(_problem(step, lang), err=True)
        if time.monotonic() - said[0] > EVERY:
            said[0] = time.monotonic()
            click.echo((LINE if rate.sound else LINE_BEGUN).render(lang, rate.told()), err=True)

    return watch


@contextmanager
def _bar(rate: Rate, lang: Lang) -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}", markup=False))
    last = TextColumn("{task.fields[problem]}", markup=False, style="yellow")
    with Progress(*columns, last, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=rate.count, rate="", problem="")

        def watch(step: Step) -> None:
            rate.add(step)
            progress.update(task, advance=1, rate=RATE.render(lang, rate.told()) if rate.sound else "")
            if step.problem:
                progress.update(task, problem=_problem(step, lang))

        yield watch


def _problem(step: Step, lang: Lang) -> str:
    assert step.problem is not None
    return PROBLEM.render(lang, {"known_as": shown_name(step.known_as), "problem": step.problem.render(lang)})
