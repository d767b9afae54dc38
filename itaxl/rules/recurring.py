"""Periods that say how often instead of when: ทุกเดือน, ปีละ ๒ ครั้ง."""

import re
from typing import Final

_DONE: Final = r"(?:(?:จัด)?(?:ดำเนินการ|ทำ|ปฏิบัติ|ติดตาม|รายงาน|ประชุม|เผยแพร่|ตรวจสอบ)\s*)?(?:ให้|อย่าง)?\s*"
_TIMES: Final = r"(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี|ครั้ง)"
_RECURRING: Final = re.compile(
    rf"{_DONE}(?:(?:เป็น)?ประจำ\s*)?(?:(?:(?:ทุก|ราย)\s*(?:ๆ\s*)?|(?<=ประจำ))[0-9๐-๙]*\s*{_TIMES}"
    r"|ต่อเนื่อง|ตลอด(?:ทั้ง)?(?:ปี|เวลา)|(?:วัน|เดือน|ไตรมาส|ปี)ละ)"
)


def recurring(text: str) -> bool:
    """Whether a period says how often: such a measure runs all through the reported year."""
    return _RECURRING.match(text.strip()) is not None
