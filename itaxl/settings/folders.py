"""Where itaxl keeps what is the user's own and is not a document."""

from pathlib import Path


def log_folder() -> Path:
    """The folder of crash logs: the user's log folder as the system has it; it may not exist yet."""
    from platformdirs import user_log_path

    return user_log_path("itaxl", appauthor=False)
