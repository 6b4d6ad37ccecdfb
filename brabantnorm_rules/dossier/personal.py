"""Personal data: what a dossier does without, recognised by its shape or by the name of its field."""

import re
from collections.abc import Sequence
from typing import Final

from brabantnorm_rules.dossier.given import Unreadable

_NAMES: Final = frozenset(
    (
        "achternaam",
        "adres",
        "bsn",
        "burgerservicenummer",
        "email",
        "e_mail",
        "emailadres",
        "familienaam",
        "geboortedatum",
        "geboorteplaats",
        "huisnummer",
        "iban",
        "initialen",
        "kenteken",
        "medewerker_naam",
        "mobiel",
        "naam",
        "paspoortnummer",
        "personeelsnaam",
        "persoonsnaam",
        "postcode",
        "rekeningnummer",
        "roepnaam",
        "sofinummer",
        "straat",
        "straatnaam",
        "telefoon",
        "telefoonnummer",
        "tussenvoegsel",
        "voorletters",
        "voornaam",
        "voornamen",
        "woonadres",
        "woonplaats",
    )
)
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
_ALONE: Final = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
_BSN: Final = re.compile(
    _ALONE.format(r"(?:\d{9}|\d{3}[. ]\d{3}[. ]\d{3}|\d{4}[. ]\d{2}[. ]\d{3}|\d{2}[. ]\d{2}[. ]\d{2}[. ]\d{3})"),
    re.ASCII,
)
_BSN_CUT: Final = re.compile(r"\d{8}", re.ASCII)
_DATE: Final = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d", re.ASCII
)
_EMAIL: Final = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\W\d_]{2,}")
_IBAN: Final = re.compile(_ALONE.format(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"), re.ASCII)
_PHONE: Final = re.compile(r"(?<![0-9A-Za-z+])\(?0[1-9]\d{0,2}\)?(?: ?- ?| )?\d(?: ?\d){5,7}(?![0-9A-Za-z])", re.ASCII)
_PHONE_ABROAD: Final = re.compile(
    r"(?<![0-9A-Za-z+])(?:\+\d{2}|0031)[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){7,9}(?![0-9A-Za-z])", re.ASCII
)
_PHONE_DIGITS: Final = 10
_SHAPES: Final = str.maketrans("123456789", "000000000")
_LONG_NUMBER: Final = "00000000"
_BEHIND_DASH: Final = "-000000"


def is_personal_name(name: str) -> bool:
    """Return whether a field or column of this name would hold personal data."""
    return _NOT_IN_NAMES.sub("_", name.strip().lower()).strip("_") in _NAMES


def may_be_personal(joined: str) -> bool:
    """Return whether ids, joined by line ends, need to be screened one by one.

    Only for ids of letters, digits, dashes, underscores, colons and slashes: all else has to be screened anyway.
    """
    shape = joined.translate(_SHAPES)
    return _LONG_NUMBER in shape or _BEHIND_DASH in shape


def screen(text: str) -> None:
    """Raise `Unreadable` for a text in which personal data seems to stand; the diagnostic does not repeat it."""
    if "@" in text and _EMAIL.search(text):
        raise Unreadable("looks-like-email")
    if not any("0" <= character <= "9" for character in text):
        return
    if any(_is_bsn(_digits(found)) for found in _BSN.findall(text)) or _is_cut_bsn(text):
        raise Unreadable("looks-like-bsn")
    if any(_is_iban(found.replace(" ", "")) for found in _ibans(text)):
        raise Unreadable("looks-like-iban")
    if _PHONE_ABROAD.search(text) or any(len(_digits(found)) == _PHONE_DIGITS for found in _PHONE.findall(text)):
        raise Unreadable("looks-like-phone")


def _digits(text: str) -> Sequence[int]:
    return [int(character) for character in text if character.isdigit()]


def _is_bsn(digits: Sequence[int]) -> bool:
    """Return whether nine digits pass the test of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _is_cut_bsn(text: str) -> bool:
    """Return whether a whole text is a number that lost its leading zero in a spreadsheet; dates are left alone."""
    return bool(_BSN_CUT.fullmatch(text)) and not _DATE.fullmatch(text) and _is_bsn([0, *_digits(text)])


def _ibans(text: str) -> Sequence[str]:
    return [str(found) for found in _IBAN.findall(text.upper())]


def _is_iban(text: str) -> bool:
    """Return whether a text passes the test of 97 of account numbers."""
    number = "".join(str(int(character, 36)) for character in text[4:] + text[:4])
    return int(number) % 97 == 1
