"""Numbers in the format General."""

from decimal import Decimal
from typing import Final

GENERAL_DIGITS: Final = 11
"""How many characters Excel gives a number in the format General, the point among them and the sign not."""

_ALWAYS_WHOLE: Final = Decimal("0.0001")
"""From this size on decimals are rounded away where there is no room for them; smaller numbers become powers of ten."""


def shown_general(number: Decimal) -> str:
    """A number that is not negative in eleven characters: decimals as far as there is room, else a power of ten."""
    if number == 0:
        return "0"
    whole = max(1, number.adjusted() + 1)
    rounded = round(number, max(0, GENERAL_DIGITS - 1 - whole))
    if rounded >= Decimal(10) ** GENERAL_DIGITS or (number < _ALWAYS_WHOLE and rounded != number):
        return _power(number)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power(number: Decimal) -> str:
    mantissa, _, exponent = f"{number:.5E}".partition("E")
    power = int(exponent)
    return f"{mantissa.rstrip('0').rstrip('.')}E{'-' if power < 0 else '+'}{abs(power):02d}"
