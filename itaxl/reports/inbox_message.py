"""How an inbox stands as a short text to paste: for the superior, or into the group of the district's offices."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from itaxl.form.organisation import short_name
from itaxl.model.wording import Lang, Wording
from itaxl.reports.overview import NO_DISTRICT, STATE_WORDS, OfficeState, OfficeView, Overview

HEAD = Wording("ผลการตรวจแบบฟอร์ม ITA {day}", "ITA forms {day}")
STATE = Wording("{state} {count} แห่ง", "{state}: {count}")
DISTRICT = Wording("อำเภอ{district}: {offices}", "{district}: {offices}")
TOLD: Final = (OfficeState.NOT_SENT, OfficeState.MEND, OfficeState.UNREADABLE, OfficeState.BLANK)
"""The states whose offices are named."""


def inbox_message(overview: Overview, day: str, lang: Lang) -> str:
    """The counts, then by district the offices that have not sent and those that must mend."""
    return "\n".join(_lines(overview, day, lang))


def _lines(overview: Overview, day: str, lang: Lang) -> Iterator[str]:
    yield HEAD.render(lang, {"day": day}).strip()
    yield overview.line(lang)
    for state in TOLD:
        found = [each for each in overview.offices if each.known and each.state is state]
        if found:
            yield STATE.render(lang, {"state": STATE_WORDS[state].render(lang), "count": len(found)})
            yield from _by_district(found, lang)


def _by_district(offices: Sequence[OfficeView], lang: Lang) -> Iterator[str]:
    def place(office: OfficeView) -> tuple[str, str]:
        return office.province, office.district

    for (_, district), of_one in groupby(sorted(offices, key=lambda each: (*place(each), each.name)), key=place):
        names = ", ".join(short_name(each.name) for each in of_one)
        if district:
            yield DISTRICT.render(lang, {"district": district, "offices": names})
        else:
            yield f"{NO_DISTRICT.render(lang)}: {names}"
