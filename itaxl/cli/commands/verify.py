"""`itaxl verify`: whether a package is whole, as it was packed, and still what its form makes."""

from pathlib import Path

import click

from itaxl.cli.bilingual import Command, FilePath, argument
from itaxl.model.exit_code import ExitCode
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording

HELP = Wording(
    """ตรวจชุดส่งที่ทำด้วย itaxl pack: ไฟล์ครบและไม่ถูกแก้ เอกสารตรงกับแบบฟอร์ม และผลตรวจเป็นเช่นเดิม

    \b
    ตัวอย่าง
      itaxl verify ชุดส่ง.zip
      itaxl verify โฟลเดอร์ที่แตกไฟล์แล้ว
    """,
    """Look over a package of itaxl pack: every file as packed, papers as the form makes them, the verdict again.

    \b
    Examples
      itaxl verify package.zip
      itaxl verify unpacked-folder
    """,
)
WELL_SIGN, WRONG_SIGN = "✓", "✗"


@click.command(cls=Command, help=HELP)
@argument("path", type=FilePath(exists=True), metavar="PACKAGE")
@click.pass_context
def command(context: click.Context, path: Path) -> None:
    """Verify a package; ends with 1 when something is not as it should be."""
    from itaxl.app.verify import verify

    lang: Lang = context.obj["lang"]
    verified = verify(path)
    for said in verified.said:
        sign = WELL_SIGN if said.well else WRONG_SIGN
        click.echo(f"{sign} {made_visible(said.sentence.render(lang))}")
    if not verified.well:
        context.exit(ExitCode.FINDINGS)
