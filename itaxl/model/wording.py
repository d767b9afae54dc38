"""Sentences in Thai and English, rendered last with the parameters that travelled."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal, NamedTuple, TypeAlias

from itaxl.model.visible import shown_name

Lang: TypeAlias = Literal["th", "en"]


class Wording(NamedTuple):
    """One sentence in both languages; ``{name}`` stands for a parameter."""

    th: str
    en: str

    def render(self, lang: Lang = "th", params: Mapping[str, object] | None = None) -> str:
        """The sentence in `lang` with `params` filled in; paths among them as `shown_name` shows them."""
        text = self.th if lang == "th" else self.en
        if not params:
            return text.format_map({})
        shown = {name: shown_name(each) if isinstance(each, PurePath) else each for name, each in params.items()}
        return text.format_map(shown)


def literal(th: str, en: str) -> Wording:
    """A wording of finished texts: braces in them are no parameters."""
    return Wording(*(text.replace("{", "{{").replace("}", "}}") for text in (th, en)))
