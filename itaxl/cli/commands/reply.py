"""`itaxl reply`: the official letters that return forms to their offices, each with the list of what to mend."""

import datetime
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Between, Command, FilePath, argument, option
from itaxl.model.exit_code import ExitCode
from itaxl.model.refusal import Refused
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from itaxl.batch.letters import LettersWish, Reply
    from itaxl.batch.run import Step
    from itaxl.documents.letter import Letter
    from itaxl.settings import Settings

LAST_NUMBER: Final = 999_999
NAMED: Final = 3
"""Workbooks that a sentence names; it counts the others."""

JOURNAL_DAMAGED = Wording(
    "ข้าม {count} บรรทัดในบันทึกของ {out} ที่เสียหายหรือถูกแก้ไข สั่ง itaxl batch อีกครั้ง แล้วสั่งใหม่",
    "Passed over {count} lines of the journal in {out} that are damaged or changed; run itaxl batch and try again.",
)

HELP = Wording(
    """ทำหนังสือภายนอกแจ้งให้แต่ละหน่วยงานแก้ไข จากผลใน OUT ของ itaxl batch

    ทำให้ทุกแบบฟอร์มที่มีข้อต้องแก้หรือเปิดอ่านไม่ได้ เก็บในโฟลเดอร์ของหน่วยงานนั้น
    พร้อมรายการหนังสือ letters.xlsx หนังสือที่แก้ด้วยมือแล้วจะไม่ถูกเขียนทับ

    \b
    ตัวอย่าง
      itaxl reply ผลงาน
      itaxl reply ผลงาน --first-number 412 --due "๓๐ เมษายน ๒๕๗๐"
      itaxl reply ผลงาน --combine
    """,
    """Make the letters that tell each office what to mend, from the OUT of itaxl batch.

    Every form with errors, and every file that is no form, gets one in the folder of its
    office; letters.xlsx lists them. A letter that someone has edited is kept. Letters are Thai.

    \b
    Examples
      itaxl reply out
      itaxl reply out --first-number 412 --due "30 เม.ย. 2570"
      itaxl reply out --combine
    """,
)
OUT = Wording("โฟลเดอร์ผลลัพธ์ของ itaxl batch", "output folder of itaxl batch")
DATE = Wording("วันที่ของหนังสือ (ปกติ: วันนี้)", "date of the letters (default: today)")
DUE = Wording("ให้ส่งกลับภายในวันที่นี้", "day until which the forms shall be back")
FIRST_NUMBER = Wording(
    "เลขที่ฉบับแรก แล้วนับต่อไป (ปกติ: เว้นให้เขียนเอง)",
    "number of the first letter, the others count on (default: blank, to be written by hand)",
)
REFERENCE = Wording("หนังสือที่อ้างถึง เช่นที่ขอให้ส่งแบบฟอร์ม (ซ้ำได้)", "a letter to refer to (may be repeated)")
WARNINGS = Wording("แจ้งข้อที่ควรตรวจด้วย", "tell warnings too")
PDF = Wording("ทำ PDF ทุกฉบับด้วย", "make a PDF of each too")
COMBINE = Wording("รวมทุกฉบับเป็น letters.pdf สำหรับพิมพ์", "make one PDF of all, letters.pdf, to print")

BAD_DATE = Wording(
    "อ่าน “{text}” เป็นวันที่ไม่ได้ พิมพ์เช่น “๓๐ เมษายน ๒๕๖๙”", "“{text}” is no day; write it such as “30 เมษายน 2569”."
)
DUE_BEFORE = Wording(
    "วันที่ให้ส่งกลับ {due} มาก่อนวันที่ของหนังสือ {day} แก้ --due หรือ --date แล้วสั่งใหม่",
    "The forms are to be back by {due}, which is before the letter's date, {day}; mend --due or --date.",
)
WROTE = Wording(
    "ทำหนังสือแจ้งให้แก้ไข {count} ฉบับ อยู่ในโฟลเดอร์ของแต่ละหน่วยงานใน {out}",
    "{count} letters, each in the folder of its office in {out}",
)
REMINDED = Wording("ทำหนังสือติดตาม {count} ฉบับ อยู่ใน {out}", "{count} letters that remind of a form, in {out}")
NAMELESS = Wording(
    "ไม่ได้ทำหนังสือให้ {count} ไฟล์ เพราะยังไม่ได้กรอกและไม่บอกว่าเป็นของใคร: {names}",
    "{count} files got no letter, as they are not filled in and do not say whose they are: {names}",
)
FILE = Wording("เขียน {path}", "Wrote {path}")
NOTHING = Wording("ไม่มีแบบฟอร์มที่ต้องส่งคืน", "No form has to go back.")
OURS = Wording(
    "ไม่ได้ทำหนังสือให้ {count} ไฟล์ เพราะต้องแก้ที่เครื่องนี้ก่อน ดูเหตุในหน้าสรุป index.html: {names}",
    "{count} files got no letter, as the fault is on this side; index.html says why: {names}",
)
NO_OFFICE = Wording(
    "ชื่อหน่วยงาน ที่อยู่ และผู้ลงนามเว้นไว้ให้เขียนเอง หากให้พิมพ์ทุกครั้ง สั่ง itaxl settings --new แล้วเติม [office] ในไฟล์ที่ได้",
    "The sender and signer are left blank; to have them printed, give itaxl settings --new and fill in [office].",
)


