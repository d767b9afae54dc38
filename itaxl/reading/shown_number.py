"""Numbers as a format code shows them: ``000`` → 007, ``#,##0.00``, ``0-0000-0000``, Thai digits."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import chain
from typing import Final

from itaxl.reading.format_code import Section, Token
from itaxl.thai.digits import to_thai

GENERAL_DIGITS: Final = 11
"""How many characters Excel gives a number in the format General."""

_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)


def shown_number(number: Decimal, section: Section) -> str:
    """`number` under one section of a format code."""
    with localcontext(_EXACT):
        text = _laid_out(number, section.tokens)
    return to_thai(text) if section.thai_digits else text


def general(number: Decimal) -> str:
    """A number in the format General: at most eleven characters, else as a power of ten."""
    with localcontext(_EXACT):
        if not number.is_finite():
            return str(number)
        size = abs(number)
        if number == 0:
            return "0"
        if size >= Decimal(10) ** GENERAL_DIGITS or size < Decimal("0.0001"):
            return _power(number)
        whole = len(str(int(size)))
        rounded = number.quantize(Decimal(1).scaleb(-max(0, GENERAL_DIGITS - 1 - whole)))
        return f"{rounded:f}".rstrip("0").rstrip(".") if "." in f"{rounded:f}" else f"{rounded:f}"


def _power(number: Decimal) -> str:
    mantissa, _, exponent = f"{number:.5E}".partition("E")
    power = int(exponent)
    return f"{mantissa.rstrip('0').rstrip('.')}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _laid_out(number: Decimal, tokens: tuple[Token, ...]) -> str:
    places = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        sign = "-" if number < 0 and any(token.kind == "general" for token in tokens) else ""
        return sign + "".join(general(abs(number)) if token.kind == "general" else _plain(token) for token in tokens)
    if any(token.kind == "power" or token.text == "/" for token in tokens):
        return general(number)  # scientific and fraction formats: nobody keeps a form's text in them
    head, body, tail = tokens[: places[0]], tokens[places[0] : places[-1] + 1], tokens[places[-1] + 1 :]
    trailing = len(tail) - len("".join(_commas(token) for token in tail).lstrip(","))
    scale = 2 * sum(token.text == "%" for token in chain(head, tail)) - 3 * trailing
    point = next((index for index, token in enumerate(body) if token == Token("mark", ".")), len(body))
    before, after = body[:point], body[point + 1 :]
    decimals = sum(token.kind == "digit" for token in after)
    rounded = abs(number.scaleb(scale)).quantize(Decimal(1).scaleb(-decimals))
    whole, _, part = f"{rounded:f}".partition(".")
    sign = "-" if number < 0 and rounded else ""
    return "".join(
        (sign, "".join(map(_plain, head)), _whole(whole, before), _part(part, after), "".join(map(_plain, tail)))
    )


def _whole(digits: str, tokens: tuple[Token, ...]) -> str:
    """Digits put into their places from the right; those left over stand before the first place."""
    left = list(digits.lstrip("0"))
    grouped = Token("mark", ",") in tokens
    out: list[str] = []
    count = 0

    def put(digit: str) -> None:
        nonlocal count
        if grouped and count and count % 3 == 0 and digit:
            out.append(",")
        out.append(digit)
        count += bool(digit)

    for token in reversed(tokens):
        if token.kind == "digit":
            put(left.pop() if left else {"0": "0", "?": " "}.get(token.text, ""))
        else:
            out.append(_plain(token))
    while left:
        put(left.pop())
    return "".join(reversed(out))


def _part(digits: str, tokens: tuple[Token, ...]) -> str:
    """The point and the digits behind it; ``#`` drops zeros at the end."""
    out, rest = [], digits
    for token in tokens:
        if token.kind == "digit":
            needed = token.text == "0" or rest.strip("0")
            out.append(rest[:1] if needed else {"?": " "}.get(token.text, ""))
            rest = rest[1:]
        else:
            out.append(_plain(token))
    return "." + "".join(out) if tokens else ""


def _commas(token: Token) -> str:
    return token.text if token.kind == "mark" and token.text == "," else "x"


def _plain(token: Token) -> str:
    return token.text if token.kind == "literal" or (token.kind == "mark" and token.text in "%/.") else ""
