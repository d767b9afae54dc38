"""What a reminding letter is known by in the journal, for no workbook is."""

from typing import Final

from itaxl.reports.overview import OfficeView

_REMINDED: Final = "ติดตาม: "


def reminder_id(office: OfficeView) -> str:
    """What the letter is known by that reminds an office."""
    return _REMINDED + " ".join((office.name, office.district, office.province))


def is_reminder(known_as: str) -> bool:
    """Whether a letter is known by that."""
    return known_as.startswith(_REMINDED)
