"""Entry point of ``itaxl`` and ``python -X utf8 -m itaxl``."""

import os
import sys
from collections.abc import Sequence

READ_ONE_FORM = ("check", "make")
"""Commands whose form is read by a process of its own, begun before anything else."""


def main() -> int:
    """Run the command line and give its exit code."""
    try:
        _read_ahead(sys.argv[1:])
        from itaxl.cli import run
    except KeyboardInterrupt:
        return 130
    return run()


def _read_ahead(arguments: Sequence[str]) -> None:
    """Begin to read the one workbook that a command is given, while all else is still being imported."""
    if not arguments or arguments[0] not in READ_ONE_FORM:
        return
    files = [word for word in arguments[1:] if not word.startswith("-") and os.path.isfile(word)]  # noqa: PTH113 - no imports yet
    if len(files) == 1:
        from pathlib import Path

        from itaxl.edges.workers import read_ahead

        read_ahead(Path(files[0]))


if __name__ == "__main__":
    sys.exit(main())
