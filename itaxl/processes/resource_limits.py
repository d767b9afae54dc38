"""What a reading process may use of the machine."""

import os

from itaxl.files.limits import Limits


def cap_this_process(limits: Limits) -> None:
    """Cap the memory of this process and let it leave no core dump; systems without such caps leave it as it is."""
    if os.name == "nt":
        _cap_by_job(memory=limits["memory"])
    _cap("RLIMIT_AS", limits["memory"])
    _cap("RLIMIT_CORE", 0)


def cap_time_of_this_process(limits: Limits) -> None:
    """End this process when it has worked twice as long as anybody waits for it: its parent may be gone."""
    if os.name == "nt":
        _cap_by_job(seconds=2 * limits["seconds"])
    _cap("RLIMIT_CPU", 2 * limits["seconds"])


def _cap_by_job(*, memory: int = 0, seconds: int = 0) -> None:
    from itaxl.processes.windows_job import cap_by_job, kernel32

    cap_by_job(kernel32(), memory=memory, seconds=seconds)


def _cap(name: str, most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    what = getattr(resource, name)
    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (allowed, allowed))
