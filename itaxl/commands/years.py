"""`itaxl years`: the fiscal years that itaxl knows, and how sure it is of each."""

from datetime import date
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from itaxl.bilingual import Command
from itaxl.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.years.catalogue import FiscalYear

HELP = Wording(
    """แสดงปีที่ประเมิน ITA ที่โปรแกรมรู้จัก ข้อ O ของแต่ละปี และความแน่นอนของที่มา

    \b
    ตัวอย่าง
      itaxl years
    """,
    """List the ITA years that itaxl knows, their OIT items, and how sure their sources are.

    \b
    Example
      itaxl years
    """,
)
COLUMNS = (
    Wording("ปี ITA", "ITA year"),
    Wording("ข้อมาตรการ", "Measures"),
    Wording("ข้อรายงาน", "Report"),
    Wording("ปีที่รายงาน", "About"),
    Wording("ช่วงเปิดเผยข้อมูล", "Publishing window"),
    Wording("แหล่งข้อมูล", "Confirmed"),
)
SURENESS = {
    "yes": Wording("ยืนยันแล้ว", "yes"),
    "partly": Wording("ยืนยันบางส่วน", "partly"),
    "no": Wording("ยังไม่ยืนยัน", "no"),
}
UNKNOWN = Wording("ไม่ทราบ", "unknown")
NONE = Wording("ไม่มี", "none")
SOURCES = Wording("ที่มา", "Sources")
MOST_COLUMNS = 100


@click.command(cls=Command, help=HELP)
@click.pass_context
def command(context: click.Context) -> None:
    """Print a table of the years, then where each is known from."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from itaxl.thai.text import wrap
    from itaxl.years.catalogue import fiscal_year, known_years

    lang: Lang = context.obj["lang"]
    years = [fiscal_year(year) for year in known_years()]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in COLUMNS:
        table.add_column(column.render(lang), no_wrap=True)
    for year in years:
        table.add_row(*_row(year, lang))
    screen = Console(width=min(get_terminal_size().columns, MOST_COLUMNS))
    screen.print(table)
    click.echo("\n" + SOURCES.render(lang))
    for year in years:
        for number, line in enumerate(wrap(year.source_th if lang == "th" else year.source, screen.width - 6)):
            click.echo(f"{'' if number else year.year:<4}  {line}")


def _row(year: "FiscalYear", lang: Lang) -> tuple[str, ...]:
    none = NONE.render(lang)
    return (
        str(year.year),
        year.measures_item or none,
        year.report_item or none,
        str(year.reported_year) if year.report_item else none,
        _window(year.oit_opens, year.oit_closes, lang),
        SURENESS[year.confirmed].render(lang),
    )


def _window(opens: date | None, closes: date | None, lang: Lang) -> str:
    if opens is None and closes is None:
        return UNKNOWN.render(lang)
    return " – ".join(_day(day, lang) if day else "?" for day in (opens, closes))


def _day(day: date, lang: Lang) -> str:
    from itaxl.thai.date_writing import Style, write_date
    from itaxl.thai.digits import to_arabic

    return to_arabic(write_date(day, Style.SHORT)) if lang == "th" else day.isoformat()
