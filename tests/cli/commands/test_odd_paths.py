"""Whatever stands where a path is wanted, a command ends soon, in one sentence, with the right code."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from form_parts import sample_form

from itaxl.cli.main import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and devices of Unix")

FORM = "form.xlsm"
INPUTS: dict[str, Callable[[str], list[str]]] = {
    "check": lambda path: ["check", path],
    "check --fix": lambda path: ["check", path, "--fix"],
    "make": lambda path: ["make", path],
    "new --from": lambda path: ["new", "made.xlsm", "--from", path],
    "batch": lambda path: ["batch", path, "-o", "out"],
    "doctor --redact": lambda path: ["doctor", "--redact", path],
    "reply": lambda path: ["reply", path],
}
OUTPUTS: dict[str, Callable[[str], list[str]]] = {
    "check -o": lambda path: ["check", FORM, "--format", "html", "-o", path],
    "make -o": lambda path: ["make", FORM, "-o", path],
    "new": lambda path: ["new", path],
    "batch -o": lambda path: ["batch", "inbox", "-o", path],
}
ONE_OF_MANY = ("batch", "doctor --redact")
"""Commands for which a file that cannot be read is one thing among others."""
NO_FORM = (
    "",
    " ",
    "pipe.xlsm",
    "socket.xlsm",
    "/dev/null",
    "/dev/zero",
    "loop.xlsm",
    "no/such.xlsm",
    "form.xlsm/in.xlsm",
)
NO_PLACE = ("", " ", "form.xlsm/in/in.xlsm", "x" * 300 + ".xlsm", "a/" * 3000 + "a.xlsm")


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    said: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a form and with things that are none; nothing in it may change."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    place = tmp_path / "place"
    (place / "inbox").mkdir(parents=True)
    for path in (place / FORM, place / "inbox" / FORM):
        path.write_bytes(sample_form())
    os.mkfifo(place / "pipe.xlsm")
    (place / "loop.xlsm").symlink_to("loop.xlsm")
    monkeypatch.chdir(place)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.xlsm")
        yield place
    assert (place / FORM).read_bytes() == sample_form()


@pytest.fixture
def itaxl(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs a command line in the folder."""

    def run_it(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["itaxl", *words])
        code = run()
        out, said = capsys.readouterr()
        assert "Traceback" not in out + said
        return Ended(code, said)

    return run_it


@pytest.mark.parametrize(("command", "path"), list(product(INPUTS, NO_FORM)))
def test_what_is_no_form_is_refused(command: str, path: str, itaxl: Callable[..., Ended], folder: Path) -> None:
    ended = itaxl(*INPUTS[command](path))
    assert ended.code == 2 or (command in ONE_OF_MANY and ended.code == 1)
    assert ended.said
    assert not list(folder.rglob("*.docx"))


@pytest.mark.parametrize(("command", "path"), list(product(OUTPUTS, NO_PLACE)))
def test_what_is_no_place_is_refused(command: str, path: str, itaxl: Callable[..., Ended], folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    assert itaxl(*OUTPUTS[command](path)).code == 2
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("path", [FORM, "./form.xlsm", "../place/form.xlsm"])
def test_a_report_never_takes_the_place_of_the_form(path: str, itaxl: Callable[..., Ended]) -> None:
    assert itaxl("check", FORM, "--format", "html", "-o", path).code == 2


def test_what_stands_in_the_place_of_a_report_is_kept(itaxl: Callable[..., Ended], folder: Path) -> None:
    (folder / "report.html").write_text("mine")
    assert itaxl("check", FORM, "--format", "html", "-o", "report.html").code == 0
    assert (folder / "report.html").read_text() == "mine"
    assert "<html" in (folder / "report (2).html").read_text(encoding="utf-8")


def test_a_new_form_takes_no_place_that_is_taken(itaxl: Callable[..., Ended], folder: Path) -> None:
    (folder / "link.xlsm").symlink_to("nothing")
    for path in (FORM, "pipe.xlsm", "loop.xlsm", "link.xlsm"):
        assert itaxl("new", path).code == 2
    assert not (folder / "nothing").exists()


def test_a_form_given_twice_is_checked_once(itaxl: Callable[..., Ended]) -> None:
    assert itaxl("check", FORM, "./form.xlsm").code == 0


@pytest.mark.parametrize("name", [b"\xff\xfe.xlsm", b"new\nline.xlsm", b"{x}%s.xlsm", "\u202eก.xlsm".encode()])
def test_a_name_may_be_anything(name: bytes, itaxl: Callable[..., Ended], folder: Path) -> None:
    path = os.fsdecode(name)
    Path(path).write_bytes(sample_form())
    assert itaxl("check", path).code == 0
    assert itaxl("check", path, "--format", "html", "-o", "report.html").code == 0
    assert itaxl("check", path, "--format", "xlsx", "-o", "list.xlsx").code == 0
    assert itaxl("check", path, "--format", "json", "-o", "report.json").code == 0
    assert itaxl("make", path, "-o", "made").code == 0
    ended = itaxl("batch", path, "-o", "out")
    assert ended.code == 0, ended.said
    assert len(list((folder / "out").rglob("*.docx"))) == 2
