"""`itaxl rules`: every rule on one line."""

from itertools import groupby

import click

from itaxl.cli.bilingual import Command
from itaxl.model.wording import Lang, Wording

HELP = Wording(
    """แสดงกฎทุกข้อ พร้อมรหัสและระดับ

    \b
    ตัวอย่าง
      itaxl rules
      itaxl explain D009
    """,
    """List every rule with its code and severity.

    \b
    Example
      itaxl rules
      itaxl explain D009
    """,
)


@click.command(cls=Command, help=HELP)
@click.pass_context
def command(context: click.Context) -> None:
    """Print every rule on one line, family by family."""
    from itaxl.reports.checked import SEVERITY_WORDS
    from itaxl.reports.finding_text import outline
    from itaxl.rules import FAMILIES, codes, rule
    from itaxl.thai.text import pad

    lang: Lang = context.obj["lang"]
    for family, of_family in groupby(codes(), key=lambda code: code[0]):
        click.echo(FAMILIES[family].render(lang))
        for code in of_family:
            entry = rule(code)
            click.echo(f"  {code}  {pad(SEVERITY_WORDS[entry.severity].render(lang), 11)}{outline(entry.what, lang)}")
