"""Try the project on a machine that has nothing yet: a bare Debian, and a clone of what is committed.

    python3 scripts/build/bare_machine.py                   the README's two commands (3 minutes)
    python3 scripts/build/bare_machine.py --ci install      what .ci/run installs, and the same
    python3 scripts/build/bare_machine.py --ci whole        all of .ci/run
    python3 scripts/build/bare_machine.py --suite trixie    on Debian 13, with its newer Python

As root, with mmdebstrap and unshare (Debian: mmdebstrap util-linux). The tree holds Python, its venv module,
certificates and git; pip asks the same places for packages as on this machine. What was installed by hand here is
missing there, as it is for everyone who clones the project.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SUITES: Final = ("bookworm", "trixie")
PACKAGES: Final = "python3,python3-venv,ca-certificates,git"
PLACE: Final = Path("root", "itaxl")
README: Final = ("python3 scripts/demo.py", "python3 scripts/test.py")
FILE: Final = "file://"
STEPS: Final = {"none": README, "install": (".ci/run install", *README), "whole": (".ci/run",)}

FROM_HOST: Final = (
    *("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"),
    *("/etc/npmrc", "/root/.npmrc"),
)
"""How this machine finds and trusts others."""

PROGRAMS: Final = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
ENVIRONMENT: Final = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": PROGRAMS}


def try_out(suite: str, steps: Sequence[str], tree: Path) -> int:
    """Make a bare `tree`, clone the project into it and run `steps` there; the exit code of the first that fails."""
    _told(["mmdebstrap", "--quiet", "--variant=minbase", f"--include={PACKAGES}", suite, str(tree)])
    _lend_settings(tree)
    head = _told(["git", "-C", str(ROOT), "rev-parse", "HEAD"])
    _told(["git", "clone", "--quiet", "--no-local", str(ROOT), str(tree / PLACE)])
    _told(["git", "-C", str(tree / PLACE), "checkout", "--quiet", "--detach", head])
    print(f"{suite}: {_inside(tree, 'python3 --version', capture=True).stdout.strip()}, commit {head[:10]}", flush=True)
    for step in steps:
        print(f"\n== {step}", flush=True)
        started = time.monotonic()
        code = _inside(tree, f"cd /{PLACE} && {step}").returncode
        print(f"== {'passed' if code == 0 else 'FAILED'}: {step} ({time.monotonic() - started:.0f} s)", flush=True)
        if code:
            return code
    return 0


def _lend_settings(tree: Path) -> None:
    """Give the tree this machine's ways to the package registries, and nothing else of it."""
    for place in (*FROM_HOST, *_pip_files()):
        if Path(place).is_file():
            target = tree / place.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(place, target)
    for folder in _pip_folders():
        (tree / folder.lstrip("/")).mkdir(parents=True, exist_ok=True)


def _pip_files() -> Iterator[str]:
    """Pip's settings on this machine, and the files that they name."""
    for line in _told([sys.executable, "-m", "pip", "config", "debug"]).splitlines():
        place, _, exists = line.strip().rpartition(", exists: ")
        if exists == "True":
            yield place
    yield from (word for word in _pip_words() if Path(word).is_file())


def _pip_folders() -> list[str]:
    """The folders on this machine that pip is told to look into; what an index lists may lie beside the index."""
    folders = {str(Path(word.removeprefix(FILE)).parent) if word.startswith(FILE) else word for word in _pip_words()}
    return sorted(folder for folder in folders if Path(folder).is_dir())


def _pip_words() -> Iterator[str]:
    for line in _told([sys.executable, "-m", "pip", "config", "list"]).splitlines():
        yield from line.partition("=")[2].strip("'").replace("\\n", " ").split()


def _inside(tree: Path, command: str, *, capture: bool = False) -> subprocess.CompletedProcess[str]:
    """Run `command` with the tree as its whole world; mounts and processes end with it."""
    lent = " && ".join(f"mount --rbind --make-rslave {folder} {tree}{folder}" for folder in ("/dev", *_pip_folders()))
    enter = f'{lent} && exec chroot {tree} sh -c "$1"'
    isolated = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={tree}/proc"]
    settings = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return subprocess.run(
        [*isolated, "sh", "-c", enter, "sh", command],
        env={**ENVIRONMENT, **settings},
        stdout=subprocess.PIPE if capture else None,
        text=True,
        check=False,
    )


def _told(command: Sequence[str]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed (exit code {done.returncode})")
    return done.stdout.strip()


def main() -> int:
    """Read the options, try the project out, and take the tree away unless it is to be kept."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--suite", choices=SUITES, default=SUITES[0], help="the release of Debian")
    options.add_argument("--ci", choices=tuple(STEPS), default="none", help="how much of .ci/run is tried")
    options.add_argument("--keep", action="store_true", help="leave the tree for a look, and say where it is")
    chosen = options.parse_args()
    if lacking := [program for program in ("mmdebstrap", "unshare", "chroot", "git") if not shutil.which(program)]:
        sys.exit(f"not on this machine: {', '.join(lacking)}")
    if os.geteuid():
        sys.exit("only root can make such a tree: run it with sudo")
    folder = tempfile.mkdtemp(prefix="itaxl-bare-")
    try:
        return try_out(chosen.suite, STEPS[chosen.ci], Path(folder, chosen.suite))
    finally:
        if chosen.keep:
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
