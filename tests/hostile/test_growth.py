"""Four times as much takes at most about four times as long: in every field, every table, and all that lies beside."""

import json
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from paper_files import SECTIONS, bytes_of, memo

from itaxl.app.choice import Choice
from itaxl.app.inspection import inspect
from itaxl.app.paper_check import papers_read
from itaxl.batch.journal_index import memory_of
from itaxl.docx.links import fetches
from itaxl.files.journal import Journal
from itaxl.files.limits import limits
from itaxl.form.form_content import grid_of
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings.files import read_files
from itaxl.years.catalogue import fiscal_year

MOST: Final = 5
"""Times as long that four times as much may take, on a machine that does other things too."""
NOISE: Final = 0.08
"""Seconds of CPU below which nothing is told apart."""

FRESH = count(1)
SAMPLE = sample_content(fiscal_year(2569))
KEYS = [key for key, _ in read_submission(grid_of(SAMPLE)).texts()]
UNITS = (
    *(
        "๑-",
        "12/3/2569 ",
        "ม.ค. - ",
        "๑๖ เมษายน ๒๕๖๙ และ ",
        "(ก ",
        "นาย ก",
        "กก",
        "“ ",
        "1,",
        "http://a.b ",
        "ๆ ",
        "เเ",
    ),
    *("((", "..", "…", '"–"', "๑๒/", "พ.ศ.", '"', "-", "ข้อ ๑ ", "\u200b", "\t", "1.1.1.1 ", "วันที่    ", "(ระบุจำนวน.. "),
    *("  ", "๑) ", "O26 ", "\n", "กพ ", "2568-", "ก.ข.", "ไตรมาส ๑ ", "ํา", "่้"),
)


def seconds(work: Callable[[], object]) -> float:
    """The CPU that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def grows(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether four times the size takes much more than four times as long; `work` prepares what is measured."""
    tries = 3  # the others, should the machine have been at something else
    return all(_grew(work(size), work(4 * size)) for _ in range(tries))


def _grew(less: Callable[[], object], more: Callable[[], object]) -> bool:
    long = seconds(more)
    return long > NOISE and long > MOST * seconds(less)


def checking(key: str, unit: str) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        grid = grid_of(SAMPLE.edited({key: f"{next(FRESH)} {unit * size}"}))  # nothing remembers this text
        return lambda: inspect(grid)

    return prepared


@pytest.mark.parametrize("key", KEYS)
def test_a_field_of_everything(key: str) -> None:
    assert not grows(checking(key, "".join(UNITS)), 60)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("key", ["memo.facts", "measures.1.period", "memo.date"])
def test_a_field_of_one_thing(key: str, unit: str) -> None:
    assert not grows(checking(key, unit), 1200)


def journal_of(folder: Path, lines: int) -> Callable[[], object]:
    journal = Journal(folder / f"{lines}.jsonl")
    intents = ({"intent": f"{place}.xlsm", "folder": f"อบต. {place}", "outputs": {}} for place in range(lines))
    journal.add([json.dumps(each) for each in intents], sync=False)
    journal.close()
    return lambda: memory_of(folder / f"{lines}.jsonl")


def damaged_journal_of(folder: Path, lines: int) -> Callable[[], object]:
    path = folder / f"{lines}.damaged"
    path.write_bytes(b'{"done":1}\n' * lines)
    return lambda: memory_of(path)


def settings_of(folder: Path, keys: int) -> Callable[[], object]:
    path = folder / f"{keys}.toml"
    path.write_text("".join(f"k{place} = 1\n" for place in range(keys)), encoding="utf-8")

    def read() -> None:
        with pytest.raises(Refused) as refused:
            read_files([path])
        refused.value.sentence()

    return read


def paper_of(_folder: Path, parts: int) -> Callable[[], object]:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
        for place in range(parts):
            packed.writestr(f"word/{place}.xml", "<w:instrText> PAGE </w:instrText><w:t src=''/>" * 40)
    return lambda: fetches(out.getvalue(), limits())


def memo_of(folder: Path, words: int) -> Callable[[], object]:
    """A memo whose facts are one long word."""
    path = folder / f"{words}.docx"
    path.write_bytes(bytes_of(memo(sections={**SECTIONS, "ข้อเท็จจริง": ["1,-ก" * words]})))
    return lambda: papers_read([path], [path.name], Choice())


@pytest.mark.parametrize(
    ("work", "size"),
    [(journal_of, 2000), (damaged_journal_of, 20_000), (settings_of, 4000), (paper_of, 400), (memo_of, 1500)],
    ids=["a journal", "a damaged journal", "settings", "the parts of a letter", "a word of a memo"],
)
def test_what_lies_beside(work: Callable[[Path, int], Callable[[], object]], size: int, tmp_path: Path) -> None:
    assert not grows(lambda each: work(tmp_path, each), size)
