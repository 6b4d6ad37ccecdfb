"""The wording of the report on an assessment: headings, labels and the lines between them."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.truth import Outcome

SYMBOLS: Final[Mapping[Outcome, str]] = {
    Outcome.MET: "✓",
    Outcome.PARTLY_MET: "◐",
    Outcome.NOT_MET: "✗",
    Outcome.UNKNOWN: "?",
    Outcome.NOT_APPLICABLE: "\N{EN DASH}",
}
"""The sign beside the word of an outcome; never without the word."""

COLUMNS: Final[Mapping[Outcome, Wording]] = {
    Outcome.MET: Wording("voldaan", "met"),
    Outcome.PARTLY_MET: Wording("deels", "partly"),
    Outcome.NOT_MET: Wording("niet", "not met"),
    Outcome.UNKNOWN: Wording("onbekend", "unknown"),
    Outcome.NOT_APPLICABLE: Wording("n.v.t.", "n/a"),
}
"""Outcomes at the head of a column."""

WITHHELD: Final = Wording(
    "Weggelaten, want vertrouwelijker dan {level}:", "Left out, as more confidential than {level}:"
)
WITHHELD_RULES: Final = Wording("wat berust op zulke gegevens: {rules}", "what rests on such facts: {rules}")
WITHHELD_DOSSIERS: Final = Wording("dossiers: {number}", "dossiers: {number}")

LABELS: Final[Mapping[str, Wording]] = {
    "as_of": Wording("Peildatum", "As-of date"),
    "as_at": Wording("Bijgehouden", "Kept to"),
    "known_on": Wording("Bekend op", "Known on"),
    "forecast": Wording("Vooruitblik", "Forecast"),
    "phase": Wording("Fase", "Phase"),
    "confidence": Wording("Zekerheid", "Confidence"),
    "selection": Wording("Gevraagd", "Asked"),
    "outcome": Wording("Uitkomst", "Outcome"),
    "let_in": Wording("Toegelaten", "Let in"),
}
"""The labels of the head of the report."""

AS_OF_AS_AT: Final = Wording(
    "{day} (de dag tot waar het dossier is bijgehouden)",
    "{day} (the day to which the dossier was kept)",
)
AS_AT: Final = Wording("tot en met {day}", "{day}")
KNOWN_ON: Final = Wording(
    "{day} (alleen wat toen was vastgelegd)",
    "{day} (only what had been recorded by then)",
)
FORECAST: Final = Wording(
    "de peildatum ligt later dan het dossier is bijgehouden: dit geldt als er intussen niets meer gebeurt",
    "the as-of date lies after the day to which the dossier was kept: this holds if nothing else happens",
)
PHASES: Final[Mapping[str, Wording]] = {
    "in_development": Wording(
        "in ontwikkeling: de norm mikt op vóór {day}",
        "in development: the norm aims at before {day}",
    ),
    "target_passed": Wording(
        "de streefdatum van de norm (vóór {day}) is voorbij",
        "the norm's target date (before {day}) has passed",
    ),
}
CONFIDENCE: Final = Wording(
    "alleen wijzigingen van wet of handreiking die {least} zijn. Uitgezet: {changes}",
    "only changes of law or guidance that are {least}. Switched off: {changes}",
)
AT_LEAST: Final = Wording("minstens {level}", "at least {level}")
CHANGE: Final = Wording("{title} ({level})", "{title} ({level})")
CLAUSES: Final = Wording("{total} bepalingen: {outcomes}", "{total} clauses: {outcomes}")
ONE_CLAUSE: Final = Wording("{total} bepaling: {outcomes}", "{total} clause: {outcomes}")
SELECTION: Final = Wording("alleen {rules}", "{rules} only")
LET_IN: Final = Wording("{field}: {reason}", "{field}: {reason}")

PILLAR: Final = Wording("Pijler {number}: {title}", "Pillar {number}: {title}")
DEVIATES: Final = Wording(" (afwijking)", " (deviation)")
DEVIATED: Final = Wording(" (afwijking verlopen)", " (deviation expired)")

SHORTFALLS: Final = Wording("Tekortkomingen: {number} van {total}", "Shortfalls: {number} of {total}")
DEVIATION: Final = Wording(
    "Afwijking tot en met {until} (besloten op {decided_on}; eigenaar: {owner}): {reason}",
    "Deviation up to and including {until} (decided on {decided_on}; owner: {owner}): {reason}",
)
EXPIRED: Final = Wording(
    "Afwijking VERLOPEN op {until} (besloten op {decided_on}; eigenaar: {owner}): {reason}",
    "Deviation EXPIRED on {until} (decided on {decided_on}; owner: {owner}): {reason}",
)
REMEDY: Final = Wording("Wat te doen: {remedy}", "What to do: {remedy}")
SEE_PARTS: Final = Wording("Zie de onderdelen hieronder.", "See its parts below.")

UNKNOWNS: Final = Wording(
    "Onbekend: {number} van {total}. Wat ontbreekt, het nuttigste eerst:",
    "Unknown: {number} of {total}. What is missing, the most useful first:",
)
HELPS: Final = Wording("{text} (voor {rules})", "{text} (for {rules})")
MORE: Final = Wording("en nog {number}", "and {number} more")

NOT_APPLICABLE: Final = Wording("Niet van toepassing: {number} van {total}", "Not applicable: {number} of {total}")
BECAUSE: Final = Wording("{rule}: {reason}", "{rule}: {reason}")

NOTES: Final = Wording(
    "Ter informatie, zonder invloed op de uitkomst:",
    "For information, without influence on the outcome:",
)
NOTE: Final = Wording("{rule}: {text}", "{rule}: {text}")

COUNTS: Final = Wording("Telling van de bepalingen", "Clauses by outcome")
TOTAL: Final = Wording("totaal", "total")
ALL_PILLARS: Final = Wording("Alle pijlers", "All pillars")
ONE_PILLAR: Final = Wording("Pijler {number}", "Pillar {number}")

DEFAULTS: Final = Wording(
    "Keuzes van deze bibliotheek, waar de norm niets of niet precies bepaalt:",
    "Choices of this library, where the norm settles nothing, or not precisely:",
)
VALUE: Final = Wording("{title}: {value} ({rules})", "{title}: {value} ({rules})")
MORE_IN_JSON: Final = Wording(
    "en nog {number}; alle staan in de uitvoer met --format json",
    "and {number} more; all stand in the output with --format json",
)
