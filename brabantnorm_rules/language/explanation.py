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
    "none": Wording("{label}: {value}", "{label}: {value}"),
    "lacks": Wording("{label}: {value}, zonder {words}", "{label}: {value}, without {words}"),
    "few": Wording(
        "{label}: {value}, waarvan meetellen: {found} (nodig: {total})",
        "{label}: {value}, of which count: {found} (needed: {total})",
    ),
    "outside": Wording(
        "{label}: {value}, te lang geleden want het telt mee vanaf {since}",
        "{label}: {value}, too long ago as it counts from {since} on",
    ),
    "before": Wording("{label}: {value}, en dat is vóór {since}", "{label}: {value}, and that is before {since}"),
    "after": Wording("{label}: {value}, en dat is na {limit}", "{label}: {value}, and that is after {limit}"),
    "early": Wording(
        "{label}: {value}, te oud want het telt mee vanaf {since}",
        "{label}: {value}, too old as it counts from {since} on",
    ),
    "late": Wording(
        "{label}: {value}, te laat want het kon tot en met {limit}", "{label}: {value}, late as it was due by {limit}"
    ),
    "late_hours": Wording("{label}: {value}, na {duration}", "{label}: {value}, after {duration}"),
    "passed": Wording("{label}: geen, termijn verstreken op {limit}", "{label}: none, term passed on {limit}"),
    "unprocessed": Wording("niet verwerkt: {words}", "not taken into account: {words}"),
    "unrelated": Wording(
        "er is hierbij niets gevonden dat telt, gezocht naar: {words}",
        "nothing that counts was found with it, searched for: {words}",
    ),
    "begins": Wording("{label}: {value}, na de peildatum", "{label}: {value}, after the as-of date"),
    "ended": Wording("{label}: {value}, vóór de peildatum", "{label}: {value}, before the as-of date"),
    "counted": Wording("{found} van {total}", "{found} of {total}"),
}
UNRELATED_WITHIN: Final = Wording(
    "er is hierbij van {since} tot en met {limit} niets gevonden dat telt, gezocht naar: {words}",
    "from {since} up to and including {limit} nothing that counts was found with it, searched for: {words}",
)
UNRELATED_ON: Final = Wording(
    "er is hierbij op {limit} niets gevonden dat telt, gezocht naar: {words}",
    "on {limit} nothing that counts was found with it, searched for: {words}",
)
HOURS_AND: Final = Wording("{hours} en {minutes}", "{hours} and {minutes}")
AT_TIME: Final = Wording("{day} om {hour}.{minute} uur", "{day} at {hour}:{minute}")
CHANGE: Final = Wording("{title} (sinds {day})", "{title} (since {day})")
UNSURE_CHANGE: Final = Wording("{title} (sinds {day}; {confidence})", "{title} (since {day}; {confidence})")
ARGUABLE: Final = Wording(
    "of dit verwerkt moet zijn is betwistbaar", "whether this must be taken into account can be disputed"
)
OWN_ORGANISATION: Final = Wording("de eigen organisatie", "the organisation itself")
NO: Final = Wording("nee", "no")
RECORD: Final = Wording("{fact_type} {ids} ({matters})", "{fact_type} {ids} ({matters})")
OF_CHECK: Final = Wording("{check}: {record}.", "{check}: {record}.")
NEAREST: Final = Wording(
    "{check}: het dichtst bij wat nodig is komt {record}.", "{check}: nearest to what is needed comes {record}."
)
OF_RULE: Final = Wording("{rule}, {said}", "{rule}, {said}")

VALUE: Final = Wording("{label}: {value}", "{label}: {value}")
FACTS: Final = Wording("{fact_type} {ids} ({values}).", "{fact_type} {ids} ({values}).")
OTHERS: Final = Wording(
    "Over iets anders, en daarom niet meegeteld: {fact_type} {ids}.",
    "About something else, and therefore not counted: {fact_type} {ids}.",
)
"""Records of which only their sort is needed: to know that they do not count."""
OF_ORGANISATION: Final = Wording("De organisatie zelf ({values}).", "The organisation itself ({values}).")
COMPLETE: Final = Wording(
    "Het register {register} is als volledig opgegeven{part}: wat er niet in staat, is er niet.",
    "The register {register} is declared complete{part}: what does not stand in it is not there.",
)
COMPLETE_FOR: Final = Wording(" voor {values}", " for {values}")
COMPLETE_SINCE: Final = Wording(" vanaf {day}", " from {day}")
MORE_RECORDS: Final = Wording(
    "{check}: er zijn er meer, namelijk nog {number}. In JSON staan ze alle.",
    "{check}: there are more, namely {number}. JSON names all.",
)
MORE_FACTS: Final = Wording(
    "Er zijn meer feiten, van nog zoveel records: {number}. In JSON staan ze alle.",
    "There are more facts, of so many more records: {number}. JSON names all.",
)
NO_FACTS: Final = Wording(
    "Hier is niets voor nodig dat in een dossier kan ontbreken.", "Nothing that a dossier may lack is needed for this."
)
EACH_NEEDED: Final = Wording(
    "Met alleen deze feiten is de uitkomst dezelfde. Valt er een weg, dan staat de uitkomst niet meer vast.",
    "With these facts alone the outcome is the same. Without any one of them it is no longer certain.",
)
NOT_EACH_TRIED: Final = Wording(
    "Met alleen deze feiten is de uitkomst dezelfde. Het zijn er te veel om van elk na te gaan of het nodig is.",
    "With these facts alone the outcome is the same. They are too many to find out of each whether it is needed.",
)

CHOSEN: Final = Wording("{title}{on_days}: {value}. {origin}", "{title}{on_days}: {value}. {origin}")
ON_DAYS: Final[Mapping[str, Wording]] = {
    "until": Wording(", op dagen tot en met {last}", ", on days up to and including {last}"),
    "between": Wording(", op dagen van {first} tot en met {last}", ", on days from {first} up to and including {last}"),
    "since": Wording(", op dagen vanaf {first}", ", on days from {first}"),
}
"""When a value counts, where it is not the as-of date that says which one does."""
ORIGINS: Final[Mapping[str, Wording]] = {
    "norm": Wording("Dit staat in de norm.", "This stands in the norm."),
    "law": Wording(
        "Dit volgt uit wetten en regels buiten de norm.", "This follows from laws and rules outside the norm."
    ),
    "default": Wording(
        "De norm bepaalt dit niet, of niet precies. Dit is een keuze van de bibliotheek met deze regels.",
        "The norm does not settle this, or not precisely. It is a choice of the library of these rules.",
    ),
    "organisation": Wording("Dit koos de organisatie zelf.", "The organisation chose this itself."),
}
"""Who chose a value."""
READ_ORIGINS: Final[Mapping[str, Wording]] = {
    "norm": Wording(
        "De eis staat in de norm. Dat zij zo wordt gelezen is een keuze van de bibliotheek met deze regels.",
        "What is asked stands in the norm. That it is read so is a choice of the library of these rules.",
    ),
    "law": Wording(
        "Dit volgt uit wetten en regels buiten de norm. De norm zelf laat ook een andere uitleg toe.",
        "This follows from laws and rules outside the norm. The norm itself admits another reading too.",
    ),
    "default": Wording(
        "De norm laat meer dan één uitleg toe. Deze uitleg is een keuze van de bibliotheek met deze regels.",
        "The norm admits more than one reading. This one is a choice of the library of these rules.",
    ),
}
"""Who chose a value where other readings are admitted; where the organisation chose it that makes no difference."""
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
