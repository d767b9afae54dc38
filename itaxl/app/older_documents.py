"""Papers of other programs (.doc, .odt, .rtf) that lie in folders, made into .docx where LibreOffice is."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from itaxl.app.paper_sources import is_converted
from itaxl.files.limits import limits
from itaxl.files.private_folder import private_folder, write_private
from itaxl.files.regular_file import hash_of
from itaxl.files.whole_file import write_whole
from itaxl.pdf.libreoffice import program, to_words

_AT_ONCE: Final = 20
"""Documents of one run of LibreOffice: one that never ends costs no more than these."""


def made_into_docx(documents: Sequence[Path], folder_of: Callable[[str], Path]) -> dict[Path, Path]:
    """The .docx of each of the `documents` that could be made into one, by the document.

    `folder_of` gives the folder for what is made of bytes with a hash; what stands there already is not made again.
    """
    soffice = program()
    if soffice is None:
        return {}
    fit = [path for path in documents if _is_small(path) and is_converted(path)]
    wanted = {path: digest for path in fit if (digest := hash_of(path))}
    places = {path: folder_of(digest[:16]) / f"{path.stem}.docx" for path, digest in wanted.items()}
    missing = [path for path, place in places.items() if not place.is_file()]
    for start in range(0, len(missing), _AT_ONCE):
        _make(soffice, missing[start : start + _AT_ONCE], places)
    return {path: place for path, place in places.items() if place.is_file()}


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= limits()["file"]
    except OSError:
        return False


def _make(soffice: Path, documents: Sequence[Path], places: Mapping[Path, Path]) -> None:
    with private_folder() as folder:
        copies = {path: folder / f"{number}{path.suffix.lower()}" for number, path in enumerate(documents)}
        for path, copy in copies.items():
            write_private(copy, path.read_bytes())  # LibreOffice sees nothing outside the folder
        to_words(soffice, list(copies.values()), folder)
        for path, copy in copies.items():
            made = copy.with_suffix(".docx")
            if made.is_file():
                write_whole(places[path], made.read_bytes())
