"""See itaxl at work: a filled sample form, its check, and the memo and report made from it, in demo-output/.

    python3 scripts/demo.py

Makes .venv at the first run; needs nothing but Python 3.11 or newer.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is, before anything can check it
    sys.exit("itaxl needs Python 3.11 or newer; this is Python %s. Run it with a newer one." % sys.version.split()[0])  # noqa: UP031 - read by old Pythons

import shutil
import subprocess
from pathlib import Path

from venv_setup import ROOT, Stop, environment, one_sentence, ready_python

OUTPUT = ROOT / "demo-output"
FORM = OUTPUT / "sample.xlsm"


def demo() -> None:
    """Do everything a newcomer wants to see once."""
    python = ready_python()
    OUTPUT.mkdir(exist_ok=True)
    if FORM.exists():
        print(f"\nForm: {_short(FORM)} is there already and is used as it is (delete it for a fresh one).")
    else:
        _itaxl(python, "new", str(FORM), "--sample")
    _itaxl(python, "check", str(FORM))
    _itaxl(python, "make", str(FORM), "-o", str(OUTPUT), *(["--pdf"] if _can_make_pdf() else []))
    print(f"\nLook into {OUTPUT}:")
    for path in sorted(OUTPUT.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~$")):
            print(f"  {path.relative_to(OUTPUT)}")


def _itaxl(python: Path, *words: str) -> None:
    """Run one command of itaxl; its findings (exit code 1) are part of the show."""
    print("\n$ itaxl " + " ".join(_short(Path(word)) if str(ROOT) in word else word for word in words), flush=True)
    code = subprocess.run([python, "-m", "itaxl", *words], env=environment(), check=False).returncode
    if code not in (0, 1):
        raise Stop(f"The demo ended at the step above (exit code {code}).")


def _can_make_pdf() -> bool:
    return bool(shutil.which("soffice") or shutil.which("libreoffice"))


def _short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    with one_sentence():
        demo()
