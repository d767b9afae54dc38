"""The files of letters in the folders of their workbooks: written once, kept when changed, taken back when outdated."""

import contextlib
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from itaxl.app.document_files import unedited
from itaxl.batch.document_writer import line
from itaxl.batch.journal_index import Letters, Memory, untouched
from itaxl.files.journal import Journal
from itaxl.files.own_folder import leads_elsewhere, own_folder
from itaxl.files.regular_file import open_regular
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import LARGEST_OWN, write_beside
from itaxl.pdf.converter import unchanged

ALL_LETTERS: Final = "letters.pdf"


def _is(hashed: str, data: bytes) -> bool:
    return sha256(data).hexdigest() == hashed


class LetterFiles:
    """Writes letters below `out` and lets the journal know; a batch passes over what it knows of them."""

    def __init__(self, out: Path, journal: Journal, memory: Memory) -> None:
        self._out, self._journal, self._memory = out, journal, memory

    def claim(self, wished: Iterable[tuple[str, str]]) -> None:
        """Give every workbook that has none yet the folder it wishes, known to the journal before anything is in it."""
        new = [(known_as, folder) for known_as, folder in wished if not self._memory.folders.get(known_as)]
        for known_as, folder in new:
            self._memory.folder_for(known_as, folder)
        if new:
            self._journal.add([self._entry(known_as) for known_as, _ in new], sync=True)

    def put(self, known_as: str, name: str, data: bytes, messages: Mapping[str, str], *, folder: str = "") -> str:
        """Write a letter and its texts to paste, unless these very ones were written before; answers the letter's path.

        So a letter that a person has changed since stays the letter, until there is something else to tell. The folder
        is the workbook's, or the `folder` that is given.
        """
        if folder:
            self._memory.folders[known_as] = folder
        folder, before = self._memory.folders[known_as], self._memory.letters.get(known_as, Letters())
        if before.folder != folder:
            self._remove(before)
            before = Letters(folder)
        texts = {each: text.encode("utf-8-sig", "replace") for each, text in messages.items()}
        hashes = {each: sha256(text).hexdigest() for each, text in texts.items()}
        place, digest = self._out / folder, sha256(data).hexdigest()
        for old, hashed in before.files.items():
            if hashed == digest and (place / old).is_file() and hashes.items() <= before.files.items():
                return f"{folder}/{old}"
        own_folder(self._out, folder)
        sweep(place)
        standing = write_beside(place / name, data, ours=unedited)
        now = {standing.name: digest}
        for each, text in texts.items():
            was = before.files.get(each, "")
            put = write_beside(place / each, text, ours=partial(_is, was))
            now[put.name] = hashes[each]
        self._remove(Letters(folder, {old: hashed for old, hashed in before.files.items() if old not in now}))
        self._outdated(standing)
        self._remember(known_as, Letters(folder, now))
        return f"{folder}/{standing.name}"

    def take_back(self, known_as: str) -> None:
        """Take away the letters to an office that has nothing to mend any more; not those that a person changed."""
        before = self._memory.letters.get(known_as, Letters())
        if before.files:
            self._remove(before)
            self._remember(known_as, Letters(self._memory.folders[known_as]))

    def _remember(self, known_as: str, letters: Letters) -> None:
        self._memory.letters[known_as] = letters
        self._journal.add([self._entry(known_as)], sync=False)

    def _entry(self, known_as: str) -> str:
        letters = self._memory.letters.get(known_as) or Letters(self._memory.folders[known_as])
        return line({"returned": known_as, "folder": letters.folder, "letters": letters.files})

    def _remove(self, letters: Letters) -> None:
        """Take away letters, with their folder when nothing else is in it; what is open in Word stays."""
        folder = self._out / letters.folder
        for name, digest in letters.files.items():
            if untouched(folder, {name: digest}):
                with contextlib.suppress(OSError):
                    (folder / name).unlink(missing_ok=True)
                if name.endswith(".docx"):
                    self._outdated(folder / name)
        if letters.files:
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _outdated(self, letter: Path) -> None:
        """Take away the PDFs that show a letter as it was before: its own, and the one of all."""
        for pdf in (letter.with_suffix(".pdf"), self._out / ALL_LETTERS):
            with contextlib.suppress(OSError):
                if not leads_elsewhere(pdf.parent) and _is_ours(pdf):
                    pdf.unlink(missing_ok=True)


def _is_ours(pdf: Path) -> bool:
    """Whether a PDF stands as we wrote it."""
    if pdf.stat().st_size > LARGEST_OWN:
        return False
    with open_regular(pdf) as file:
        return unchanged(file.read())
