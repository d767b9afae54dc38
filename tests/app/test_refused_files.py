"""A file that cannot be read among others: its sentence, and what its sender can do about it."""

import tomllib
from importlib.resources import files

import pytest

from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.model.wording import Wording
from itaxl.reports.checked import lines, refused_result

FACTS = tomllib.loads(files("itaxl.files").joinpath("read_errors.toml").read_text(encoding="utf-8"))
ON_THIS_SIDE = {"missing", "folder", "special", "permission", "busy", "machine"}
"""Kinds of refusal that the sender of a file has no part in."""


@pytest.mark.parametrize("name", ["{x}.xlsm", "{0} {}.xlsm", "ก}.xlsm"])
def test_a_name_with_braces_is_only_a_name(name: str) -> None:
    result = refused_result(name, refused(name, UnreadableFile("empty")))
    (line,) = lines(result.findings)
    assert f"“{name}” เป็นไฟล์ว่าง" in line.what


def test_a_name_that_is_no_text_is_told_as_text() -> None:
    result = refused_result("x", refused("\udca1\udca2 ก.xlsm", UnreadableFile("empty")))
    (line,) = lines(result.findings)
    assert "ก.xlsm” เป็นไฟล์ว่าง" in line.what.encode().decode()


@pytest.mark.parametrize("kind", FACTS["kind"])
def test_a_sender_is_asked_exactly_when_it_is_the_sender_who_can_mend_it(kind: str) -> None:
    (finding,) = refused_result("ก.xlsm", refused("ก.xlsm", UnreadableFile(kind))).findings
    told = finding.params["asked"]
    assert (told is None) == (kind in ON_THIS_SIDE)
    if told is not None:
        assert isinstance(told, Wording)
        assert "ผู้ส่ง" not in told.th, "the letter goes to the sender"
        assert "sender" not in told.en


def test_too_large_a_file_can_be_made_smaller_by_its_sender() -> None:
    (finding,) = refused_result("ก.xlsm", refused("ก.xlsm", UnreadableFile("limit", "file", 9, 1))).findings
    assert finding.params["asked"] is not None
