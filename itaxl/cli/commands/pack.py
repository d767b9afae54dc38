"""`itaxl pack`: a form and everything made of it in one zip that can be sent and looked over again."""

from pathlib import Path

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.wording import Lang, Wording

HELP = Wording(
    """รวมแบบฟอร์ม บันทึกข้อความ รายงาน PDF ผลตรวจ ใบปะหน้า ตารางเปิด (.csv) และข้อความสำหรับเว็บไซต์ เป็นไฟล์ .zip ไฟล์เดียว

    \b
    ตัวอย่าง
      itaxl pack แบบฟอร์ม.xlsm
      itaxl pack แบบฟอร์ม.xlsm -o ส่งอำเภอ.zip
      itaxl pack แบบฟอร์ม.xlsm --draft
    """,
    """Pack form, memo, report, PDFs, findings, cover sheet, open data and web text into one .zip.

    \b
    Examples
      itaxl pack form.xlsm
      itaxl pack form.xlsm -o send.zip
      itaxl pack form.xlsm --draft
    """,
)
OUTPUT = Wording("ชื่อไฟล์ .zip (ปกติ: ข้างแบบฟอร์ม)", "name of the .zip (default: beside the form)")
DRAFT = Wording("ทำเป็นร่างแม้ยังมีข้อที่ต้องแก้", "pack a draft although errors stand")
WROTE = Wording("เขียนชุดส่งไว้ที่ {path}", "Wrote {path}")
FILE = Wording("  {name}", "  {name}")
VERDICT = Wording("ต้องแก้ {errors} ข้อ · ควรตรวจ {warnings} ข้อ", "{errors} errors, {warnings} warnings")


@click.command(cls=Command, help=HELP)
@argument("path", type=FilePath(dir_okay=False), metavar="FORM")
@option("-o", "--output", type=FilePath(dir_okay=False), metavar="FILE", help=OUTPUT)
@option("--draft", is_flag=True, help=DRAFT)
@click.pass_context
def command(context: click.Context, path: Path, output: Path | None, draft: bool) -> None:
    """Pack a form."""
    from itaxl.app.pack import pack_file

    lang: Lang = context.obj["lang"]
    package = pack_file(path, output, draft=draft)
    manifest = package.manifest
    click.echo(WROTE.render(lang, {"path": package.path}))
    for file in manifest.files:
        click.echo(FILE.render(lang, {"name": file.name}))
    click.echo(VERDICT.render(lang, {"errors": manifest.errors, "warnings": manifest.warnings}))
    for note in package.notes:
        click.echo(note.render(lang), err=True)
