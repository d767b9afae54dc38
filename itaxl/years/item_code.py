"""The OIT item code as a clerk may type it."""

import re
from typing import Final

from itaxl.model.cell import Located
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

_TYPED: Final = re.compile(r"(?:ข้อ|OIT)?\s*[OoＯ0]?\s*[.\-]?\s*0*([1-9]\d?)", re.IGNORECASE)


def numbered(code: str, year: FiscalYear) -> bool:
    """Whether the year's list goes as far as `code`; a list that is not known whole has gaps."""
    return code in year.items or int(code[1:]) <= max((int(known[1:]) for known in year.items), default=0)


def report_item_fix(cell: Located[str], year: FiscalYear) -> Fix | None:
    """The year's report item typed over the whole cell, when the year has one; a person has to agree."""
    if year.report_item is None:
        return None
    return Fix(Safety.ASK, (Edit(cell.ref, 0, len(cell.raw), cell.raw, year.report_item),))


def item_code(text: str) -> str | None:
    """The code meant by `text`: O43 for O43, o 43, ๐๔๓, 043 or ข้อ ๔๓; None when it is no code."""
    match = _TYPED.fullmatch(to_arabic(text).strip())
    return f"O{match.group(1)}" if match else None
