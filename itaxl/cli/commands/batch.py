"""`itaxl batch`: a whole inbox of forms, checked and made into documents, with a page that says whom to call first."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

import click

from itaxl.cli.bilingual import Between, Command, FilePath, argument, option
from itaxl.model.wording import Lang, Wording

if TYPE_CHECKING:
    from itaxl.batch.run import Order, Step
    from itaxl.batch.summary import Summary
    from itaxl.cli.progress import Rate

MOST_JOBS: Final = 64
INTERRUPTED: Final = 130

HELP = Wording(
    """ตรวจแบบฟอร์มทั้งโฟลเดอร์และทำเอกสารทุกหน่วยงานในคราวเดียว

    ใน OUT มีโฟลเดอร์ของแต่ละหน่วยงาน หน้าสรุป index.html รายการแก้ไข worklist.xlsx และ results.json
    กด Ctrl-C เพื่อหยุดได้ทุกเมื่อ สั่งซ้ำแล้วทำต่อจากที่ค้าง

    \b
    ตัวอย่าง
      itaxl batch ส่งมา -o ผลงาน
      itaxl batch ส่งมา.zip -o ผลงาน --pdf
      itaxl batch ส่งมา -o ผลงาน --roster ทะเบียน.xlsx
      itaxl batch ส่งมา -o ผลงาน2 --since ผลงาน
    """,
    """Checks a whole folder of forms and makes the documents of every office at once.

    OUT gets a folder for each office, a summary index.html, worklist.xlsx and results.json.
    Ctrl-C stops at any time; the same command goes on where it stopped.

    \b
    Examples
      itaxl batch inbox -o out
      itaxl batch inbox.zip -o out --pdf
      itaxl batch inbox -o out --roster roster.xlsx
      itaxl batch inbox -o out2 --since out
    """,
)
INBOX = Wording("โฟลเดอร์ ไฟล์แบบฟอร์ม หรือไฟล์ .zip", "folders, forms, or .zip files of forms")
OUT = Wording("โฟลเดอร์ผลลัพธ์", "folder for everything that is made")
JOBS = Wording("จำนวนไฟล์ที่ทำพร้อมกัน (ปกติ: ตามเครื่อง)", "workbooks at the same time (default: the machine's cores)")
PDF = Wording("ทำ PDF ด้วย", "make PDFs too")
COMBINE = Wording("ทำ PDF ฉบับเดียวต่อหน่วยงาน", "make one PDF for each office")
CHECK_ONLY = Wording("ตรวจอย่างเดียว ไม่ทำเอกสาร", "only check, make no documents")
SINCE = Wording(
    "เทียบกับผลครั้งก่อนในโฟลเดอร์นี้ (ซ้ำได้ทุกรอบที่ผ่านมา)",
    "compare with the earlier results in this folder (again for each earlier round)",
)
ROSTER = Wording("ทะเบียนหน่วยงานที่ต้องส่ง (.xlsx .csv .toml) บอกว่าใครยังไม่ส่ง", "offices that are awaited (.xlsx .csv .toml)")
NEW_ROSTER = Wording("สร้างทะเบียนตัวอย่างไว้กรอก แล้วจบ", "write a sample roster to fill in, and end")
ROSTER_WRITTEN = Wording(
    "เขียนทะเบียนตัวอย่างไว้ที่ {path} กรอกแล้วใช้กับ --roster",
    "Wrote a sample roster, {path}; fill it in and give it with --roster",
)
FRESH = Wording("ทำใหม่ทั้งหมด แม้ไฟล์ที่ทำแล้ว", "do everything again, even what is done")
SCHEDULER = Wording(
    "ให้กลุ่มเครื่อง Dask ที่อยู่นี้ช่วยทำ เช่น tcp://10.0.0.1:8786", "have the Dask cluster at this address do the work"
)
SETTINGS = Wording(
    "ใช้ค่าตั้งในไฟล์นี้ด้วย (itaxl.toml ข้างแบบฟอร์มที่ส่งมาไม่มีผล)",
    "use these settings too (an itaxl.toml among the forms counts for nothing)",
)
STOPPED = Wording(
    "หยุดแล้ว ทำเสร็จ {done} จาก {count} ไฟล์ สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ",
    "Stopped: {done} of {count} are done. Give the same command again to go on.",
)


@click.command(cls=Command, help=HELP)
@argument("inbox", nargs=-1, required=True, type=FilePath(), metavar="INBOX…", help=INBOX)
@option("-o", "--output", required=True, type=FilePath(), metavar="OUT", help=OUT)
@option("--jobs", type=Between(1, MOST_JOBS), metavar="N", help=JOBS)
@option("--pdf", is_flag=True, help=PDF)
@option("--combine", is_flag=True, help=COMBINE)
@option("--check-only", is_flag=True, help=CHECK_ONLY)
@option("--since", type=FilePath(), multiple=True, metavar="OLD", help=SINCE)
@option("--roster", type=FilePath(dir_okay=False, exists=True), metavar="FILE", help=ROSTER)
@option(
    "--new-roster",
    type=FilePath(dir_okay=False),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=lambda context, _option, path: _new_roster(context, path),
    help=NEW_ROSTER,
)
@option("--fresh", is_flag=True, help=FRESH)
@option("--scheduler", default="", metavar="TCP://…", help=SCHEDULER)
@option("--settings", type=FilePath(dir_okay=False, exists=True), metavar="FILE", help=SETTINGS)
@click.pass_context
def command(
    context: click.Context,
    inbox: tuple[Path, ...],
    output: Path,
    jobs: int | None,
    pdf: bool,
    combine: bool,
    check_only: bool,
    since: tuple[Path, ...],
    roster: Path | None,
    fresh: bool,
    scheduler: str,
    settings: Path | None,
) -> None:
    """Do the batch and end with its exit code."""
    from itaxl.batch.run import Order
    from itaxl.settings import settings_for

    order = Order(
        inbox,
        output,
        jobs or min(os.cpu_count() or 1, MOST_JOBS),
        documents=not check_only,
        pdf=pdf and not check_only,
        combine=combine and not check_only,
        fresh=fresh,
        since=since,
        roster=roster,
        scheduler=scheduler,
        settings=settings_for(None, *([settings] if settings else [])),
        lang=context.obj["lang"],
    )
    context.exit(_done(order))


def _new_roster(context: click.Context, path: Path | None) -> None:
    """Write the sample roster, when one is wanted, and end."""
    if path is None or context.resilient_parsing:
        return
    from itaxl.batch.roster import write_sample

    write_sample(path)
    click.echo(ROSTER_WRITTEN.render(context.obj["lang"] if context.obj else "th", {"path": path}))
    context.exit()


def _done(order: "Order") -> int:
    from itaxl.batch.printing import printed
    from itaxl.batch.run import begun, locked, steps
    from itaxl.batch.summary import reported
    from itaxl.cli.progress import Rate, pdf_seconds, report_seconds

    with ExitStack() as stack:
        locked(order.out, stack)
        batch = begun(order)
        count, with_pdfs = len(batch.workbooks), order.pdf or order.combine
        with _stopping() as stopping:
            reports = report_seconds(count)
            pdfs = pdf_seconds(count, order.jobs) if with_pdfs else 0
            rate = Rate(count, jobs=order.jobs, later=pdfs + reports, extra=sum(batch.extra.values()))
            _watch(steps(batch, stopping), rate, order.lang)
            if with_pdfs and not batch.stopped:
                slowness = rate.slowness
                guess = pdf_seconds(count, order.jobs, slowness)
                rate = Rate(count, jobs=order.jobs, later=reports, guess=guess, slowness=slowness)
                _watch(printed(batch, stopping), rate, order.lang)
        if batch.stopped:
            counts = {"done": rate.done, "count": count}
            click.echo(STOPPED.render(order.lang, counts), err=True)
            return INTERRUPTED
        return _said(reported(batch), order.lang)


def _watch(steps: "Iterator[Step]", rate: "Rate", lang: Lang) -> None:
    """Do all steps while somebody watches."""
    from itaxl.cli.progress import watching

    with watching(rate, lang, on_terminal=sys.stderr.isatty()) as watch:
        for step in steps:
            watch(step)


def _said(summary: "Summary", lang: Lang) -> int:
    for sentence in summary.sentences:
        click.echo(sentence.render(lang))
    for sentence in summary.troubles:
        click.echo(sentence.render(lang), err=True)
    return summary.code


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed; a second time it ends the program at once."""
    pressed: list[int] = []

    def press(number: int, _frame: FrameType | None) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
