"""Texts that say when, and not what: a day or a period where words are asked for."""

import re
from typing import Final

from itaxl.thai.dates import read_date

LONGEST_DATE: Final = 60
"""Characters that a period may take."""

WHEN: Final = re.compile(
    r"[0-9๐-๙]|วัน|เดือน|ปี|ไตรมาส|รอบ|ระหว่าง|ตั้งแต่|ภายใน|ตลอด|ต้น|ปลาย|(?:ม|มี|เม|มิ|ก|พ|ส|ต|ธ)\.?\s?[คยพ](?![ก-๎])"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
)
"""How a day or a period begins, with no word before it that says what was done."""


def is_day_alone(text: str, year: int | None) -> bool:
    """Whether a text is a day or a period and nothing else; quarters without a year are of the fiscal `year` (B.E.)."""
    return len(text) <= LONGEST_DATE and WHEN.match(text) is not None and read_date(text, fiscal_year=year).understood
