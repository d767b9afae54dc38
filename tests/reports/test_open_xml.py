"""Microsoft's Open XML SDK finds no error in the workbooks that reports are."""

from pathlib import Path

import pytest
from open_xml import errors_of

from itaxl.reports.checked import Checked
from itaxl.reports.letter_list import Addressee, Sent, register
from itaxl.reports.worklist import worklist


@pytest.mark.open_xml_sdk
def test_worklists_and_the_list_of_letters(results: list[Checked], open_xml_sdk: str, tmp_path: Path) -> None:
    letter = Sent(
        "๑", Addressee("นายอำเภอ", "อบต.หนองบัวงาม", "โนนสูง", "0 4400 0001"), "แจ้งให้แก้ไข", "a#b%23.xlsm", "ก.docx", 2, 1
    )
    packages = {
        "worklist.xlsx": worklist(results),
        "english.xlsx": worklist(results, lang="en"),
        "nothing.xlsx": worklist([]),
        "letters.xlsx": register([letter], date="๑ พฤษภาคม ๒๕๖๙", code="นม ๐๐๒๓"),
        "no letters.xlsx": register([], date="", code=""),
    }
    assert errors_of(packages, open_xml_sdk, tmp_path) == {}
