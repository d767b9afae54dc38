"""The command line: which commands there are and in which language it speaks."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Final

import click

import itaxl
from itaxl.cli import click_thai
from itaxl.cli.bilingual import Command, Option
from itaxl.cli.exit_codes import outcome
from itaxl.model.wording import Lang, Wording

COMMANDS: Final[Mapping[str, Wording]] = {
    "new": Wording("สร้างแบบฟอร์มเปล่า ตัวอย่าง หรือซ่อมแบบฟอร์มเดิม", "A blank form, a sample, or an old form made new"),
    "check": Wording(
        "ตรวจแบบฟอร์ม บอกว่าผิดตรงไหน เพราะอะไร แก้อย่างไร", "Check forms: what is wrong, where, why, how to mend it"
    ),
    "make": Wording("ทำบันทึกข้อความและรายงานจากแบบฟอร์ม", "Make the memo and the report of a form"),
    "pack": Wording("รวมแบบฟอร์ม เอกสาร และผลตรวจเป็นชุดส่งไฟล์เดียว", "Form, papers and findings in one package to send"),
    "verify": Wording("ตรวจชุดส่งว่าครบและไม่ถูกแก้", "Whether a package is whole and as it was packed"),
    "batch": Wording("ตรวจและทำเอกสารของแบบฟอร์มทั้งโฟลเดอร์", "Check a folder of forms and make the documents of all"),
    "reply": Wording("ทำหนังสือแจ้งแต่ละหน่วยงานว่าต้องแก้อะไร", "Letters that tell each office what to mend"),
    "rules": Wording("กฎทั้งหมดที่ใช้ตรวจ", "All rules that forms are checked by"),
    "explain": Wording("อธิบายกฎหนึ่งข้อ พร้อมตัวอย่าง", "One rule explained, with examples"),
    "years": Wording("ปีงบประมาณที่รู้จัก ข้อ O ของแต่ละปี และที่มา", "Known fiscal years, their OIT items and sources"),
    "settings": Wording("ค่าตั้งของหน่วยงานที่มีผล และไฟล์ตัวอย่าง", "The office's settings that count, and an example"),
    "date": Wording("วันที่หรือช่วงเวลาที่พิมพ์ อ่านได้ว่าอย่างไร", "How a text is read as a date or period"),
    "doctor": Wording("ตรวจเครื่องว่าพร้อมใช้ และบอกวิธีแก้", "Whether this machine is ready, and what to do"),
}
"""Every command, in the order of the help: ``itaxl/cli/commands/<name>.py``, where it is named `command`."""

HELP = Wording(
    """ทำและตรวจเอกสาร ITA ขององค์กรปกครองส่วนท้องถิ่น จากแบบฟอร์ม Excel ไฟล์เดียว

    \b
    ตัวอย่าง
      itaxl new แบบฟอร์ม.xlsm      สร้างแบบฟอร์มเปล่า
      itaxl check แบบฟอร์ม.xlsm    ตรวจ และบอกวิธีแก้
      itaxl make แบบฟอร์ม.xlsm     ทำบันทึกข้อความและรายงาน
    """,
    """Makes and checks the ITA papers of Thai local governments from one Excel form.

    \b
    Examples
      itaxl new form.xlsm      make a blank form
      itaxl check form.xlsm    check it and say how to mend it
      itaxl make form.xlsm     make the memo and the report
    """,
)
COMMAND_WORD = Wording("คำสั่ง …", "COMMAND …")
VERSION_HELP = Wording("แสดงรุ่นของโปรแกรม", "Show the version and exit.")


class Commands(Command, click.Group):
    """The group of all commands; a command's module is imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """The command with this name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"itaxl.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; the mistake in its name is told with the nearest names."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """Write the list of commands, from the table alone."""
        with formatter.section(click_thai.message("Commands")):
            formatter.write_dl([(name, text.render(click_thai.spoken())) for name, text in COMMANDS.items()])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line, in the language being spoken."""
        return [*super().collect_usage_pieces(ctx)[:-1], COMMAND_WORD.render(click_thai.spoken())]


def commands() -> Commands:
    """The whole command line as a click group."""
    version = Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_say_version, help=VERSION_HELP
    )
    return Commands(
        "itaxl",
        help=HELP,
        callback=click.pass_context(_say_help),
        params=[version],
        invoke_without_command=True,
    )


def _say_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"itaxl {itaxl.__version__}")
        context.exit()


def _say_help(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run() -> int:
    """Do the command line that the program was called with and give its exit code; nothing is raised."""
    words = sys.argv[1:]
    open_streams()
    begin_again_in_utf8()
    speak_utf8()
    click_thai.speak(wanted_language(words, os.environ))
    return outcome(lambda: commands().main(prog_name="itaxl", standalone_mode=False), words)


def wanted_language(words: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language asked for by ``--lang`` anywhere in `words`, else by ITAXL_LANG, else Thai.

    It must be known before click reads the words, for click may find a mistake in them first.
    """
    asked = [after for word, after in pairwise(words) if word == "--lang"]
    asked += [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    return "en" if "en" in (asked or [environment.get("ITAXL_LANG", "")]) else "th"


def open_streams() -> None:
    """Let the three streams lead nowhere that whoever started this closed, before another file takes their place."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            if getattr(sys, name) is None:
                stream = open(number, "w" if number else "r", encoding="utf-8", closefd=False)  # noqa: SIM115
                setattr(sys, name, stream)


def begin_again_in_utf8() -> None:
    """Start anew in Python's UTF-8 mode where the machine's letters could not name a Thai file (POSIX, ISO-8859-1)."""
    known = sys.getfilesystemencoding().lower().replace("-", "")
    if known != "utf8" and not sys.flags.utf8_mode and sys.executable and os.name != "nt":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - our own words


def speak_utf8() -> None:
    """Read and write UTF-8 whatever the machine's code page is; what UTF-8 cannot write is shown as an escape."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
