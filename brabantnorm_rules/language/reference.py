"""The wording of the reference of a norm, and of one clause of it: headings, labels and how to read them."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

# ---- words for what a norm's files say with a word ------------------------------------------------------------------

ANCHORS: Final[Mapping[str, Wording]] = {
    "law": Wording("wet", "law"),
    "agreement": Wording("afspraak", "agreement"),
    "ambition": Wording("ambitie", "ambition"),
}
ORIGINS: Final[Mapping[str, Wording]] = {
    "norm": Wording("de tekst van de norm", "the norm's text"),
    "law": Wording("wetten en regels buiten de norm", "laws and rules outside the norm"),
    "default": Wording(
        "keuze van de bibliotheek, omdat de norm dit niet of niet precies bepaalt",
        "choice of the library, as the norm does not settle this, or not precisely",
    ),
    "organisation": Wording("keuze van de organisatie", "choice of the organisation"),
}
CONFIDENCE: Final[Mapping[str, Wording]] = {
    "sure": Wording("zeker", "sure"),
    "medium": Wording("redelijk zeker", "fairly sure"),
    "low": Wording("onzeker", "unsure"),
}

# ---- one clause -----------------------------------------------------------------------------------------------------

CLAUSE: Final = Wording("{id} {title}", "{id} {title}")
NOBODY: Final = Wording("niemand", "nobody")
FOR: Final = Wording("Voor: {kinds}", "For: {kinds}")
WITH_POWER: Final = Wording(
    "Voor: {kinds}, die deze bevoegdheid heeft: {power}", "For: {kinds}, with this power: {power}"
)
RESTS_ON: Final = Wording("Grondslag: {anchor}", "Rests on: {anchor}")
IN_PARTS: Final = Wording("Onderdelen: {parts}", "Parts: {parts}")
SAID: Final = Wording("Staat in {place}.", "Said in {place}.")
SAID_ANEW: Final = Wording("Staat in {place}; eerder in {before}.", "Said in {place}; before that in {before}.")
NOT_FOR: Final = Wording(
    "Niet van toepassing op {kind}.",
    "Not applicable to {kind}.",
)
ASKS: Final = Wording("Wat de regel vraagt", "What the rule asks")
CHECK: Final = Wording("Onderdeel `{id}`{title}", "Check `{id}`{title}")
CHECK_TITLE: Final = Wording(": {title}", ": {title}")
NOTE: Final = Wording(
    "Onderdeel `{id}`{title}, alleen ter informatie: dit telt niet mee in de uitkomst",
    "Check `{id}`{title}, for information only: this does not count in the outcome",
)
FACTS: Final = Wording("Welke feiten nodig zijn", "Which facts are needed")
FACT: Final = Wording("{title} (`{name}`)", "{title} (`{name}`)")
PARAMETERS: Final = Wording("Parameters en lezingen", "Parameters and readings")
PARAMETER: Final = Wording("{title} (`{name}`): {value}.", "{title} (`{name}`): {value}.")
ORIGIN: Final = Wording("Herkomst: {origin}.", "Origin: {origin}.")
ORIGIN_OF_VALUE: Final = Wording("{origin}; van {value}: {other}", "{origin}; of {value}: {other}")
ADMITTED: Final = Wording("Ook toegelaten: {values}.", "Also admitted: {values}.")
INTERPRETATION: Final = Wording(
    "Hoe de bepaling is opgevat, en wat anders kan",
    "How the clause is understood, and what may be otherwise",
)
SOURCES: Final = Wording("Wetten en bronnen", "Laws and sources")
SOURCE: Final = Wording("{title} ({confidence})", "{title} ({confidence})")
REMEDY: Final = Wording("Wat te doen bij een tekortkoming", "What to do about a shortfall")

# ---- the whole norm -------------------------------------------------------------------------------------------------

TITLE: Final = Wording("{title} ({id}): alle regels in woorden", "{title} ({id}): all rules in words")
GENERATED: Final = Wording(
    "Deze bladzijde wordt gemaakt uit de norm met `brabantnorm rules reference`. Wijzig de regelmodules, niet deze "
    "bladzijde.",
    "This page is made from the norm with `brabantnorm rules reference`. Change the rule modules, not this page.",
)
ABOUT: Final = Wording("De norm", "The norm")
CALENDAR: Final = Wording("Kalender van de norm", "The norm's calendar")
PUBLISHED: Final = Wording("Gepubliceerd op {day}", "Published on {day}")
INTERIM: Final = Wording("Tussentijdse peildatum: {day}", "Interim date: {day}")
TARGET: Final = Wording(
    "Streefdatum: vóór {day}. Tot die dag is een organisatie in ontwikkeling; dat verandert geen uitkomst",
    "Target date: before {day}. Until that day an organisation is in development; this changes no outcome",
)
EDITION: Final = Wording("Editie {edition}", "Edition {edition}")
KINDS: Final = Wording("Soorten organisaties: {kinds}", "Kinds of organisation: {kinds}")
PARTIES: Final = Wording("Partijen bij de norm: {number}", "Parties to the norm: {number}")
PILLARS: Final = Wording("Pijlers", "Pillars")
PILLAR: Final = Wording("Pijler {number}: {title}", "Pillar {number}: {title}")
POWERS: Final = Wording("Bevoegdheden", "Powers")
POWER: Final = Wording("{title} (`{name}`): {kinds}", "{title} (`{name}`): {kinds}")
GLOSSARY: Final = Wording("Woorden voor {kind}", "Words for {kind}")
TERM: Final = Wording("{term}: {own}", "{term}: {own}")
READING: Final = Wording("Zo leest u de regels", "How to read the rules")
GUIDE: Final = (
    Wording(
        "De peildatum is de dag waarvoor de vraag wordt gesteld. Wat na die dag valt, is nog niet gebeurd.",
        "The as-of date is the day for which the question is asked. What lies after that day has not happened yet.",
    ),
    Wording(
        "Een geval is een record waarvoor de regel iets vraagt. Eerst staat er waaraan men een geval herkent, en dan "
        "wat ervoor moet gelden.",
        "A case is a record of which the rule asks something. First it says by what one knows a case, and then what "
        "must hold for it.",
    ),
    Wording(
        "Achter de dubbele punt staat wat het veld ervoor moet zijn. Tussen “aanhalingstekens” staat een ander veld, "
        "tussen `accenten` een parameter of een lijst; de waarde ervan staat erbij.",
        "Behind the colon stands what the field before it must be. Between “quotation marks” stands another field, "
        "between `backticks` a parameter or a list; its value stands beside it.",
    ),
    Wording(
        "Wat niet is ingevuld, is onbekend en nooit nee. Wat niet in een register staat, is er alleen zeker niet als "
        "dat register volledig is opgegeven.",
        "What is not supplied is unknown and never no. What a register does not hold is only surely not there when "
        "that register is declared complete.",
    ),
    Wording(
        "“Is er niet” betekent: men weet dat het er niet is.",
        "“Is not there” means: it is known that there is none.",
    ),
    Wording(
        "Een wijziging is verwerkt als het document op of na de dag ervan is vastgesteld, opnieuw bevestigd of "
        "ingegaan, of als het document haar volgens het dossier verwerkt. Bij een wijziging van alleen woorden "
        "volstaat ook dat het document verwijst naar wetten zoals die op elk moment luiden. Was het document er al "
        "voordat de wijziging bekend was, dan telt alleen zo'n verwijzing of een nieuwe bevestiging.",
        "A change is taken into account when the document was adopted, confirmed again or took effect on or after its "
        "day, or when the dossier says that the document takes it into account. For a change of wording only it will "
        "also do that the document refers to laws as they read at any time. When the document was there before the "
        "change was known, only such a reference or a new confirmation counts.",
    ),
    Wording(
        "Een termijn in jaren, maanden, weken of dagen telt hele dagen, de laatste meegerekend. Een termijn in uren "
        "loopt op de klok door, ook in het weekend.",
        "A term in years, months, weeks or days counts whole days, the last one included. A term in hours runs on the "
        "clock, weekends too.",
    ),
)
CHANGES: Final = Wording("Wijzigingen van wet en handreiking", "Changes of law and guidance")
CHANGE_LIST: Final = Wording("Lijst `{name}`", "List `{name}`")
CHANGE: Final = Wording(
    "{title} (`{id}`): van kracht vanaf {in_force}, bekend op {known}; {confidence}",
    "{title} (`{id}`): in force from {in_force}, known on {known}; {confidence}",
)
TEXTUAL: Final = Wording("alleen van woorden", "of wording only")
ARGUABLE: Final = Wording("omstreden", "arguable")
OF_NORM: Final = Wording("Wat uit de tekst van de norm komt", "What comes from the norm's text")
OF_NORM_ONLY: Final = Wording(
    "Alleen deze waarden staan in de tekst van de norm. Elke andere waarde is van de wet of een keuze, en staat bij de "
    "regel die haar gebruikt.",
    "Only these values stand in the norm's text. Every other value is of the law or a choice, and stands with the rule "
    "that uses it.",
)
VALUES: Final = Wording("Zo heten waarden in deze regels", "What values are called in these rules")
VALUE: Final = Wording("`{value}`: {called}", "`{value}`: {called}")
ALL_SOURCES: Final = Wording("Alle bronnen", "All sources")
