"""One table of settings: the example, the documentation and the reading all follow it."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from itaxl.documents.default_texts import WORD, standard_templates, standard_texts
from itaxl.documents.office_style import OwnStyle
from itaxl.form.form_content import grid_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.settings import Settings
from itaxl.settings.files import read_files
from itaxl.settings.table import SETTINGS, YEAR_FILE, YEAR_FILE_ALONE, Setting
from itaxl.settings.value_types import WORDS
from itaxl.years.catalogue import ENTRIES, ITEM_ENTRIES, fiscal_year

EXAMPLE = files("itaxl.settings").joinpath("example.toml").read_text(encoding="utf-8")
IN_USE = re.sub("(?m)^#(?! |$)", "", EXAMPLE)
PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def sort(key: str) -> str:
    """The key with its names of a sort as the table has them."""
    key = re.sub(r"^texts\..*", "texts.*", key)
    return re.sub(r"\b(?:O\d+|[A-Z]\d{3}|25\d\d)(?=\.|$)", "*", key)


def test_the_example_sets_nothing_until_it_is_edited(tmp_path: Path) -> None:
    path = tmp_path / "itaxl.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert read_files([path]).settings == Settings()


def test_the_example_teaches_every_setting_with_values_that_are_right(
    tmp_path: Path, picture: bytes, template: bytes
) -> None:
    path = tmp_path / "itaxl.toml"
    path.write_text(IN_USE, encoding="utf-8")
    for name in ("ครุฑ.png", "ลายเซ็น.png"):
        (tmp_path / name).write_bytes(picture)
    (tmp_path / "แม่แบบ.docx").write_bytes(template)
    year = Path(str(files("itaxl.years"))).joinpath("2569.toml").read_text(encoding="utf-8")
    (tmp_path / "2571.toml").write_text(year.replace("year = 2569", "year = 2571"), encoding="utf-8")
    found = read_files([path]).found
    assert {sort(each.key) for each in found} == {entry.key for entry in SETTINGS}
    assert all(IN_USE.splitlines()[each.line - 1].split(" =")[0].strip('"') in each.key for each in found)


def test_the_example_holds_the_standard_texts_as_they_are(tmp_path: Path) -> None:
    texts = IN_USE[IN_USE.index("[texts]") : IN_USE.index("[years")]
    path = tmp_path / "itaxl.toml"
    path.write_text(texts, encoding="utf-8")
    assert read_files([path]).settings.texts == standard_templates()


@pytest.mark.parametrize("entry", SETTINGS + YEAR_FILE_ALONE, ids=lambda entry: entry.key)
def test_every_setting_is_documented_with_an_example_of_its_kind(
    entry: Setting, tmp_path: Path, picture: bytes, template: bytes
) -> None:
    import tomllib

    assert f"| `{entry.key}` |" in PAGE.read_text(encoding="utf-8")
    (tmp_path / "ครุฑ.png").write_bytes(picture)
    (tmp_path / "ลายเซ็น.png").write_bytes(picture)
    (tmp_path / "แม่แบบ.docx").write_bytes(template)
    assert entry.kind.read(tomllib.loads(f"x = {entry.example}")["x"], entry.key, tmp_path / "itaxl.toml") is not None
    assert re.search("[ก-๎]", entry.what.th)


def test_the_table_of_a_year_file_is_that_of_the_catalogue() -> None:
    keys = {entry.key for entry in YEAR_FILE}
    assert {key.partition(".")[0] for key in keys} == ENTRIES
    assert {key.removeprefix("items.*.") for key in keys if key.startswith("items.")} == ITEM_ENTRIES


def test_every_word_in_braces_is_filled_in_and_no_other_is() -> None:
    form = read_submission(grid_of(sample_content(fiscal_year(2569))))
    text = " ".join(f"<{{{word}}}>" for word in WORDS)
    filled = standard_texts(form, fiscal_year(2569), own=OwnStyle({"memo.facts": text}))["memo.facts"]
    assert "{" not in filled
    assert "<>" not in filled
    in_data = {word for template in standard_templates().values() for word in WORD.findall(template)}
    assert in_data <= set(WORDS)
