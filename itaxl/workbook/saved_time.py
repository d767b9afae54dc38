"""When a workbook says that it was saved: not when its file was copied, mailed or unpacked.

Sources: ECMA-376 part 2, 11.1 (dcterms:modified in docProps/core.xml); OpenDocument 1.3 part 3, 4.3.2.11 (dc:date in
meta.xml).
"""

import re
import zipfile
from io import BytesIO
from typing import Final

_PARTS: Final = {
    "docProps/core.xml": re.compile(rb"<dcterms:modified[^>]*>\s*([0-9TZ:.+-]{10,40})\s*<"),
    "meta.xml": re.compile(rb"<dc:date[^>]*>\s*([0-9TZ:.+-]{10,40})\s*<"),
}
_MOST: Final = 65_536


def saved_time(data: bytes) -> str:
    """The time as a workbook's bytes have it, such as ``2026-04-02T09:30:00Z``; empty when it does not say."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name, pattern in _PARTS.items():
                if name in package.NameToInfo:
                    with package.open(name) as part:
                        found = pattern.search(part.read(_MOST))
                    return found[1].decode("ascii") if found else ""
    except Exception:  # noqa: BLE001 - a file that was read may still trip zipfile, and nothing hangs on its time
        return ""
    return ""
