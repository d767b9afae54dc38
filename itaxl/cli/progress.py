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

LINE = Wording(
    "ทำแล้ว {done} จาก {count} ไฟล์ · {rate} ไฟล์/วินาที · เหลืออีกประมาณ {left}",
    "{done} of {count} · {rate} a second · about {left} left",
)
RATE = Wording("{rate} ไฟล์/วินาที · เหลือ {left}", "{rate} a second · {left} left")
PROBLEM = Wording("{known_as}: {problem}", "{known_as}: {problem}")


class Watcher(Protocol):
    """Somebody who is told of every step."""

    def __call__(self, step: Step) -> None: ...


class Rate:
    """Workbooks a second, of those that were worked on, and how long the rest will take."""

    def __init__(self, count: int) -> None:
        self._started, self._worked, self.count, self.done = time.monotonic(), 0, count, 0

    def add(self, step: Step) -> None:
        """One more is done."""
        self.done += 1
        self._worked += not step.skipped

    def told(self) -> dict[str, object]:
        """The numbers for a sentence."""
        rate = self._worked / max(time.monotonic() - self._started, 0.001)
        seconds = round((self.count - self.done) / rate) if rate else 0
        left = (
            f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            if seconds >= 3600
            else f"{seconds // 60}:{seconds % 60:02}"
        )
        return {"done": self.done, "count": self.count, "rate": f"{rate:.0f}", "left": left}


@contextmanager
def watching(count: int, lang: Lang, *, on_terminal: bool) -> Iterator[Watcher]:
    """A watcher for a batch of `count` workbooks, who speaks on the error stream."""
    if on_terminal:
        with _bar(count, lang) as watcher:
            yield watcher
    else:
        yield _plainly(count, lang)


def _plainly(count: int, lang: Lang) -> Watcher:
    rate, said = Rate(count), [time.monotonic()]

    def watch(step: Step) -> None:
        rate.add(step)
        if step.problem:
            click.echo(_problem(step, lang), err=True)
        if time.monotonic() - said[0] > EVERY:
            said[0] = time.monotonic()
            click.echo(LINE.render(lang, rate.told()), err=True)

    return watch


@contextmanager
def _bar(count: int, lang: Lang) -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    rate = Rate(count)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}", markup=False))
    last = TextColumn("{task.fields[problem]}", markup=False, style="yellow")
    with Progress(*columns, last, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=count, rate="", problem="")

        def watch(step: Step) -> None:
            rate.add(step)
            progress.update(task, advance=1, rate=RATE.render(lang, rate.told()))
            if step.problem:
                progress.update(task, problem=_problem(step, lang))

        yield watch


def _problem(step: Step, lang: Lang) -> str:
    assert step.problem is not None
    return PROBLEM.render(lang, {"known_as": shown_name(step.known_as), "problem": step.problem.render(lang)})
