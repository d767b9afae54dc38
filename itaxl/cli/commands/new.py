"""`itaxl new`: a blank form, the sample, or a clean form with everything of an older one."""

from pathlib import Path

import click

from itaxl.cli.bilingual import Command, FilePath, argument, option
from itaxl.model.wording import Lang, Wording

WROTE = Wording("เขียนแบบฟอร์มไว้ที่ {path}", "Wrote {path}")
LEFT_OUT = Wording(
    "รูปที่ใช้ไม่ได้จึงไม่ได้ย้ายมา: {labels} กรุณาวางรูปใหม่", "Pictures that could not be used were left out: {labels}"
)
UNKNOWN_YEAR = Wording(
    "โปรแกรมนี้ยังไม่มีรายการข้อของปี {year} จึงใช้ของปีที่ใกล้ที่สุด กรุณาเทียบข้อความมาตรฐานกับคู่มือของปีนั้น",
    "The items of {year} are not known yet, so those of the nearest year are used; compare the standard texts with the"
    " manual of that year.",
)
ONE_OF = Wording("เลือกอย่างใดอย่างหนึ่ง: --sample หรือ --from", "Choose one of --sample and --from.")


HELP = Wording(
    """สร้างแบบฟอร์มใหม่ ตัวอย่าง หรือซ่อมแบบฟอร์มเดิม

    \b
    ตัวอย่าง
      itaxl new แบบฟอร์ม.xlsm
      itaxl new ตัวอย่าง.xlsm --sample
      itaxl new ใหม่.xlsm --from เก่า.xlsm
    """,
    """Make a blank form, the sample, or an old form made new.

    \b
    Examples
      itaxl new form.xlsm
      itaxl new sample.xlsm --sample
      itaxl new new.xlsm --from old.xlsm
    """,
)
YEAR_HELP = Wording("ปีที่ประเมิน ITA (พ.ศ.) ถ้าไม่บอกใช้ปีล่าสุด", "ITA year (Buddhist era), the newest one if not given")
SAMPLE_HELP = Wording("กรอกตัวอย่างให้ครบทุกช่อง", "fill every field with an invented case")
FROM_HELP = Wording(
    "ย้ายข้อมูลทั้งหมดมาจากแบบฟอร์มเก่าหรือที่เสียหาย (ซ่อมแบบฟอร์ม)", "carry everything over from an older or damaged form"
)


@click.command(cls=Command, help=HELP)
@argument("path", type=FilePath(dir_okay=False), metavar="FILE")
@option("--year", type=int, metavar="YEAR", help=YEAR_HELP)
@option("--sample", is_flag=True, help=SAMPLE_HELP)
@option("--from", "old", type=FilePath(dir_okay=False, exists=True), metavar="OLD", help=FROM_HELP)
@click.pass_context
def command(context: click.Context, path: Path, year: int | None, sample: bool, old: Path | None) -> None:
    """Write a form."""
    from itaxl.app.new import new_form

    lang: Lang = context.obj["lang"]
    if sample and old:
        raise click.UsageError(ONE_OF.render(lang))
    made = new_form(path, year=year, sample=sample, old=old)
    click.echo(WROTE.render(lang, {"path": made.path}))
    if made.unknown_year:
        click.echo(UNKNOWN_YEAR.render(lang, {"year": made.unknown_year}), err=True)
    if made.left_out:
        click.echo(LEFT_OUT.render(lang, {"labels": ", ".join(made.left_out)}), err=True)
