"""The OIT item code as a clerk may type it."""

import re
from typing import Final

from itaxl.thai.digits import to_arabic

_TYPED: Final = re.compile(r"(?:ข้อ|OIT)?\s*[OoＯ0]?\s*[.\-]?\s*0*([1-9]\d?)", re.IGNORECASE)


def item_code(text: str) -> str | None:
    """The code meant by `text`: O43 for O43, o 43, ๐๔๓, 043 or ข้อ ๔๓; None when it is no code."""
    match = _TYPED.fullmatch(to_arabic(text).strip())
    return f"O{match.group(1)}" if match else None
