"""`itaxl check`: what stands between a form and a submission, at its cell, with the way to mend it."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.exit_code import ExitCode
from itaxl.model.finding import Severity
from itaxl.model.refusal import Refused
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording
from itaxl.reports import outputs
from itaxl.settings.folders import USED

if TYPE_CHECKING:
    from itaxl.app.choice import Choice
    from itaxl.app.fixed_copy import FixedCopy
    from itaxl.reports.checked import Checked
    from itaxl.reports.passed_over import PassedOver
    from itaxl.settings import Settings

FAIL_ON = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING), "never": ()}
MOST_COLUMNS = 110

NEEDS_FILE = Wording("ผลตรวจแบบ {form} ต้องบอกชื่อไฟล์ด้วย -o เช่น -o รายการแก้ไข.{form}", "--format {form} needs -o FILE.")
REPORT_EXISTS_AS_INPUT = Wording(
    "ไฟล์ผลตรวจ {path} เป็นไฟล์ที่กำลังตรวจ เลือกชื่ออื่น", "The report {path} is a workbook being checked; choose another name."
)
WROTE = Wording("เขียนผลตรวจไว้ที่ {path}", "Wrote {path}")
MENDED = Wording("แก้ไขให้แล้ว {count} ช่อง ในไฟล์ {path}", "Mended {count} cells in {path}")
NOTHING_TO_MEND = Wording(
    "ไม่มีข้อที่แก้ให้ได้โดยไม่เปลี่ยนความหมาย จึงไม่ได้สร้างไฟล์ใหม่ ({path})",
    "Nothing could be mended without asking, so no copy was made ({path}).",
)
LEFT_ALONE = Wording(
    "{ref} {label} ไม่ได้แก้ให้ เพราะ{why} ให้แก้เอง", "{ref} {label} was not mended, for {why}: mend it by hand"
)
WAY_IN = Wording(
    'ถ้า {path} เป็นตารางหรือรายงานที่หน่วยงานทำเอง ให้ดึงข้อความเข้าแบบฟอร์มก่อน: itaxl new แบบฟอร์ม.xlsm --from "{path}"',
    'If {path} is a table or report of their own, read it into a form first: itaxl new form.xlsm --from "{path}"',
)
LEFT = Wording("ข้อที่เหลือให้แก้เองมีดังนี้", "What is left for you to mend:")

HELP = Wording(
    """ตรวจแบบฟอร์มทุกช่อง บอกว่าผิดตรงไหน เพราะอะไร และแก้อย่างไร

    \b
    ตัวอย่าง
      itaxl check แบบฟอร์ม.xlsm
      itaxl check แบบฟอร์ม.xlsm --fix
      itaxl check บันทึก.docx รายงาน.docx
      itaxl check ส่งมา/ --format html -o ผลตรวจ.html
    """,
    """Checks every cell of a form: what is wrong, where, why, and how to mend it.

    \b
    Examples
      itaxl check form.xlsm
      itaxl check form.xlsm --fix
      itaxl check memo.docx report.docx
      itaxl check inbox/ --format html -o report.html
    """,
)
PATHS_HELP = Wording("แบบฟอร์ม เอกสาร Word หรือโฟลเดอร์ที่มีไฟล์เหล่านี้", "forms, Word papers, or folders with them")
FIX_HELP = Wording(
    "แก้ข้อที่แก้ได้แน่นอนลงในไฟล์สำเนา ชื่อ.fixed.xlsm", "mend what is sure in a copy, NAME.fixed.xlsm, beside the form"
)
FORMAT_HELP = Wording("ชนิดของผลตรวจ", "kind of report")
OUTPUT_HELP = Wording("เขียนผลลงไฟล์", "write the report into a file")
SELECT_HELP = Wording("เฉพาะรหัสหรือหมวดนี้ เช่น D,R001", "only these codes or families, such as D,R001")
IGNORE_HELP = Wording("ยกเว้นรหัสหรือหมวดนี้", "without these codes or families")
FAIL_ON_HELP = Wording("ระดับที่ถือว่าไม่ผ่าน (รหัสจบ 1)", "level that counts as failed (exit code 1)")


@click.command(cls=Command, help=HELP)
@argument("paths", nargs=-1, required=True, type=FilePath(), metavar="PATH…", help=PATHS_HELP)
@option("--fix", is_flag=True, help=FIX_HELP)
@option("--format", "form", type=click.Choice(["text", *outputs.names()]), default="text", help=FORMAT_HELP)
@option("-o", "--output", type=FilePath(dir_okay=False), metavar="FILE", help=OUTPUT_HELP)
@option("--select", multiple=True, metavar="CODES", help=SELECT_HELP)
@option("--ignore", multiple=True, metavar="CODES", help=IGNORE_HELP)
@option("--fail-on", type=click.Choice(list(FAIL_ON)), default="error", help=FAIL_ON_HELP)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    fix: bool,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
) -> None:
    """Check workbooks and report."""
    from itaxl.app.check import check_given
    from itaxl.app.choice import Choice
    from itaxl.reports.passed_over import closed_folders

    lang: Lang = context.obj["lang"]
    choice = Choice(_codes(select), _codes(ignore), _settings(paths, lang))
    if output is None and form in outputs.names() and outputs.output(form).needs_file:
        raise Refused(NEEDS_FILE, form=form)
    if output and realpath(output) in map(realpath, paths):
        raise Refused(REPORT_EXISTS_AS_INPUT, path=output)
    results, passed = _mended(paths, choice, lang) if fix else check_given(paths, choice)
    _report(results, passed, form, output, lang)
    _say_way_in(results, lang)
    closed = closed_folders(passed)
    for sentence in closed:
        click.echo(sentence.render(lang), err=True)
    if closed:
        context.exit(ExitCode.COULD_NOT_RUN)
    if len(results) == 1 and results[0].unreadable and not paths[0].is_dir():
        context.exit(ExitCode.COULD_NOT_RUN)
    if any(result.count(severity) for result in results for severity in FAIL_ON[fail_on]):
        context.exit(ExitCode.FINDINGS)
    if any(result.incomplete for result in results):
        context.exit(ExitCode.OUR_BUG)  # no clean form where a rule of ours failed


def _say_way_in(results: "Sequence[Checked]", lang: Lang) -> None:
    """Say how a table of another layout becomes a form, of the first one; a file that cannot be read is none."""
    for result in results:
        if result.foreign and not any(finding.params.get("is") for finding in result.findings):
            click.echo(WAY_IN.render(lang, {"path": result.name}), err=True)
            return


def _settings(paths: Sequence[Path], lang: Lang) -> "Settings":
    """The settings beside one form that was named; several, or a folder, are other people's: the user's own count."""
    from itaxl.settings import settings_for
    from itaxl.settings.folders import beside

    folder = paths[0].absolute().parent if len(paths) == 1 and not paths[0].is_dir() else None
    settings = settings_for(folder)
    if folder and (used := beside(folder)):
        click.echo(USED.render(lang, {"path": used}), err=True)
    return settings


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for part in given for code in part.split(",") if code.strip())


def _mended(paths: Sequence[Path], choice: "Choice", lang: Lang) -> "tuple[list[Checked], list[PassedOver]]":
    from itaxl.app.fixed_copy import mend_file
    from itaxl.app.inputs import passed_over_in, workbooks_in
    from itaxl.files.file_names import spelled
    from itaxl.reports.checked import refused_result

    results = []
    files = list(workbooks_in(paths))
    for path in files:
        try:
            mended = mend_file(path, choice)
        except Refused as refusal:
            if len(files) == 1:
                raise
            results.append(refused_result(spelled(path), refusal))
            continue
        _say_mended(path, mended, lang)
        results.append(replace(mended.left, path=spelled(mended.copy or path)))
    return results, passed_over_in(paths)


def _say_mended(path: Path, mended: "FixedCopy", lang: Lang) -> None:
    if mended.copy is None:
        click.echo(NOTHING_TO_MEND.render(lang, {"path": path}), err=True)
        _say_left_alone(mended, lang)
        return
    click.echo(MENDED.render(lang, {"count": len(mended.changes), "path": mended.copy}), err=True)
    for change in mended.changes:
        label = change.label_th if lang == "th" else change.label_en
        before, after = change.shown()
        click.echo(f"  {made_visible(str(change.ref))} {label}\n    “{before}” → “{after}”", err=True)
    _say_left_alone(mended, lang)
    if mended.left.findings:
        click.echo(LEFT.render(lang), err=True)


def _say_left_alone(mended: "FixedCopy", lang: Lang) -> None:
    for cell in mended.left_alone:
        words = {
            "ref": made_visible(str(cell.ref)),
            "label": cell.label_th if lang == "th" else cell.label_en,
            "why": cell.why.render(lang),
        }
        click.echo(LEFT_ALONE.render(lang, words), err=True)


def _report(
    results: "Sequence[Checked]", passed: "Sequence[PassedOver]", form: str, output: Path | None, lang: Lang
) -> None:
    if form in outputs.names():
        made = outputs.output(form).report(results, passed, lang)
    else:
        made = _text(results, passed, output, lang)
    if output:
        _write(output, made.encode() if isinstance(made, str) else made, lang)
    else:
        click.echo(made, nl=made[-1:] != "\n")
    if output or form != "text":
        _say_not_run(results, lang)


def _say_not_run(results: "Sequence[Checked]", lang: Lang) -> None:
    """Say on the terminal which rules failed, when the report itself is not read there."""
    from itaxl.app.rule_failures import sentences

    for sentence in sentences(finding for result in results for finding in result.findings):
        click.echo(sentence.render(lang), err=True)


def _text(results: "Sequence[Checked]", passed: "Sequence[PassedOver]", output: Path | None, lang: Lang) -> str:
    from itaxl.reports.terminal import plain, text_report

    on_screen = output is None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, MOST_COLUMNS) if on_screen else MOST_COLUMNS
    return "\n".join(text_report(results, passed=passed, lang=lang, width=width, paint=_paint if on_screen else plain))


def _paint(text: str, colour: str) -> str:
    if colour in {"bold", "dim"}:
        return click.style(text, bold=colour == "bold" or None, dim=colour == "dim" or None)
    return click.style(text, fg=colour, bold=True)


def _write(output: Path, data: bytes, lang: Lang) -> None:
    from itaxl.files.whole_file import write_beside
    from itaxl.reports.origin import unedited

    written = write_beside(output, data, ours=unedited)
    click.echo(WROTE.render(lang, {"path": written}), err=True)
