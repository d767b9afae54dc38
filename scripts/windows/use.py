"""What the installed program must show on Windows: commands, a button's call, the batch, and what is missing there.

A claim is a function of the machine; it raises AssertionError when it is not so, and its docstring is what is claimed.
What a command should say or write is asked of the same itaxl on Linux.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final

from wine import BENCH, USER, Windows

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year
from venv_setup import ROOT

FORM: Final = "แบบฟอร์ม ของเรา.xlsm"
PAPERS: Final = "ผล งาน"
BUTTON: Final = "import itaxl.ribbon; itaxl.ribbon.check()"
NO_WORD: Final = "ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มี Word หรือ LibreOffice"


def code_page(machine: Windows) -> None:
    """The machine has the code page that it should have, and a Thai user name with a space."""
    ran = machine.python("-c", "import ctypes, os; print(ctypes.windll.kernel32.GetACP(), os.environ['USERNAME'])")
    assert ran.said.split(None, 1) == [str(machine.code_page), f"{USER}\n"], ran


def every_package(machine: Windows) -> None:
    """Every package and every compiled library in it can be imported; nothing is compiled anew."""
    ran = machine.python(BENCH / "import_everything.py")
    assert ran.code == 0, ran
    assert int(ran.said.split()[0]) > 60, ran


def commands(machine: Windows) -> None:
    """new, check and make work in เอกสาร, and what they say and write is what Linux says and writes."""
    desk = machine.profile / "เอกสาร"
    desk.mkdir()
    here = machine.root / "linux"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    for words in (
        ("--help",),
        ("new", FORM, "--sample"),
        ("check", FORM),
        ("check", FORM, "--format", "json"),
        ("make", FORM, "-o", PAPERS),
        ("date", "๑ ต.ค. ๒๕๖๘ - 30 ก.ย. 2569"),
    ):
        expected, ran = _on_linux(words, here), machine.itaxl(*words, cwd=desk)
        assert ran.code == expected.returncode, (words, ran)
        assert ran.said.replace(f"{PAPERS}\\", f"{PAPERS}/") == expected.stdout.decode(), (words, ran)
    papers = sorted(path.name for path in (here / PAPERS).iterdir())
    assert len(papers) == 2
    for name in (FORM, *(f"{PAPERS}/{name}" for name in papers)):
        assert _digest(desk / name) == _digest(here / name), f"{name} differs from the one made on Linux"


def no_word(machine: Windows) -> None:
    """Without Word and LibreOffice a PDF is declined in one Thai sentence with code 2, and the documents are made."""
    desk = machine.profile / "เอกสาร"
    ran = machine.itaxl("make", FORM, "-o", "กับ pdf", "--pdf", cwd=desk)
    assert ran.code == 2, ran
    assert NO_WORD in ran.said, ran
    assert len(list((desk / "กับ pdf").glob("*.docx"))) == 2
    assert not list((desk / "กับ pdf").glob("*.pdf"))


def settings(machine: Windows) -> None:
    """The office's settings lie in the clerk's folder, and are read as Notepad saves them."""
    ran = machine.itaxl("settings", "--new")
    assert ran.code == 0, ran
    file = machine.profile / "itaxl" / "itaxl.toml"
    assert file.read_text(encoding="utf-8").startswith("#")
    file.write_bytes('\ufeff# ของเรา\r\ndigits = "arabic"\r\n'.encode())
    ran = machine.itaxl("settings", FORM, cwd=machine.profile / "เอกสาร")
    assert ran.code == 0, ran
    assert machine.path(file).casefold() in ran.said.casefold(), ran
    assert "digits = เลขอารบิก" in ran.said, ran
    file.write_bytes(b"")


def doctor(machine: Windows) -> None:
    """The doctor misses Excel and Word, says what to do, and finds the program whole."""
    ran = machine.itaxl("doctor", "--json", cwd=machine.profile)
    lines = json.loads(ran.said)
    states = {line["topic"]: line["state"] for line in (lines if isinstance(lines, list) else lines["lines"])}
    assert states["program"] == "good", ran
    assert {states["excel"], states["word"], states["pdf"]} == {"warning"}, ran


def planted(machine: Windows) -> None:
    """A program planted beside the forms is not started, whatever its name."""
    inbox = machine.profile / "กับดัก"
    inbox.mkdir()
    shutil.copy(machine.profile / "เอกสาร" / FORM, inbox / FORM)
    for name in ("soffice", "libreoffice", "fc-list", "python", "taskkill"):
        (inbox / f"{name}.bat").write_bytes(b"@echo caught > caught.txt\r\n")
    (inbox / "openpyxl.py").write_bytes(b"open('caught.txt', 'w')\n")
    machine.python("-m", "itaxl", "make", FORM, "--pdf", cwd=inbox)
    machine.itaxl("doctor", cwd=inbox)
    assert not (inbox / "caught.txt").exists()


def button(machine: Windows) -> None:
    """The command line of xlwings' RunPython starts our Python with the workbook's name, Thai, space, & and all."""
    seen = machine.profile / "seen.json"
    note = (
        "import itaxl.ribbon, json, sys; "
        f"json.dump([sys.argv[1], itaxl.ribbon.__file__], open(r'{machine.path(seen)}', 'w'))"
    )
    ran = _click(machine, note, "แบบ & ฟอร์ม (๑) ปี 100%.xlsm")
    assert ran == {"code": 0, "log": ""}, ran
    argument, file = json.loads(seen.read_text(encoding="ascii"))
    seen.unlink()
    assert argument == "--wb=แบบ & ฟอร์ม (๑) ปี 100%.xlsm"
    assert Path(file.replace("\\", "/")).parts[-2:] == ("itaxl", "ribbon.py")


def no_excel(machine: Windows) -> None:
    """A button whose Excel is gone ends quietly: code 0, nothing for xlwings' English box, a log without names."""
    ran = _click(machine, BUTTON, FORM)
    assert ran == {"code": 0, "log": ""}, ran
    (log,) = (machine.profile / "AppData" / "Local" / "itaxl" / "Logs").glob("*.log")
    assert USER.split()[0] not in log.read_text(encoding="utf-8")


