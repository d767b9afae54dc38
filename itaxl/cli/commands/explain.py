"""`itaxl explain`: what one rule looks for, why, and how to mend what it finds."""

from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from itaxl.cli.bilingual import Command
from itaxl.model.refusal import Refused
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.evidence.rule import Examples, Rule

NAME = Wording("ชื่อกฎ", "Name")
LEVEL = Wording("ระดับ", "Level")
WHAT = Wording("พบอะไร", "What")
WHY = Wording("เพราะ", "Why")
HOW = Wording("แก้", "Fix")
SOURCE = Wording("ที่มา", "Source")
PRACTICE = Wording("แนวปฏิบัติ", "practice")
BAD = Wording("ตัวอย่างที่พบ", "Is found")
GOOD = Wording("ตัวอย่างที่ถูก", "Is right")
BLANK = Wording("(ว่าง)", "(blank)")
WHICH = Wording(
    "บอกรหัสกฎด้วย เช่น itaxl explain D009 ดูรหัสทั้งหมดด้วยคำสั่ง itaxl rules",
    "Name a rule, such as itaxl explain D009; see them all with: itaxl rules",
)
LABEL_WIDTH, MOST_COLUMNS = 17, 110


HELP = Wording(
    """อธิบายกฎหนึ่งข้อ: ตรวจอะไร เพราะอะไร แก้อย่างไร

    \b
    ตัวอย่าง
      itaxl explain D009
    """,
    """Explain one rule: what it looks for, why, and how to mend it.

    \b
    Example
      itaxl explain D009
    """,
)


@click.command(cls=Command, help=HELP)
@click.argument("code", metavar="CODE")
@click.pass_context
def command(context: click.Context, code: str) -> None:
    """Print what one rule looks for."""
    from itaxl.checking import NO_SUCH_RULE
    from itaxl.rules import rule
    from itaxl.thai.text import pad, wrap

    lang: Lang = context.obj["lang"]
    if not code.strip():
        raise Refused(WHICH)
    try:
        entry = rule(code.strip().upper())
    except KeyError:
        raise Refused(NO_SUCH_RULE, asked=made_visible(code)) from None
    columns = min(get_terminal_size().columns, MOST_COLUMNS) - LABEL_WIDTH
    for label, text in _lines(entry, lang):
        for number, line in enumerate(wrap(text, columns)):
            click.echo(f"{pad('' if number else label.render(lang), LABEL_WIDTH)}{line}")


def _lines(entry: "Rule", lang: Lang) -> Iterator[tuple[Wording, str]]:
    from itaxl.reports.checked import SEVERITY_WORDS
    from itaxl.reports.finding_text import outline

    yield NAME, f"{entry.code} {entry.name}"
    yield LEVEL, SEVERITY_WORDS[entry.severity].render(lang)
    yield WHAT, outline(entry.what, lang)
    yield WHY, outline(entry.why, lang)
    yield HOW, outline(entry.how, lang)
    yield SOURCE, entry.source.replace("practice", PRACTICE.render(lang))
    yield from ((BAD, example) for example in _examples(entry.bad, lang))
    yield from ((GOOD, example) for example in _examples(entry.good, lang))


def _examples(examples: "Examples", lang: Lang) -> Iterator[str]:
    from itaxl.form.labels import label_of
    from itaxl.reports.finding_text import visible

    for key, text in examples.items():
        yield f"{label_of(key, lang)}: {visible(text) or BLANK.render(lang)}"
