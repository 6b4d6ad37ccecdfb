"""The wording of the command line's options: what each is for."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

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
    "brabantnorm region --as-of": Wording(
        "De peildatum: jjjj-mm-dd of today (vandaag). Verplicht: elk dossier is tot een eigen dag bijgehouden.",
        "The as-of date: yyyy-mm-dd or today. Required: each dossier was kept to a day of its own.",
    ),
    "brabantnorm plan --until": Wording(
        "De laatste dag waar naar gekeken wordt voor wat de tijd oplost: jjjj-mm-dd. Zonder deze optie: vijf jaar na "
        "de peildatum.",
        "The last day that is looked at for what time repairs: yyyy-mm-dd. Without it: five years after the as-of "
        "date.",
    ),
    "brabantnorm plan --rule": Wording(
        "Alleen deze regel, zoals 4.23 of 3.1.2.a; mag vaker.", "Only this rule, as 4.23 or 3.1.2.a; may be repeated."
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
    "--second-known-on": Wording(
        "In de tweede situatie alleen wat op deze dag (jjjj-mm-dd) was vastgelegd. Zonder deze optie: --known-on.",
        "In the second situation only what had been recorded by this day (yyyy-mm-dd). Without it: --known-on.",
    ),
    "--group": Wording(
        "Tel alleen de leden van deze groep van de norm op de peildatum.",
        "Count only the members of this group of the norm on the as-of date.",
    ),
    "--candidates": Wording(
        "Tel ook mee wie misschien bij deze groep hoort, en misschien bij een andere.",
        "Count who perhaps belongs to this group, and perhaps to another, as well.",
    ),
    "--confidentiality": Wording(
        "Hoe vertrouwelijk de uitvoer mag zijn; bepalingen en dossiers die vertrouwelijker zijn, worden weggelaten en "
        "genoemd. Zonder deze optie: intern.",
        "How confidential the output may be; clauses and dossiers that are more so, are left out and named. Without "
        "it: intern.",
    ),
    "--named": Wording(
        "Noem ook de stand per organisatie. Dan staat elk aantal er, omdat het daaruit af te leiden kan zijn.",
        "Name the standing of each organisation as well. Then every number is shown, as it might follow from that.",
    ),
    "brabantnorm nulmeting --confidentiality": Wording(
        "Hoe vertrouwelijk de tabel mag zijn; bepalingen die op vertrouwelijker gegevens berusten, worden weggelaten "
        "en genoemd. Zonder deze optie staat alles er.",
        "How confidential the table may be; clauses that rest on what is more so, are left out and named. Without it "
        "all is there.",
    ),
    "brabantnorm compare --confidentiality": Wording(
        "Bij dossiers van meer organisaties: hoe vertrouwelijk de uitvoer mag zijn. Wat vertrouwelijker is, wordt "
        "weggelaten en genoemd. Zonder deze optie: intern.",
        "With dossiers of several organisations: how confidential the output may be. What is more so, is left out and "
        "named. Without it: intern.",
    ),
    "brabantnorm compare --named": Wording(
        "Bij dossiers van meer organisaties: toon ook wat er per organisatie verandert en waardoor. Dan staat elk "
        "aantal er.",
        "With dossiers of several organisations: show what changes for each as well, and because of what. Then every "
        "number is shown.",
    ),
    "brabantnorm compare --small": Wording(
        "Bij dossiers van meer organisaties: toon ook aantallen onder de vijf.",
        "With dossiers of several organisations: show numbers below five as well.",
    ),
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
    "brabantnorm explain --fail-on": Wording(
        "Eindig met code 1 als NUMBER een van deze uitkomsten heeft, gescheiden door komma's: met, partly_met, "
        "not_met, unknown, not_applicable.",
        "End with code 1 when NUMBER has one of these outcomes, separated by commas: met, partly_met, not_met, "
        "unknown, not_applicable.",
    ),
    "brabantnorm attestations --fail-on": Wording(
        "Eindig met code 1 als een regel die om een verklaring vraagt een van deze uitkomsten heeft, gescheiden door "
        "komma's: met, partly_met, not_met, unknown, not_applicable.",
        "End with code 1 when a rule that asks an attestation has one of these outcomes, separated by commas: met, "
        "partly_met, not_met, unknown, not_applicable.",
    ),
    "brabantnorm plan --fail-on": Wording(
        "Eindig met code 1 als een regel zonder voorstel een van deze uitkomsten heeft, gescheiden door komma's: "
        "partly_met, not_met, unknown.",
        "End with code 1 when a rule without a proposal has one of these outcomes, separated by commas: partly_met, "
        "not_met, unknown.",
    ),
    "brabantnorm timeline --fail-on": Wording(
        "Eindig met code 1 als een regel in de periode een van deze uitkomsten krijgt, gescheiden door komma's: met, "
        "partly_met, not_met, unknown, not_applicable.",
        "End with code 1 when a rule gets one of these outcomes in the period, separated by commas: met, partly_met, "
        "not_met, unknown, not_applicable.",
    ),
    "brabantnorm sensitivity --fail-on": Wording(
        "Eindig met code 1 als een regel bij een van de lezingen een van deze uitkomsten heeft, gescheiden door "
        "komma's: met, partly_met, not_met, unknown, not_applicable.",
        "End with code 1 when a rule has one of these outcomes under any reading, separated by commas: met, "
        "partly_met, not_met, unknown, not_applicable.",
    ),
    "brabantnorm region --fail-on": Wording(
        "Eindig met code 1 als er bij een bepaling een aantal staat dat een van deze uitkomsten heeft, gescheiden door "
        "komma's: met, partly_met, not_met, unknown, not_applicable. Een aantal dat verborgen blijft, telt niet mee.",
        "End with code 1 when a number is shown of a clause that has one of these outcomes, separated by commas: met, "
        "partly_met, not_met, unknown, not_applicable. A number that stays hidden does not count.",
    ),
    "brabantnorm region --confidence": Wording(
        "Hoe zeker een wijziging van wet of handreiking moet zijn om te tellen, en hoe zeker dat een organisatie bij "
        "de groep hoort. Zonder deze optie telt alles.",
        "How sure a change of law or guidance must be to count, and how sure that an organisation belongs to the "
        "group. Without it all counts.",
    ),
    "brabantnorm compare --fail-on": Wording(
        "Eindig met code 1 als een regel met een andere uitkomst er daarna een van deze heeft, gescheiden door "
        "komma's: met, partly_met, not_met, unknown, not_applicable.",
        "End with code 1 when the second outcome of a rule that changes is one of these, separated by commas: met, "
        "partly_met, not_met, unknown, not_applicable.",
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
    "--dossiers": Wording(
        "Hoeveel dossiers er per regel hooguit worden gemaakt om een tegenvoorbeeld te vinden.",
        "How many dossiers are made for each rule at most, to find a counterexample.",
    ),
    "--seed": Wording(
        "Het begin van de reeks waaruit dossiers worden gemaakt: hetzelfde getal geeft dezelfde.",
        "The start of the series that dossiers are made from: the same number gives the same.",
    ),
    "--counterexample": Wording(
        "Schrijf het tegenvoorbeeld bij deze regel als dossier.",
        "Write the counterexample for this rule as a dossier.",
    ),
}
"""What each option is for; the name of its command stands before it where it is for something else there."""