def batch(machine: Windows) -> None:
    """A batch with two workers makes all; a cut file and one that kills its reader are rows; again, nothing is done."""
    desk = machine.profile / "เอกสาร"
    inbox = desk / "ส่งมา"
    inbox.mkdir()
    for number, letter in enumerate("กขคง"):
        office = sample_content(fiscal_year(2569)).edited({"org.name": f"ทุ่งทดสอบ{letter}"})
        (inbox / f"หน่วยงาน {number}.xlsm").write_bytes(form_bytes(office))
    sound = (inbox / "หน่วยงาน 0.xlsm").read_bytes()
    (inbox / "ขาดครึ่ง.xlsm").write_bytes(sound[: len(sound) // 2])
    (inbox / "นักฆ่า.xlsm").write_bytes(_killer())
    words = ("batch", "ส่งมา", "-o", "ผลรวม", "--jobs", "2")
    ran = machine.itaxl(*words, cwd=desk)
    assert ran.code == 1, ran
    results = json.loads((desk / "ผลรวม" / "results.json").read_text(encoding="utf-8"))
    codes = sorted(
        {finding["code"] for finding in each["findings"] if finding["severity"] == "error"} == {"F001"}
        for each in results["workbooks"]
    )
    assert codes == [False] * 4 + [True] * 2, results
    papers = {path: path.stat().st_mtime_ns for path in (desk / "ผลรวม").rglob("*.docx")}
    assert len(papers) == 8
    again = machine.itaxl(*words, cwd=desk)
    assert (again.code, again.said.splitlines()[-1]) == (ran.code, ran.said.splitlines()[-1]), again
    assert {path: path.stat().st_mtime_ns for path in (desk / "ผลรวม").rglob("*.docx")} == papers


def batch_of_button(machine: Windows) -> None:
    """Workers start from a button's Python too, whose command line is all it has."""
    desk = machine.profile / "เอกสาร"
    words = ["batch", machine.path(desk / "ส่งมา"), "-o", machine.path(desk / "ของปุ่ม"), "--jobs", "2", "--check-only"]
    quiet = "import os, sys; sys.stdout = open(os.devnull, 'w')"  # Wine's hidden console cannot be written to
    command = f"{quiet}; sys.argv[1:] = {words}; from itaxl.__main__ import main; sys.exit(main())"
    ran = _click(machine, command, FORM)
    assert ran["code"] == 1, ran
    assert (desk / "ของปุ่ม" / "index.html").exists()


def capped(machine: Windows) -> None:
    """Windows takes the caps that readers put on themselves; Wine does not enforce them."""
    caps = "cap_by_job(kernel32(), memory=200_000_000), cap_by_job(kernel32(), seconds=60)"
    ran = machine.python("-c", f"from itaxl.processes.windows_job import cap_by_job, kernel32; print({caps})")
    assert ran.said == "True True\n", ran


def held_open(machine: Windows) -> None:
    """A report that Word holds open stays, with a sentence and code 2; when Word has closed it, it is replaced."""
    desk = machine.profile / "เอกสาร"
    report = next((desk / PAPERS).glob("*รายงาน.docx"))
    before = report.read_bytes()
    again = ("make", FORM, "-o", PAPERS, "--landscape")
    ran = machine.python(BENCH / "hold_open.py", report, *again, cwd=desk)
    assert ran.code == 2, ran
    assert "ปิดเอกสารใน Word" in ran.said, ran
    assert report.read_bytes() == before
    assert machine.itaxl(*again, cwd=desk).code == 0
    assert report.read_bytes() != before
    assert len(list((desk / PAPERS).iterdir())) == 2


def _on_linux(words: Iterable[str], here: Path) -> "subprocess.CompletedProcess[bytes]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ITAXL_")}
    command = [sys.executable, "-X", "utf8", "-m", "itaxl", *words]
    return subprocess.run(command, cwd=here, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def _click(machine: Windows, command: str, name: str) -> dict[str, object]:
    """Do what xlwings' macros do at a click; the exit code and what is in its log."""
    python = machine.path(machine.program / "python" / "python.exe")
    workbook = machine.path(machine.profile / "เอกสาร" / name)
    ran = machine.python(BENCH / "run_python.py", python, command, workbook)
    found: dict[str, object] = json.loads(ran.said.splitlines()[-1])
    return found


def _killer() -> bytes:
    """A workbook that brings its reader down, from the tests' own table."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    table = import_module("bad_files").bad_files()
    killer: bytes = next(case for case in table if case.killer).make()
    return killer


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
