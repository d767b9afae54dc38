"""What an OLE compound file is, by the names of its streams and storages, in any case of letters.

Sources: [MS-CFB] 2.6.4 (names are compared without case), [MS-OFFCRYPTO] 2.2 (rights management) and 2.3 (passwords),
[MS-XLS] 2.1.7, [MS-DOC] 2.1, [MS-OXMSG] 2.2.
"""

from collections.abc import Collection, Sequence
from typing import Final

_SPACES: Final = "\x06dataspaces"
_PROTECTED: Final = ("drmencrypted", "\x09drm")
"""How streams and storages begin whose content the rights management of an office has encrypted."""
_KINDS: Final = (
    ("encryptedpackage", "password"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("worddocument", "word"),
    ("powerpoint document", "slides"),
    ("__substg1.0", "mail"),
    ("visiodocument", "document"),
    ("quill", "document"),
    ("starcalcdocument", "document"),
)
_INSTALLER: Final = "000C1084-0000-0000-C000-000000000046"
"""The class of an installation package of Windows (.msi)."""


def kind_of_ole(data: bytes) -> str:
    """By what is at its top: a letter may hold a workbook, and a workbook a letter."""
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            paths = ole.listdir(streams=True, storages=True)
            if ole.root.clsid == _INSTALLER:
                return "program"
    except Exception:  # noqa: BLE001 - a damaged one trips olefile anywhere; then any name in it must do
        return _kind_of_damaged(data.lower())
    return _kind_of_paths([[name.lower() for name in path] for path in paths])


def _kind_of_paths(paths: Collection[Sequence[str]]) -> str:
    if any(path[-1].startswith(_PROTECTED) for path in paths if path[0] == _SPACES):
        return "label"
    top = [path[0] for path in paths if len(path) == 1]
    if any(name.startswith(_PROTECTED) for name in top):
        return "label"
    return next((kind for word, kind in _KINDS for name in top if name.startswith(word)), "ole")


def _kind_of_damaged(data: bytes) -> str:
    if any(word.encode("utf-16-le") in data for word in _PROTECTED):
        return "label"
    return next((kind for word, kind in _KINDS if word.encode("utf-16-le") in data), "ole")
