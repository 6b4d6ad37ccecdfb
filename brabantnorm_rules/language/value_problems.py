"""The sentences of problems that values in a dossier can have: what a field cannot hold, and personal data."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

_PERSONAL: Final = Wording(
    nl="gebruik een pseudoniem; moet het hier toch, laat het veld dan met een reden toe onder `let_in`",
    en="use a pseudonym; if it has to be here, let the field in with a reason under `let_in`",
)

VALUE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- words and texts --------------------------------------------------------------------------------------------
    "value-not-allowed": (
        Wording(nl="`{value}` is hier geen waarde", en="`{value}` is no value here"),
        Wording(nl="hier kan staan: {allowed}", en="possible here: {allowed}"),
    ),
    "own-word-form": (
        Wording(
            nl="`{text}` heeft niet de vorm van een eigen woord", en="`{text}` does not have the form of an own word"
        ),
        Wording(nl="gebruik kleine letters, cijfers, `_` en `-`", en="use small letters, digits, `_` and `-`"),
    ),
    "value-not-text": (
        Wording(nl="hier hoort een woord of tekst; er staat `{text}`", en="a word or text belongs here, not `{text}`"),
        None,
    ),
    "text-unquoted": (
        Wording(
            nl="hier hoort tekst, en `{text}` is een getal",
            en="text belongs here, and `{text}` is a number",
        ),
        Wording(
            nl="zet het tussen aanhalingstekens, precies zoals het luidt, met nullen vooraan",
            en="put it in quotation marks, exactly as it reads, with leading zeros",
        ),
    ),
    "text-too-long": (
        Wording(nl="deze tekst is langer dan {limit} tekens", en="this text is longer than {limit} characters"),
        None,
    ),
    "text-unreadable": (
        Wording(
            nl="in deze tekst staat een teken dat niet te lezen is",
            en="this text has a character that cannot be read",
        ),
        None,
    ),
    "value-not-uri": (
        Wording(nl="`{text}` is geen verwijzing", en="`{text}` is no reference"),
        Wording(nl="schrijf haar voluit: `https://…`", en="write it in full: `https://…`"),
    ),
    "value-not-set": (
        Wording(nl="hier hoort een lijst; er staat `{text}`", en="a list belongs here, not `{text}`"),
        Wording(nl="schrijf `[een, twee]`", en="write `[one, two]`"),
    ),
    # ---- yes and no, numbers ----------------------------------------------------------------------------------------
    "value-not-bool": (
        Wording(nl="hier hoort ja of nee; er staat `{text}`", en="yes or no belongs here, not `{text}`"),
        Wording(nl="schrijf `true` voor ja en `false` voor nee", en="write `true` for yes and `false` for no"),
    ),
    "value-not-number": (
        Wording(nl="hier hoort een getal; er staat `{text}`", en="a number belongs here, not `{text}`"),
        Wording(
            nl="schrijf het zonder aanhalingstekens, met een punt voor decimalen",
            en="write it without quotation marks, with a point for decimals",
        ),
    ),
    "value-not-whole": (
        Wording(nl="hier hoort een heel getal; er staat `{text}`", en="a whole number belongs here, not `{text}`"),
        None,
    ),
    "number-is-float": (
        Wording(nl="`{text}` is een afgerond getal (float)", en="`{text}` is a rounded number (float)"),
        Wording(
            nl="geef een heel getal, of een exact getal als Decimal of Fraction; niets is None",
            en="give a whole number, or an exact one as Decimal or Fraction; nothing is None",
        ),
    ),
    "number-negative": (
        Wording(nl="`{text}` is minder dan nul", en="`{text}` is less than zero"),
        None,
    ),
    "number-too-large": (
        Wording(nl="dit getal is groter dan {limit}", en="this number is larger than {limit}"),
        None,
    ),
    # ---- dates ------------------------------------------------------------------------------------------------------
    "value-not-date": (
        Wording(nl="hier hoort een datum; er staat `{text}`", en="a date belongs here, not `{text}`"),
        Wording(nl="schrijf jaar, maand en dag: `2024-12-31`", en="write year, month and day: `2024-12-31`"),
    ),
    "value-not-instant": (
        Wording(nl="hier hoort een tijdstip; er staat `{text}`", en="a moment belongs here, not `{text}`"),
        Wording(
            nl="schrijf `2024-12-31T13:45`, waar nodig met `+01:00` erachter, of alleen de datum",
            en="write `2024-12-31T13:45`, followed by `+01:00` where needed, or only the date",
        ),
    ),
    "date-with-time": (
        Wording(
            nl="hier hoort een datum zonder tijd; er staat `{text}`",
            en="a date without a time belongs here, not `{text}`",
        ),
        None,
    ),
    "date-impossible": (
        Wording(
            nl="`{text}` bestaat niet op de kalender of de klok", en="`{text}` is not on the calendar or the clock"
        ),
        None,
    ),
    "year-out-of-range": (
        Wording(
            nl="het jaar van `{text}` ligt niet tussen {first} en {last}",
            en="the year of `{text}` is not between {first} and {last}",
        ),
        None,
    ),
    "hour-skipped": (
        Wording(
            nl="`{text}` bestaat niet: toen ging de klok een uur vooruit",
            en="`{text}` does not exist: the clock went forward an hour then",
        ),
        Wording(
            nl="schrijf het verschil met UTC erachter: `+01:00` of `+02:00`",
            en="write the offset from UTC behind it: `+01:00` or `+02:00`",
        ),
    ),
    # ---- personal data ----------------------------------------------------------------------------------------------
    "personal-field": (
        Wording(
            nl="`{field}` houdt persoonsgegevens in; een dossier doet het daar zonder",
            en="`{field}` would hold personal data; a dossier does without",
        ),
        Wording(nl="laat het veld weg", en="leave the field out"),
    ),
    "looks-like-bsn": (
        Wording(nl="hier lijkt een burgerservicenummer te staan", en="this looks like a citizen service number (BSN)"),
        _PERSONAL,
    ),
    "looks-like-email": (
        Wording(nl="hier lijkt een e-mailadres te staan", en="this looks like an e-mail address"),
        _PERSONAL,
    ),
    "looks-like-iban": (
        Wording(nl="hier lijkt een rekeningnummer te staan", en="this looks like a bank account number"),
        _PERSONAL,
    ),
    "looks-like-phone": (
        Wording(nl="hier lijkt een telefoonnummer te staan", en="this looks like a telephone number"),
        _PERSONAL,
    ),
}
"""Every code with its sentence and its help."""
