"""The wording of outcomes, reasons and what is missing."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.truth import Outcome

OUTCOMES: Final[Mapping[Outcome, Wording]] = {
    Outcome.MET: Wording("voldaan", "met"),
    Outcome.PARTLY_MET: Wording("deels voldaan", "partly met"),
    Outcome.NOT_MET: Wording("niet voldaan", "not met"),
    Outcome.UNKNOWN: Wording("onbekend", "unknown"),
    Outcome.NOT_APPLICABLE: Wording("niet van toepassing", "not applicable"),
}

NOT_APPLICABLE: Final[Mapping[str, Wording]] = {
    "text": Wording(
        "De norm stelt deze eis niet aan deze soort organisatie.",
        "The norm does not ask this of this kind of organisation.",
    ),
    "power": Wording(
        "Deze soort organisatie heeft de bevoegdheid niet waar de eis over gaat.",
        "This kind of organisation lacks the power that the clause is about.",
    ),
    "no_case": Wording(
        "Er is geen geval waarin de eis geldt.",
        "There is no case in which this is due.",
    ),
}

CHECKS: Final[Mapping[Outcome, Wording]] = {
    Outcome.MET: Wording("Onderdeel {check}: voldaan{numbers}.", "Check {check}: met{numbers}."),
    Outcome.PARTLY_MET: Wording(
        "Onderdeel {check}: deels voldaan{numbers}.",
        "Check {check}: partly met{numbers}.",
    ),
    Outcome.NOT_MET: Wording(
        "Onderdeel {check}: niet voldaan{numbers}.",
        "Check {check}: not met{numbers}.",
    ),
    Outcome.UNKNOWN: Wording("Onderdeel {check}: onbekend{numbers}.", "Check {check}: unknown{numbers}."),
    Outcome.NOT_APPLICABLE: Wording("Onderdeel {check}: geen geval.", "Check {check}: no case."),
}
"""What is said of a check by its outcome, when its rule module says nothing of its own."""

NUMBERS: Final = Wording(" ({passing} van {scope} in orde)", " ({passing} of {scope} in order)")
FAILING: Final = Wording("Het gaat om {ids}.", "These are {ids}.")
"""Which records fall short, after a sentence that says how."""
NOT_IN_ORDER: Final = Wording("Niet in orde: {ids}.", "Not in order: {ids}.")
"""Which records fall short, after a sentence that does not say so."""
AND_MORE: Final = Wording("{ids} en nog {more}", "{ids} and {more} more")
NOTHING_TO_JUDGE: Final = Wording(
    "Er is niets vastgelegd om over te oordelen.",
    "Nothing is recorded that could be judged.",
)
"""Why an unknown is unknown when no fact is missing: there is no case, and the rule then leaves it unknown."""
CONTRADICTION: Final = Wording(
    "Onderdeel {check}: de gegevens spreken elkaar tegen.",
    "Check {check}: the facts contradict each other.",
)
FORECAST: Final = Wording(
    "Dit geldt als er na de stand van het dossier niets meer gebeurt.",
    "This holds if nothing else happens after the day to which the dossier was kept.",
)

MISSING: Final[Mapping[str, Wording]] = {
    "field": Wording(
        "bij `{fact_type}` {id} is `{field}` niet ingevuld",
        "in `{fact_type}` {id} `{field}` is not supplied",
    ),
    "time": Wording(
        "bij `{fact_type}` {id} is van `{field}` alleen de dag bekend, niet het tijdstip",
        "in `{fact_type}` {id} only the day of `{field}` is known, not the time",
    ),
    "existence": Wording(
        "bij `{fact_type}` {id} is onduidelijk of dit de verklaring is die telt",
        "in `{fact_type}` {id} it is open whether this statement is the one that counts",
    ),
    "completeness": Wording(
        "register `{fact_type}` is niet als volledig opgegeven",
        "register `{fact_type}` is not declared complete",
    ),
    "behind": Wording(
        "register `{fact_type}` is bijgehouden tot een dag vóór de peildatum",
        "register `{fact_type}` was kept to a day before the as-of date",
    ),
    "attestation": Wording(
        "er is geen geldige verklaring over dit onderwerp: {key}",
        "there is no valid attestation on this subject: {key}",
    ),
    "totals": Wording("er is geen geldige telling hiervan: {key}", "there are no valid totals of this: {key}"),
}
"""What is said of a missing fact, by its kind."""

UNITS: Final[Mapping[str, tuple[Wording, Wording]]] = {
    "days": (Wording("dag", "day"), Wording("dagen", "days")),
    "weeks": (Wording("week", "week"), Wording("weken", "weeks")),
    "months": (Wording("maand", "month"), Wording("maanden", "months")),
    "years": (Wording("jaar", "year"), Wording("jaar", "years")),
    "hours": (Wording("uur", "hour"), Wording("uur", "hours")),
    "minutes": (Wording("minuut", "minute"), Wording("minuten", "minutes")),
}
"""Units of time, of one and of more."""

WINDOWS: Final[Mapping[str, Wording]] = {
    "kalenderjaar": Wording("dit en het vorige kalenderjaar", "this and the previous calendar year"),
    "unlimited": Wording("onbeperkt", "unlimited"),
}

TRUTH: Final[Mapping[bool, Wording]] = {
    True: Wording("ja", "yes"),
    False: Wording("nee", "no"),
}
NOTHING: Final = Wording("geen", "none")

CONFIDENCES: Final[Mapping[str, Wording]] = {
    "sure": Wording("zeker", "sure"),
    "medium": Wording("redelijk zeker", "fairly sure"),
    "low": Wording("onzeker", "not sure"),
}
