"""Microsoft's Open XML SDK finds no error in the workbooks that reports are."""

from pathlib import Path

import pytest
from open_xml import errors_of

from itaxl.reports.checked import Checked
from itaxl.reports.letter_list import Sent, register
from itaxl.reports.worklist import worklist


@pytest.mark.open_xml_sdk
def test_worklists_and_the_list_of_letters(results: list[Checked], open_xml_sdk: str, tmp_path: Path) -> None:
    letter = Sent("๑", "นายอำเภอ", "แจ้งให้แก้ไข", "อบต.หนองบัวงาม", "a#b%23.xlsm", "หนองบัวงาม.docx", 2, 1)
    packages = {
        "worklist.xlsx": worklist(results),
        "english.xlsx": worklist(results, lang="en"),
        "nothing.xlsx": worklist([]),
        "letters.xlsx": register([letter], date="๑ พฤษภาคม ๒๕๖๙", code="นม ๐๐๒๓"),
        "no letters.xlsx": register([], date="", code=""),
    }
    assert errors_of(packages, open_xml_sdk, tmp_path) == {}
