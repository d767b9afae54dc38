"""The sample form: a complete invented case, right for any year."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from itaxl.form.form_content import FormContent
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import FiscalYear

_FOLDER = Path(__file__).parent


def sample_content(year: FiscalYear) -> FormContent:
    """The sample's texts and pictures for the ITA year `year`."""
    facts = tomllib.loads(_FOLDER.joinpath("sample.toml").read_text(encoding="utf-8"))
    words = _words(year)
    return FormContent(
        fields=_filled(facts["fields"], words),
        signers={role: _filled(row, words) for role, row in facts["signers"].items()},
        measures=[_filled(row, words) for row in facts["measures"]],
        pictures={key: _FOLDER.joinpath(name).read_bytes() for key, name in facts["pictures"].items()},
    )


def _words(year: FiscalYear) -> dict[str, str]:
    """What the places in the sample's texts stand for."""
    ita, reported, before = str(year.year), str(year.reported_year), str(year.reported_year - 1)
    words = {"ita": ita, "year": reported, "before": before, "yy": reported[-2:], "bb": before[-2:]}
    return words | {f"{name}_th": to_thai(text) for name, text in words.items()}


def _filled(texts: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    return {key: text.format_map(words) for key, text in texts.items()}
