"""How a command line ends: every way it can end has its sentence and its exit code."""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from itaxl.cli.click_thai import spoken
from itaxl.model.exit_code import ExitCode
from itaxl.model.refusal import Refused
from itaxl.model.visible import made_visible, shown_name
from itaxl.model.wording import Wording

FEW_HANDLES: Final = 64
"""A batch needs some forty."""

STOPPED = Wording("หยุดตามที่สั่ง", "Stopped.")
NO_MEMORY = Wording("หน่วยความจำของเครื่องไม่พอ ปิดโปรแกรมอื่นแล้วลองใหม่", "Out of memory; close other programs and try again.")
MACHINE_REFUSES = Wording("อ่านหรือเขียน {what} ไม่ได้: {why}", "Cannot read or write {what}: {why}")
OUTPUT = Wording("ผลลัพธ์", "the output")

_NO_SPACE = Wording("ที่ว่างในดิสก์ไม่พอ", "no space is left on the disk")
_NO_RIGHT = Wording("ไม่มีสิทธิ์ หรือเปิดค้างอยู่ในโปรแกรมอื่น", "no permission, or open in another program")
_NO_TEMPORARY = Wording(
    "ที่ว่างในดิสก์ไม่พอ หรือไม่มีสิทธิ์เขียนในโฟลเดอร์ชั่วคราวของเครื่อง",
    "no space is left on the disk, or this machine's folder for temporary files may not be written into",
)
_TOO_MANY_OPEN = Wording(
    "เครื่องนี้ให้เปิดไฟล์พร้อมกันได้น้อยเกินไป ปิดโปรแกรมอื่นแล้วลองใหม่",
    "this machine lets too few files be open at once; close other programs and try again",
)
_FAILING = Wording("ดิสก์หรือเครือข่ายขัดข้อง", "the disk or the network fails")
_FAILURES: Final = (
    *("EIO", "EREMOTEIO", "EUCLEAN", "EBADMSG", "ENODEV", "ENXIO", "ENOMEDIUM", "EBUSY"),
    *("ESTALE", "ETIMEDOUT", "ENOTCONN", "ECONNRESET", "ECONNABORTED", "ECONNREFUSED", "ENOLINK", "ECOMM", "EPROTO"),
    *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENETRESET"),
)
"""What disks that break and shares that are gone answer, as far as this system has a name for it."""
MACHINE_REASONS: Final = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: _NO_SPACE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: Wording("ดิสก์หรือโฟลเดอร์นี้อ่านได้อย่างเดียว", "this disk or folder is read-only"),
    errno.ENAMETOOLONG: Wording("ชื่อไฟล์หรือโฟลเดอร์ยาวเกินไป", "the name of the file or folder is too long"),
    errno.EMFILE: _TOO_MANY_OPEN,
    errno.ENFILE: _TOO_MANY_OPEN,
    errno.EAGAIN: NO_MEMORY,
    errno.ENOMEM: NO_MEMORY,
    **{number: _FAILING for name in _FAILURES if (number := getattr(errno, name, 0))},
}
"""System errors that are the machine's answer, whoever asked; any other OSError that comes this far is our bug."""


def outcome(task: Callable[[], object], words: Sequence[str]) -> int:
    """Do `task`, say how it ended when it did not end well, and give the exit code; nothing is raised.

    A whole number that `task` returns is its exit code. `words` is the command line, for a crash log.
    """
    try:
        code = task()
        if sys.stdout:  # a program started without a console has none
            sys.stdout.flush()
    except click.ClickException as usage:
        # It repeats words of the command line, which may be the names of files.
        usage.message = made_visible(usage.message)  # type: ignore[misc]
        usage.show()
        return ExitCode.COULD_NOT_RUN
    except Refused as refusal:
        return _ended(refusal.sentence(spoken()), ExitCode.COULD_NOT_RUN)
    except (click.Abort, KeyboardInterrupt):
        return _ended(STOPPED.render(spoken()), ExitCode.INTERRUPTED)
    except MemoryError:
        return _ended(NO_MEMORY.render(spoken()), ExitCode.COULD_NOT_RUN)
    except OSError as error:
        return _system_error(error, words)
    except Exception as error:  # noqa: BLE001 - whatever it is, a person gets a sentence and a log, not a traceback
        return _our_bug(error, words)
    return code if isinstance(code, int) else ExitCode.CLEAN


def _ended(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _system_error(error: OSError, words: Sequence[str]) -> int:
    if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL and error.filename is None):
        _drop_output()
        return ExitCode.READER_LEFT
    why = MACHINE_REASONS.get(error.errno or 0)
    if error.errno == errno.ENOENT and error.filename is None:  # so says tempfile, which has tried every folder
        why = _NO_TEMPORARY
    if why is None:
        return _our_bug(error, words)
    what = shown_name(Path(os.fsdecode(error.filename)).name) if error.filename else OUTPUT.render(spoken())
    return _ended(_refusal_of(what, why), ExitCode.COULD_NOT_RUN)


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that Python does not complain about it while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _our_bug(error: Exception, words: Sequence[str]) -> int:
    if _has_few_handles() and isinstance(error, ImportError | OSError):  # then even a module is not found
        return _ended(_refusal_of(OUTPUT.render(spoken()), _TOO_MANY_OPEN), ExitCode.COULD_NOT_RUN)
    from itaxl.bug_report.crash import said_of

    return _ended(said_of(error, words, spoken()), ExitCode.OUR_BUG)


def _has_few_handles() -> bool:
    """Whether this process may open hardly any file at once."""
    try:
        import resource
    except ImportError:
        return False
    return 0 <= resource.getrlimit(resource.RLIMIT_NOFILE)[0] < FEW_HANDLES


def _refusal_of(what: str, why: Wording) -> str:
    return MACHINE_REFUSES.render(spoken(), {"what": what, "why": why.render(spoken())})
