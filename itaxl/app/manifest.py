"""What a package says of itself: its files with their hashes, the verdict of the check, versions, and when."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final

from itaxl.files.read_errors import UnreadableFile

NAME: Final = "manifest.json"
SCHEMA: Final = 1
FORM, PAPER, PDF, FINDINGS, COVER, DATA, TEXT = "form", "paper", "pdf", "findings", "cover", "data", "text"
ANNEX, PICTURE = "annex", "picture"


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a package: its name, what it is (see the constants), how long, and its hash."""

    name: str
    role: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package's manifest: `submission` hashes what the form says, `own_settings` says whether an office's counted."""

    itaxl: str
    rules: str
    submission: str
    organisation: str
    year: int
    verdict: str
    errors: int
    warnings: int
    draft: bool
    own_settings: bool
    when: str
    files: tuple[Packed, ...]
    schema: int = SCHEMA

    def text(self) -> str:
        """The manifest as it stands in the package."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def packed(name: str, role: str, data: bytes) -> Packed:
    """The entry of a file."""
    return Packed(name, role, len(data), sha256(data).hexdigest())


def read_manifest(data: bytes) -> Manifest:
    """The manifest in a package; raises Unreadable (``no_package``) for anything else."""
    try:
        said: Mapping[str, Any] = json.loads(data)
        files = tuple(Packed(str(f["name"]), str(f["role"]), int(f["bytes"]), str(f["sha256"])) for f in said["files"])
        return Manifest(
            itaxl=str(said["itaxl"]),
            rules=str(said["rules"]),
            submission=str(said["submission"]),
            organisation=str(said["organisation"]),
            year=int(said["year"]),
            verdict=str(said["verdict"]),
            errors=int(said["errors"]),
            warnings=int(said["warnings"]),
            draft=bool(said["draft"]),
            own_settings=bool(said["own_settings"]),
            when=str(said["when"]),
            files=files,
            schema=int(said["schema"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableFile("no_package") from None