@click.command(cls=Command, help=HELP)
@argument("out", type=FilePath(), metavar="OUT", help=OUT)
@option("--date", "day", metavar="DATE", help=DATE)
@option("--due", metavar="DATE", help=DUE)
@option("--first-number", type=Between(1, LAST_NUMBER), metavar="N", help=FIRST_NUMBER)
@option("--reference", "references", multiple=True, metavar="TEXT", help=REFERENCE)
@option("--warnings", is_flag=True, help=WARNINGS)
@option("--pdf", is_flag=True, help=PDF)
@option("--combine", is_flag=True, help=COMBINE)
@click.pass_context
def command(
    context: click.Context,
    out: Path,
    day: str | None,
    due: str | None,
    first_number: int | None,
    references: tuple[str, ...],
    warnings: bool,
    pdf: bool,
    combine: bool,
) -> None:
    """Write the letters and say where they are."""
    from itaxl.batch.letters import LettersWish
    from itaxl.settings import settings_for
    from itaxl.settings.folders import USED, beside

    own = settings_for(out)
    if used := beside(out):
        click.echo(USED.render(context.obj["lang"], {"path": used}), err=True)
    dated, until = _day(day) if day else datetime.date.today(), _day(due) if due else None
    if until and until < dated:
        raise Refused(DUE_BEFORE, due=_written_out(until), day=_written_out(dated))
    wish = LettersWish(
        out,
        _frame(own, dated, references),
        first_number=first_number,
        due=until,
        warnings=warnings,
        pdf=pdf,
        combine=combine,
        own_years=own.years,
        lang=context.obj["lang"],
    )
    context.exit(_done(wish))


def _day(text: str) -> datetime.date:
    from itaxl.thai.dates import read_date

    reading = read_date(text)
    if reading.kind != "date" or reading.start is None:
        raise Refused(BAD_DATE, text=made_visible(text))
    return reading.start


def _written_out(day: datetime.date) -> str:
    from itaxl.thai.dates import write_date

    return write_date(day)


def _frame(own: "Settings", day: datetime.date, references: tuple[str, ...]) -> "Letter":
    """A letter with all that the letters share: the office's settings, the day and what they refer to."""
    from itaxl.documents.letter import Letter
    from itaxl.documents.styles import HOUSE
    from itaxl.form.fields import THAI_DIGITS

    return Letter(
        own.office,
        date=_written_out(day),
        day=day,
        references=references,
        signer=own.signer,
        emblem=own.emblem,
        styles=own.template,
        digits=own.digits or THAI_DIGITS,
        font=own.font or HOUSE.font.family,
    )


def _done(wish: "LettersWish") -> int:
    from itaxl.batch.letters import prepared, printed, written

    with ExitStack() as stack:
        reply = prepared(wish, stack)
        for doing in (written, printed) if wish.pdf or wish.combine else (written,):
            _watched(doing(reply), len(reply.workbooks) + len(reply.missing), wish.lang)
    _say(reply)
    return ExitCode.COULD_NOT_RUN if reply.unwritten else ExitCode.CLEAN


def _watched(steps: "Iterator[Step]", count: int, lang: Lang) -> None:
    from itaxl.cli.progress import Rate, watching

    with watching(Rate(count), lang, on_terminal=sys.stderr.isatty()) as watch:
        for step in steps:
            watch(step)


def _say(reply: "Reply") -> None:
    from itaxl.batch.journal_index import REMINDERS
    from itaxl.pdf.converter import warnings

    lang = reply.wish.lang
    reminders = sum(1 for each in reply.sent if not each.known_as)
    if len(reply.sent) > reminders:
        click.echo(WROTE.render(lang, {"count": len(reply.sent) - reminders, "out": reply.wish.out}))
    if reminders:
        click.echo(REMINDED.render(lang, {"count": reminders, "out": reply.wish.out / REMINDERS}))
    if not reply.workbooks and not reply.missing:
        click.echo(NOTHING.render(lang))
    for path in reply.files:
        click.echo(FILE.render(lang, {"path": path}))
    if reply.ours:
        names = ", ".join(reply.ours[:NAMED]) + (" …" if len(reply.ours) > NAMED else "")
        click.echo(OURS.render(lang, {"count": len(reply.ours), "names": names}), err=True)
    if reply.nameless:
        names = ", ".join(reply.nameless[:NAMED]) + (" …" if len(reply.nameless) > NAMED else "")
        click.echo(NAMELESS.render(lang, {"count": len(reply.nameless), "names": names}), err=True)
    for trouble in reply.troubles:
        click.echo(trouble.render(lang), err=True)
    if reply.sent and not reply.wish.frame.office.name:
        click.echo(NO_OFFICE.render(lang), err=True)
    for note in warnings() if reply.wish.pdf or reply.wish.combine else ():
        click.echo(note.render(lang), err=True)
    if reply.memory.passed_over:
        damaged = {"count": reply.memory.passed_over, "out": reply.wish.out}
        click.echo(JOURNAL_DAMAGED.render(lang, damaged), err=True)
    for refusal in reply.unwritten:
        click.echo(refusal.sentence(lang), err=True)
