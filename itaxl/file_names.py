"""Names of the files that itaxl makes: readable, safe on Windows and Linux, the same for the same form."""

import re
import unicodedata
from hashlib import blake2b
from typing import Final

from itaxl.thai.text import clusters, width

LONGEST: Final = 60
"""Thai letters of a name, marks not counted; together with the marks it must also stay below `MOST_BYTES`."""
MOST_BYTES: Final = 200
"""Of the 255 bytes that Linux takes for a name; the rest is for `` (2)``, an ending and our temporary prefix."""

FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
NAMELESS: Final = "ไม่มีชื่อ"


def document_name(year: int | None, code: str, organisation: str, kind: str, suffix: str) -> str:
    """``<ปี>_<รหัสหนังสือ>_<หน่วยงาน>_<เอกสาร><suffix>``; parts that the form leaves blank are left out."""
    start = "_".join(filter(None, (str(year or ""), safe(code), safe(organisation))))
    return f"{shortened(start)}_{kind}{suffix}" if start else f"{kind}{suffix}"


def folder_name(*parts: str) -> str:
    """A folder's name from words such as type, name, district and province."""
    return shortened(safe(" ".join(filter(None, map(safe, parts))))) or NAMELESS


def safe(text: str) -> str:
    """The text without what a file name must not hold; never a name that Windows keeps for itself."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(char for char in text if unicodedata.category(char) not in INVISIBLE or char == "\n")
    text = " ".join(FORBIDDEN.sub("-", text).split()).strip(" .-")
    return f"{text}-" if RESERVED.fullmatch(text) else text


def shortened(text: str) -> str:
    """The text within the limits, a long one cut between letters and told apart from others by a short hash."""
    if width(text) <= LONGEST and len(text.encode()) <= MOST_BYTES:
        return text
    sign = "~" + blake2b(text.encode(), digest_size=3).hexdigest()
    kept = ""
    for cluster in clusters(text):
        longer = kept + cluster
        if width(longer) + len(sign) > LONGEST or len(longer.encode()) + len(sign) > MOST_BYTES:
            break
        kept = longer
    return kept.rstrip(" .-_") + sign
