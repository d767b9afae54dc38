"""Papers made in a test, read as files."""

import pytest
from paper_files import saved

from itaxl.papers_in.reader import read_files
from itaxl.papers_in.said import Reading


@pytest.fixture
def read(tmp_path):
    def reading(*papers) -> Reading:
        paths = [saved(paper, tmp_path / f"{number}.docx") for number, paper in enumerate(papers, 1)]
        return read_files([(path, path.name) for path in paths])

    return reading
