"""The sentences of problems that scenarios can have, beside those of modules and dossiers."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

SCENARIO_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "no-scenarios": (
        Wording(nl="hier staan geen scenario's", en="there are no scenarios here"),
        Wording(
            nl="scenario's staan in de map scenarios naast de regelmodules, in bestanden als 4.23.yaml",
            en="scenarios are in the folder scenarios beside the rule modules, in files like 4.23.yaml",
        ),
    ),
    "scenarios-too-large": (
        Wording(
            nl="tot en met dit scenario maakt dit bestand dossiers van samen meer dan {limit} waarden",
            en="up to this scenario this file makes dossiers of more than {limit} values together",
        ),
        Wording(
            nl="verdeel de scenario's of maak hun dossiers kleiner",
            en="divide the scenarios or make their dossiers smaller",
        ),
    ),
    "unknown-dossier": (
        Wording(
            nl="dit bestand heeft geen dossier met de naam `{name}`",
            en="this file has no dossier with the name `{name}`",
        ),
        Wording(nl="dossiers om op voort te bouwen staan onder `dossiers`", en="base dossiers stand under `dossiers`"),
    ),
    "dossier-unused": (
        Wording(nl="geen scenario gebruikt het dossier `{name}`", en="no scenario uses the dossier `{name}`"),
        Wording(nl="noem het bij `base`, of haal het weg", en="name it at `base`, or take it away"),
    ),
    "without-nothing": (
        Wording(nl="er is geen record `{id}` om weg te laten", en="there is no record `{id}` to leave out"),
        Wording(
            nl="`without` noemt records van het dossier dat bij `base` staat",
            en="`without` names records of the dossier that stands at `base`",
        ),
    ),
    "change-without-effect": (
        Wording(
            nl="deze velden zijn in het dossier bij `base` al zo: record `{id}` verandert niet",
            en="these fields are so already in the dossier at `base`: record `{id}` does not change",
        ),
        Wording(nl="haal het record hier weg, of verander een veld", en="take the record away here, or change a field"),
    ),
    "unknown-check": (
        Wording(
            nl="regel {rule} heeft geen check of onderdeel `{name}`", en="rule {rule} has no check or part `{name}`"
        ),
        Wording(nl="er zijn: {allowed}", en="there are: {allowed}"),
    ),
    "unknown-condition": (
        Wording(
            nl="de check `{check}` heeft geen voorwaarde met het adres `{name}`",
            en="the check `{check}` has no condition with the address `{name}`",
        ),
        Wording(nl="er zijn: {allowed}", en="there are: {allowed}"),
    ),
    "unknown-combination": (
        Wording(
            nl="de check `{name}` wordt niet gevraagd voor {text}", en="the check `{name}` is not asked for {text}"
        ),
        Wording(
            nl="de combinaties staan bij `for_each` van de check",
            en="the combinations stand at `for_each` of the check",
        ),
    ),
    "check-is-note": (
        Wording(
            nl="de check `{name}` wordt alleen getoond en bepaalt geen uitkomst",
            en="the check `{name}` is only shown and decides no outcome",
        ),
        Wording(nl="zet hem bij `notes`, met zijn uitkomst", en="put it at `notes`, with its outcome"),
    ),
    "check-not-note": (
        Wording(
            nl="de check `{name}` telt mee in de uitkomst en wordt niet alleen getoond",
            en="the check `{name}` counts in the outcome and is not only shown",
        ),
        Wording(nl="noem hem bij `because` als hij beslist", en="name it at `because` when it decides"),
    ),
    "because-missing": (
        Wording(
            nl="er staat niet waarom de uitkomst `{outcome}` is", en="it does not say why the outcome is `{outcome}`"
        ),
        Wording(
            nl="noem bij `because` de checks die beslissen: `because: [check]`",
            en="name the checks that decide at `because`: `because: [check]`",
        ),
    ),
    "because-not-here": (
        Wording(
            nl="bij de uitkomst `not_applicable` beslist geen check",
            en="with the outcome `not_applicable` no check decides",
        ),
        Wording(
            nl="laat `because` weg; waarom de regel niet van toepassing is zegt `reason`",
            en="leave `because` out; why the rule is not applicable is said by `reason`",
        ),
    ),
    "change-not-later": (
        Wording(
            nl="de uitkomst kan niet veranderen op {day}: de peildatum is {as_of}",
            en="the outcome cannot change on {day}: the as-of date is {as_of}",
        ),
        Wording(
            nl="`changes_on` is de eerste dag na de peildatum waarop de uitkomst verandert, of `never`",
            en="`changes_on` is the first day after the as-of date on which the outcome changes, or `never`",
        ),
    ),
    "reason-not-here": (
        Wording(
            nl="bij de uitkomst `{outcome}` hoort geen `reason`", en="with the outcome `{outcome}` goes no `reason`"
        ),
        Wording(
            nl="`reason` zegt waarom een regel niet van toepassing is; anders zegt `because` wat beslist",
            en="`reason` says why a rule is not applicable; otherwise `because` says what decides",
        ),
    ),
    "reading-not-admitted": (
        Wording(
            nl="de parameter `{name}` laat de lezing `{text}` niet toe",
            en="the parameter `{name}` does not admit the reading `{text}`",
        ),
        Wording(
            nl="wat is toegelaten staat bij `admitted` van de parameter, in parameters.yaml",
            en="what is admitted stands at `admitted` of the parameter, in parameters.yaml",
        ),
    ),
}
"""Every code with its sentence and its help."""
