"""The caps of a reading process on Windows, by a stand-in for kernel32 that is as strict as the real one."""

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from itaxl.processes.windows_job import (
    DIE_ON_UNHANDLED,
    EXTENDED_LIMITS,
    KILL_ON_CLOSE,
    PROCESS_MEMORY,
    PROCESS_TIME,
    Limits,
    cap_by_job,
)

GIGABYTE = 2**30
JOB, THIS_PROCESS = 0x1C4, 2**64 - 1


@dataclass
class Kernel:
    """Jobs as Windows keeps them; `declines` names the call that answers no."""

    declines: str = ""
    taken: Limits | None = None
    held: bool = False
    mode: int = 0
    calls: list[str] = field(default_factory=list)

    def _answer(self, call: str, good: int) -> int:
        self.calls.append(call)
        return 0 if call == self.declines else good

    def CreateJobObjectW(self, attributes: None, name: None) -> int:
        return self._answer("CreateJobObjectW", JOB)

    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int) -> int:
        assert (job, kind, size) == (JOB, EXTENDED_LIMITS, ctypes.sizeof(Limits))
        if answer := self._answer("SetInformationJobObject", 1):
            self.taken = Limits.from_buffer_copy(ctypes.string_at(limits, size))
        return answer

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        assert (job, process) == (JOB, THIS_PROCESS)
        self.held = bool(self._answer("AssignProcessToJobObject", 1))
        return int(self.held)

    def GetCurrentProcess(self) -> int:
        return THIS_PROCESS

    def SetErrorMode(self, mode: int) -> int:
        self.mode = mode
        return 0


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the size that Windows documents for 64 bits")
def test_the_structure_is_as_large_as_windows_says() -> None:
    assert ctypes.sizeof(Limits) == 144
    assert (Limits.flags.offset, Limits.process_memory.offset) == (16, 112)


def test_memory_is_capped_and_nothing_outlives_the_reader() -> None:
    kernel = Kernel()
    assert cap_by_job(kernel, memory=GIGABYTE)
    assert kernel.held
    assert kernel.taken
    assert kernel.taken.process_memory == GIGABYTE
    assert kernel.taken.flags == PROCESS_MEMORY | KILL_ON_CLOSE | DIE_ON_UNHANDLED


def test_time_is_capped_in_ticks_of_a_tenth_of_a_microsecond() -> None:
    kernel = Kernel()
    assert cap_by_job(kernel, seconds=60)
    assert kernel.taken
    assert kernel.taken.process_ticks == 600_000_000
    assert kernel.taken.flags == PROCESS_TIME | KILL_ON_CLOSE | DIE_ON_UNHANDLED


def test_a_reader_that_dies_opens_no_window() -> None:
    kernel = Kernel()
    cap_by_job(kernel, memory=GIGABYTE)
    assert kernel.mode & 0x2


@pytest.mark.parametrize("call", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_windows_that_declines_stops_nothing(call: str) -> None:
    assert not cap_by_job(Kernel(call), memory=GIGABYTE)


def on_wine() -> bool:
    """Whether this is Wine, which takes a job's limit on memory and does not keep it."""
    return os.name == "nt" and hasattr(vars(ctypes)["WinDLL"]("ntdll"), "wine_get_version")


@pytest.mark.skipif(os.name != "nt" or on_wine(), reason="asks Windows itself")
def test_windows_itself_keeps_the_cap() -> None:
    program = (
        "from itaxl.processes.windows_job import cap_by_job, kernel32\n"
        "assert cap_by_job(kernel32(), memory=2**28)\n"
        "try:\n    bytearray(2**29)\nexcept MemoryError:\n    print('capped')"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "capped", ran.stderr
