"""Try the Windows package on Linux: built, installed, used, upgraded and removed on a Windows made by Wine.

    python scripts/windows/try_under_wine.py

Twice, with the code page of a Thai and of an English Windows, for a user with a Thai name. Needs Wine, NSIS, the mingw
compiler and locales (Debian: wine wine64 nsis gcc-mingw-w64-x86-64 locales). Where they are missing it says SKIPPED and
why, and ends well; in CI, where the variable CI is set, that is a failure. What only a real Windows shows is in
docs/release-checklist.md.
"""

import os
import shutil
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from claims import Workbench, claims
from package import WORK, Built, build
from payload import embedded_python
from wine import CODE_PAGES, missing, windows

from venv_setup import one_sentence


class Tried(NamedTuple):
    """How one claim ended; `trouble` is empty when it holds."""

    claim: str
    code_page: int
    seconds: float
    trouble: str


def run() -> int:
    """Build, try everything, and give the exit code."""
    if lacking := missing():
        print(f"SKIPPED: {', '.join(lacking)} not on this machine; nothing about Windows was tried.")
        return 1 if os.environ.get("CI") else 0
    started = time.monotonic()
    built = build(*embedded_python(WORK), test=True)
    print(f"built in {time.monotonic() - started:.0f} s\n", flush=True)
    with ThreadPoolExecutor() as machines:
        tried = [each for rows in machines.map(lambda page: _tried(built, page), CODE_PAGES) for each in rows]
    failed = [each for each in tried if each.trouble]
    for each in failed:
        print(f"\n== {each.claim} (code page {each.code_page})\n{each.trouble}")
    print(f"\n{time.monotonic() - started:.0f} s in all")
    print(f"{len(tried) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _tried(built: Built, code_page: int) -> list[Tried]:
    """Try every claim on a new machine, which is kept when one does not hold."""
    tried, place = [], WORK / f"wine-{code_page}"
    with windows(place, code_page) as machine:
        for claim, tries in claims(machine, Workbench(built)):
            started, trouble = time.monotonic(), ""
            try:
                tries()
            except Exception:  # noqa: BLE001 - whatever goes wrong, the other claims are tried
                trouble = traceback.format_exc()
            seconds = time.monotonic() - started
            tried.append(Tried(claim, code_page, seconds, trouble))
            verdict = "FAILED" if trouble else "passed"
            print(f"{verdict}  {code_page:>4}  {seconds:5.1f} s  {claim}", flush=True)
    if not any(each.trouble for each in tried):
        shutil.rmtree(place, ignore_errors=True)
    return tried


if __name__ == "__main__":
    with one_sentence():
        sys.exit(run())
