"""A workbook that cannot be read: the reason by name where it is met, the sentence where it is said."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import Any, Final

from itaxl.files.limits import table
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

CODE: Final = "F001"
LIMIT: Final = "limit"
MEGABYTE: Final = 1024 * 1024


class UnreadableFile(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Raised while reading a file: `kind` is an entry of ``read_errors.toml``, or ``limit`` with its name and value."""

    def __init__(self, kind: str, name: str = "", seen: int = 0, limit: int = 0) -> None:
        super().__init__(kind, name, seen, limit)
        self.kind = kind
        self.name = name
        self.seen = seen
        self.limit = limit


def over(name: str, seen: int, limit: int) -> UnreadableFile:
    """The reason that `seen` is over the limit `name`."""
    return UnreadableFile(LIMIT, name, seen, limit)


def refused(file: str, reason: UnreadableFile) -> Refused:
    """The refusal that a person reads: the file's name, what it is, what to do; code F001.

    Its parameters hold the parts too: `kind` (a Wording, what the file is) for lists of many files, `how` to mend it,
    and `asked`, what to ask of its sender, when it is the sender who can mend it.
    """
    what, how, asked = _limit(reason) if reason.kind == LIMIT else _kind(reason.kind)
    sentence = Wording(f"“{{file}}” {what.th}: {how.th}", f"“{{file}}” {what.en}. {how.en}.")
    return Refused(sentence, code=CODE, file=PurePath(file), kind=what, how=how, **asked)


def _limit(reason: UnreadableFile) -> tuple[Wording, Wording, dict[str, Wording]]:
    entry = next(entry for entry in table() if entry["name"] == reason.name)
    numbers = {"seen": said(reason.seen, entry["unit"]), "limit": said(reason.limit, entry["unit"])}
    return (
        Wording(
            *(
                _plain(entry[lang].format_map({name: each.render(lang) for name, each in numbers.items()}))
                for lang in ("th", "en")
            )
        ),
        _wording(_facts()["do"]["large"]),
        _asked(_facts()["do"]["large"]),
    )


def _kind(kind: str) -> tuple[Wording, Wording, dict[str, Wording]]:
    entry = _facts()["kind"][kind]
    if "do" in entry:
        how = _facts()["do"][entry["do"]]
        return _wording(entry), _wording(how), _asked(how)
    return _wording(entry), Wording(_plain(entry["do_th"]), _plain(entry["do_en"])), _asked(entry)


def _asked(entry: Mapping[str, str]) -> dict[str, Wording]:
    return {"asked": Wording(_plain(entry["asked_th"]), _plain(entry["asked_en"]))} if "asked_th" in entry else {}


def said(number: int, unit: str) -> Wording:
    """A number in the unit of the table of limits: 52428800 → ๕๐ MB."""
    from itaxl.thai.digits import to_thai

    if unit == "MB":
        return Wording(f"{to_thai(_megabytes(number))} MB", f"{_megabytes(number)} MB")
    if unit == "seconds":
        return Wording(f"{to_thai(str(number))} วินาที", f"{number} seconds")
    return Wording(to_thai(f"{number:,}"), f"{number:,}")


def _megabytes(number: int) -> str:
    return f"{number / MEGABYTE:,.1f}".removesuffix(".0")


def _wording(entry: Mapping[str, str]) -> Wording:
    return Wording(_plain(entry["th"]), _plain(entry["en"]))


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


@cache
def _facts() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("read_errors.toml").read_text(encoding="utf-8"))
