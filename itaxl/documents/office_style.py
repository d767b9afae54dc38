"""What an office's documents have in place of the usual texts, digits, font and styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from itaxl.documents.own_letters import OwnLetters
from itaxl.form.fields import field_of
from itaxl.model.submission import Submission


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """Standard texts by key, a digits policy of the form, a font and styles; what is None or missing is as usual."""

    texts: Mapping[str, str] = field(default_factory=dict)
    digits: str | None = None
    font: str | None = None
    styles: tuple[OwnLetters, ...] = ()

    def policy(self, submission: Submission, key: str, usual: str) -> str:
        """The digits policy of the document whose field is `key`."""
        return self._chosen(submission, key, self.digits) or usual

    def _chosen(self, submission: Submission, key: str, own: str | None) -> str:
        """What the form says, unless that is what every new form says: then the office's own."""
        typed = submission.text(key)
        return own if own and typed in ("", field_of(key).default) else typed

    def font_of(self, submission: Submission, usual: str) -> str:
        """The font of the documents: one of the form's list, or the office's own."""
        font = self._chosen(submission, "style.font", self.font)
        return font if font == self.font or font in field_of("style.font").choices else usual


AS_USUAL: Final = OwnStyle()
