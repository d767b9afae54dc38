"""Caps on this process where there is no RLIMIT: a Windows job object, which the process puts itself into.

Source: Windows SDK, winnt.h and jobapi2.h; a job within a job needs Windows 8 or newer.
"""

import ctypes
from typing import Any, Final, Protocol

EXTENDED_LIMITS: Final = 9
"""JobObjectExtendedLimitInformation."""

PROCESS_TIME, PROCESS_MEMORY, DIE_ON_UNHANDLED, KILL_ON_CLOSE = 0x2, 0x100, 0x400, 0x2000
TICKS_OF_A_SECOND: Final = 10_000_000
NO_DIALOGS: Final = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: a reader that dies must not ask anybody."""


class Kernel(Protocol):
    """What is called of kernel32.dll."""

    def CreateJobObjectW(self, attributes: None, name: None, /) -> int | None:  # noqa: N802 - Windows' name
        """A new job's handle, nothing when there can be none."""

    def SetInformationJobObject(self, job: Any, kind: int, limits: Any, size: int, /) -> int:  # noqa: N802 - the same
        """Whether the limits were taken."""

    def AssignProcessToJobObject(self, job: Any, process: Any, /) -> int:  # noqa: N802 - the same
        """Whether the process is in the job now."""

    def GetCurrentProcess(self) -> int:  # noqa: N802 - the same
        """The handle by which this process is known to itself."""

    def SetErrorMode(self, mode: int, /) -> int:  # noqa: N802 - the same
        """The mode before."""


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_ticks", ctypes.c_int64),
        ("job_ticks", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def cap_by_job(kernel: Kernel, *, memory: int = 0, seconds: int = 0) -> bool:
    """Cap this process to so many bytes, or seconds of work, until it ends; whether Windows agreed.

    What the process starts is capped likewise and ends with it. A Windows that declines leaves it as it is.
    """
    kernel.SetErrorMode(NO_DIALOGS)
    wanted = Limits(
        flags=KILL_ON_CLOSE | DIE_ON_UNHANDLED | (PROCESS_MEMORY if memory else 0) | (PROCESS_TIME if seconds else 0),
        process_memory=memory,
        process_ticks=seconds * TICKS_OF_A_SECOND,
    )
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    taken = kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted))
    # The handle stays open on purpose: closing it ends the process.
    return bool(taken and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))


def kernel32() -> Kernel:
    """The real one, told the types that it takes: handles are wider than the numbers that ctypes passes untold."""
    loaded = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle, pointer, number = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32
    loaded.CreateJobObjectW.restype = loaded.GetCurrentProcess.restype = handle
    loaded.CreateJobObjectW.argtypes = [pointer, pointer]
    loaded.SetInformationJobObject.argtypes = [handle, ctypes.c_int, pointer, number]
    loaded.AssignProcessToJobObject.argtypes = [handle, handle]
    loaded.SetErrorMode.argtypes = [number]
    return loaded  # type: ignore[no-any-return,unused-ignore]
