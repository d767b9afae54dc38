"""What the journal says of a file it says of the bytes that were read, whoever changes the file meanwhile."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from itaxl.app.sorting import JOURNAL
from itaxl.batch import printing, work
from itaxl.batch.journal_index import memory_of
from itaxl.batch.printing import printed
from itaxl.batch.run import Batch, Order, begun, is_done, made_with, steps
from itaxl.batch.task import WorkbookTask, do
from itaxl.files.read_errors import UnreadableFile
from itaxl.files.regular_file import hash_of
from itaxl.processes import process_pool
from itaxl.workbook.reader import file_contents

Fill = Callable[[Path, Mapping[str, bytes]], Path]


def hashed(data: bytes) -> str:
    return sha256(data).hexdigest()


def done_with(order: Order, monkeypatch: pytest.MonkeyPatch, answer: Callable[[WorkbookTask], Any]) -> Batch:
    """The batch of an order whose files are done by `answer` in this process."""

    def answers(
        _force: object, tasks: list[WorkbookTask], _stopping: object
    ) -> Iterator[list[tuple[WorkbookTask, Any]]]:
        yield from ([(task, answer(task))] for task in tasks)

    monkeypatch.setattr(process_pool.Workforce, "__init__", lambda *_, **__: None)
    monkeypatch.setattr(process_pool.Workforce, "close", lambda _: None)
    monkeypatch.setattr(process_pool.Workforce, "answers", answers)
    batch = begun(order)
    assert list(steps(batch, lambda: False))
    return batch


def is_known_again(order: Order) -> bool:
    batch = begun(order)
    return is_done(batch, batch.workbooks[0], made_with(order))


def test_a_file_replaced_once_it_was_read_keeps_no_verdict(
    forms: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "a.xlsm", file_contents
    path.write_bytes(forms["form00.xlsm"])

    def replaced_after(place: Path) -> bytes:
        data = read(place)
        place.write_bytes(b"something else")
        return data

    monkeypatch.setattr(work, "file_contents", replaced_after)
    assert do(WorkbookTask(path, "a.xlsm")).input == hashed(forms["form00.xlsm"])


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_ended_its_reader_is_known_again_unless_it_was_replaced(
    fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaced: bool
) -> None:
    order = Order([fill(tmp_path / "in", {"a.xlsm": b"a killer"})], tmp_path / "out", jobs=1)
    order.out.mkdir()

    def answer(task: WorkbookTask) -> UnreadableFile:
        if replaced:
            task.path.write_bytes(b"a good one")
        return UnreadableFile("died")

    done_with(order, monkeypatch, answer)
    assert is_known_again(order) is not replaced


def test_a_form_is_done_again_when_a_picture_beside_it_came_while_it_was_read(
    forms: Mapping[str, bytes], fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order([fill(tmp_path / "in", {"a.xlsm": forms["form00.xlsm"]})], tmp_path / "out", jobs=1)
    order.out.mkdir()

    def answer(task: WorkbookTask) -> Any:
        made = do(task)
        (task.path.parent / "ครุฑ.png").write_bytes(b"late")
        return made

    done_with(order, monkeypatch, answer)
    assert not is_known_again(order)


def test_a_document_changed_before_it_was_printed_is_printed_again(
    forms: Mapping[str, bytes], fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order([fill(tmp_path / "in", {"a.xlsm": forms["form00.xlsm"]})], tmp_path / "out", jobs=1)
    order.out.mkdir()
    batch = done_with(order, monkeypatch, do)
    (paper, _) = sorted(order.out.glob("*/*.docx"))
    whole = paper.read_bytes()
    paper.write_bytes(b"somebody's own")
    monkeypatch.setattr(printing, "converted", lambda sources: dict.fromkeys(sources, b"%PDF-1.7"))
    assert [step.problem for step in printed(batch, lambda: False)] == [None]
    of = memory_of(order.out / JOURNAL).printed["a.xlsm"].of
    assert of[paper.name] == hash_of(paper) != hashed(whole)
