"""`itaxl years`: the fiscal years that itaxl knows, and how sure it is of each."""

from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from itaxl.cli.bilingual import Command, FilePath, option
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from itaxl.years.catalogue import FiscalYear

HELP = Wording(
    """แสดงปีที่ประเมิน ITA ที่โปรแกรมรู้จัก ข้อ O ของแต่ละปี และความแน่นอนของที่มา

    รวมปีที่เพิ่มหรือแก้ใน itaxl.toml ของผู้ใช้หรือในโฟลเดอร์นี้

    \b
    ตัวอย่าง
      itaxl years
      itaxl years --check 2570.toml
    """,
    """List the ITA years that itaxl knows, their OIT items, and how sure their sources are.

    Years added or corrected in the user's itaxl.toml, or in this folder's, are among them.

    \b
    Examples
      itaxl years
      itaxl years --check 2570.toml
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
CHECK = Wording(
    "ตรวจไฟล์รายการข้อของปี บอกข้อผิดพลาดทีละบรรทัด และข้อที่ต่างจากปีที่นำมาใช้",
    "check a year file: every mistake with its line, and what it changes against the year it extends",
)
FIT = Wording("ไฟล์รายการข้อของปี {year} ใช้ได้ มี {items} ข้อ", "The year file of {year} is sound; it has {items} items.")
AGAINST = Wording("เทียบกับปี {base} เปลี่ยน {count} อย่าง", "Against {base} it changes {count} things:")
AS_BEFORE = Wording("ไม่มีอะไรต่างจากปี {base}", "Nothing differs from {base}.")
NO_ELEMENTS = Wording(
    "ปี {year}: ยังไม่มีองค์ประกอบของข้อ {item} ตามคู่มือ คัดลอกจากคู่มือมาวางในช่อง องค์ประกอบด้านข้อมูล",
    "{year}: the manual's elements of {item} are not known; paste them from the manual into องค์ประกอบด้านข้อมูล",
)
SOURCES = Wording("ที่มา", "Sources")
MOST_COLUMNS = 100


@click.command(cls=Command, help=HELP)
@option("--check", "file", type=FilePath(dir_okay=False, exists=True), metavar="FILE", help=CHECK)
@click.pass_context
def command(context: click.Context, file: Path | None) -> None:
    """Print a table of the years and where each is known from, or what a year file is worth."""
    from itaxl.settings import settings_for

    lang: Lang = context.obj["lang"]
    own = settings_for(Path.cwd()).years
    for line in _listed(own, lang) if file is None else _judged(file, own, lang):
        click.echo(line)


def _judged(path: Path, own: "Mapping[int, FiscalYear]", lang: Lang) -> "Iterator[str]":
    """What a year file holds, and what it changes; Refused with every mistake in it."""
    from itaxl.settings.mistakes import YEAR_HEAD, refused
    from itaxl.settings.year_changes import changes
    from itaxl.settings.years import read_year_file
    from itaxl.years.catalogue import fiscal_year

    read = read_year_file(path, own)
    if isinstance(read, list):
        raise refused(read, YEAR_HEAD)
    year, extended = read.year, read.file.entries.get("extends")
    yield FIT.render(lang, {"year": year.year, "items": len(year.items)})
    if extended is None:
        return
    changed = [
        wording.render(lang, {key: _said(value, lang) for key, value in params.items()})
        for wording, params in changes(year, fiscal_year(extended, own))
    ]
    yield (AGAINST if changed else AS_BEFORE).render(lang, {"base": extended, "count": len(changed)})
    yield from (f"  {line}" for line in changed)


def _said(value: object, lang: Lang) -> object:
    if isinstance(value, Wording):
        return value.render(lang)
    return _day(value, lang) if isinstance(value, date) else value


def _listed(own: "Mapping[int, FiscalYear]", lang: Lang) -> "Iterator[str]":
    """The table of the years, then where each is known from."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from itaxl.thai.text import wrap
    from itaxl.years.catalogue import fiscal_year, known_years

    years = [fiscal_year(year, own) for year in known_years(own)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in COLUMNS:
        table.add_column(column.render(lang), no_wrap=True)
    for year in years:
        table.add_row(*_row(year, lang))
    screen = Console(width=min(get_terminal_size().columns, MOST_COLUMNS))
    with screen.capture() as printed:
        screen.print(table)
    yield printed.get()
    for year in filter(_lacks_elements, years):
        yield from wrap(_no_elements(year, lang), screen.width)
    yield SOURCES.render(lang)
    for year in years:
        for number, line in enumerate(wrap(year.source_th if lang == "th" else year.source, screen.width - 6)):
            yield f"{'' if number else year.year:<4}  {line}"


def _lacks_elements(year: "FiscalYear") -> bool:
    """Whether the memo of the year has no words of the manual for what its report item must show."""
    item = year.items.get(year.report_item or "")
    return year.report_item is not None and (item is None or not item.elements)


def _no_elements(year: "FiscalYear", lang: Lang) -> str:
    return NO_ELEMENTS.render(lang, {"year": year.year, "item": year.report_item})


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
    from itaxl.thai.dates.writing import DateStyle, write_date
    from itaxl.thai.digits import to_arabic

    return to_arabic(write_date(day, DateStyle.SHORT)) if lang == "th" else day.isoformat()
