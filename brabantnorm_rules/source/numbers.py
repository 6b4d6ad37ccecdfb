"""Numbers and characters as texts write them: exact, and refused where they are beyond measure."""

import re
from fractions import Fraction
from typing import Final

_LONGEST: Final = 40
_LARGEST_EXPONENT: Final = 40
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def parse_number(text: str) -> int | Fraction | None:
    """Return the exact number that decimal notation stands for; None when it is too long to be meant.

    A whole number is an int; with a point or an exponent it is a Fraction, so that ``1.0`` and ``1`` can be told apart.
    """
    if len(text) > _LONGEST:
        return None
    digits, _, exponent = text.lower().partition("e")
    if exponent and abs(int(exponent)) > _LARGEST_EXPONENT:
        return None
    return Fraction(text) if exponent or "." in digits else int(text)


def has_surrogate(text: str) -> bool:
    """Return whether a text holds half a character, which no encoding can write."""
    return _SURROGATE.search(text) is not None
