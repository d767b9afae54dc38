"""Work done aside gives what it gives here, also when its process fails."""

import os
from functools import partial
from pathlib import Path

import pytest
from hard_tasks import act

from itaxl.processes.background_task import aside
from itaxl.processes.process_pool import Workforce


def test_the_result_comes_from_another_process() -> None:
    with aside(os.getpid) as there:
        assert there() != os.getpid()


def test_work_whose_process_dies_is_done_here(tmp_path: Path) -> None:
    with aside(partial(act, f"once {tmp_path / 'mark'}")) as result:
        assert result().startswith("ONCE")


def test_without_another_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(Workforce, "_started", no_more)
    with aside(os.getpid) as there:
        assert there() == os.getpid()
