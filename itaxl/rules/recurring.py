"""Periods that say how often instead of when: ทุกเดือน, ปีละ ๒ ครั้ง."""

import re
from typing import Final

_RECURRING: Final = re.compile(
    r"(?:ทุก|ราย|เป็นประจำ|ประจำ)\s*(?:ๆ\s*)?[0-9๐-๙]*\s*(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี|ครั้ง)|ต่อเนื่อง|ตลอด(?:ทั้ง)?(?:ปี|เวลา)|(?:วัน|เดือน|ไตรมาส|ปี)ละ"
)


def recurring(text: str) -> bool:
    """Whether a period says how often: such a measure runs all through the reported year."""
    return _RECURRING.match(text.strip()) is not None
