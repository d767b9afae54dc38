"""The folder in which tests of `itaxl make` work, and what they read in a document."""

import re
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from itaxl.cli import main

START = "2569_จบ ๗๒๑๐๑_องค์การบริหารส่วนตำบลท่าช้าง"
MEMO_NAME, REPORT_NAME = f"{START}_บันทึกข้อความ.docx", f"{START}_รายงาน.docx"


class MakeDesk:
    """A folder with a form in it, and the command line."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.form = folder / "แบบฟอร์ม.xlsm"
        self.out = folder / "out"
        self.monkeypatch = monkeypatch
        self.capfd = capfd
        self.said = ""
        self.blamed = ""

    def make(self, *words: object, to: Path | None = None) -> int:
        """Run ``itaxl make`` on the form; answers the exit code."""
        line = ["itaxl", "make", str(self.form), "-o", str(to or self.out), *map(str, words)]
        self.monkeypatch.setattr(sys, "argv", line)
        self.capfd.readouterr()
        code = main.run()
        self.said, self.blamed = self.capfd.readouterr()
        assert "Traceback" not in self.blamed
        return code

    def written(self) -> dict[str, bytes]:
        """What is in the output folder."""
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())} if self.out.is_dir() else {}


def text_of(docx: bytes) -> str:
    """The running text of a document."""
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)", ZipFile(BytesIO(docx)).read("word/document.xml").decode()))


def assert_one_thai_sentence(text: str) -> None:
    assert len(text.strip().splitlines()) == 1
    assert re.search("[ก-ฮ]", text)
    assert not re.search(r"Error|Errno|None|\.py", text)
