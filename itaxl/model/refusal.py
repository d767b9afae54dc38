"""What the machine or a file refuses: one clear sentence for the person, exit code 2."""

from itaxl.model.wording import Lang, Wording, literal


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Raised when a task cannot be done for a reason the user can act on.

    `code` names the rule (F001 …) when the reason is the file itself, else it is empty.
    """

    def __init__(self, wording: Wording, *, code: str = "", **params: object) -> None:
        super().__init__(code or wording.en)
        self.wording = wording
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        """For a way from one process to another."""
        return Refused, (self.wording,), {"code": self.code, "params": self.params}

    @property
    def said(self) -> Wording:
        """The sentence in both languages."""
        return literal(self.sentence("th"), self.sentence("en"))

    def sentence(self, lang: Lang = "th") -> str:
        """The reason and what to do about it, in `lang`."""
        return self.wording.render(lang, self.params)
