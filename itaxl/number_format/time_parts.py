"""The parts of a time in a number format code: which ``m`` is a minute, which ``.00`` the fraction of a second."""

from collections.abc import Iterable, Iterator

from itaxl.number_format.section import FormatToken


def time_tokens(tokens: Iterable[FormatToken]) -> tuple[FormatToken, ...]:
    """The tokens, with minutes and fractions of seconds told from months and digits."""
    return tuple(_minutes(list(_fractions(tokens))))


def _fractions(tokens: Iterable[FormatToken]) -> Iterator[FormatToken]:
    """The tokens, with the point and the zeros after seconds as the fraction of a second that they are."""
    held: list[FormatToken] = []
    for token in tokens:
        if held and held[-1].kind == "fraction" and token == FormatToken("digit", "0"):
            held[-1] = FormatToken("fraction", f"{held[-1].text}0")
        elif len(held) == 2 and held[1].kind == "point" and token == FormatToken("digit", "0"):
            held[1] = FormatToken("fraction", "0")
        elif len(held) == 1 and _is_seconds(held[0]) and token.kind == "point":
            held.append(token)
        else:
            yield from held
            held = [token]
    yield from held


def _is_seconds(token: FormatToken) -> bool:
    return token.kind in {"date", "elapsed"} and token.text[0] == "s"


def _minutes(tokens: list[FormatToken]) -> list[FormatToken]:
    """The tokens, with an ``m`` that follows hours or seconds, or comes before seconds, as the minutes that it is.

    Hours and seconds have one ``m`` each: in ``mm:ss m`` the second one is the month.
    """
    last, free = "", False
    before = 0
    for place, token in enumerate(tokens):
        if token.kind not in {"date", "elapsed"}:
            continue
        letter = token.text[0]
        if letter == "m" and (token.kind == "elapsed" or (free and len(token.text) < len("mmm"))):
            tokens[place] = FormatToken("minute", token.text) if token.kind == "date" else token
            letter, free = "minute", False
        elif token.kind == "date" and letter == "s":
            if last == "m":
                tokens[before] = FormatToken("minute", tokens[before].text)
            free = last not in {"m", "minute"}
        else:
            free = letter in {"h", "s"}
        last, before = "" if letter == "m" and len(token.text) > len("mm") else letter, place
    return tokens
