"""What a reading process may use of the machine."""

from itaxl.edges.limits import Limits


def cap_this_process(limits: Limits) -> None:
    """Cap the memory of this process and let it leave no core dump; systems without such caps leave it as it is."""
    _cap("RLIMIT_AS", limits["memory"])
    _cap("RLIMIT_CORE", 0)


def cap_time_of_this_process(limits: Limits) -> None:
    """End this process when it has worked twice as long as anybody waits for it: its parent may be gone."""
    _cap("RLIMIT_CPU", 2 * limits["seconds"])


def _cap(name: str, most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    what = getattr(resource, name)
    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (allowed, allowed))
