"""Help in both languages, laid out by columns."""

from typing import Any

import click
import pytest
from click.testing import CliRunner

from itaxl.cli.bilingual import Command, Formatter, argument, option
from itaxl.model.wording import Wording
from itaxl.thai.text import width

LONG = "คำอธิบายที่ยาวมากและไม่มีเว้นวรรคเพราะภาษาไทยเขียนติดกันทั้งประโยคจึงต้องตัดบรรทัดโดยไม่ให้สระหรือวรรณยุกต์หลุดจากพยัญชนะ"


@click.command(cls=Command, help=Wording("ทำสิ่งหนึ่ง\n\n\b\nตัวอย่าง\n  one", "Does one thing.\n\n\b\nExamples\n  one"))
@argument("path", metavar="FILE", help=Wording("ไฟล์ที่ทำ", "the file"))
@option("--far", is_flag=True, help=Wording(LONG, "far"))
@click.pass_context
def one(context: click.Context, path: str, far: bool) -> None:
    click.echo(f"{context.obj['lang']} {path} {far}")


def _run(*words: str) -> str:
    return CliRunner().invoke(one, list(words), standalone_mode=True).output


def test_help_is_thai_unless_english_is_asked_for() -> None:
    thai, english = _run("--lang", "th", "--help"), _run("--lang", "en", "--help")
    assert "ทำสิ่งหนึ่ง" in thai
    assert "ไฟล์ที่ทำ" in thai
    assert "Does one thing." in english
    assert "the file" in english
    assert "วิธีใช้: one [ตัวเลือก] FILE" in thai
    assert "Usage: one [OPTIONS] FILE" in english


def test_help_can_be_asked_for_in_short() -> None:
    assert _run("-h") == _run("--help")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_language_reaches_the_command(lang: str) -> None:
    assert _run("--lang", lang, "x") == f"{lang} x False\n"


def test_long_thai_is_broken_within_the_width_and_never_before_a_mark() -> None:
    shown = _run("--lang", "th", "--help")
    assert all(width(line) <= 80 for line in shown.splitlines())
    assert not any(line.strip()[:1] in "ะาำิีึืัฺุู่้๊๋์ๅ" for line in shown.splitlines() if line.strip())
    kept = "".join(shown.split())
    assert LONG in kept


def test_as_written_paragraphs_keep_their_lines() -> None:
    assert "\n  ตัวอย่าง\n    one\n" in _run("--lang", "th", "--help")


def test_a_wide_term_puts_its_text_on_the_next_line() -> None:
    formatter = Formatter(width=60)
    formatter.write_dl([("short", "ก"), ("x" * 40, "ข")])
    assert formatter.getvalue().splitlines() == ["short" + " " * 27 + "ก", "x" * 40, " " * 32 + "ข"]


@pytest.mark.parametrize(("lang", "said"), [("th", "2400 ถึง 2700"), ("en", "2400 to 2700")])
def test_a_range_is_told_in_words_in_help_and_in_mistakes(run_itaxl: Any, lang: str, said: str) -> None:
    for words in (("date", "--help"), ("date", "x", "--year", "9999")):
        ran = run_itaxl(*words, lang=lang)
        assert said in ran.out + ran.err
        assert "<=" not in ran.out + ran.err
