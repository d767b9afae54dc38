"""Entry point of ``itaxl`` and ``python -X utf8 -m itaxl``."""

import sys


def main() -> int:
    """Run the command line and give its exit code."""
    try:
        from itaxl.cli.main import run
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
