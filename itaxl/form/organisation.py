"""The kinds of local government and the words each uses for itself, its heads and its offices."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OrganisationType:
    """One kind of local government, as in ``organisations.toml``.

    `office` is the name of the permanent secretary's office, `levels` the places that identify the
    organisation (subdistrict, district, province).
    """

    key: str
    name: str
    abbreviation: str
    place: str
    mayor: str
    clerk: str
    head: str
    office: str
    levels: tuple[str, ...]
    source: str

    def full_name(self, name: str) -> str:
        """The organisation's full name: องค์การบริหารส่วนตำบล + มะค่า; however much of it was typed."""
        return self.name + self.bare_name(name)

    def mayor_title(self, name: str) -> str:
        """The title of the mayor with the place: นายกเทศมนตรีตำบลหนองบัว (it drops เทศบาล)."""
        return self.mayor + self.bare_name(name)

    def clerk_title(self, name: str) -> str:
        """The title of the clerk (ปลัด) with the place: ปลัดเทศบาลตำบลหนองบัว."""
        return self.clerk + self.bare_name(name)

    def bare_name(self, name: str) -> str:
        """The place alone, when a clerk typed the type in front of it, in full or short (อบต.มะค่า)."""
        return name.strip().removeprefix(self.name).removeprefix(self.abbreviation).strip()


@cache
def organisation_types() -> dict[str, OrganisationType]:
    """All kinds by their full Thai name (องค์การบริหารส่วนตำบล …), in the form's order."""
    text = Path(__file__).with_name("organisations.toml").read_text(encoding="utf-8")
    types = (
        OrganisationType(key=key, **{**entry, "levels": tuple(entry["levels"])})
        for key, entry in tomllib.loads(text).items()
    )
    return {kind.name: kind for kind in types}


def short_name(name: str) -> str:
    """A full name with its type in short, as people say it: ``อบต.มะค่า``; any other name as it is."""
    kind = next((kind for kind in organisation_types().values() if name.startswith(kind.name)), None)
    return f"{kind.abbreviation}{name.removeprefix(kind.name)}" if kind else name


def organisation_type(name: str) -> OrganisationType | None:
    """The kind named `name` in full or abbreviated (อบต.), or None."""
    types = organisation_types()
    return types.get(name) or next((kind for kind in types.values() if kind.abbreviation == name), None)
