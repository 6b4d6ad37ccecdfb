"""The wording of regions: who is counted, how the clauses are met, and what serves many at once."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording(
    "{number} organisaties, {norm}, peildatum {day}",
    "{number} organisations, {norm}, as-of date {day}",
)
GROUP: Final = Wording(
    "Groep {group}; leden zonder dossier: {number}",
    "Group {group}; members without a dossier: {number}",
)
HIDDEN: Final = Wording(
    "Aantallen onder de vijf staan er niet (.), en ook niet waarmee die uit te rekenen zijn.",
    "Numbers below five are not shown (.), nor those from which they could be worked out.",
)
LOWEST: Final = Wording("Het laagst in deze pijler: {rules}", "The lowest in this pillar: {rules}")
REPAIRS: Final = Wording(
    "Wat samen is vastgelegd en bij meer organisaties tekortschiet",
    "What is recorded together and falls short for more organisations",
)
REPAIR: Final = Wording(
    "`{fact_type}`, regel {rule} ({check}): {number} organisaties",
    "`{fact_type}`, rule {rule} ({check}): {number} organisations",
)
STANDINGS: Final = Wording("Per organisatie", "By organisation")
STANDING: Final = Wording("{met} van {applicable} voldaan: {name}", "{met} of {applicable} met: {name}")
