"""`itaxl doctor`: what may keep itaxl from working here, and what to do about it."""

import json
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.exit_code import ExitCode
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.app.diagnosis import Diagnosis

SCHEMA: Final = 1
STATE_WIDTH, SUBJECT_WIDTH, MOST_COLUMNS = 9, 28, 110
COLOURS: Final = {"good": "green", "warning": "yellow", "bad": "red"}

HELP = Wording(
    """ตรวจเครื่อง: โปรแกรม Excel, Word, PDF, แบบอักษร, สิทธิ์เขียนไฟล์ และบอกวิธีแก้

    บอกชื่อไฟล์แบบฟอร์มด้วยก็ได้ จะตรวจรุ่นและมาโครของแบบฟอร์มนั้นให้

    \b
    ตัวอย่าง
      itaxl doctor
      itaxl doctor แบบฟอร์ม.xlsm
      itaxl doctor --redact แบบฟอร์ม.xlsm
    """,
    """Looks at this machine: programs, fonts, rights to write, and says what to do.

    Given a form, it looks at the form's version and macros too.

    \b
    Examples
      itaxl doctor
      itaxl doctor form.xlsm
      itaxl doctor --redact form.xlsm
    """,
)
FORM_HELP = Wording("แบบฟอร์มที่จะดูด้วย", "a form to look at too")
JSON_HELP = Wording("ผลเป็น JSON สำหรับโปรแกรมอื่น", "the result as JSON")
REDACT_HELP = Wording(
    "เขียนไฟล์ zip สำหรับแจ้งปัญหา ข้อความและรูปในแบบฟอร์มถูกแทนที่ทั้งหมด",
    "write a zip for a bug report, with every text and picture of the form replaced",
)
WROTE = Wording(
    "เขียนไฟล์สำหรับแจ้งปัญหาไว้ที่ {path} ข้อความที่พิมพ์และรูปถูกแทนที่แล้ว เปิดดูก่อนส่งได้",
    "Wrote {path} for the bug report; typed texts and pictures are replaced. Look at it before you send it.",
)
WITHOUT_FORM = Wording("เปิดแบบฟอร์มไม่ได้ จึงไม่ได้ใส่ไว้ในไฟล์นั้น", "The form could not be opened and was left out.")


@click.command(cls=Command, help=HELP)
@argument("form", required=False, type=FilePath(dir_okay=False, exists=True), help=FORM_HELP)
@option("--json", "as_json", is_flag=True, help=JSON_HELP)
@option(
    "--redact",
    "bug",
    type=FilePath(dir_okay=False, exists=True),
    metavar="FILE",
    help=REDACT_HELP,
)
@click.pass_context
def command(context: click.Context, form: Path | None, as_json: bool, bug: Path | None) -> None:
    """Say how this machine stands."""
    from itaxl.app.diagnosis import DiagnosisState, record
    from itaxl.app.doctor import examine
    from itaxl.app.doctor_form import examine_form
    from itaxl.processes.machine import Machine

    lang: Lang = context.obj["lang"]
    machine = Machine()
    lines = list(examine(machine))
    if looked_at := form or bug:
        lines += examine_form(machine, looked_at)
    if as_json:
        click.echo(json.dumps({"schema": SCHEMA, "lines": record(lines)}, ensure_ascii=False, indent=1))
    else:
        _show(lines, lang)
    if bug:
        _bundle(bug, lines, lang, quiet=as_json)
    if any(line.state is DiagnosisState.BAD for line in lines):
        context.exit(ExitCode.FINDINGS)


def _show(lines: "Sequence[Diagnosis]", lang: Lang) -> None:
    from itaxl.app.diagnosis import STATE_WORDS
    from itaxl.thai.text import pad, wrap

    columns = min(get_terminal_size().columns, MOST_COLUMNS) - STATE_WIDTH - SUBJECT_WIDTH
    for line in lines:
        subject, found, todo = line.said(lang)
        word = click.style(pad(STATE_WORDS[line.state].render(lang), STATE_WIDTH), fg=COLOURS[line.state])
        said = [text for part in (found, todo) if part for text in wrap(part, max(columns, 30))]
        click.echo(f"{word}{pad(subject, SUBJECT_WIDTH)}{said[0]}")
        for text in said[1:]:
            click.echo(" " * (STATE_WIDTH + SUBJECT_WIDTH) + text)


def _bundle(form: Path, lines: "Sequence[Diagnosis]", lang: Lang, *, quiet: bool) -> None:
    from itaxl.app.bug_bundle import write_bundle

    made = write_bundle(form, lines, Path.cwd())
    click.echo(WROTE.render(lang, {"path": made.path}), err=quiet)
    if not made.with_form:
        click.echo(WITHOUT_FORM.render(lang), err=True)
