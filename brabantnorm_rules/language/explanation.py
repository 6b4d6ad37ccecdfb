"""The wording of explanations: what is the matter with records, which facts carry an outcome, who chose what."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

SECTIONS: Final[Mapping[str, Wording]] = {
    "reason": Wording("Waarom", "Why"),
    "matters": Wording("Wat er per record aan de hand is", "What is the matter with each record"),
    "sufficient": Wording("Feiten die deze uitkomst dragen", "Facts that carry this outcome"),
    "missing": Wording("Wat de doorslag kan geven", "What may decide it"),
    "parameters": Wording("Waarden waar dit op rust, en wie ze koos", "Values that this rests on, and who chose them"),
    "readings": Wording("Als de norm anders wordt gelezen", "When the norm is read otherwise"),
}

MATTERS: Final[Mapping[str, Wording]] = {
    "value": Wording("{label}: {value}", "{label}: {value}"),
    "none": Wording("{label}: geen", "{label}: none"),
    "lacks": Wording("{label}: zonder {words}", "{label}: without {words}"),
    "few": Wording("{label}: {value}, te weinig die meetellen", "{label}: {value}, too few that count"),
    "outside": Wording(
        "{label}: {value}, buiten de periode die begint op {limit}",
        "{label}: {value}, outside the period that begins on {limit}",
    ),
    "late": Wording("{label}: {value}, te laat", "{label}: {value}, too late"),
    "late_hours": Wording("{label}: {value}, na {hours} uur", "{label}: {value}, after {hours} hours"),
    "passed": Wording("{label}: geen, termijn verstreken op {limit}", "{label}: none, term passed on {limit}"),
    "unprocessed": Wording("niet verwerkt: {words}", "not taken into account: {words}"),
    "unrelated": Wording("niets in `{words}` dat hiervoor telt", "nothing in `{words}` that counts for it"),
    "begins": Wording("{label}: {value}, na de peildatum", "{label}: {value}, after the as-of date"),
    "ended": Wording("{label}: {value}, vóór de peildatum", "{label}: {value}, before the as-of date"),
}
RECORD: Final = Wording("{id} ({matters})", "{id} ({matters})")
NEAREST: Final = Wording("Het dichtst erbij komt {record}.", "Nearest to it comes {record}.")
OF_CHECK: Final = Wording("{rule}, onderdeel `{check}`: {record}.", "{rule}, check `{check}`: {record}.")

VALUE: Final = Wording("{label}: {value}", "{label}: {value}")
FACTS: Final = Wording("`{fact_type}` {id} ({values})", "`{fact_type}` {id} ({values})")
OF_ORGANISATION: Final = Wording("de organisatie zelf ({values})", "the organisation itself ({values})")
COMPLETE: Final = Wording(
    "register `{fact_type}` is als volledig opgegeven{part}", "register `{fact_type}` is declared complete{part}"
)
COMPLETE_FOR: Final = Wording(", voor {values}", ", for {values}")
COMPLETE_SINCE: Final = Wording(", vanaf {day}", ", from {day}")
MORE_RECORDS: Final = Wording(
    "{rule}, onderdeel `{check}`: en nog {number} records; in JSON staan ze alle.",
    "{rule}, check `{check}`: and {number} more records; JSON names all.",
)
MORE_FACTS: Final = Wording(
    "En feiten van nog {number} records; in JSON staan ze alle.", "And facts of {number} more records; JSON names all."
)
NO_FACTS: Final = Wording("Hier is geen feit uit het dossier voor nodig.", "No fact of the dossier is needed for this.")
EACH_NEEDED: Final = Wording(
    "Met alleen deze feiten is de uitkomst dezelfde; zonder een ervan staat zij niet meer vast.",
    "With these facts alone the outcome is the same; without any one of them it is no longer certain.",
)
NOT_EACH_TRIED: Final = Wording(
    "Met alleen deze feiten is de uitkomst dezelfde. Het zijn er te veel om van elk na te gaan of het nodig is.",
    "With these facts alone the outcome is the same. They are too many to find out of each whether it is needed.",
)

ORIGINS: Final[Mapping[str, Wording]] = {
    "norm": Wording("{title}: {value}. Dit staat in de norm.", "{title}: {value}. This stands in the norm."),
    "law": Wording("{title}: {value}. Dit volgt uit de wet.", "{title}: {value}. This follows from the law."),
    "default": Wording(
        "{title}: {value}. De norm zwijgt hierover; dit is een keuze van de bibliotheek.",
        "{title}: {value}. The norm is silent on this; it is a choice of the library.",
    ),
    "organisation": Wording(
        "{title}: {value}. Dit koos de organisatie zelf.", "{title}: {value}. The organisation chose this itself."
    ),
}
OTHER_OUTCOME: Final = Wording(
    "{reading}. Dan is de uitkomst: {outcome}.", "{reading}. Then the outcome is: {outcome}."
)
SAME_OUTCOME: Final = Wording(
    "{reading}. Dan blijft de uitkomst: {outcome}.", "{reading}. Then the outcome is still: {outcome}."
)

TREE: Final = Wording("Elke toets, per record", "Every test, per record")
NOT_SUPPLIED: Final = Wording("niet ingevuld", "not supplied")
TRUTHS: Final[Mapping[str, Wording]] = {
    "yes": Wording("Ja", "Yes"),
    "no": Wording("Nee", "No"),
    "not_due": Wording("Nog niet aan de orde", "Not due yet"),
    "unknown": Wording("Onbekend", "Unknown"),
}
