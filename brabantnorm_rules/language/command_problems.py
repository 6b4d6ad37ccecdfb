"""The sentences of problems with what the command line was asked."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

COMMAND_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "command-missing": (
        Wording("er is geen opdracht gegeven", "there is no command"),
        Wording("`{usage}` noemt ze", "`{usage}` lists them"),
    ),
    "command-unknown": (
        Wording("er is geen opdracht `{name}`", "there is no command `{name}`"),
        Wording("`{usage}` noemt ze", "`{usage}` lists them"),
    ),
    "option-unknown": (
        Wording("deze opdracht kent geen optie `{name}`", "this command has no option `{name}`"),
        Wording("`{usage}` noemt ze", "`{usage}` lists them"),
    ),
    "option-misused": (
        Wording(
            "optie `{name}` heeft hier een waarde te veel of te weinig",
            "option `{name}` has a value too many or too few here",
        ),
        Wording("zie `{usage}`", "see `{usage}`"),
    ),
    "argument-missing": (
        Wording("`{name}` ontbreekt", "`{name}` is missing"),
        Wording("zie `{usage}`", "see `{usage}`"),
    ),
    "argument-extra": (
        Wording("er staat meer dan deze opdracht gebruikt", "there is more here than this command uses"),
        Wording("zie `{usage}`", "see `{usage}`"),
    ),
    "choice-unknown": (
        Wording("`{value}` is geen keuze", "`{value}` is no choice"),
        Wording("kies uit {choices}", "choose from {choices}"),
    ),
    "fact-types-differ": (
        Wording(
            "de normen kennen andere soorten gegevens: hun uitkomsten zijn niet op dezelfde gegevens gebaseerd",
            "the norms have different fact types: their outcomes do not rest on the same facts",
        ),
        Wording(
            "vergelijk met een editie of aanvulling die op de eerste norm voortbouwt",
            "compare with an edition or overlay that extends the first norm",
        ),
    ),
    "dossiers-of-one": (
        Wording(
            "er is meer dan één dossier van {organisations}",
            "there is more than one dossier of {organisations}",
        ),
        Wording(
            "vergelijk twee dossiers van één organisatie met elkaar, of geef er één van elke organisatie",
            "compare two dossiers of one organisation with each other, or give one of each organisation",
        ),
    ),
    "option-for-one": (
        Wording("dit kan alleen bij dossiers van één organisatie", "this is for dossiers of one organisation only"),
        Wording(
            "laat de optie weg: een verzameling wordt op één datum vergeleken, met wat op één dag bekend was",
            "leave out the option: a set is compared on one date, with what was known on one day",
        ),
    ),
    "option-for-set": (
        Wording(
            "dit kan alleen bij dossiers van meer organisaties", "this is for dossiers of several organisations only"
        ),
        Wording(
            "laat de optie weg: van één organisatie staat alles er",
            "leave out the option: of one organisation all is shown",
        ),
    ),
    "no-dossiers": (
        Wording("hier staan geen dossiers", "there are no dossiers here"),
        Wording(
            "zet voor elke organisatie een map neer met daarin dossier.yaml",
            "put a folder here for each organisation, with dossier.yaml in it",
        ),
    ),
    "schema-which": (
        Wording("er is niet gezegd welk schema of welke map", "it was not said which schema or which folder"),
        Wording(
            "kies met --of uit {choices}, of noem met --out een map voor alle",
            "choose with --of from {choices}, or name a folder for all with --out",
        ),
    ),
    "period-reversed": (
        Wording(
            "de periode eindigt op {end}, voordat hij begint op {start}",
            "the period ends on {end}, before it starts on {start}",
        ),
        None,
    ),
    "norm-unknown": (
        Wording("er is geen norm met de naam `{value}`", "there is no norm named `{value}`"),
        Wording(
            "er zijn: {norms}; een norm in een eigen map noemt u met --norm ./map",
            "there are: {norms}; a norm in a folder of your own is named with --norm ./folder",
        ),
    ),
    "norm-missing": (
        Wording("bij dit pad hoort geen norm", "no norm belongs to this path"),
        Wording(
            "noem de map van een norm, scenario's in zo'n map, of de norm met --norm",
            "name the folder of a norm, scenarios in such a folder, or the norm with --norm",
        ),
    ),
    "tree-is-text": (
        Wording("de boom is er alleen als tekst", "the tree is there as text only"),
        Wording("laat --tree of --format json weg", "leave out --tree or --format json"),
    ),
    "no-counterexample": (
        Wording("bij regel {rule} is geen tegenvoorbeeld gevonden", "no counterexample was found for rule {rule}"),
        None,
    ),
    "rule-untested": (
        Wording("geen scenario gaat over regel `{value}`", "no scenario is about rule `{value}`"),
        None,
    ),
    "rule-unknown": (
        Wording("de norm heeft geen regel `{value}`", "the norm has no rule `{value}`"),
        None,
    ),
    "file-there": (
        Wording(
            "dit bestand is er al, en wordt niet overschreven", "this file is there already, and is not overwritten"
        ),
        Wording(
            "toon met --print wat erin zou komen, en neem daarvan over wat u nodig hebt",
            "show with --print what would stand in it, and take over what you need",
        ),
    ),
    "line-missing": (
        Wording("`{text}` noemt geen regel van een bestand", "`{text}` names no line of a file"),
        Wording(
            "schrijf het bestand, een dubbele punt en het nummer van de regel: ./norm/pillar-1.yaml:12",
            "write the file, a colon and the number of the line: ./norm/pillar-1.yaml:12",
        ),
    ),
    "no-rule-here": (
        Wording("hier staat geen regel van de norm", "no rule of the norm stands here"),
        None,
    ),
    "kind-unknown": (
        Wording(
            "de norm richt zich niet op de soort organisatie `{value}`",
            "the norm does not address the kind of organisation `{value}`",
        ),
        Wording("kies uit {choices}", "choose from {choices}"),
    ),
    "organisation-unknown": (
        Wording(
            "de groepen bij de norm kennen geen organisatie `{value}`",
            "the groups around the norm know no organisation `{value}`",
        ),
        Wording(
            "geef haar code of haar naam; zonder ORGANISATION ziet u alle groepen met hun leden",
            "give its code or its name; without ORGANISATION you see all groups with their members",
        ),
    ),
    "output-failed": (
        Wording("de uitvoer kan niet worden geschreven: {reason}", "the output cannot be written: {reason}"),
        None,
    ),
    "path-unreadable": (
        Wording("dit kan niet worden gelezen: {reason}", "this cannot be read: {reason}"),
        None,
    ),
}
"""Every code with its sentence and its help."""
