"""How a command can end: the number that a shell and a scheduler see."""

from enum import IntEnum


class ExitCode(IntEnum):
    """OUR_BUG also where a rule failed and nothing else was found; READER_LEFT is a shell's 128 + SIGPIPE."""

    CLEAN = 0
    FINDINGS = 1
    COULD_NOT_RUN = 2
    OUR_BUG = 3
    INTERRUPTED = 130
    READER_LEFT = 141
