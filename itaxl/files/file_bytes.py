"""The bytes of a file that is too large to hold: read from it where they are asked for."""

from io import SEEK_END
from typing import BinaryIO, Final

_BLOCK: Final = 1 << 20


class FileBytes:
    """The first `length` bytes of an open `file`, all of them unless given; sliced and searched as `bytes` are."""

    __slots__ = ("_file", "_length")

    def __init__(self, file: BinaryIO, length: int | None = None) -> None:
        self._file = file
        self._length = file.seek(0, SEEK_END) if length is None else length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, end, _ = part.indices(self._length)
        self._file.seek(start)
        return self._file.read(max(0, end - start))

    def startswith(self, sign: bytes, start: int = 0) -> bool:
        """Whether `sign` stands at `start`."""
        return self[start : start + len(sign)] == sign

    def rfind(self, sign: bytes, first: int = 0, end: int | None = None) -> int:
        """The last place from `first` on where `sign` stands and ends before `end`; -1 when there is none."""
        last = self._length if end is None else min(end, self._length)
        while last - first >= len(sign):
            start = max(first, last - _BLOCK)
            if (found := self[start:last].rfind(sign)) >= 0:
                return start + found
            last = start + len(sign) - 1 if start > first else first
        return -1

    def until(self, length: int) -> "FileBytes":
        """The same without what stands behind the first `length` bytes."""
        return FileBytes(self._file, length)
