"""How long a batch will take still is told right within a factor of two, from the first tenth on."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from itaxl.batch.run import Step, _extra
from itaxl.batch.workbook import Workbook
from itaxl.cli import progress
from itaxl.cli.progress import Rate, pdf_seconds, report_seconds, watching


class Clock:
    """A clock that goes as told."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


@pytest.mark.parametrize(
    ("count", "group", "start", "each"), [(43, 32, 1.5, 0.01), (300, 32, 2.0, 0.012), (40, 1, 1, 2)]
)
def test_checking_alone(count: int, group: int, start: float, each: float, clock: Clock) -> None:
    rate, whole = Rate(count, jobs=2), start + count * each
    clock.now += start
    for number in range(count):
        if number % group == 0:
            clock.now += min(group, count - number) * each
        rate.add(Step("a", 0, ahead=min(group - number % group, count - number) - 1))
        left = 100 + whole - clock.now
        if number > count / 10 and left > 2:
            assert left / 2 <= rate.seconds_left() <= left * 2 + start


@pytest.mark.parametrize("start", [1.5, 3.0, 6.5])
@pytest.mark.parametrize("each", [0.3, 0.45, 0.9])
@pytest.mark.parametrize("count", [43, 200])
def test_with_pdfs_the_converter_tells_after_its_first_small_part(
    count: int, each: float, start: float, clock: Clock
) -> None:
    """Two converters side by side, the first part small: as `printing` makes them."""
    sizes = [5, *[20] * ((count - 5) // 20), *([(count - 5) % 20] if (count - 5) % 20 else [])]
    free, ends = [100.0, 100.0], []
    for size in sizes:
        job = free.index(min(free))
        free[job] += start + size * each
        ends.append((free[job], size))
    rate, whole = Rate(count, jobs=2, guess=pdf_seconds(count, 2)), max(free)
    for end, size in ends:
        clock.now = max(clock.now, end)
        cost = (start + size * each) / (8 + size) * 1.4
        for number in range(size):
            rate.add(Step("a", 0, ahead=size - number - 1, cost=cost))
        left = whole - clock.now
        if left > whole / 10:
            assert left / 2 <= rate.seconds_left() <= left * 2 + start, (clock.now, size)


def test_before_the_pdfs_begin_their_time_is_counted_in(clock: Clock) -> None:
    rate = Rate(43, jobs=2, later=pdf_seconds(43, 2))
    clock.now += 1.5
    rate.add(Step("a", 0, ahead=31))
    assert 6 <= rate.seconds_left() <= 24, "33 seconds were said to be twelve minutes once"
    assert rate.told()["left"] != "0:00"


@pytest.mark.parametrize(("each", "reports"), [(0.01, 5.0), (0.12, 12.0)], ids=["at rest", "beside much other work"])
def test_the_reports_at_the_end_are_counted_in(each: float, reports: float, clock: Clock) -> None:
    """Seconds a workbook and for the reports, as measured."""
    count = 2000 if reports < 10 else 500
    rate = Rate(count, jobs=2, later=report_seconds(count))
    for number in range(1, count + 1):
        clock.now += each
        rate.add(Step("a", 0))
        left = (count - number) * each + reports
        if number > count / 10:
            assert left / 2 <= rate.seconds_left() <= left * 2, number


def test_the_second_part_knows_the_machine_by_the_first(clock: Clock) -> None:
    rate = Rate(100, jobs=2, later=3, guess=40, slowness=4)
    assert rate.seconds_left() == 40 + 3 * 4
    rate.add(Step("a", 0, cost=2))
    assert rate.seconds_left() == 99 * 2 / 2 + 3 * 4


ORDERS: dict[str, Callable[[list[int]], list[int]]] = {
    "smallest first": sorted,
    "largest first": lambda sizes: sorted(sizes, reverse=True),
    "as they come": lambda sizes: random.Random(7).sample(sizes, len(sizes)),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("group", [5, 32])
@pytest.mark.parametrize(("per_byte", "noise"), [(6e-6, 0.0), (6e-6, 0.5), (0.0, 0.5)], ids=["exact", "noisy", "none"])
def test_the_order_of_the_files_does_not_matter(
    order: str, group: int, per_byte: float, noise: float, clock: Clock
) -> None:
    """Seconds for each byte beyond the smallest, as measured over forms of 3 to 200 measures."""
    chance = random.Random(3)
    sizes = ORDERS[order]([chance.randint(0, 11_000) for _ in range(1000)])
    costs = [(0.008 + size * per_byte) * chance.uniform(1 - noise, 1 + noise) for size in sizes]
    rate, whole = Rate(len(sizes), jobs=1, extra=sum(sizes)), 6 + sum(costs)
    clock.now += 6
    told = 0
    for first in range(0, len(sizes), group):
        clock.now += sum(costs[first : first + group])
        together = sizes[first : first + group]
        for number, size in enumerate(together, 1):
            rate.add(Step("a", 0, ahead=len(together) - number, extra=size, extra_ahead=sum(together[number:])))
            left = 100 + whole - clock.now
            if rate.sound and left > 2:
                told += 1
                assert left / 2 <= rate.seconds_left() <= left * 2, (first, left)
    assert told > len(sizes) / 2


def test_no_time_is_said_before_the_rest_can_be_foreseen(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """The first group takes the start of the processes too: told by it alone, the time is many times too long."""
    rate = Rate(400, jobs=2)
    with watching(rate, "en", on_terminal=False) as watch:
        clock.now += 7
        for number in range(5):
            watch(Step("a", 0, ahead=4 - number))
        assert capsys.readouterr().err == "1 of 400\n"
        for _ in range(30):
            clock.now += 0.3
            for number in range(5):
                watch(Step("a", 0, ahead=4 - number))
    assert capsys.readouterr().err == "86 of 400 · 7 a second · about 0:19 left\n"


def test_a_bigger_file_is_told_by_its_bytes(tmp_path: Path) -> None:
    for name, size in {"small": 10, "large": 25}.items():
        (tmp_path / name).write_bytes(b"a" * size)
    workbooks = [Workbook(tmp_path / name, name) for name in ("small", "large", "gone")]
    assert _extra(workbooks) == {"small": 0, "large": 15, "gone": 0}
