"""A zip for a bug report: what the doctor says, the newest crash logs, and a form without anything typed in it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import itaxl
from itaxl.app.diagnosis import Diagnosis, record
from itaxl.bug_report.redacted_file import redacted
from itaxl.files.read_errors import UnreadableFile
from itaxl.files.whole_file import write_whole
from itaxl.office_file.file_zip import zip_of
from itaxl.settings import log_folder

NAME: Final = "itaxl-bug-{now:%Y%m%d-%H%M%S}.zip"
FORM_NAME: Final = "form{suffix}"
MOST_LOGS, LARGEST_LOG = 5, 1_000_000


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was written, and whether the form could be put into it."""

    path: Path
    with_form: bool


def write_bundle(form: Path, lines: Sequence[Diagnosis], folder: Path) -> Bundle:
    """Write the bundle about `form` into `folder`; nothing in it was typed by a person, not even the file's name."""
    parts = {"doctor.json": json.dumps(_facts(form, lines), ensure_ascii=False, indent=1).encode()}
    parts |= {log.name: log.read_bytes() for log in newest_logs()}
    with_form = True
    try:
        parts[FORM_NAME.format(suffix=form.suffix.lower() if form.suffix.isascii() else "")] = redacted(form)
    except UnreadableFile:
        with_form = False
    path = _free(folder)
    write_whole(path, zip_of(parts))
    return Bundle(path, with_form)


def _free(folder: Path) -> Path:
    """A name that no earlier bundle has, though it was written in this very second."""
    now = datetime.now()
    while (path := folder / NAME.format(now=now)).exists():
        now += timedelta(seconds=1)
    return path


def _facts(form: Path, lines: Sequence[Diagnosis]) -> dict[str, object]:
    return {"itaxl": itaxl.__version__, "bytes": form.stat().st_size, "lines": record(lines)}


def newest_logs() -> list[Path]:
    """The newest crash logs, which hold nothing from a form."""
    found = [path for path in log_folder().glob("itaxl-crash-*.log") if path.stat().st_size <= LARGEST_LOG]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_LOGS]
