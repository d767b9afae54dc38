"""Tasks for a workforce: some are done, others raise, hang or kill the process that does them."""

import os
import signal
import time
from pathlib import Path


def act(word: str) -> str:
    """The word in capitals, unless it is an order to misbehave."""
    if word == "raise":
        raise ValueError("as told")
    if word == "hang":
        time.sleep(600)
    if word == "die":
        os.abort()
    if word == "kill parent":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    if word.startswith("once "):
        once = Path(word.removeprefix("once "))
        if not once.exists():
            once.touch()
            os.abort()
    return word.upper()


def nothing() -> None:
    """What a process does before its first task."""


def long_start() -> None:
    """The same on a machine that is busy with other things."""
    time.sleep(3)
