"""Versions of one office's form: when each was saved, and what is otherwise than in the one before, in a few words."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

from itaxl.form.fields import field_of
from itaxl.model.wording import Wording, literal
from itaxl.thai.dates import write_date

SAME = Wording("ข้อความเหมือนฉบับก่อนทุกช่อง", "all texts are those of the version before")
DIFFERS = Wording(
    "ต่างจากฉบับก่อน {count} ช่อง: {cells}{more}", "{count} cells differ from the version before: {cells}{more}"
)
OF_MEASURE = Wording("{label} มาตรการที่ {row}", "{label} of measure {row}")
SAVED = Wording("{day} {time} น.", "{day} {time}")
MOST_CELLS: Final = 3
THAI_TIME: Final = datetime.timezone(datetime.timedelta(hours=7))
_ROW: Final = re.compile(r"measures\.(\d+)\.")


def difference(now: Mapping[str, str], before: Mapping[str, str]) -> Wording:
    """What differs between two versions, by the hashes of their texts: ``ต่างจากฉบับก่อน 3 ช่อง: วันที่, …``."""
    keys = [key for key in {**now, **before} if now.get(key) != before.get(key)]
    if not keys:
        return SAME
    labels = [_label(key) for key in keys[:MOST_CELLS]]
    more = " …" if len(keys) > MOST_CELLS else ""
    th = DIFFERS.render("th", {"count": len(keys), "cells": ", ".join(each.th for each in labels), "more": more})
    en = DIFFERS.render("en", {"count": len(keys), "cells": ", ".join(each.en for each in labels), "more": more})
    return literal(th, en)


def _label(key: str) -> Wording:
    try:
        found = field_of(key)
    except KeyError:
        return Wording(key, key)
    row = _ROW.match(key)
    if not row:
        return Wording(found.label, found.label_en)
    return Wording(
        OF_MEASURE.render("th", {"label": found.label, "row": row[1]}),
        OF_MEASURE.render("en", {"label": found.label_en, "row": row[1]}),
    )


def saved_words(saved: str) -> Wording | None:
    """When a version was saved, on a Thai clock; None when the workbook does not say."""
    try:
        moment = datetime.datetime.fromisoformat(saved)
    except ValueError:
        return None
    moment = moment.astimezone(THAI_TIME) if moment.tzinfo else moment
    time = f"{moment:%H:%M}"
    day = write_date(moment.date())
    return literal(
        SAVED.render("th", {"day": day, "time": time}), SAVED.render("en", {"day": moment.date(), "time": time})
    )
