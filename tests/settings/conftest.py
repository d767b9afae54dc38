"""A settings file written and read, and what is said of it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from itaxl.model.refusal import Refused
from itaxl.settings import Settings
from itaxl.settings.files import read_files


@pytest.fixture
def settings_of(tmp_path: Path) -> Callable[[str], Settings]:
    """The settings in a text; Refused as the program would be."""

    def read(text: str) -> Settings:
        path = tmp_path / "itaxl.toml"
        path.write_text(text, encoding="utf-8")
        return read_files([path]).settings

    return read


@pytest.fixture
def mistakes(settings_of: Callable[[str], Settings]) -> Callable[[str], list[str]]:
    """The lines of the refusal of a text, without the line that names the file when there are several."""

    def said(text: str) -> list[str]:
        with pytest.raises(Refused) as refusal:
            settings_of(text)
        lines = refusal.value.sentence().splitlines()
        return [line.strip() for line in lines[1:]] if len(lines) > 1 else lines

    return said


@pytest.fixture(scope="session")
def template() -> bytes:
    """A memo of ours whose running text somebody made larger in Word."""
    from docx import Document
    from docx.shared import Pt

    from itaxl.app.document_files import documents_of
    from itaxl.form.form_content import grid_of
    from itaxl.reading import read_submission
    from itaxl.sample import sample_content
    from itaxl.years.catalogue import fiscal_year

    year = fiscal_year(2569)
    (memo,) = documents_of(read_submission(grid_of(sample_content(year))), year, ("memo",)).values()
    document, stream = Document(BytesIO(memo)), BytesIO()
    document.styles["itaxl เนื้อความ"].font.size = Pt(18)
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small picture: a red square."""
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (40, 40), "red").save(stream, "PNG")
    return stream.getvalue()
