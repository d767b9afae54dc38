"""`itaxl date`: how a text is read as a date or period."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Between, Command, argument, option
from itaxl.model.exit_code import ExitCode
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.thai.dates.date_reading import DateReading

HELP = Wording(
    """แสดงว่าโปรแกรมอ่านวันที่หรือช่วงเวลาที่พิมพ์ว่าอย่างไร และเขียนแบบทางการว่าอย่างไร

    อ่านอย่างเดียวกับช่องระยะเวลาของแบบฟอร์ม (ช่องวันที่ของบันทึกข้อความรับเพียงวันเดียว)
    เลขล้วน เช่น 44302 คือเลขวันที่ที่ Excel เก็บ รหัสจบเป็น 1 เมื่อมีข้อความที่อ่านเป็นวันที่ไม่ได้

    \b
    ตัวอย่าง
      itaxl date "๒๕ มิ.ย. ๖๔"
      itaxl date "ม.ค. - มี.ค." --year 2564
    """,
    """Show how a text is read as a date or period, and its official wording.

    Texts are read as the form's fields for periods are (the memo's date takes one day alone). A bare number such as
    44302 is a day as Excel stores it. The exit code is 1 when a text cannot be a date.

    \b
    Examples
      itaxl date "25 มิ.ย. 64"
      itaxl date "ม.ค. - มี.ค." --year 2564
    """,
)
TEXT_HELP = Wording(
    "ข้อความที่จะอ่าน \\n แทนการขึ้นบรรทัดใหม่ในช่อง (- อ่านทีละบรรทัดจากช่องทางเข้า)",
    "the texts to read, \\n for a line break in a cell (- reads lines from standard input)",
)
YEAR_HELP = Wording("ปีงบประมาณ (พ.ศ.) ของช่วงเวลาที่ไม่ได้บอกปี", "fiscal year (B.E.) of periods that name no year")
JSON_HELP = Wording("เขียนเป็น JSON บรรทัดละรายการ", "write JSON, one object a line")

KINDS: Final = {
    "date": Wording("วันเดียว", "day"),
    "datetime": Wording("วันและเวลา", "day and time"),
    "deadline": Wording("กำหนดเวลา", "deadline"),
    "month": Wording("เดือน", "month"),
    "month_range": Wording("ช่วงเดือน", "months"),
    "date_range": Wording("ช่วงวันที่", "days"),
    "fiscal_year": Wording("ปีงบประมาณ", "fiscal year"),
    "calendar_year": Wording("ปีปฏิทิน", "calendar year"),
    "quarter": Wording("ไตรมาส", "quarter"),
    "half_year": Wording("ครึ่งปีงบประมาณ", "half of a fiscal year"),
    "recurring": Wording("ทำเป็นประจำ", "again and again"),
    "duration": Wording("ระยะเวลาที่ไม่บอกวัน", "a length of time"),
    "excel_serial": Wording("เลขวันที่ของ Excel", "Excel's number of a day"),
    "excel_datetime": Wording("วันที่ที่ Excel เก็บ", "date cell of Excel"),
    "ambiguous": Wording("อ่านได้หลายอย่าง", "can be read in several ways"),
    "invalid": Wording("อ่านเป็นวันที่ไม่ได้", "cannot be read as a date"),
}
READ = Wording("{canonical} ({kind}: {days})", "{canonical} ({kind}: {days})")
SPAN = Wording("{start} ถึง {end}", "{start} to {end}")

_DATE_CELL: Final = re.compile(r"datetime\((\d{4}), ?(\d\d?), ?(\d\d?)\)", re.ASCII)


@click.command(cls=Command, help=HELP)
@argument("texts", nargs=-1, required=True, metavar="TEXT…", help=TEXT_HELP)
@option("--year", type=Between(2400, 2700), metavar="YEAR", help=YEAR_HELP)
@option("--json", "as_json", is_flag=True, help=JSON_HELP)
@click.pass_context
def command(context: click.Context, texts: tuple[str, ...], year: int | None, as_json: bool) -> None:
    """Print one reading a text; exit 1 when any is refused."""
    lang: Lang = context.obj["lang"]
    refused = False
    for text in _given(texts):
        reading = _read(text, year)
        refused |= reading.kind == "invalid"
        click.echo(_object(text, reading) if as_json else "\n".join(_lines(text, reading, lang)))
    if refused:
        context.exit(ExitCode.FINDINGS)


def _given(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield text


def _read(text: str, year: int | None) -> "DateReading":
    """The reading of a text as a field for periods has it, or of a stored day as libraries write it."""
    from itaxl.model.cleaning import clean
    from itaxl.thai.dates.cells import parse_cell
    from itaxl.thai.dates.stored_dates import read_stored

    cell = _date_cell(text)
    if cell:
        return read_stored(cell, fiscal_year=year)
    return parse_cell(clean(text.replace("\\n", "\n")), fiscal_year=year)


def _date_cell(text: str) -> datetime | None:
    match = _DATE_CELL.fullmatch(text)
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:  # no calendar has that day, so no cell either
        return None


def _object(text: str, reading: "DateReading") -> str:
    return json.dumps(
        {
            "input": text,
            "kind": reading.kind,
            "start": reading.start and reading.start.isoformat(),
            "end": reading.end and reading.end.isoformat(),
            "canonical": reading.canonical,
            "issues": list(reading.issues),
        },
        ensure_ascii=False,
    )


def _lines(text: str, reading: "DateReading", lang: Lang) -> Iterator[str]:
    """The reading, then what is to be said about it."""
    from itaxl.thai.dates.issues import ISSUES

    said = KINDS[reading.kind].render(lang)
    if reading.start and reading.end:
        days = _span(reading.start, reading.end, lang)
        said = READ.render(lang, {"canonical": reading.canonical, "kind": said, "days": days})
    yield f"{text} → {said}"
    for issue in map(ISSUES.__getitem__, reading.issues):
        yield f"  {issue.rule}  {issue.th if lang == 'th' else issue.en}"


def _span(start: date, end: date, lang: Lang) -> str:
    first, last = (_day(day, lang) for day in (start, end))
    return first if start == end else SPAN.render(lang, {"start": first, "end": last})


def _day(day: date, lang: Lang) -> str:
    from itaxl.thai.dates.writing import DateStyle, write_date

    return write_date(day, DateStyle.WEEKDAY) if lang == "th" else day.isoformat()
