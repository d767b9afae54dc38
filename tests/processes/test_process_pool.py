"""Tasks come back in order whatever some of them do to the processes that do them."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hard_tasks import act, long_start, nothing

from itaxl.files.limits import SETTING
from itaxl.files.read_errors import UnreadableFile
from itaxl.processes import process_pool
from itaxl.processes.process_pool import Workforce


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str], int], list[object]]:
    """The answers to words in their order; a task may take two seconds."""
    monkeypatch.setenv(SETTING, "seconds=2")

    def answers(words: Sequence[str], jobs: int) -> list[object]:
        with closing(Workforce(act, jobs=jobs, warm=nothing)) as force:
            pairs = [pair for group in force.answers(words, lambda: False) for pair in group]
        assert [word for word, _ in pairs] == list(words)
        return [answer for _, answer in pairs]

    return answers


def test_good_tasks_beside_bad_ones_are_done(answers: Callable[..., list[object]]) -> None:
    words = [f"word{number}" for number in range(60)]
    words[7:7], words[31:31], words[44:44] = ["die"], ["raise"], ["hang"]
    came = dict(zip(words, answers(words, 2), strict=True))
    bad = {word: came.pop(word) for word in ("die", "raise", "hang")}
    assert came == {word: word.upper() for word in came}
    assert isinstance(bad["raise"], ValueError)
    assert bad["raise"].args == ("as told",)
    assert isinstance(bad["die"], UnreadableFile)
    assert isinstance(bad["hang"], UnreadableFile)
    assert (bad["die"].kind, bad["hang"].name) == ("died", "seconds")


def test_a_task_whose_process_was_ended_once_is_done_by_the_next(
    answers: Callable[..., list[object]], tmp_path: Path
) -> None:
    word = f"once {tmp_path / 'mark'}"
    assert answers([word], 1) == [word.upper()]


def test_processes_that_start_slowly_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "seconds=1")
    monkeypatch.setattr(process_pool, "SLACK", 0)
    with closing(Workforce(act, jobs=1, warm=long_start)) as force:
        assert list(force.answers(["a"], lambda: False)) == [[("a", "A")]]
