"""The command line as a person meets it: its help, its languages, its mistakes and its speed."""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from itaxl.cli import click_thai, main
from itaxl.cli.bilingual import Command
from itaxl.model.wording import Lang
from itaxl.thai.text import width

Run = Callable[..., Any]
THAI = re.compile("[ก-๙]")
ENGLISH_WORDS_IN_THAI_HELP = {"itaxl", "xlsm", "fixed"}


def _help(name: str, lang: Lang) -> str:
    click_thai.speak(lang)
    group = main.commands()
    command = group.get_command(click.Context(group), name)
    assert command is not None
    parent = group.make_context("itaxl", ["--lang", lang, name])
    return command.get_help(command.context_class(command, info_name=name, parent=parent))


def test_every_command_module_is_listed_and_every_listed_command_has_its_module() -> None:
    folder = Path(main.__file__).with_name("commands")
    assert set(main.COMMANDS) == {path.stem for path in folder.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("name", main.COMMANDS)
class TestEveryCommand:
    def test_is_bilingual(self, name: str) -> None:
        command = import_module(f"itaxl.cli.commands.{name}").command
        assert isinstance(command, Command)
        own = [param for param in command.params if isinstance(param, click.Option)]
        assert all(param.help for param in own), "an option without help"

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_shows_an_example_that_begins_with_its_name(self, name: str, lang: Lang) -> None:
        shown = _help(name, lang)
        assert re.search(r"^\s+ตัวอย่าง$" if lang == "th" else r"^\s+Examples?$", shown, re.MULTILINE)
        assert re.search(rf"^\s+itaxl {name}\b", shown, re.MULTILINE)

    def test_says_nothing_in_the_wrong_language(self, name: str) -> None:
        thai, english = _help(name, "th"), _help(name, "en")
        assert THAI.search(thai)
        prose = re.sub(r"itaxl .*|ร่าง|“.*?”", "", english)
        assert not THAI.search(prose)
        assert "OPTIONS" not in thai

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_fits_a_screen_of_eighty_columns(self, name: str, lang: Lang) -> None:
        assert [line for line in _help(name, lang).splitlines() if width(line) > 80] == []

    def test_has_names_of_plain_letters(self, name: str) -> None:
        command = import_module(f"itaxl.cli.commands.{name}").command
        assert all(option.isascii() for param in command.params for option in param.opts)


def test_help_lists_every_command_and_imports_none(run_itaxl: Run) -> None:
    told = "import sys, itaxl.cli.main as c; sys.argv = ['itaxl', '--help']; c.run(); print([m for m in sys.modules if "
    told += (
        "m.startswith(('itaxl.cli.commands.', 'itaxl.rules', 'itaxl.form', 'rich', 'openpyxl', 'docx', 'pythainlp'))])"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    shown = done.stdout.decode()
    assert shown.splitlines()[-1] == "[]"
    assert all(re.search(rf"^  {name} ", shown, re.MULTILINE) for name in main.COMMANDS)


def test_help_without_words_is_the_same_as_help_asked_for(run_itaxl: Run) -> None:
    bare, asked = run_itaxl(), run_itaxl("-h")
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == asked.out
    assert bare.out.startswith("วิธีใช้: itaxl ")


def test_the_version_is_said(run_itaxl: Run) -> None:
    assert re.fullmatch(r"itaxl \d+\.\d+\.\d+\S*\n", run_itaxl("--version").out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc"], "ทำต่อไม่ได้: ไม่มีคำสั่ง chekc"),
        (["--colour"], "ทำต่อไม่ได้: ไม่มีตัวเลือก --colour"),
        (["check"], "ทำต่อไม่ได้: ยังไม่ได้ระบุ 'PATH…'"),
        (["check", "x.xlsm", "--format", "pdf"], "ไม่มี “pdf” ให้เลือก เลือกได้จาก 'text', 'html', 'json', 'xlsx'"),
        (["check", "--output"], "ตัวเลือก --output ต้องมีค่าต่อท้าย"),
    ],
)
def test_a_mistake_in_the_words_is_told_in_thai_with_exit_code_2(run_itaxl: Run, words: list[str], said: str) -> None:
    ran = run_itaxl(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not re.search("Usage|Error|Try|Traceback", ran.err)


@pytest.mark.parametrize("words", [["--lang", "en", "chekc"], ["chekc", "--lang=en"]])
def test_english_is_spoken_when_asked_for_wherever_the_word_stands(run_itaxl: Run, words: list[str]) -> None:
    assert "Error: No such command 'chekc'" in run_itaxl(*words).err


def test_the_environment_chooses_english_and_the_words_choose_over_it(run_itaxl: Run) -> None:
    assert "Usage: itaxl" in run_itaxl(lang="en").out
    assert "วิธีใช้: itaxl" in run_itaxl("--lang", "th", lang="en").out
    assert "วิธีใช้: itaxl" in run_itaxl(lang="de").out


def test_output_is_utf8_whatever_the_machine_speaks(run_itaxl: Run) -> None:
    ran = run_itaxl("--help", more={"PYTHONIOENCODING": "cp874", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert "คำสั่ง" in ran.out
    told = run_itaxl("ไม่มี", more={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "ไม่มีคำสั่ง ไม่มี" in told.err


@pytest.mark.skipif(sys.platform == "win32", reason="head and a shell are needed")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    import subprocess

    command = (
        f"\"{sys.executable}\" -c \"import itaxl.__main__ as m, sys; sys.argv=['itaxl','rules']; sys.exit(m.main())\""
    )
    done = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal")
def test_ctrl_c_ends_with_one_sentence_and_130() -> None:
    import signal
    import subprocess
    import time

    waiting = [sys.executable, "-m", "itaxl", "date", "-"]
    pipe, heard = subprocess.PIPE, lambda: signal.signal(signal.SIGINT, signal.default_int_handler)
    # a shell that starts the tests in the background lets them ignore Ctrl+C, and what is ignored is inherited
    with subprocess.Popen(waiting, stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=heard) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.decode().strip() == "หยุดตามที่สั่ง"
