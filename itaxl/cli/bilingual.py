"""Commands and options whose help is in both languages and is laid out by the columns that Thai takes.

A command of ours is declared ``@click.command(cls=Command, help=Wording(…))`` with ``@option`` and ``@argument``
from here instead of click's; their `help` is a Wording too.
"""

import inspect
import os
import re
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from itaxl.cli import click_thai
from itaxl.model.wording import Lang, Wording
from itaxl.thai.text import pad, width, wrap

click_thai.install()

AS_WRITTEN: Final = "\b"
"""A paragraph that begins with a line of this alone keeps its line breaks (click's own sign)."""

FIRST_COLUMN_MOST: Final = 30
BETWEEN = Wording("{low} ถึง {high}", "{low} to {high}")
NO_PATH = Wording("ชื่อไฟล์หรือโฟลเดอร์ว่างเปล่า", "the name of the file or folder is empty")
OPTIONS = Wording("[ตัวเลือก]", "[OPTIONS]")
LANG_HELP = Wording("ภาษาของข้อความ: th ไทย, en อังกฤษ", "Language of messages: th Thai, en English")


class Formatter(click.HelpFormatter):
    """Help that counts columns instead of characters and never breaks a Thai letter from its marks."""

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped, at the current indentation."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
            lines = _lines(paragraph, self.width - self.current_indent)
            self.write("\n" * bool(number) + "".join(f"{indent}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Any, col_max: int = FIRST_COLUMN_MOST, col_spacing: int = 2) -> None:
        """Write a list of terms and their explanations in two columns."""
        rows = list(rows)
        first = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in rows:
            lines = _lines(text, max(self.width - first - self.current_indent, 20))
            if width(term) > first - col_spacing:
                lines.insert(0, "")
            for number, line in enumerate(lines or [""]):
                self.write((indent + pad("" if number else term, first) + line).rstrip() + "\n")


def _lines(paragraph: str, columns: int) -> list[str]:
    start, _, rest = paragraph.partition("\n")
    if start.strip() == AS_WRITTEN:
        return rest.splitlines()
    return wrap(" ".join(paragraph.split("\n")), columns)


class Context(click.Context):
    """A context whose help is laid out by `Formatter`."""

    formatter_class = Formatter


class _Bilingual:
    """A part of a command with its help as a Wording; click sees it in the language being spoken."""

    wording: Wording | None = None

    @property
    def help(self) -> str | None:
        return inspect.cleandoc(self.wording.render(click_thai.spoken())) if self.wording else None

    @help.setter  # noqa: A003 - click's name
    def help(self, text: str | None) -> None:
        """Click sets what it was given, which is nothing: `wording` holds the help."""


class Option(_Bilingual, click.Option):
    """An option; see the module."""

    def __init__(self, *args: Any, help: Wording | None = None, **attributes: Any) -> None:  # noqa: A002 - click's name
        super().__init__(*args, **attributes)
        self.wording = help


class Argument(_Bilingual, click.Argument):
    """An argument; see the module."""

    def __init__(self, *args: Any, help: Wording | None = None, **attributes: Any) -> None:  # noqa: A002 - click's name
        super().__init__(*args, **attributes)
        self.wording = help


class Between(click.IntRange):
    """A whole number between two others, told in words instead of click's ``2400<=x<=2700``."""

    def _describe_range(self) -> str:
        return BETWEEN.render(click_thai.spoken(), {"low": self.min, "high": self.max})


class FilePath(click.Path):
    """A path; an empty one is told from the folder one stands in, for which it would be taken."""

    def __init__(self, **demands: bool) -> None:
        super().__init__(path_type=Path, **demands)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, when it is one."""
        if not os.fsdecode(value).strip():
            self.fail(NO_PATH.render(click_thai.spoken()), param, ctx)
        return super().convert(value, param, ctx)


option = partial(click.option, cls=Option)
argument = partial(click.argument, cls=Argument)


class Command(_Bilingual, click.Command):
    """A command; see the module. It also takes ``--lang`` and sees to it that ``context.obj["lang"]`` is set."""

    context_class = Context

    def __init__(self, *args: Any, help: Wording, **attributes: Any) -> None:  # noqa: A002 - click's name
        attributes["context_settings"] = {"help_option_names": ["-h", "--help"]}
        super().__init__(*args, **attributes)
        self.wording = help
        self.params.append(_language_option(hidden=not isinstance(self, click.Group)))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line, in the language being spoken."""
        return [OPTIONS.render(click_thai.spoken()), *super().collect_usage_pieces(ctx)[1:]]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's ``--help``, which it keeps with the text of the language spoken at first."""
        asked = super().get_help_option(ctx)
        if asked:
            asked.help = click_thai.message("Show this message and exit.")
        return asked


def _language_option(*, hidden: bool) -> Option:
    return Option(
        ["--lang"],
        type=click.Choice(["th", "en"]),
        is_eager=True,
        expose_value=False,
        hidden=hidden,
        callback=_choose,
        help=LANG_HELP,
    )


def _choose(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    chosen = context.ensure_object(dict)
    if value:
        lang: Lang = "en" if value == "en" else "th"
        click_thai.speak(lang)
        chosen["lang"] = lang
    chosen.setdefault("lang", click_thai.spoken())
