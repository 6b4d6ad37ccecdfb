"""The wording of the command line: what commands and options are for, and what commands say."""

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

OPTION_HELP: Final[Mapping[str, Wording]] = {
    "--as-of": Wording(
        "De peildatum: jjjj-mm-dd of today (vandaag). Zonder deze optie: de dag tot waar het dossier is bijgehouden.",
        "The as-of date: yyyy-mm-dd or today. Without it: the day to which the dossier was kept.",
    ),
    "--from": Wording(
        "De dag waarna gekeken wordt: jjjj-mm-dd of today (vandaag). Zonder deze optie: de dag tot waar het dossier is "
        "bijgehouden.",
        "The day after which is looked: yyyy-mm-dd or today. Without it: the day to which the dossier was kept.",
    ),
    "--until": Wording(
        "De laatste dag waar naar gekeken wordt: jjjj-mm-dd. Zonder deze optie: een jaar na --from.",
        "The last day that is looked at: yyyy-mm-dd. Without it: a year after --from.",
    ),
    "brabantnorm timeline --rule": Wording(
        "Alleen deze regel, zoals 4.23 of 3.1.2.a; mag vaker.", "Only this rule, as 4.23 or 3.1.2.a; may be repeated."
    ),
    "brabantnorm sensitivity --rule": Wording(
        "Alleen deze regel, zoals 4.23 of 3.1.2.a; mag vaker.", "Only this rule, as 4.23 or 3.1.2.a; may be repeated."
    ),
    "--norm": Wording(
        "De norm: een naam, of het pad van een map (./map). Zonder deze optie: de norm die het dossier noemt.",
        "The norm: a name, or the path of a folder (./folder). Without it: the norm that the dossier names.",
    ),
    "brabantnorm dossier new --norm": Wording(
        "De norm: een naam, of het pad van een map (./map). Zonder deze optie: brabant-2022.",
        "The norm: a name, or the path of a folder (./folder). Without it: brabant-2022.",
    ),
    "brabantnorm rules test --norm": Wording(
        "De norm: een naam, of het pad van een map (./map). Zonder deze optie: de norm van de map waarin PATH staat.",
        "The norm: a name, or the path of a folder (./folder). Without it: the norm in whose folder PATH is.",
    ),
    "brabantnorm rules show --norm": Wording(
        "De norm: een naam, of het pad van een map (./map). Zonder deze optie: brabant-2022.",
        "The norm: a name, or the path of a folder (./folder). Without it: brabant-2022.",
    ),
    "brabantnorm rules show --kind": Wording(
        "In de woorden en met de waarden voor deze soort organisatie, zoals provincie. Zonder deze optie: voor alle.",
        "In the words and with the values for this kind of organisation, as provincie. Without it: for all.",
    ),
    "--name": Wording(
        "De naam van de norm: kleine letters, cijfers, - en _. Zonder deze optie: de naam van de map.",
        "The name of the norm: small letters, digits, - and _. Without it: the name of the folder.",
    ),
    "--pattern": Wording(
        "Wat voor soort eis de regel stelt: jaarlijks, document-niet-ouder-dan, document-actueel, reactie-binnen-uren, "
        "voor-elke-groep, document-van-kracht, rol-belegd, aandeel, binnen-termijn-na, verklaring, "
        "onafhankelijke-toets of gezamenlijk. Zonder deze optie: jaarlijks.",
        "What sort of demand the rule makes: jaarlijks, document-niet-ouder-dan, document-actueel, "
        "reactie-binnen-uren, voor-elke-groep, document-van-kracht, rol-belegd, aandeel, binnen-termijn-na, "
        "verklaring, onafhankelijke-toets or gezamenlijk. Without it: jaarlijks.",
    ),
    "--facts": Wording(
        "Het feittype waarover de regel gaat. Zonder deze optie: dat van het patroon.",
        "The fact type that the rule is about. Without it: that of the pattern.",
    ),
    "brabantnorm rules new overlay --of": Wording(
        "De naam van de norm die wordt uitgebreid. Zonder deze optie: brabant-2022.",
        "The name of the norm that is extended. Without it: brabant-2022.",
    ),
    "brabantnorm rules new edition --of": Wording(
        "De naam van de norm die wordt uitgebreid. Zonder deze optie: brabant-2022.",
        "The name of the norm that is extended. Without it: brabant-2022.",
    ),
    "--set": Wording(
        "Een parameter om een andere waarde te geven; mag vaker. De scenario's van de bepalingen erbij komen mee.",
        "A parameter to give another value; may be repeated. The scenarios of its clauses come along.",
    ),
    "--in-force": Wording(
        "De dag waarop de norm ingaat: jjjj-mm-dd of today (vandaag). Zonder deze optie: today.",
        "The day on which the norm takes effect: yyyy-mm-dd or today. Without it: today.",
    ),
    "brabantnorm rules new facts --kind": Wording(
        "Hoe een feit bestaat: thing (van een dag tot een dag), event (op een dag) of statement (tot er een nieuwer "
        "is).",
        "How a fact exists: thing (from a day to a day), event (on a day) or statement (until there is a newer one).",
    ),
    "--print": Wording(
        "Schrijf geen bestanden, maar toon wat erin zou staan.",
        "Write no files, but show what would stand in them.",
    ),
    "--second-as-of": Wording(
        "De tweede peildatum: jjjj-mm-dd of today (vandaag). Zonder deze optie: de eerste, of de dag tot waar het "
        "tweede dossier is bijgehouden.",
        "The second as-of date: yyyy-mm-dd or today. Without it: the first, or the day to which the second dossier was "
        "kept.",
    ),
    "--second-norm": Wording(
        "De tweede norm: een naam, of het pad van een map (./map). Zonder deze optie: de eerste.",
        "The second norm: a name, or the path of a folder (./folder). Without it: the first.",
    ),
    "--group": Wording(
        "Tel alleen de leden van deze groep van de norm op de peildatum.",
        "Count only the members of this group of the norm on the as-of date.",
    ),
    "--named": Wording("Noem ook de stand per organisatie.", "Name the standing of each organisation as well."),
    "--small": Wording("Toon ook aantallen onder de vijf.", "Show numbers below five as well."),
    "--at-least": Wording(
        "Hoeveel procent van de wijzigingen opgemerkt moet worden; bij minder is de eindcode 1. Zonder deze optie: "
        "100.",
        "What percentage of the changes must be noticed; with less the exit code is 1. Without it: 100.",
    ),
    "--processes": Wording(
        "Hoeveel processen tegelijk werken. Zonder deze optie: zoveel als de computer er tegelijk aankan.",
        "How many processes work at once. Without it: as many as the computer can handle.",
    ),
    "brabantnorm rules schema --norm": Wording(
        "De norm waarvan de namen gelden: een naam, of het pad van een map (./map). Zonder deze optie: brabant-2022.",
        "The norm whose names count: a name, or the path of a folder (./folder). Without it: brabant-2022.",
    ),
    "--of": Wording(
        "Alleen het schema hiervan: module, facts, parameters, changes, sources, powers, words, groups, norm, "
        "scenarios of dossier. Zonder deze optie: alle.",
        "Only the schema of this: module, facts, parameters, changes, sources, powers, words, groups, norm, "
        "scenarios or dossier. Without it: all.",
    ),
    "--out": Wording(
        "De map waarin de schema's komen, elk in een eigen bestand.",
        "The folder for the schemas, each in a file of its own.",
    ),
    "--all": Wording(
        "Noem ook wat niet kan voorkomen, met de reden.",
        "Name what cannot be as well, with the reason.",
    ),
    "--tree": Wording(
        "Toon in de tekst ook elke toets met haar waarden, van de eerste twintig records van elk onderdeel.",
        "Show in the text every test with its values too, of the first twenty records of each check.",
    ),
    "--known-on": Wording(
        "Alleen wat op deze dag (jjjj-mm-dd) was vastgelegd.",
        "Only what had been recorded by this day (yyyy-mm-dd).",
    ),
    "--confidence": Wording(
        "Hoe zeker een wijziging van wet of handreiking moet zijn om te tellen. Zonder deze optie telt elke wijziging.",
        "How sure a change of law or guidance must be to count. Without it every change counts.",
    ),
    "--format": Wording("De vorm van de uitvoer.", "The form of the output."),
    "--dossier": Wording(
        "Het dossier: een map, een YAML- of JSON-bestand, of - voor standaardinvoer.",
        "The dossier: a folder, a YAML or JSON file, or - for standard input.",
    ),
    "--receipt": Wording(
        "Schrijf naar dit bestand een bewijs, waarmee `replay` de beoordeling opnieuw maakt.",
        "Write to this file a receipt, from which `replay` makes the assessment again.",
    ),
    "--fail-on": Wording(
        "Eindig met code 1 als een bepaling een van deze uitkomsten heeft, gescheiden door komma's: met, partly_met, "
        "not_met, unknown, not_applicable.",
        "End with code 1 when a clause has one of these outcomes, separated by commas: met, partly_met, not_met, "
        "unknown, not_applicable.",
    ),
    "brabantnorm rules check --fail-on": Wording(
        "Eindig ook met code 1 als er alleen waarschuwingen zijn.",
        "End with code 1 when there are only warnings, too.",
    ),
    "--rule": Wording(
        "Alleen deze bepaling, zoals 4.23; mag vaker.",
        "Only this clause, as 4.23; may be repeated.",
    ),
    "--on": Wording(
        "De dag waarvoor de groepen gelden: jjjj-mm-dd of today (vandaag). Verplicht.",
        "The day for which the groups hold: yyyy-mm-dd or today. Required.",
    ),
    "brabantnorm rules editions --on": Wording(
        "Zeg welke editie op deze dag van kracht is: jjjj-mm-dd of today (vandaag).",
        "Say which edition is in force on this day: yyyy-mm-dd or today.",
    ),
    "--groups": Wording(
        "Een eigen bestand met groepen, in de plaats van die van de norm.",
        "A file with groups of your own, in the place of the norm's.",
    ),
    "brabantnorm groups --norm": Wording(
        "De norm: een naam, of het pad van een map (./map). Zonder deze optie: brabant-2022.",
        "The norm: a name, or the path of a folder (./folder). Without it: brabant-2022.",
    ),
    "brabantnorm groups --confidence": Wording(
        "Hoe zeker het moet zijn dat een organisatie bij een groep hoort. Zonder deze optie telt alles.",
        "How sure it must be that an organisation belongs to a group. Without it all counts.",
    ),
    "--kind": Wording(
        "De soort organisatie, zoals gemeente of provincie.",
        "The kind of organisation, as gemeente or provincie.",
    ),
    "--as-at": Wording(
        "De dag tot waar het dossier is bijgehouden: jjjj-mm-dd of today (vandaag). Zonder deze optie: today.",
        "The day to which the dossier was kept: yyyy-mm-dd or today. Without it: today.",
    ),
    "--language": Wording("De taal van de uitvoer.", "The language of the output."),
    "--help": Wording("Toon deze uitleg en stop.", "Show this help and stop."),
}
"""What each option is for; the name of its command stands before it where it is for something else there."""

EXIT_CODES: Final = Wording(
    "Eindcodes: 0 gedaan, 1 een uitkomst van --fail-on, of scenario's die niet kloppen of tekortschieten, 2 verkeerde "
    "invoer of verkeerd gebruik, 130 afgebroken.",
    "Exit codes: 0 done, 1 an outcome of --fail-on, or scenarios that fail or fall short, 2 bad input or usage, 130 "
    "interrupted.",
)
WELL: Final = Wording("{path}: geen problemen gevonden", "{path}: no problems found")
WARNED: Final = Wording("{path}: geen fouten; waarschuwingen: {number}", "{path}: no errors; warnings: {number}")
WARNING: Final = Wording("waarschuwing", "warning")
WRITTEN: Final = Wording("{path}: geschreven", "{path}: written")
MORE_ALIKE: Final = Wording("en zo nog {number}", "and {number} more like these")
INTERRUPTED: Final = Wording("afgebroken", "interrupted")
FAILED_ON: Final = Wording("--fail-on {outcomes}: {rules}", "--fail-on {outcomes}: {rules}")
