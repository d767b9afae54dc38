"""One thing to mend, as a letter and a list tell it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend: where it stands, what was found, what to do."""

    place: str
    found: str
    mend: str
