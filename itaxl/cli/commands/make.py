"""`itaxl make`: the memo and the report of one form."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.documents.papers import names
from itaxl.model.exit_code import ExitCode
from itaxl.model.finding import Severity
from itaxl.model.refusal import Refused
from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording
from itaxl.settings.folders import USED, beside

if TYPE_CHECKING:
    from itaxl.app.make import Draft, Made


HELP = Wording(
    """ทำบันทึกข้อความและรายงาน (.docx) จากแบบฟอร์ม

    \b
    ตัวอย่าง
      itaxl make แบบฟอร์ม.xlsm
      itaxl make แบบฟอร์ม.xlsm -o ผลงาน --pdf
      itaxl make แบบฟอร์ม.xlsm --only memo
      itaxl make แบบฟอร์ม.xlsm --only measures
    """,
    """Make the memo and the report (.docx) of a form.

    \b
    Examples
      itaxl make form.xlsm
      itaxl make form.xlsm -o out --pdf
      itaxl make form.xlsm --only memo
      itaxl make form.xlsm --only measures
    """,
)
_NAMES: Final = ", ".join(names())

OUTPUT = Wording("โฟลเดอร์ของเอกสาร (ปกติ: ข้างแบบฟอร์ม)", "Folder for the documents (default: beside the form)")
ONLY = Wording(f"เฉพาะเอกสารนี้: {_NAMES} คั่นด้วยจุลภาค", f"Only these documents: {_NAMES}, with commas")
PDF = Wording("ทำ PDF ด้วย", "Make PDFs too")
COMBINE = Wording("ทำ PDF ฉบับเดียว บันทึกข้อความอยู่หน้าแรก", "Make one PDF, the memo first")
DRAFT = Wording("auto พิมพ์คำว่า ร่าง เมื่อยังมีข้อต้องแก้, never ไม่พิมพ์", "auto stamps ร่าง while errors remain, never does not")
LANDSCAPE = Wording("พิมพ์รายงานแนวนอน สำหรับตารางที่มีข้อความมาก", "Turn the report's pages, for a table with much text")
BAD_ONLY = Wording(f"--only ใช้ได้แค่ {_NAMES}", f"--only takes {_NAMES}.")
WROTE = Wording("เขียน {path}", "Wrote {path}")
DRAFTED = Wording("เอกสารมีคำว่า ร่าง เพราะยังมีข้อที่ต้องแก้", "The pages say ร่าง because errors remain.")
REMAINING = Wording(
    "ต้องแก้ {errors} ข้อ ควรตรวจ {warnings} ข้อ ดูรายการด้วยคำสั่ง itaxl check {path}",
    "{errors} errors, {warnings} warnings; see them with: itaxl check {path}",
)
CLEAN = Wording("ตรวจแล้ว ไม่พบข้อที่ต้องแก้", "Checked: nothing to mend.")


@click.command(cls=Command, help=HELP)
@argument("path", type=FilePath(), metavar="FILE")
@option("-o", "--output", type=FilePath(), metavar="DIR", help=OUTPUT)
@option("--only", metavar="KINDS", help=ONLY)
@option("--pdf", is_flag=True, help=PDF)
@option("--combine", is_flag=True, help=COMBINE)
@option("--draft", type=click.Choice(["auto", "never"]), default="auto", help=DRAFT)
@option("--landscape", is_flag=True, help=LANDSCAPE)
@click.pass_context
def command(
    context: click.Context,
    path: Path,
    output: Path | None,
    only: str | None,
    pdf: bool,
    combine: bool,
    draft: str,
    landscape: bool,
) -> None:
    """Make the documents, say where they are, and end with 1 when errors remain, else with 3 when a rule failed."""
    from itaxl.app.make import NotAllWritten, PapersWish, make_file

    lang: Lang = context.obj["lang"]
    stamp: Draft = "never" if draft == "never" else "auto"
    wish = PapersWish(_kinds(only), pdf=pdf, combine=combine, draft=stamp, landscape=landscape)
    if used := beside(path.absolute().parent):
        click.echo(USED.render(lang, {"path": used}), err=True)
    try:
        made = make_file(path, output, wish)
    except NotAllWritten as refusal:
        _say_written(refusal.made, lang)
        raise
    _say_written(made, lang)
    _say_remaining(made, path, lang)
    failed = _say_not_run(made, lang)
    if _count(made, Severity.ERROR):
        context.exit(ExitCode.FINDINGS)
    if failed:
        context.exit(ExitCode.OUR_BUG)


def _kinds(only: str | None) -> tuple[str, ...]:
    if only is None:
        return ()
    wanted = tuple(word.strip() for word in only.split(",") if word.strip())
    if not wanted or not set(wanted) <= set(names()):
        raise Refused(BAD_ONLY)
    return wanted


def _say_written(made: "Made", lang: Lang) -> None:
    for file in made.files:
        click.echo(WROTE.render(lang, {"path": file}))
    for note in made.notes:
        click.echo(note.render(lang), err=True)


def _say_remaining(made: "Made", path: Path, lang: Lang) -> None:
    if made.draft:
        click.echo(DRAFTED.render(lang))
    counts = {"errors": _count(made, Severity.ERROR), "warnings": _count(made, Severity.WARNING), "path": _quoted(path)}
    click.echo((REMAINING if counts["errors"] or counts["warnings"] else CLEAN).render(lang, counts))


def _say_not_run(made: "Made", lang: Lang) -> bool:
    """Say which rules failed; whether any did."""
    from itaxl.app.rule_failures import sentences

    said = sentences(made.findings)
    for sentence in said:
        click.echo(sentence.render(lang), err=True)
    return bool(said)


def _quoted(path: Path) -> str:
    """The path as it must be typed."""
    return f'"{shown_name(path)}"' if " " in str(path) else shown_name(path)


def _count(made: "Made", severity: Severity) -> int:
    from itaxl.reports.checked import effective

    return sum(1 for each in made.findings if effective(each) is severity and each.stands)
