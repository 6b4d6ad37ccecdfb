"""The sentences of problems that module input can have: shapes, names and files."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.extension_problems import EXTENSION_PROBLEMS
from brabantnorm_rules.language.fact_problems import FACT_PROBLEMS
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.rule_problems import RULE_PROBLEMS

_QUOTES: Final = Wording(nl='schrijf "{text}", met aanhalingstekens', en='write "{text}", with quotation marks')
_ALLOWED: Final = Wording(nl="hier kan staan: {allowed}", en="possible here: {allowed}")

MODULE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- shapes -----------------------------------------------------------------------------------------------------
    "mapping-expected": (
        Wording(
            nl="hier horen sleutels met waarden; er staat `{text}`", en="keys with values belong here, not `{text}`"
        ),
        Wording(nl="schrijf `sleutel: waarde`", en="write `key: value`"),
    ),
    "list-expected": (
        Wording(nl="hier hoort een lijst; er staat `{text}`", en="a list belongs here, not `{text}`"),
        Wording(nl="schrijf `[een, twee]`", en="write `[one, two]`"),
    ),
    "nothing-here": (
        Wording(nl="hier is niets ingevuld", en="nothing is filled in here"),
        Wording(nl="vul het in of laat de sleutel weg", en="fill it in or leave the key out"),
    ),
    "list-empty": (
        Wording(nl="deze lijst is leeg", en="this list is empty"),
        Wording(nl="vul deze lijst of laat de sleutel weg", en="fill this list or leave the key out"),
    ),
    "text-expected": (
        Wording(nl="hier hoort een tekst; er staat `{text}`", en="a text belongs here, not `{text}`"),
        None,
    ),
    "quotes-needed": (
        Wording(
            nl="hier hoort een tekst, maar zonder aanhalingstekens wordt `{text}` gelezen als getal of als ja of nee",
            en="a text belongs here, but without quotation marks `{text}` is read as a number or as yes or no",
        ),
        _QUOTES,
    ),
    "number-expected": (
        Wording(nl="hier hoort een getal; er staat `{text}`", en="a number belongs here, not `{text}`"),
        Wording(
            nl="schrijf het met een punt en zonder aanhalingstekens: `0.95`",
            en="write it with a point and without quotation marks: `0.95`",
        ),
    ),
    "whole-number-expected": (
        Wording(nl="hier hoort een heel getal; er staat `{text}`", en="a whole number belongs here, not `{text}`"),
        None,
    ),
    "number-out-of-range": (
        Wording(
            nl="hier hoort een getal van {least} tot en met {most}; er staat `{text}`",
            en="a number from {least} up to {most} belongs here, not `{text}`",
        ),
        None,
    ),
    "bool-expected": (
        Wording(
            nl="hier hoort `true` of `false`; er staat `{text}`", en="`true` or `false` belongs here, not `{text}`"
        ),
        Wording(nl="schrijf `true` voor ja en `false` voor nee", en="write `true` for yes and `false` for no"),
    ),
    "date-expected": (
        Wording(nl="hier hoort een datum; er staat `{text}`", en="a date belongs here, not `{text}`"),
        Wording(
            nl="schrijf jaar, maand en dag van een bestaande dag: `2024-12-31`",
            en="write year, month and day of a day that exists: `2024-12-31`",
        ),
    ),
    "wording-expected": (
        Wording(
            nl="hier hoort een tekst in twee talen; er staat `{text}`",
            en="a text in two languages belongs here, not `{text}`",
        ),
        Wording(nl='schrijf `{{nl: "…", en: "…"}}`', en='write `{{nl: "…", en: "…"}}`'),
    ),
    "language-missing": (
        Wording(nl="de tekst in de taal `{language}` ontbreekt", en="the text in language `{language}` is missing"),
        Wording(nl="voeg `{language}: …` toe", en="add `{language}: …`"),
    ),
    "unknown-language": (
        Wording(nl="een tekst heeft `nl` en `en`, niet `{key}`", en="a text has `nl` and `en`, not `{key}`"),
        Wording(
            nl="staat er een komma in de tekst, zet de hele tekst dan tussen aanhalingstekens",
            en="if there is a comma in the text, put the whole text in quotation marks",
        ),
    ),
    "unknown-key": (
        Wording(nl="`{key}` is hier niet bekend", en="`{key}` is not known here"),
        _ALLOWED,
    ),
    "missing-key": (
        Wording(nl="`{key}` ontbreekt", en="`{key}` is missing"),
        Wording(nl="voeg `{key}: …` toe", en="add `{key}: …`"),
    ),
    "unknown-word": (
        Wording(nl="`{word}` is hier niet bekend", en="`{word}` is not known here"),
        _ALLOWED,
    ),
    "only-word": (
        Wording(nl="hier kan alleen `{word}` staan, niet `{text}`", en="only `{word}` is possible here, not `{text}`"),
        None,
    ),
    "value-twice": (
        Wording(nl="`{value}` staat twee keer in deze lijst", en="`{value}` is in this list twice"),
        None,
    ),
    "too-many-together": (
        Wording(
            nl="hier staan er {number} bij elkaar; meer dan {limit} kan niet",
            en="there are {number} together here; more than {limit} is not possible",
        ),
        None,
    ),
    # ---- names ------------------------------------------------------------------------------------------------------
    "bad-name": (
        Wording(nl="`{name}` heeft niet de vorm van een naam", en="`{name}` does not have the form of a name"),
        Wording(
            nl="gebruik kleine letters, cijfers en `_`, te beginnen met een letter; "
            "een regel heeft een nummer als `4.10` of `3.1.2.a`",
            en="use small letters, digits and `_`, starting with a letter; "
            "a rule has a number like `4.10` or `3.1.2.a`",
        ),
    ),
    "name-taken": (
        Wording(nl="`{name}` is al de naam van iets anders", en="`{name}` is already the name of something else"),
        Wording(nl="kies een andere naam", en="choose another name"),
    ),
    "id-twice": (
        Wording(nl="`{id}` is hierboven of elders al gebruikt", en="`{id}` was used already, above or elsewhere"),
        None,
    ),
    "unknown-fact-type": (
        Wording(nl="er is geen feittype `{name}`", en="there is no fact type `{name}`"),
        Wording(nl="feittypen staan in facts.yaml", en="fact types stand in facts.yaml"),
    ),
    "unknown-field": (
        Wording(
            nl="het feittype `{fact_type}` heeft geen veld `{name}`",
            en="the fact type `{fact_type}` has no field `{name}`",
        ),
        None,
    ),
    "unknown-parameter": (
        Wording(nl="er is geen parameter `{name}`", en="there is no parameter `{name}`"),
        Wording(nl="parameters staan in parameters.yaml", en="parameters stand in parameters.yaml"),
    ),
    "unknown-change-list": (
        Wording(nl="er is geen lijst van wijzigingen `{name}`", en="there is no list of changes `{name}`"),
        Wording(nl="deze lijsten staan in changes.yaml", en="these lists stand in changes.yaml"),
    ),
    "unknown-change": (
        Wording(nl="er is geen wijziging `{name}`", en="there is no change `{name}`"),
        Wording(nl="wijzigingen staan in changes.yaml", en="changes stand in changes.yaml"),
    ),
    "unknown-source": (
        Wording(nl="er is geen bron `{name}`", en="there is no source `{name}`"),
        Wording(nl="bronnen staan in sources.yaml", en="sources stand in sources.yaml"),
    ),
    "unknown-power": (
        Wording(nl="er is geen bevoegdheid `{name}`", en="there is no power `{name}`"),
        Wording(nl="bevoegdheden staan in powers.yaml", en="powers stand in powers.yaml"),
    ),
    "unknown-kind": (
        Wording(
            nl="de norm richt zich niet op organisaties van soort `{name}`",
            en="the norm does not address organisations of kind `{name}`",
        ),
        Wording(nl="de soorten staan onder `kinds` in norm.yaml", en="the kinds stand under `kinds` in norm.yaml"),
    ),
    "unknown-pillar": (
        Wording(nl="de norm heeft geen pijler {name}", en="the norm has no pillar {name}"),
        Wording(nl="de pijlers staan in norm.yaml", en="the pillars stand in norm.yaml"),
    ),
    "unknown-rule": (
        Wording(nl="er is geen regel `{name}`", en="there is no rule `{name}`"),
        None,
    ),
    "unknown-value": (
        Wording(nl="het veld `{field}` kent geen waarde `{value}`", en="the field `{field}` has no value `{value}`"),
        Wording(nl="de waarden staan bij het veld in facts.yaml", en="the values stand with the field in facts.yaml"),
    ),
    "unknown-token": (
        Wording(
            nl="`{name}` is geen waarde van een veld, en geen wijziging",
            en="`{name}` is no value of any field, and no change",
        ),
        Wording(
            nl="schrijf een waarde uit facts.yaml, of `feittype.veld.waarde` voor een woord dat één veld heeft",
            en="write a value from facts.yaml, or `type.field.value` for a word that one field has",
        ),
    ),
    "bad-organisation": (
        Wording(nl="`{id}` is geen code van een organisatie", en="`{id}` is not the code of an organisation"),
        Wording(
            nl="schrijf twee letters en een nummer: `gm9901`, `pv99`, `ws0999`",
            en="write two letters and a number: `gm9901`, `pv99`, `ws0999`",
        ),
    ),
    "unknown-organisation": (
        Wording(nl="er is geen organisatie `{name}`", en="there is no organisation `{name}`"),
        Wording(
            nl="zet haar bij `organisations`, met naam en soort",
            en="put it under `organisations`, with its name and kind",
        ),
    ),
    "candidate-not-low": (
        Wording(
            nl="een kandidaat is nooit zekerder dan `low`; er staat `{confidence}`",
            en="a candidate is never surer than `low`, and not `{confidence}`",
        ),
        Wording(
            nl="haal `candidate` weg als bekend is bij welke groep de organisatie hoort",
            en="remove `candidate` when it is known to which group the organisation belongs",
        ),
    ),
    "candidate-alone": (
        Wording(
            nl="`{id}` is kandidaat voor één groep van soort `{sort}`, of hoort al bij een andere",
            en="`{id}` is a candidate for one group of sort `{sort}`, or belongs to another already",
        ),
        Wording(
            nl="zet `candidate` bij elke groep die het kan zijn, en laat de organisatie bij andere groepen weg",
            en="put `candidate` at every group that it may be, and leave the organisation out of other groups",
        ),
    ),
    "ends-before-it-begins": (
        Wording(nl="de laatste dag ligt vóór de eerste", en="the last day lies before the first one"),
        None,
    ),
    "bad-link": (
        Wording(nl="`{link}` is geen link", en="`{link}` is not a link"),
        Wording(
            nl="`url` begint met `https://`, `jci` met `jci` en een versie, als in `jci1.3:c:…`",
            en="`url` starts with `https://`, `jci` with `jci` and a version, as in `jci1.3:c:…`",
        ),
    ),
    "term-too-long": (
        Wording(
            nl="deze term is langer dan {limit} tekens",
            en="this term is longer than {limit} characters",
        ),
        Wording(nl="geef woorden of een korte woordgroep", en="give words or a short phrase"),
    ),
    # ---- files of a norm --------------------------------------------------------------------------------------------
    "unknown-file": (
        Wording(nl="`{name}` hoort niet in de map van een norm", en="`{name}` does not belong in the folder of a norm"),
        Wording(
            nl="regels staan in bestanden als `pillar-1-onderwerp.yaml`",
            en="rules stand in files like `pillar-1-subject.yaml`",
        ),
    ),
    "no-rule-modules": (
        Wording(nl="de map heeft geen regels", en="the folder has no rules"),
        Wording(
            nl="zet de regels van pijler 1 in een bestand als `pillar-1-onderwerp.yaml`",
            en="put the rules of pillar 1 in a file like `pillar-1-subject.yaml`",
        ),
    ),
    "unknown-format": (
        Wording(nl="deze vorm van het bestand is niet bekend", en="this form of the file is not known"),
        Wording(nl="schrijf `format: {format}`", en="write `format: {format}`"),
    ),
    "kind-not-in-facts": (
        Wording(
            nl="de norm richt zich op soort `{kind}`, maar het veld `soort` van `organisatie` kent die niet",
            en="the norm addresses kind `{kind}`, which the field `soort` of `organisatie` does not have",
        ),
        None,
    ),
    "reference-organisation": (
        Wording(nl="een norm kan niet zelf een `organisatie` geven", en="a norm cannot supply an `organisatie` itself"),
        Wording(
            nl="haal het weg: elk dossier noemt zijn eigen organisatie",
            en="remove it: each dossier names its own organisation",
        ),
    ),
    **EXTENSION_PROBLEMS,
    **FACT_PROBLEMS,
    **RULE_PROBLEMS,
}
