"""Words for the offices and people of local governments: what the form's drop-downs offer."""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path


@cache
def _names() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name("officials.toml").read_text(encoding="utf-8")
    return {group: tuple(entry["names"]) for group, entry in tomllib.loads(text).items()}


def departments(own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Divisions as officials write them, or an office's `own`, then the words for all of them."""
    named = own or _names()["departments"]
    return named + tuple(name for name in _names()["collective"] if name not in named)


def positions() -> tuple[str, ...]:
    """Heads of divisions, then posts with each of their ranks: นักวิเคราะห์นโยบายและแผนชำนาญการ."""
    names = _names()
    return names["heads"] + tuple(
        post + rank for kind in ("academic", "general") for post, rank in product(names[kind], names[f"{kind}_ranks"])
    )


def prefixes() -> tuple[str, ...]:
    """Words before a person's name."""
    return _names()["prefixes"]
