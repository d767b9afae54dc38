"""Lines of a journal as somebody who knows how they are sealed would write them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from itaxl.files.journal import sealed

Entry = dict[str, Any]


def line_of(entry: Mapping[str, Any]) -> bytes:
    """An entry as a line with its seal."""
    own = {name: value for name, value in entry.items() if name != "sum"}
    return sealed(json.dumps(own, ensure_ascii=False).encode("utf-8", "backslashreplace")) + b"\n"


def change_lines(journal: Path, change: Callable[[Entry], Entry]) -> None:
    """Write every entry of a journal anew as `change` gives it, each with its seal."""
    entries = map(json.loads, journal.read_bytes().splitlines())
    journal.write_bytes(b"".join(line_of(change(entry)) for entry in entries))
