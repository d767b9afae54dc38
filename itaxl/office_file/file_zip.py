"""Files and parts as a zip: the same bytes for the same files, on every machine and day.

Documents are packed part by part (`zip_writer`), so that a batch packs what all have in common once.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

ORDINARY_FILE: Final = 0o644
_UNIX: Final = 3


def zip_of(
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, deflate: bool = True, mode: int = ORDINARY_FILE
) -> bytes:
    """The zip with `files` by name, in their order, without times of its own; `mode` is what Unix unpacks them with."""
    stream = BytesIO()
    method = ZIP_DEFLATED if deflate else ZIP_STORED
    with ZipFile(stream, "w", method) as archive:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            entry = ZipInfo(name)
            entry.create_system = _UNIX
            entry.external_attr = mode << 16
            archive.writestr(entry, data, method)
    return stream.getvalue()
