"""Values as they are given: each type of field has one way to read them, and a reason for each refusal."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import partial
from sys import intern
from typing import Final, TypeAlias

from brabantnorm_rules.dossier.given import Unreadable, shown
from brabantnorm_rules.dossier.personal import screen
from brabantnorm_rules.dossier.times import Bounds, read_day, read_moment
from brabantnorm_rules.norm.facts import ORGANISATION_ID, Domain, Field, FieldType
from brabantnorm_rules.norm.values import Value

Reading: TypeAlias = Callable[[object], Value | Bounds]
"""Reads one given value that is neither none nor not supplied; raises `Unreadable`."""

LONGEST_ID: Final = 100
LONGEST_TEXT: Final = 1000
LARGEST_NUMBER: Final = 10**12
"""How long ids and texts, and how large numbers may be."""

OWN_WORD: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}", re.ASCII)
URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_SCIENTIFIC: Final = re.compile(r"[+-]?\d+(?:[.,]\d*)?E[+-]?\d+", re.ASCII)
_ABSENCES: Final = ("geen", "onbekend")
_OPTIONS_SHOWN: Final = 12


def reading_of(field: Field, changes: Collection[str], *, screened: bool = True) -> Reading:
    """Return how a field's values are read.

    ``changes`` are the ids of all changes that the norm names; ``screened``: personal data is refused.
    """
    match field.type:
        case FieldType.DATE:
            return read_day
        case FieldType.INSTANT:
            return read_moment
        case FieldType.BOOL:
            return _read_bool
        case FieldType.NUMBER:
            return partial(_read_number, field.unit)
        case FieldType.ENUM:
            return token_reading(field, changes, screened=screened)
        case FieldType.SET:
            return partial(_read_set, token_reading(field, changes, screened=screened))
        case FieldType.ID:
            return partial(read_id, screened)
        case FieldType.URI:
            return partial(_read_uri, screened)
        case FieldType.TEXT:
            return partial(_read_text, screened)


def token_reading(field: Field, changes: Collection[str], *, screened: bool = True) -> Callable[[object], str]:
    """Return how one word of an enum, or one member of a set, is read."""
    if field.domain is Domain.ORGANISATION:
        return _read_organisation
    if field.type is FieldType.ID:
        return partial(read_id, screened)
    allowed = {word: intern(word) for word in (changes if field.domain is Domain.CHANGE else field.values)}
    return partial(_read_token, allowed, field.own, screened)


def suggest(word: str, options: Collection[str]) -> str:
    """Return the option that was probably meant, or nothing."""
    close = get_close_matches(word[:LONGEST_ID], options, n=1)
    return close[0] if close else ""


def read_id(screened: bool, raw: object) -> str:
    """Return an id: a short text without spaces at its ends, not mangled by a spreadsheet, nobody's number."""
    text = _text_of(raw)
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable("id-scientific", id=text)
    if len(text) > LONGEST_ID:
        raise Unreadable("text-too-long", limit=LONGEST_ID)
    if not text.isprintable():
        raise Unreadable("text-unreadable")
    if screened:
        screen(text)
    return intern(text)


def _read_bool(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise Unreadable("value-not-bool", text=shown(raw))


def _read_number(unit: str, raw: object) -> int | Fraction:
    if isinstance(raw, bool | str) or not isinstance(raw, int | Fraction | Decimal | float):
        raise Unreadable("value-not-number", text=shown(raw))
    if isinstance(raw, float):
        raise Unreadable("number-is-float", text=shown(raw))
    if isinstance(raw, Decimal) and not raw.is_finite():
        raise Unreadable("value-not-number", text=shown(raw))
    number = Fraction(raw)
    if abs(number) > LARGEST_NUMBER:
        raise Unreadable("number-too-large", limit=LARGEST_NUMBER)
    if number < 0 and unit != "eur":
        raise Unreadable("number-negative", text=shown(raw))
    if number.denominator == 1:
        return number.numerator
    if unit == "count":
        raise Unreadable("value-not-whole", text=shown(raw))
    return number


def _read_token(allowed: dict[str, str], own: bool, screened: bool, raw: object) -> str:
    text = _text_of(raw)
    found = allowed.get(text)
    if found is not None:
        return found
    if own and text not in _ABSENCES:
        if not OWN_WORD.fullmatch(text):
            raise Unreadable("own-word-form", text=shown(text))
        if screened:
            screen(text)
        return intern(text)
    options = ", ".join(list(allowed)[:_OPTIONS_SHOWN]) + (", …" if len(allowed) > _OPTIONS_SHOWN else "")
    raise Unreadable("value-not-allowed", value=shown(text), allowed=options, suggestion=suggest(text, allowed))


def _read_organisation(raw: object) -> str:
    text = _text_of(raw)
    if not ORGANISATION_ID.fullmatch(text):
        raise Unreadable("bad-organisation", id=shown(text))
    return intern(text)


def _read_set(read_member: Callable[[object], str], raw: object) -> frozenset[str]:
    if not isinstance(raw, list | tuple | set | frozenset):
        raise Unreadable("value-not-set", text=shown(raw))
    return frozenset(map(read_member, raw))


def _read_uri(screened: bool, raw: object) -> str:
    text = _read_text(screened, raw)
    if not URI.fullmatch(text):
        raise Unreadable("value-not-uri", text=shown(text))
    return text


def _read_text(screened: bool, raw: object) -> str:
    text = _text_of(raw)
    if len(text) > LONGEST_TEXT:
        raise Unreadable("text-too-long", limit=LONGEST_TEXT)
    if not all(character.isprintable() or character in "\n\t" for character in text):
        raise Unreadable("text-unreadable")
    if screened:
        screen(text)
    return text


def _text_of(raw: object) -> str:
    """Return a given text; spaces around it are no part of it."""
    if isinstance(raw, str):
        return str(raw).strip()
    if isinstance(raw, int | float | Fraction | Decimal) and not isinstance(raw, bool):
        raise Unreadable("text-unquoted", text=shown(raw))
    raise Unreadable("value-not-text", text=shown(raw))
