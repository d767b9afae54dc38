"""A zip as the Explorer of a Thai Windows packs it: names in its code page, and nothing that says so."""

import zipfile
from collections.abc import Iterable
from io import BytesIO


class _Named(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # what `zipfile` asks an entry for
        return self.filename.encode("cp874"), self.flag_bits & ~0x800


def thai_windows_zip(contents: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files by their names."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents:
            archive.writestr(_Named(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
