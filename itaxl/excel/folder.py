"""What แปลงทั้งโฟลเดอร์ does: every form beside the open one is checked and made into documents."""

import os
from contextlib import ExitStack
from typing import Final

from itaxl.batch.publishing import PAGE
from itaxl.batch.run import Order, begun, locked, steps
from itaxl.batch.summary import reported
from itaxl.excel.open_workbook import LiveBook
from itaxl.files.read_errors import said
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.settings import settings_for

OUTPUTS: Final = "ผลงาน"
"""The folder for everything that is made, in the folder of the forms."""

SAID_EVERY: Final = 10
MOST_JOBS: Final = 8

NO_FOLDER = Wording(
    "แปลงทั้งโฟลเดอร์ได้เมื่อแบบฟอร์มนี้อยู่ในโฟลเดอร์ของเครื่อง บันทึกเป็นไฟล์ในโฟลเดอร์ที่มีแบบฟอร์มทั้งหมด แล้วกดปุ่มอีกครั้ง",
    "Save this form in the folder of this computer that holds all forms, then click again.",
)
GOING_ON = Wording("ทำแล้ว {done} จาก {count} ไฟล์", "{done} of {count} are done")


def convert_folder(book: LiveBook) -> str:
    """Check and convert every form in the open one's folder into its subfolder ผลงาน, and open the summary page."""
    folder = book.own_folder()
    if folder is None:
        raise Refused(NO_FOLDER)
    out = folder / OUTPUTS
    order = Order([folder], out, jobs=min(os.cpu_count() or 1, MOST_JOBS), settings=settings_for(None))
    with ExitStack() as stack:
        locked(out, stack)
        batch = begun(order)
        for number, _step in enumerate(steps(batch, lambda: False), 1):
            if number % SAID_EVERY == 0:
                counts = {"done": said(number, "").th, "count": said(len(batch.workbooks), "").th}
                book.say(GOING_ON.render("th", counts))
        summary = reported(batch)
    book.open_outside(out / PAGE)
    sentences = [*summary.troubles, *summary.sentences]
    return " · ".join(sentence.render() for sentence in sentences)
