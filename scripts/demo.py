"""See itaxl at work: a filled sample form, its check, and the memo and report made from it, in demo-output/.

    python3 scripts/demo.py

Makes .venv at the first run; needs nothing but Python 3.11 or newer.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is, before anything can check it
    sys.exit("itaxl needs Python 3.11 or newer; this is Python %s. Run it with a newer one." % sys.version.split()[0])  # noqa: UP031 - read by old Pythons

import subprocess
from pathlib import Path

from venv_setup import ROOT, Stop, environment, one_sentence, ready_python

OUTPUT = "demo-output"
FORM = "demo-output/sample.xlsm"


def demo() -> None:
    """Do everything a newcomer wants to see once."""
    python = ready_python()
    folder = ROOT / OUTPUT
    folder.mkdir(exist_ok=True)
    if (ROOT / FORM).exists():
        print(f"\n{FORM} is there already and is used as it is; delete it for a fresh one.")
    else:
        _itaxl(python, "new", FORM, "--sample")
    _itaxl(python, "check", FORM)
    _itaxl(python, "make", FORM, "-o", OUTPUT, *(["--pdf"] if _can_make_pdf(python) else []))
    print(f"\nLook into {folder}:")
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith((".", "~$")):
            print(f"  {path.name}")


def _itaxl(python: Path, *words: str) -> None:
    """Run one command of itaxl; its findings (exit code 1) are part of the show."""
    print("\n$ itaxl " + " ".join(words), flush=True)
    code = subprocess.run([python, "-m", "itaxl", *words], cwd=ROOT, env=environment(), check=False).returncode
    if code not in (0, 1):
        raise Stop(f"The demo ended at the step above (exit code {code}).")


def _can_make_pdf(python: Path) -> bool:
    """Whether itaxl finds a program on this machine that makes PDFs."""
    asked = "import sys; from itaxl.pdf.converter import converter; sys.exit(converter() is None)"
    return subprocess.run([python, "-c", asked], env=environment(), check=False).returncode == 0


if __name__ == "__main__":
    with one_sentence():
        demo()
