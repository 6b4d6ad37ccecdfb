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
        "Er is op de peildatum geen geval waarin de eis geldt.",
        "On the as-of date there is no case in which this is due.",
    ),
}
ASKED_OF: Final = Wording("Zij geldt alleen voor deze soort organisatie: {kinds}.", "It is asked only of: {kinds}.")
THE_POWER: Final = Wording("Het gaat om: {power}.", "That is: {power}.")
LOOKED_AT: Final = Wording("Bekeken is: {checks}.", "Looked at: {checks}.")
"""Which checks found no case."""

CHECKS: Final[Mapping[Outcome, Wording]] = {
    Outcome.MET: Wording("{check}: voldaan{numbers}.", "{check}: met{numbers}."),
    Outcome.PARTLY_MET: Wording("{check}: deels voldaan{numbers}.", "{check}: partly met{numbers}."),
    Outcome.NOT_MET: Wording("{check}: niet voldaan{numbers}.", "{check}: not met{numbers}."),
    Outcome.UNKNOWN: Wording("{check}: onbekend{numbers}.", "{check}: unknown{numbers}."),
    Outcome.NOT_APPLICABLE: Wording(
        "{check}: op de peildatum niets te beoordelen.", "{check}: nothing to judge on the as-of date."
    ),
}
"""What is said of a check by its outcome, when its rule module says nothing of its own."""
NO_CASES: Final = Wording(
    "{check}: niet voldaan, want er is op de peildatum niets wat hiervoor telt (gezocht is naar: {fact_type}).",
    "{check}: not met, as on the as-of date there is nothing that counts for it (searched for: {fact_type}).",
)
"""What is said of a check of cases that falls short because there are none, whatever its rule module says."""
STILL_OPEN: Final = Wording("Nog onbekend is: {checks}.", "Still unknown is: {checks}.")
"""What is open where something else already falls short."""
PART: Final = Wording("{rule} ({title}): {outcome}.", "{rule} ({title}): {outcome}.")

NUMBERS: Final = Wording(" ({passing} van {scope} in orde)", " ({passing} of {scope} in order)")
NUMBERS_EACH: Final = Wording(" (telkens {passing} van {scope} in orde)", " ({passing} of {scope} in order each)")
"""The same numbers of several combinations that are told as one."""
FAILING: Final = Wording("Het gaat om {fact_type} {ids}.", "This is about: {fact_type} {ids}.")
"""Which records fall short, after a sentence that says how."""
NOT_IN_ORDER: Final = Wording("Niet in orde: {fact_type} {ids}.", "Not in order: {fact_type} {ids}.")
"""Which records fall short, after a sentence that does not say so."""
AND_MORE: Final = Wording("{ids} en nog {more}", "{ids} and {more} more")
NOTHING_TO_JUDGE: Final = Wording(
    "Er ontbreekt geen gegeven: op de peildatum is er nog niets te beoordelen.",
    "No fact is missing: on the as-of date there is nothing to judge yet.",
)
"""Why an unknown is unknown when no fact is missing: there is no case, and the rule then leaves it unknown."""
CONTRADICTION: Final = Wording(
    "{check}: onbekend, want de gegevens spreken elkaar tegen. Ga na wat klopt.",
    "{check}: unknown, as the facts contradict each other. Find out which are right.",
)
CONTRADICTING_TOTALS: Final = Wording(
    "{check}: onbekend, want de gegevens spreken elkaar tegen. Volgens wat per geval is vastgelegd zijn het er "
    "{passing} van {scope}, volgens {fact_type} `{id}` {numerator} van {denominator}. Ga na wat klopt.",
    "{check}: unknown, as the facts contradict each other. By what is recorded of each case there are {passing} of "
    "{scope}, by {fact_type} `{id}` {numerator} of {denominator}. Find out which are right.",
)
FORECAST: Final = Wording(
    "Dit geldt als er na de stand van het dossier niets meer gebeurt.",
    "This holds if nothing else happens after the day to which the dossier was kept.",
)

MISSING: Final[Mapping[str, Wording]] = {
    "field": Wording(
        "van {fact_type} {id} is niet ingevuld: {label}",
        "of {fact_type} {id} this is not supplied: {label}",
    ),
    "time": Wording(
        "van {fact_type} {id} is alleen de dag bekend en niet het tijdstip: {label}",
        "of {fact_type} {id} only the day is known and not the time: {label}",
    ),
    "existence": Wording(
        "van {fact_type} {id} is niet duidelijk of dit het stuk is dat telt",
        "of {fact_type} {id} it is not clear whether this is the one that counts",
    ),
    "completeness": Wording(
        "van het register {register} is niet opgegeven dat het volledig is",
        "of the register {register} it is not declared that it is complete",
    ),
    "behind": Wording(
        "het register {register} is niet tot en met de peildatum bijgehouden",
        "the register {register} was not kept up to the as-of date",
    ),
    "attestation": Wording(
        "er is op de peildatum geen geldige verklaring over {key}",
        "on the as-of date there is no valid attestation on {key}",
    ),
    "totals": Wording(
        "er is op de peildatum geen geldige telling van: {key}", "on the as-of date there are no valid totals of: {key}"
    ),
}
"""What is said of a missing fact, by its kind."""
KEPT: Final = Wording(
    "het register {register} is bijgehouden tot en met {day}, en niet tot de peildatum",
    "the register {register} was kept up to and including {day}, and not to the as-of date",
)
"""What is said of a register that is behind, when it is known to which day it was kept."""

DAY: Final = Wording("{day} {month} {year}", "{day} {month} {year}")
MONTHS: Final = (
    Wording("januari", "January"),
    Wording("februari", "February"),
    Wording("maart", "March"),
    Wording("april", "April"),
    Wording("mei", "May"),
    Wording("juni", "June"),
    Wording("juli", "July"),
    Wording("augustus", "August"),
    Wording("september", "September"),
    Wording("oktober", "October"),
    Wording("november", "November"),
    Wording("december", "December"),
)

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

CONFIDENTIALITIES: Final[Mapping[str, Wording]] = {
    "openbaar": Wording("openbaar", "public"),
    "intern": Wording("intern", "internal"),
    "vertrouwelijk": Wording("vertrouwelijk", "confidential"),
}
"""Who may read what."""

CONFIDENCES: Final[Mapping[str, Wording]] = {
    "sure": Wording("zeker", "sure"),
    "medium": Wording("redelijk zeker", "fairly sure"),
    "low": Wording("onzeker", "not sure"),
}
