"""Names of files: those that itaxl makes are readable, safe on Windows and Linux, the same for the same form."""

import re
import unicodedata
from pathlib import PurePath
from typing import Final

from itaxl.thai.text import clusters, width

LONGEST: Final = 60
"""Letters of a name without its ending, marks above and below not counted."""
MOST_BYTES: Final = 255
"""Of a whole name on Linux, where a Thai letter or mark takes three."""
SPARE_BYTES: Final = len(" (999)")
"""Kept free for the number of a document that stands beside an edited one."""

FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
RESERVED: Final = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(\.|$))", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the first dot."""
AT_THE_ENDS: Final = " .-~$"
"""Windows drops dots and spaces from the end; at the start a dot, ~$ or - has a meaning of its own."""
FIXED: Final = ".fixed"
"""What the name of a mended copy has before its ending."""
NAMELESS: Final = "ไม่มีชื่อ"


def document_name(year: int | None, code: str, organisation: str, kind: str, suffix: str) -> str:
    """``<ปี>_<รหัสหนังสือ>_<หน่วยงาน>_<เอกสาร><suffix>``; parts that the form leaves blank are left out."""
    start = safe("_".join(filter(None, (str(year or ""), safe(code), safe(organisation)))))
    if not start:
        return f"{kind}{suffix}"
    end = f"_{kind}"
    room = MOST_BYTES - SPARE_BYTES - len(f"{end}{suffix}".encode())
    return f"{shortened(start, letters=LONGEST - width(end), most_bytes=room)}{end}{suffix}"


def folder_name(*parts: str) -> str:
    """A folder's name from words such as type, name, district and province."""
    name = safe(" ".join(filter(None, map(safe, parts))))
    return shortened(name, letters=LONGEST, most_bytes=MOST_BYTES - SPARE_BYTES) or NAMELESS


def safe(text: str) -> str:
    """The text without what a file name must not hold; never a name that Windows keeps for itself."""
    visible = text if text.isprintable() else "".join(filter(_is_visible, text))
    plain = FORBIDDEN.sub("-", unicodedata.normalize("NFC", visible))
    return RESERVED.sub(r"\1-", " ".join(plain.split()).strip(AT_THE_ENDS))


def _is_visible(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in INVISIBLE


def alike(name: str) -> str:
    """What tells a name from others on any disk: some pay no heed to capitals, some to how a letter is composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def signed(name: str, of: str, digits: int = 6) -> str:
    """The name with a short hash of what it stands for, so that two which would be the same are not."""
    from hashlib import blake2b

    sign = blake2b(of.encode("utf-8", "backslashreplace"), digest_size=20).hexdigest()[:digits]
    return f"{name}~{sign}"


def shortened(text: str, *, letters: int, most_bytes: int) -> str:
    """The text within the limits; a long one is cut between letters and told from others by a short hash.

    The hash comes on top of `letters` but not of `most_bytes`.
    """
    if width(text) <= letters and len(text.encode()) <= most_bytes:
        return text
    from hashlib import blake2b  # takes 5 ms, and most names are short

    sign = "~" + blake2b(text.encode(), digest_size=3).hexdigest()
    kept = ""
    for cluster in clusters(text):
        longer = kept + cluster
        if width(longer) > letters or len(longer.encode()) > most_bytes - len(sign):
            break
        kept = longer
    return kept.rstrip(AT_THE_ENDS + "_") + sign


def spelled(path: PurePath) -> str:
    """The path as text; bytes in it that are no text, as a copy from another system leaves them, stand as signs."""
    return str(path).encode("utf-8", "backslashreplace").decode()
