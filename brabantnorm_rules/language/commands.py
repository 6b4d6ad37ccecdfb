"""The wording of the command line: what commands are for, and what they say."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

USAGE: Final = Wording("Gebruik:", "Usage:")
OPTIONS: Final = Wording("Opties", "Options")
COMMANDS: Final = Wording("Opdrachten", "Commands")

HELP: Final[Mapping[str, Wording]] = {
    "brabantnorm": Wording(
        "Toetst een organisatie aan de Brabantse norm weerbare overheid.",
        "Assesses an organisation against the Brabant norm on a resilient government.",
    ),
    "brabantnorm assess": Wording(
        "Beoordeel DOSSIER (een map, een YAML- of JSON-bestand, of - voor standaardinvoer) op een datum.",
        "Assess DOSSIER (a folder, a YAML or JSON file, or - for standard input) on a date.",
    ),
    "brabantnorm attestations": Wording(
        "Toon de verklaringen waar de bepalingen in DOSSIER om vragen: welke er is, hoe oud zij is, door welke rol, en "
        "welke uitkomsten alleen daarop rusten.",
        "Show the attestations that the clauses ask in DOSSIER: which there is, how old it is, by which role, and "
        "which outcomes rest on it alone.",
    ),
    "brabantnorm compare": Wording(
        "Vergelijk DOSSIER met een ander van dezelfde organisatie, op twee datums of onder twee normen, of vergelijk "
        "twee normen over meer dossiers: welke uitkomst verandert, en waardoor precies.",
        "Compare DOSSIER with another of the same organisation, on two dates or under two norms, or compare two norms "
        "over more dossiers: which outcome changes, and exactly because of what.",
    ),
    "brabantnorm dossier": Wording("Dossiers controleren en beginnen.", "Check and start dossiers."),
    "brabantnorm dossier check": Wording(
        "Meld elk probleem in DOSSIER (een map, een bestand, of - voor standaardinvoer).",
        "Report every problem in DOSSIER (a folder, a file, or - for standard input).",
    ),
    "brabantnorm dossier new": Wording(
        "Schrijf een leeg dossier voor een soort organisatie.",
        "Write an empty dossier for a kind of organisation.",
    ),
    "brabantnorm explain": Wording(
        "Leg de uitkomst van bepaling NUMBER, zoals 4.23, voor DOSSIER uit: waarom, welke feiten haar dragen, en wie "
        "wat koos.",
        "Explain the outcome of clause NUMBER, as 4.23, for DOSSIER: why, which facts carry it, and who chose what.",
    ),
    "brabantnorm groups": Wording(
        "Toon bij welke groepen (district, basisteam, …) een organisatie hoort, of alle groepen met hun leden.",
        "Show to which groups (district, basisteam, …) an organisation belongs, or all groups with their members.",
    ),
    "brabantnorm nulmeting": Wording(
        "Toon de 0-meting van DOSSIER: elke bepaling uitgevoerd, in ontwikkeling, ontbreekt, onbekend of niet van "
        "toepassing.",
        "Show the 0-meting (baseline) of DOSSIER: each clause implemented, in development, absent, unknown or not "
        "applicable.",
    ),
    "brabantnorm region": Wording(
        "Toon hoe de bepalingen gehaald worden in FOLDER: een map met voor elke organisatie een map met haar dossier, "
        "en in de map joint wat samen is vastgelegd.",
        "Show how the clauses are met in FOLDER: a folder that holds for each organisation a folder with its dossier, "
        "and in the folder joint what was recorded together.",
    ),
    "brabantnorm replay": Wording(
        "Maak de beoordeling van RECEIPT, een bewijs van `assess --receipt`, opnieuw en zeg wat er anders is.",
        "Make the assessment of RECEIPT, as `assess --receipt` wrote it, again and say what is different.",
    ),
    "brabantnorm plan": Wording(
        "Toon wat DOSSIER voldaan maakt waar het niet voldaan of onbekend is: wat u kunt opzoeken, wat u kunt doen, en "
        "wat moet wachten.",
        "Show what would have DOSSIER met where it is not met or unknown: what you can look up, what you can do, and "
        "what has to wait.",
    ),
    "brabantnorm timeline": Wording(
        "Toon wanneer uitkomsten van DOSSIER veranderen als er niets gebeurt, en waardoor; de eerste eerst.",
        "Show when outcomes of DOSSIER change if nothing happens, and because of what; the soonest first.",
    ),
    "brabantnorm sensitivity": Wording(
        "Toon welke uitkomsten van DOSSIER afhangen van hoe de norm gelezen wordt, en wat zij dan zijn.",
        "Show which outcomes of DOSSIER depend on how the norm is read, and what they are then.",
    ),
    "brabantnorm rules": Wording(
        "Regelmodules controleren, testen en in gewone zinnen lezen.",
        "Check and test rule modules, and read them in plain sentences.",
    ),
    "brabantnorm rules new": Wording(
        "Begin een norm, een overlay, een editie, een regel of een feittype; wat er al is, blijft zoals het is.",
        "Begin a norm, an overlay, an edition, a rule or a fact type; what is there stays as it is.",
    ),
    "brabantnorm rules new norm": Wording(
        "Begin een eigen norm in de map PATH, met één regel naar een patroon en scenario's daarbij.",
        "Begin a norm of your own in the folder PATH, with one rule of a pattern and scenarios for it.",
    ),
    "brabantnorm rules new overlay": Wording(
        "Begin in de map PATH een overlay: een norm die meer vraagt dan een andere. Met --set voor parameters die u "
        "scherper wilt stellen; zonder --set met een nieuwe regel.",
        "Begin an overlay in the folder PATH: a norm that asks more than another. With --set for parameters that are "
        "to ask more; without --set with a new rule.",
    ),
    "brabantnorm rules new edition": Wording(
        "Begin in de map PATH de volgende editie van een norm. Met --set voor parameters die een andere waarde "
        "krijgen; zonder --set met een nieuwe regel.",
        "Begin the next edition of a norm in the folder PATH. With --set for parameters that get another value; "
        "without --set with a new rule.",
    ),
    "brabantnorm rules new rule": Wording(
        "Voeg aan de norm in de map PATH regel NUMBER toe, zoals 1.7, naar een patroon, met scenario's.",
        "Add rule NUMBER, as 1.7, to the norm in the folder PATH, of a pattern, with scenarios.",
    ),
    "brabantnorm rules new facts": Wording(
        "Begin in de map PATH een eigen feittype met de naam TYPE.",
        "Begin a fact type of your own, named TYPE, in the folder PATH.",
    ),
    "brabantnorm rules check": Wording(
        "Meld elk probleem in PATH, de map van een norm met haar scenario's of één bestand daarin; en waarschuw voor "
        "wat waarschijnlijk niet zo bedoeld is.",
        "Report every problem in PATH, the folder of a norm with its scenarios or one file in it; and warn of what is "
        "probably not meant.",
    ),
    "brabantnorm rules test": Wording(
        "Test regels met de scenario's in PATH: de map van een norm, of scenario's daarin. Zonder PATH: brabant-2022.",
        "Test rules with the scenarios in PATH: the folder of a norm, or scenarios in it. Without PATH: brabant-2022.",
    ),
    "brabantnorm rules coverage": Wording(
        "Meld wat de scenario's van de norm in de map PATH niet laten zien: voorwaarden die nooit waar, onwaar of "
        "onbekend zijn, en uitkomsten die niet voorkomen. Zonder PATH: brabant-2022.",
        "Report what the scenarios of the norm in the folder PATH do not show: conditions that are never true, false "
        "or unknown, and outcomes that do not occur. Without PATH: brabant-2022.",
    ),
    "brabantnorm rules mutate": Wording(
        "Verander de regels van de norm in de map PATH, telkens één ding, en meld wat geen scenario merkt. Zonder "
        "PATH: brabant-2022.",
        "Change the rules of the norm in the folder PATH, one thing at a time, and report what no scenario notices. "
        "Without PATH: brabant-2022.",
    ),
    "brabantnorm rules show": Wording(
        "Toon regel NUMBER van een norm, zoals 4.12, in gewone zinnen, met alle onderdelen.",
        "Show rule NUMBER of a norm, as 4.12, in plain sentences, with all its parts.",
    ),
    "brabantnorm rules explain": Wording(
        "Toon de regel die in een regelmodule op FILE:LINE staat, in gewone zinnen.",
        "Show the rule that stands at FILE:LINE in a rule module, in plain sentences.",
    ),
    "brabantnorm rules diagnostics": Wording(
        "Schrijf alle codes van problemen, met de zin die gemeld wordt en wat eraan te doen is, als Markdown.",
        "Write all codes of problems, with the sentence that is told and what to do about it, as Markdown.",
    ),
    "brabantnorm rules reference": Wording(
        "Schrijf alle regels van een norm in gewone zinnen, als Markdown. PATH is de map van de norm; zonder PATH: "
        "brabant-2022.",
        "Write all rules of a norm in plain sentences, as Markdown. PATH is the folder of the norm; without PATH: "
        "brabant-2022.",
    ),
    "brabantnorm rules diff": Wording(
        "Toon wat norm B anders zegt en vraagt dan norm A; elk is een naam, of het pad van een map (./map).",
        "Show what norm B says and asks otherwise than norm A; each is a name, or the path of a folder (./folder).",
    ),
    "brabantnorm rules stricter": Wording(
        "Zeg of norm B minstens zoveel vraagt als norm A, en waarop dat berust. Zo niet, dan is de eindcode 1.",
        "Say whether norm B asks at least as much as norm A, and on what that rests. If not, the exit code is 1.",
    ),
    "brabantnorm rules editions": Wording(
        "Toon de edities van een norm. NORM is de naam van een daarvan; zonder NORM: brabant-2022.",
        "Show the editions of a norm. NORM is the name of one of them; without NORM: brabant-2022.",
    ),
    "brabantnorm rules schema": Wording(
        "Schrijf JSON Schema's waarmee een YAML-editor aanvult en controleert wat u onder een norm schrijft: alle naar "
        "de map --out, of één naar standaarduitvoer.",
        "Write JSON Schemas with which a YAML editor completes and checks what you write under a norm: all to the "
        "folder --out, or one to standard output.",
    ),
}
"""What each command does."""

EXIT_CODES: Final = Wording(
    "Eindcodes: 0 gedaan, 1 een uitkomst van --fail-on, scenario's die niet kloppen of tekortschieten, of een norm die "
    "niet minstens zoveel vraagt, 2 verkeerde invoer of verkeerd gebruik, 130 afgebroken.",
    "Exit codes: 0 done, 1 an outcome of --fail-on, scenarios that fail or fall short, or a norm that does not ask as "
    "much, 2 bad input or usage, 130 interrupted.",
)
WELL: Final = Wording("{path}: geen problemen gevonden", "{path}: no problems found")
WARNED: Final = Wording("{path}: geen fouten; waarschuwingen: {number}", "{path}: no errors; warnings: {number}")
WARNING: Final = Wording("waarschuwing", "warning")
WRITTEN: Final = Wording("{path}: geschreven", "{path}: written")
MORE_ALIKE: Final = Wording("en zo nog {number}", "and {number} more like these")
INTERRUPTED: Final = Wording("afgebroken", "interrupted")
FAILED_ON: Final = Wording("--fail-on {outcomes}: {rules}", "--fail-on {outcomes}: {rules}")
