"""Sentences in Thai and English, rendered last with the parameters that travelled."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Lang: TypeAlias = Literal["th", "en"]


class Wording(NamedTuple):
    """One sentence in both languages; ``{name}`` stands for a parameter."""

    th: str
    en: str

    def render(self, lang: Lang = "th", params: Mapping[str, object] | None = None) -> str:
        """The sentence in `lang` with `params` filled in."""
        return (self.th if lang == "th" else self.en).format_map(params or {})


def literal(th: str, en: str) -> Wording:
    """A wording of finished texts: braces in them are no parameters."""
    return Wording(*(text.replace("{", "{{").replace("}", "}}") for text in (th, en)))
