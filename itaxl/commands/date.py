"""`itaxl date`: how a text is read as a date or period."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from itaxl.bilingual import Command, argument, option
from itaxl.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.thai.reading import Reading

HELP = Wording(
    """แสดงว่าโปรแกรมอ่านวันที่หรือช่วงเวลาที่พิมพ์ว่าอย่างไร

    \b
    ตัวอย่าง
      itaxl date "๒๕ มิ.ย. ๖๔"
      itaxl date "ม.ค. - มี.ค." --year 2564
    """,
    """Show how a text is read as a date or period.

    \b
    Examples
      itaxl date "25 มิ.ย. 64"
      itaxl date "ม.ค. - มี.ค." --year 2564
    """,
)
TEXT_HELP = Wording("ข้อความที่จะอ่าน (- อ่านทีละบรรทัดจากช่องทางเข้า)", "the texts to read (- reads lines from standard input)")
YEAR_HELP = Wording("ปีงบประมาณ (พ.ศ.) ของช่วงเวลาที่ไม่ได้บอกปี", "fiscal year (B.E.) of periods that name no year")
JSON_HELP = Wording("เขียนเป็น JSON บรรทัดละรายการ", "write JSON, one object a line")

REFUSED = Wording("อ่านไม่ได้", "not read")
ASKED = Wording("อ่านได้หลายอย่าง", "ambiguous")
SPAN = Wording("{start} ถึง {end}", "{start} to {end}")


@click.command(cls=Command, help=HELP)
@argument("texts", nargs=-1, required=True, metavar="TEXT…", help=TEXT_HELP)
@option("--year", type=click.IntRange(2400, 2700), metavar="YEAR", help=YEAR_HELP)
@option("--json", "as_json", is_flag=True, help=JSON_HELP)
@click.pass_context
def command(context: click.Context, texts: tuple[str, ...], year: int | None, as_json: bool) -> None:
    """Print one reading a text."""
    from itaxl.thai.date_reading import read_date

    lang: Lang = context.obj["lang"]
    for text in _given(texts):
        reading = read_date(text, fiscal_year=year)
        click.echo(_object(reading) if as_json else "\n".join(_lines(reading, lang)))


def _given(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield text


def _object(reading: "Reading") -> str:
    return json.dumps(
        {
            "input": reading.text,
            "kind": reading.kind,
            "start": reading.start and reading.start.isoformat(),
            "end": reading.end and reading.end.isoformat(),
            "canonical": reading.canonical,
            "issues": list(reading.issues),
        },
        ensure_ascii=False,
    )


def _lines(reading: "Reading", lang: Lang) -> Iterator[str]:
    """The reading, then what is to be said about it."""
    from itaxl.thai.date_issues import AMBIGUOUS, ISSUES

    if reading.start is None or reading.end is None:
        said = (ASKED if reading.kind == AMBIGUOUS else REFUSED).render(lang)
    else:
        said = f"{reading.canonical} ({_span(reading.start, reading.end, lang)})"
    yield f"{reading.text} → {said}"
    for issue in map(ISSUES.__getitem__, reading.issues):
        yield f"  {issue.rule}  {issue.th if lang == 'th' else issue.en}"


def _span(start: date, end: date, lang: Lang) -> str:
    first, last = (_day(day, lang) for day in (start, end))
    return first if start == end else SPAN.render(lang, {"start": first, "end": last})


def _day(day: date, lang: Lang) -> str:
    from itaxl.thai.date_writing import Style, write_date

    return write_date(day, Style.WEEKDAY) if lang == "th" else day.isoformat()
