"""What an office has set: its texts, divisions, looks, sender and signer, and entries of new NACC manuals."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Final

from itaxl.documents.letterhead import NO_OFFICE, NO_SIGNER, Office, Signer

if TYPE_CHECKING:
    from itaxl.documents.office_style import OwnStyle
    from itaxl.documents.own_letters import OwnLetters
    from itaxl.years.catalogue import FiscalYear


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office has set; all that it has not is empty or None.

    `texts` are standard texts by key of the form, `departments` the office's own divisions, `digits` a digits policy
    of the form, `font`, `emblem` and `template` (its named styles) those of its documents, `office` and `signer` who
    returns forms, `years` the catalogues of ITA years that it corrected or added.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    digits: str | None = None
    font: str | None = None
    emblem: bytes | None = None
    template: "tuple[OwnLetters, ...]" = ()
    office: Office = NO_OFFICE
    signer: Signer = NO_SIGNER
    years: "Mapping[int, FiscalYear]" = field(default_factory=dict)

    @property
    def style(self) -> "OwnStyle":
        """What the office's documents have in place of the usual."""
        from itaxl.documents.office_style import OwnStyle

        return OwnStyle(self.texts, self.digits, self.font, self.template)

    @property
    def digest(self) -> str:
        """A hash of all that shapes findings and documents of forms; empty when nothing is set."""
        shaping = replace(self, office=NO_OFFICE, signer=NO_SIGNER)
        if shaping == NOTHING_SET:
            return ""
        from hashlib import sha256

        said = [(each.name, _in_order(getattr(shaping, each.name))) for each in fields(shaping)]
        return sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _in_order(value: object) -> object:
    return sorted(value.items()) if isinstance(value, Mapping) else value


NOTHING_SET: Final = Settings()
