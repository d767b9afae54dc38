"""No input makes the reader crash, hang, or change it: each of these ends as the table says."""

from pathlib import Path

import pytest
from bad_file import BadFile
from bad_files import bad_files

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.workbook.reader import grid_of_file, read_grid

TABLE = list(bad_files())
NOT_OURS = "not ours"


def end_of(path: Path) -> str:
    try:
        submission = read_submission(grid_of_file(path, limits("")))
    except UnreadableFile as reason:
        return f"limit:{reason.name}" if reason.name else reason.kind
    codes = sorted({remark.code for remark in submission.remarks})
    return NOT_OURS if codes == ["F001"] else " ".join(codes) or "read"


def test_the_table_is_long_and_says_nothing_twice() -> None:
    names = [case.what for case in TABLE]
    assert len(names) == len(set(names)) >= 120


@pytest.mark.parametrize("case", [case for case in TABLE if not case.killer], ids=lambda case: case.what)
def test_every_bad_file_has_its_end(case: BadFile, tmp_path: Path) -> None:
    path = tmp_path / case.name
    content = case.make()
    path.write_bytes(content)
    assert end_of(path) == case.end
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [case.name]


@pytest.mark.parametrize("case", [case for case in TABLE if case.killer], ids=lambda case: case.what)
def test_a_file_that_may_kill_its_reader_is_refused_in_one_sentence(case: BadFile, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    with pytest.raises(Refused) as refusal:
        read_grid(path)
    assert refusal.value.sentence() in {refused(case.name, reason).sentence() for reason in DEATHS}


DEATHS = (UnreadableFile("died"), over("memory", limits("")["memory"], limits("")["memory"]))
"""How a reading process that is killed by its file may end; which of the two is the system's choice."""
