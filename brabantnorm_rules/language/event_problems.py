"""The sentences of problems that events of a session, and the journal that keeps them, can have."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

EVENT_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "record-unknown": (
        Wording(
            nl="`{fact_type}` heeft geen record met id `{id}`",
            en="`{fact_type}` has no record with id `{id}`",
        ),
        Wording(nl="voeg een nieuw record toe met `add`", en="add a new record with `add`"),
    ),
    "event-unknown": (
        Wording(nl="dit is geen gebeurtenis van een sessie", en="this is no event of a session"),
        Wording(nl="`event` is een van {allowed}", en="`event` is one of {allowed}"),
    ),
    "event-keys": (
        Wording(
            nl="een gebeurtenis `{event}` heeft niet precies wat zij moet hebben",
            en="an event `{event}` does not have exactly what it must have",
        ),
        Wording(nl="naast `event` zijn dat: {keys}", en="besides `event` these are: {keys}"),
    ),
    "event-order": (
        Wording(
            nl="de eerste gebeurtenis is `open`, en geen andere",
            en="the first event is `open`, and no other",
        ),
        None,
    ),
    "event-format": (
        Wording(
            nl="gebeurtenissen met `format: {format}` kan deze versie niet lezen",
            en="events with `format: {format}` cannot be read by this version",
        ),
        Wording(nl="deze versie leest `format: {known}`", en="this version reads `format: {known}`"),
    ),
    # ---- the journal ------------------------------------------------------------------------------------------------
    "journal-torn": (
        Wording(
            nl="de laatste regel van het journaal was niet af: {length} bytes zijn eraf gehaald",
            en="the last line of the journal was not whole: {length} bytes were cut off",
        ),
        Wording(
            nl="alles wat bevestigd was, staat er nog; wat erna kwam gebeurt opnieuw als u het opnieuw aanbiedt",
            en="all that was acknowledged is still there; what came after it happens again when you hand it over again",
        ),
    ),
    "journal-broken": (
        Wording(
            nl="deze regel van het journaal is geen gebeurtenis, of niet de volgende",
            en="this line of the journal is no event, or not the next one",
        ),
        Wording(
            nl="een journaal wordt niet met de hand gewijzigd: neem een kopie van voor de wijziging",
            en="a journal is not changed by hand: take a copy of before the change",
        ),
    ),
    "journal-format": (
        Wording(
            nl="`{name}` is geen journaal dat deze versie kan lezen",
            en="`{name}` is no journal that this version can read",
        ),
        Wording(
            nl="een journaal begint met een regel `format: {known}`",
            en="a journal begins with a line `format: {known}`",
        ),
    ),
    "journal-in-use": (
        Wording(
            nl="een andere sessie schrijft al in het journaal `{name}`",
            en="another session is already writing in the journal `{name}`",
        ),
        Wording(nl="sluit die sessie eerst", en="close that session first"),
    ),
}
"""Every code with its sentence and its help."""
