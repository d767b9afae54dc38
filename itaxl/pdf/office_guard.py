"""Runs LibreOffice where it can reach nothing but its folder, and outlives whoever asked: started by `libreoffice`.

Arguments: the folder with the documents, then LibreOffice's words. A word on standard input ends LibreOffice with all
that it started. So does the end of standard input, for then itaxl is gone, and the folder is taken away too. Linux
alone can shut a program in; elsewhere it is only watched. Sources: the Linux manual pages landlock(7), unshare(2) and
user_namespaces(7).
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from struct import pack

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
BENEATH, VERSION = 1, 1
READS, WRITES, OF_FILES = 0b1101, 0x7FFF, 0x4007
"""Landlock's rights: to run and read files and list folders; all of its third version; those that files have."""
RIGHTS_OF_VERSIONS = (0x1FFF, 0x3FFF, 0x7FFF)
SOCKETS = 0b10_0010_0000
"""To make a socket and to take it away."""
NO_NEW_PRIVILEGES = 38
OWN_USERS, OWN_NETWORK, OWN_MOUNTS = 0x10000000, 0x40000000, 0x00020000
PRIVATE, BIND, RECURSIVE = 1 << 18, 1 << 12, 1 << 14

PROGRAMS = ("usr", "lib", "lib64", "bin", "nix", "gnu", "sys/devices/system", "proc/meminfo", "proc/cpuinfo")
SYSTEM = (
    *("fonts", "libreoffice", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "localtime", "timezone"),
    *("papersize", "paperspecs", "locale.alias", "default/locale", "nsswitch.conf"),
)
STATES = ("cache/fontconfig", "lib/libreoffice", "spool/libreoffice")
FONTS = (".fonts", ".fonts.conf", ".local/share/fonts", ".config/fontconfig", ".cache/fontconfig")
SOCKET_PLACES = ("tmp", "var/tmp")
"""Where LibreOffice makes a socket, whatever it is told."""
TEMPORARY = (*SOCKET_PLACES, "dev/shm")
ROOT = Path("/")


def main(folder: str, *words: str) -> None:
    """Run the program to its end or to the end of standard input."""
    run = subprocess.Popen(  # noqa: S603 - our own words
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=ROOT,  # where the person stands may be out of reach
        env={**os.environ, "TMPDIR": folder},
        umask=0o077,
        preexec_fn=lambda: shut_in(Path(folder), Path(words[0])),  # no other thread runs yet
    )
    left = threading.Event()
    threading.Thread(target=_end_when_told, args=(run.pid, left), daemon=True).start()
    code = run.wait()
    if left.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(code & 0xFF)


def _end_when_told(program: int, left: threading.Event) -> None:
    if not os.read(0, 1):  # whoever asked is gone without a word
        left.set()
    with suppress(ProcessLookupError):
        os.killpg(program, signal.SIGKILL)


def shut_in(folder: Path, program: Path) -> None:
    """Let this process write into `folder` alone, read programs and fonts alone, and reach no network, as far as can.

    A program in a package with a shell of its own (snap) needs rights that this would take.
    """
    if sys.platform != "linux" or program.is_relative_to("/snap"):
        return
    system = ctypes.CDLL(None, use_errno=True)
    home = program.resolve().parents[1]
    apart = _apart(system, folder, home)
    read = (
        *(ROOT / each for each in PROGRAMS),
        *(ROOT / "etc" / each for each in SYSTEM),
        *(ROOT / "var" / each for each in STATES),
        *(Path("~").expanduser() / each for each in FONTS),
        home,
        ROOT / "dev" / "urandom",
    )
    own = TEMPORARY if apart else SOCKET_PLACES
    written = dict.fromkeys((ROOT / each for each in own), WRITES if apart else SOCKETS)
    written |= {ROOT / "dev" / "null": WRITES, folder: WRITES}
    _within(system, {**dict.fromkeys(read, READS), **written})


def _apart(system: ctypes.CDLL, *kept: Path) -> bool:
    """Give this process a network without anybody else, and temporary folders with nothing but those `kept`.

    Answers whether it has these; they are gone with it.
    """
    user, group = os.getuid(), os.getgid()
    apart = OWN_NETWORK | OWN_MOUNTS
    if system.unshare(OWN_USERS | apart) and system.unshare(apart):  # in a chroot only root may, and needs no users
        return False
    with suppress(OSError):
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            Path("/proc/self", name).write_text(text)
    if system.mount(b"none", b"/", None, PRIVATE | RECURSIVE, None):
        return False
    own = {folder: os.open(folder, os.O_PATH) for folder in kept if _is_temporary(folder)}
    for place in TEMPORARY:
        system.mount(b"none", os.fsencode(ROOT / place), b"tmpfs", 0, b"mode=700")
    for folder, opened in own.items():
        folder.mkdir(parents=True, exist_ok=True)
        system.mount(f"/proc/self/fd/{opened}".encode(), os.fsencode(folder), None, BIND, None)
        os.close(opened)
    return True


def _is_temporary(folder: Path) -> bool:
    return any(folder.is_relative_to(ROOT / place) for place in TEMPORARY)


def _within(system: ctypes.CDLL, places: dict[Path, int]) -> None:
    """Landlock this process to `places`, each with its rights; nothing is done where the system has no Landlock."""
    version = system.syscall(CREATE_RULESET, None, 0, VERSION)
    if version < 1:
        return
    known = RIGHTS_OF_VERSIONS[min(version, len(RIGHTS_OF_VERSIONS)) - 1]
    handled = pack("Q", known)
    rules = system.syscall(CREATE_RULESET, handled, len(handled), 0)
    if rules < 0:
        return
    for place, rights in places.items():
        with suppress(OSError):
            opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
            allowed = known & rights & (WRITES if place.is_dir() else OF_FILES)
            system.syscall(ADD_RULE, rules, BENEATH, pack("=Qi", allowed, opened), 0)
            os.close(opened)
    if not system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        system.syscall(RESTRICT_SELF, rules, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
