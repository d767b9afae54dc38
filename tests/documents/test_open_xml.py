"""Microsoft's Open XML SDK finds no error in any document that is made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from open_xml import errors_of

from itaxl.documents.blocks import Document

pytestmark = pytest.mark.open_xml_sdk


def test_documents_of_every_kind_and_content(
    documents: dict[str, Document], built: Callable, open_xml_sdk: str, tmp_path: Path
) -> None:
    different = [name for name in documents if not name.startswith("memo keep")]
    assert {name.split()[0] for name in different} == {"memo", "report", "letter", "measures", "annex"}
    made = {built(name).data: f"{name}.docx" for name in different}  # alike ones once
    assert errors_of({name: data for data, name in made.items()}, open_xml_sdk, tmp_path) == {}
