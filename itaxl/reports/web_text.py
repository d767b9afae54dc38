"""What an office puts on its web page beside the papers, and the one address that ITAS asks for."""

from collections.abc import Sequence
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.model.submission import Submission
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import FiscalYear

_PAGE: Final = """\
ข้อความสำหรับหน้าเว็บไซต์
=======================

{title}
{organisation} ปีงบประมาณ พ.ศ. {reported}

{organisation} ได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน \
ประจำปีงบประมาณ พ.ศ. {reported} \
จำนวน {count} มาตรการ และขอเผยแพร่รายงานผลการดำเนินการ \
เพื่อประกอบการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {ita}{item}

ไฟล์ที่เผยแพร่
{files}

มาตรการที่ดำเนินการ
{measures}

ที่อยู่ของหน้านี้สำหรับกรอกใน ITAS{item} (ใช้ที่อยู่เดียว เปิดได้โดยไม่ต้องเข้าสู่ระบบ)
https://

เมื่อเผยแพร่แล้ว เปิดที่อยู่ข้างบนจากเครื่องอื่นหรือโทรศัพท์ว่าเปิดได้ แล้วจึงกรอกใน ITAS
"""
TITLE: Final = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def web_text(submission: Submission, year: FiscalYear, organisation: str, files: Sequence[str]) -> str:
    """The text for the office's web page, with the names of the `files` to publish and the line for the address."""
    measures = list(filled(submission))
    item = submission.text("memo.oit_item") or year.report_item or ""
    title = submission.text("report.title").split("\n")[0] or TITLE
    return _PAGE.format(
        title=title,
        organisation=organisation,
        reported=to_thai(str(year.reported_year)),
        ita=to_thai(str(year.year)),
        item=f" ข้อ {item}" if item else "",
        count=to_thai(str(len(measures))),
        files="\n".join(f"- {name}" for name in files),
        measures="\n".join(
            f"{to_thai(str(number))}. {' '.join(row.text('measure').split())}" for number, row in enumerate(measures, 1)
        ),
    )
