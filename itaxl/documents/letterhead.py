"""Who writes a letter and who signs it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes: name and address as they stand at the top, the code of its letters, the unit to contact."""

    name: str
    address: tuple[str, ...] = ()
    code: str = ""
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name as under a signature (นายต้น  สมมุตินาม), the lines of the position, a picture."""

    name: str = ""
    position: tuple[str, ...] = ()
    signature: bytes | None = None


NO_OFFICE: Final = Office("")
NO_SIGNER: Final = Signer()
