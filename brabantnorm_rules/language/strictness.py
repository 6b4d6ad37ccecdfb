"""The wording of comparing two norms: what differs, and whether one asks at least as much as the other."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

# ---- what differs ---------------------------------------------------------------------------------------------------

CHANGES: Final[Mapping[str, Wording]] = {
    "added": Wording("Toegevoegd", "Added"),
    "withdrawn": Wording("Vervallen", "Withdrawn"),
    "stricter": Wording("Strenger", "Stricter"),
    "looser": Wording("Soepeler", "Looser"),
    "otherwise": Wording(
        "Anders: op het ene punt strenger, op het andere soepeler",
        "Otherwise: stricter in one point, looser in another",
    ),
    "alike": Wording("Anders geschreven, geen verschil gevonden", "Written otherwise, no difference found"),
    "text": Wording("Alleen de tekst is anders", "In text only"),
}
PARAMETERS: Final = Wording("Parameters", "Parameters")
FACT_TYPES: Final = Wording("Feittypen die anders zijn", "Fact types that differ")
PARAMETER: Final = Wording(
    "{title} (`{name}`): {before} → {now}. {origin}", "{title} (`{name}`): {before} → {now}. {origin}"
)
ORIGIN: Final = Wording("Herkomst: {now}.", "Origin: {now}.")
ORIGINS: Final = Wording("Herkomst: {before} → {now}.", "Origin: {before} → {now}.")
USED_IN: Final = Wording("Gebruikt in {rules}.", "Used in {rules}.")
ABSENT: Final = Wording("(niet)", "(none)")
RULE: Final = Wording("{rule} {title}", "{rule} {title}")
BECAUSE_OF: Final = Wording("door: {parameters}", "by: {parameters}")
NO_DIFFERENCE: Final = Wording("Geen verschil gevonden.", "No difference found.")

# ---- whether one asks as much ---------------------------------------------------------------------------------------

GROUNDS: Final[Mapping[str, Wording]] = {
    "same": Wording("vraagt hetzelfde", "asks the same"),
    "proved": Wording(
        "bewezen: alle {tried} gevallen op de grenzen van de voorwaarden zijn geprobeerd",
        "proved: all {tried} cases at the boundaries of the conditions were tried",
    ),
    "searched": Wording(
        "niet bewezen: gezocht, en geen tegenvoorbeeld gevonden in {tried} dossiers",
        "not proved: searched, and no counterexample found in {tried} dossiers",
    ),
    "counterexample": Wording(
        "tegenvoorbeeld gevonden: op {day} schiet een {kind} tekort in {before} ({one}), en niet in {now} ({other})",
        "counterexample found: on {day} a {kind} falls short in {before} ({one}), and not in {now} ({other})",
    ),
    "withdrawn": Wording("vervallen in {now}", "withdrawn in {now}"),
}
AS_STRICT: Final = Wording("{now} vraagt minstens zoveel als {before}.", "{now} asks at least as much as {before}.")
AS_STRICT_PERHAPS: Final = Wording(
    "{now} vraagt voor zover gevonden minstens zoveel als {before}; niet alles is bewezen.",
    "{now} asks at least as much as {before} as far as was found; not all of it is proved.",
)
NOT_AS_STRICT: Final = Wording(
    "{now} vraagt niet minstens zoveel als {before}.", "{now} does not ask at least as much as {before}."
)
THE_SAME: Final = Wording("{number} regels vragen hetzelfde.", "{number} rules ask the same.")
HOW_TO_SEE: Final = Wording(
    "Schrijf een tegenvoorbeeld als dossier met --counterexample {rule}.",
    "Write a counterexample as a dossier with --counterexample {rule}.",
)
COUNTEREXAMPLE: Final = Wording(
    "Tegenvoorbeeld bij regel {rule}: op {day} in {before} {one}, in {now} {other}.",
    "Counterexample for rule {rule}: on {day} in {before} {one}, in {now} {other}.",
)
