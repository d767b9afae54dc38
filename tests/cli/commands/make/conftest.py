"""A folder with the filled sample, and `itaxl make`."""

from pathlib import Path

import pytest
from make_desk import MakeDesk

from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year


@pytest.fixture(scope="session")
def sample() -> FormContent:
    return sample_content(fiscal_year(2569))


@pytest.fixture(scope="session")
def sample_form(sample: FormContent) -> bytes:
    return form_bytes(sample)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], sample_form: bytes
) -> MakeDesk:
    made = MakeDesk(tmp_path, monkeypatch, capfd)
    made.form.write_bytes(sample_form)
    return made
