"""`itaxl new`: a blank form, the sample, or a clean form with everything of an older one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.app.year_roll import Rolled

WROTE = Wording("เขียนแบบฟอร์มไว้ที่ {path}", "Wrote {path}")
ONE_OF = Wording("เลือกอย่างใดอย่างหนึ่ง: --sample หรือ --from", "Choose one of --sample and --from.")


HELP = Wording(
    """สร้างแบบฟอร์มใหม่ ตัวอย่าง หรือซ่อมแบบฟอร์มเดิม

    \b
    ตัวอย่าง
      itaxl new แบบฟอร์ม.xlsm
      itaxl new ตัวอย่าง.xlsm --sample
      itaxl new ใหม่.xlsm --from เก่า.xlsm
      itaxl new แบบฟอร์ม.xlsm --from บันทึกข้อความ.docx รายงาน.docx
      itaxl new ปีใหม่.xlsm --from ปีก่อน.xlsm --year 2569
    """,
    """Make a blank form, the sample, or an old form made new.

    \b
    Examples
      itaxl new form.xlsm
      itaxl new sample.xlsm --sample
      itaxl new new.xlsm --from old.xlsm
      itaxl new form.xlsm --from memo.docx report.docx
      itaxl new next.xlsm --from last.xlsm --year 2569
    """,
)
YEAR_HELP = Wording("ปีที่ประเมิน ITA (พ.ศ.) ถ้าไม่บอกใช้ปีล่าสุด", "ITA year (Buddhist era), the newest one if not given")
SAMPLE_HELP = Wording("กรอกตัวอย่างให้ครบทุกช่อง", "fill every field with an invented case")
FROM_HELP = Wording(
    "นำข้อมูลมาจากแบบฟอร์มเก่าหรือที่เสียหาย หรือจากบันทึกข้อความ รายงาน ตาราง (.docx .xlsx .xls .ods .csv)",
    "carry over an older or damaged form, or read memos, reports and tables (.docx .xlsx .xls .ods .csv)",
)
MORE_HELP = Wording("เอกสารอื่นที่อ่านรวมกัน ใช้กับ --from", "further papers to read together, with --from")
READ = Wording(
    "อ่านจากเอกสาร: พบ {found} ช่อง · เดา {guessed} ช่อง · ข้อความที่ไม่ได้ใช้ {unused} ข้อความ",
    "Read from papers: {found} values found, {guessed} guessed, {unused} texts not used",
)
LOOK_AT = Wording(
    "ตรวจช่องที่เดาก่อนใช้ ดูแผ่น ที่มาของข้อมูล และ ข้อความที่ไม่ได้ใช้ แล้วสั่ง itaxl check",
    "Look at the guesses first: see the sheets ที่มาของข้อมูล and ข้อความที่ไม่ได้ใช้, then run itaxl check",
)
MISSING = Wording("ไม่พบในเอกสาร ต้องกรอกเอง: {labels}", "Not in the papers, to be filled in: {labels}")
ROLLED = Wording("{fate} {count} ช่อง", "{fate}: {count}")
ROLLED_LINE = Wording("  {label}{why}", "  {label}{why}")
ASKED_OF = Wording(
    "ช่องที่โปรดตรวจ itaxl check จะเตือนจนกว่าจะพิมพ์ใหม่หรือเขียนคำชี้แจง",
    "The check asks for each field to look at until it is typed or explained.",
)
MORE_WITHOUT_FROM = Wording("บอกเอกสารที่จะอ่านด้วย --from", "Name the papers to read with --from.")


@click.command(cls=Command, help=HELP)
@argument("path", type=FilePath(dir_okay=False), metavar="FILE")
@argument("more", nargs=-1, type=FilePath(dir_okay=False, exists=True), metavar="[PAPER…]", help=MORE_HELP)
@option("--year", type=int, metavar="YEAR", help=YEAR_HELP)
@option("--sample", is_flag=True, help=SAMPLE_HELP)
@option("--from", "old", type=FilePath(dir_okay=False, exists=True), metavar="OLD", help=FROM_HELP)
@click.pass_context
def command(
    context: click.Context, path: Path, more: tuple[Path, ...], year: int | None, sample: bool, old: Path | None
) -> None:
    """Write a form."""
    from itaxl.app.new import new_form
    from itaxl.app.new_content import LEFT_OUT, UNKNOWN_YEAR

    lang: Lang = context.obj["lang"]
    if sample and old:
        raise click.UsageError(ONE_OF.render(lang))
    if more and not old:
        raise click.UsageError(MORE_WITHOUT_FROM.render(lang))
    made = new_form(path, year=year, sample=sample, old=old, more=more)
    click.echo(WROTE.render(lang, {"path": made.path}))
    if made.found or made.guessed:
        click.echo(READ.render(lang, {"found": made.found, "guessed": made.guessed, "unused": made.unused}))
    if made.roll:
        _say_roll(made.roll, lang)
    if made.missing:
        click.echo(MISSING.render(lang, {"labels": " · ".join(made.missing)}))
    if made.guessed or made.unused:
        click.echo(LOOK_AT.render(lang))
    if made.unknown_year:
        click.echo(UNKNOWN_YEAR.render(lang, {"year": made.unknown_year}), err=True)
    if made.left_out:
        click.echo(LEFT_OUT.render(lang, {"labels": ", ".join(made.left_out)}), err=True)


def _say_roll(roll: "Rolled", lang: Lang) -> None:
    """List what became of the fields: how many of each kind, and those that a person must fill in or look at."""
    from itaxl.app.year_roll import FATES, Fate

    for note in roll.notes:
        click.echo(note.render(lang), err=True)
    for fate in (Fate.KEEP, Fate.MOVE, Fate.EMPTY, Fate.ASK):
        changes = [change for change in roll.changes if change.fate is fate]
        if changes:
            click.echo(ROLLED.render(lang, {"fate": FATES[fate].render(lang), "count": len(changes)}))
        for change in changes if fate is not Fate.KEEP else ():
            why = f" — {change.why.render(lang)}" if change.why.th else ""
            click.echo(ROLLED_LINE.render(lang, {"label": change.label, "why": why}))
    if any(change.fate is Fate.ASK for change in roll.changes):
        click.echo(ASKED_OF.render(lang))
