"""TERM, HUP, ``kill -9`` at any moment of ``make --pdf``: ``.venv/bin/python scripts/soak/signals.py --kills 20``.

After each every file must be whole, the input as it was, and LibreOffice ended; after the next run nothing may be left
in the folder for temporary files. A script stands in for LibreOffice unless ``--real``. Linux.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
EVERY = 5
"""Kills after which a run to the end must find nothing left."""
PATIENCE = 20.0
"""Seconds in which what was started must have ended."""
STAND_IN = """#!/bin/sh
for word; do [ "$before" = --outdir ] && out=$word; before=$word; done
mkdir -p "$out/profile"; echo x > "$out/profile/registry"; sleep 0.2
for word; do case "$word" in *.docx) cp "${0%/program/soffice}/page.pdf" "${word%.docx}.pdf"; sleep 0.05;; esac; done
"""


def wrongs(kills: int, seed: int, *, real: bool = False) -> Iterator[str]:
    """What `kills` left behind, lost or broke; nothing when all is well."""
    moments = random.Random(seed)
    with TemporaryDirectory() as name:
        place = Path(name)
        temporary, out, form = place / "temporary", place / "out", place / "in" / "form.xlsm"
        temporary.mkdir()
        form.parent.mkdir()
        form.write_bytes(_form())
        environment = {**os.environ, "TMPDIR": str(temporary), **({} if real else {"PATH": _with_stand_in(place)})}
        began = time.monotonic()
        if _run(form, out, environment).wait():
            yield "it does not even run"
            return
        length = time.monotonic() - began
        names = {path.name for path in out.iterdir()}
        for number in range(kills):
            process = _run(form, out, environment, "--draft", moments.choice(["auto", "never"]))
            time.sleep(moments.uniform(0, length))
            process.send_signal(moments.choice(SIGNALS))
            process.wait()
            yield from (f"kill {number + 1}: {wrong}" for wrong in _broken(out, names))
            yield from [f"kill {number + 1}: it runs on"] if not _ended(temporary) else []
            yield from [f"kill {number + 1}: the input"] if form.read_bytes() != _form() else []
            if number % EVERY == EVERY - 1 or number == kills - 1:
                code = _run(form, out, environment).wait()
                yield from [f"after kill {number + 1}: exit {code}"] if code else []
                found = {path.name for path in out.iterdir()} ^ names
                yield from (f"after kill {number + 1}: {each}" for each in sorted(found))
                yield from (f"after kill {number + 1}: left {path.name}" for path in temporary.iterdir())


@cache
def _form() -> bytes:
    from itaxl.sample import sample_content
    from itaxl.template.form_file import form_bytes
    from itaxl.years.catalogue import fiscal_year, known_years

    return form_bytes(sample_content(fiscal_year(known_years()[-1])))


def _with_stand_in(place: Path) -> str:
    from io import BytesIO

    from pypdf import PdfWriter

    program, page = place / "office" / "program" / "soffice", BytesIO()
    program.parent.mkdir(parents=True)
    program.write_text(STAND_IN, encoding="utf-8")
    program.chmod(0o755)
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(page)
    (place / "office" / "page.pdf").write_bytes(page.getvalue())
    return f"{program.parent}:{os.environ['PATH']}"


def _run(form: Path, out: Path, environment: Mapping[str, str], *more: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "itaxl", "make", str(form), "-o", str(out), "--pdf", *more]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, env=dict(environment), stdout=quiet, stderr=quiet, preexec_fn=_hear_signals)


def _hear_signals() -> None:
    """What runs this may ignore signals (nohup), and what is ignored is inherited."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _broken(out: Path, names: set[str]) -> Iterator[str]:
    for path in sorted(out.iterdir()):
        if path.name.startswith(".itaxl-"):
            continue
        if path.name not in names:
            yield f"strange {path.name}"
        elif path.suffix == ".pdf":
            yield from [f"half {path.name}"] if b"%%EOF" not in path.read_bytes()[-2048:] else []
        else:
            try:
                with ZipFile(path) as document:
                    yield from [f"half {path.name}"] if document.testzip() else []
            except BadZipFile:
                yield f"half {path.name}"


def _ended(temporary: Path) -> bool:
    """Whether nothing that works in the folder for temporary files runs any more, soon."""
    until = time.monotonic() + PATIENCE
    while _works_in(temporary):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _works_in(folder: Path) -> bool:
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if os.fsencode(folder) in place.read_bytes():
                return True
        except OSError:
            continue
    return False


def main() -> int:
    """Kill, look, say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", action="store_true")
    chosen = parser.parse_args()
    found = list(wrongs(chosen.kills, chosen.seed, real=chosen.real))
    print(f"{chosen.kills} kills of make --pdf: {len(found)} wrong")
    for line in found:
        print(f"  WRONG {line}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
