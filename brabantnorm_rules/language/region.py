"""The wording of regions: who is counted, how the clauses are met, and what serves many at once."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording(
    "{number} organisaties, {norm}, peildatum {day}",
    "{number} organisations, {norm}, as-of date {day}",
)
GROUP: Final = Wording("Groep {group}, leden op de peildatum:", "Group {group}, members on the as-of date:")
MEMBERS: Final = Wording(
    "{level}: {present} met dossier, {absent} zonder",
    "{level}: {present} with a dossier, {absent} without",
)
LEFT_OUT: Final = Wording(
    "{level}, niet meegeteld: {present} met dossier, {absent} zonder",
    "{level}, not counted: {present} with a dossier, {absent} without",
)
CANDIDATE: Final = Wording(
    "misschien lid, of van een andere groep",
    "perhaps a member, or of another group",
)
HIDDEN: Final = Wording(
    "Aantallen onder de vijf staan er niet (.), en ook niet waarmee die uit te rekenen zijn. Met --small staat alles "
    "er.",
    "Numbers below five are not shown (.), nor those from which they could be worked out. With --small all is shown.",
)
LOWEST: Final = Wording("Het laagst in deze pijler: {rules}", "The lowest in this pillar: {rules}")
DEVIATING: Final = Wording(
    "Tekortkomingen met een afwijking die loopt",
    "Shortfalls with a deviation in force",
)
DEVIATES: Final = Wording("bepaling {rule}: bij {number}", "clause {rule}: for {number}")
ACTIVITIES: Final = Wording(
    "Wat samen kan worden gedaan, op de peildatum geprobeerd",
    "What can be done together, tried on the as-of date",
)
ACTIVITY: Final = Wording("{title}; {values}", "{title}; {values}")
HOLDS: Final = Wording("{field}: {value}", "{field}: {value}")
EVERYBODY: Final = Wording("alle organisaties die hier geteld zijn", "all organisations that are counted here")
REPAIRS: Final = Wording("bepaling {rule} is dan voldaan bij {number}", "clause {rule} is then met for {number}")
NOT_ALL_TRIED: Final = Wording(
    "Er waren meer mogelijkheden dan er zijn geprobeerd.",
    "There were more possibilities than were tried.",
)
STANDINGS: Final = Wording("Per organisatie", "By organisation")
STANDING: Final = Wording("{met} van {applicable} voldaan: {name}", "{met} of {applicable} met: {name}")
