"""Numbers and characters as texts write them: exact, and refused or cut where they are beyond measure."""

import re
from fractions import Fraction
from typing import Final

LONGEST_SHOWN: Final = 100
"""The most characters of what was written that one sentence shows."""

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


def mended(text: str) -> str:
    """Return a text in which each half character, which no encoding can write, is replaced by a mark."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def shortened(text: str, most: int) -> str:
    """Return a text as one line of at most so many characters, so that it fits in a sentence."""
    line = " ".join(text[: 2 * most].split()) if len(text) > most or "\n" in text else text
    return line if len(line) <= most else f"{line[:most]}…"
