"""One input that no office should send, and the end it must have."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class BadFile:
    """One input: what it is, its name, how it is made, and its end; a `killer` may bring its reader down.

    The end is the kind of refusal (an entry of ``unreadable.toml``, or ``limit:`` and its name), or for a file that is
    read after all the codes of the remarks that it must give, ``read`` for none, ``not ours`` for F001.
    """

    what: str
    end: str
    make: Callable[[], bytes]
    name: str = "form.xlsm"
    killer: bool = False
