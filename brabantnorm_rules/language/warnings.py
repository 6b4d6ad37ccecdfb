"""The sentences of warnings about a norm's texts, and of the comments that say that one is meant."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

_PARAMETER: Final = Wording(
    nl="maak er een parameter van: die zegt wie de waarde koos (de norm, de wet of een standaard)",
    en="make it a parameter: that says who chose the value (the norm, the law or a default)",
)

WARNINGS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "never-true": (
        Wording(
            nl="de voorwaarde `{condition}` van toets `{check}` (regel {rule}) kan voor geen record waar zijn",
            en="the condition `{condition}` of check `{check}` (rule {rule}) can be true for no record",
        ),
        Wording(
            nl="kijk waarmee het veld vergeleken wordt en wat het kan bevatten; of haal de voorwaarde weg",
            en="look at what the field is compared with and what it can hold; or take the condition away",
        ),
    ),
    "never-false": (
        Wording(
            nl="de voorwaarde `{condition}` van toets `{check}` (regel {rule}) kan voor geen record onwaar zijn",
            en="the condition `{condition}` of check `{check}` (rule {rule}) can be false for no record",
        ),
        Wording(
            nl="de voorwaarde maakt nu geen verschil: haal haar weg, of kijk wat het veld kan bevatten",
            en="the condition makes no difference now: take it away, or look at what the field can hold",
        ),
    ),
    "never-together": (
        Wording(
            nl="de voorwaarden `{condition}` en `{other}` van toets `{check}` (regel {rule}) zijn nooit samen waar",
            en="the conditions `{condition}` and `{other}` of check `{check}` (rule {rule}) are never true together",
        ),
        Wording(
            nl="zet ze onder `any` als één van beide genoeg is, of haal er een weg",
            en="put them under `any` when one of them is enough, or take one away",
        ),
    ),
    "check-implied": (
        Wording(
            nl="toets `{check}` van regel {rule} vraagt niets dat toets `{other}` niet al vraagt",
            en="check `{check}` of rule {rule} asks nothing that check `{other}` does not ask already",
        ),
        Wording(nl="haal er een weg, of vraag er iets anders mee", en="take one away, or ask something else with it"),
    ),
    "parameter-unused": (
        Wording(nl="geen regel gebruikt de parameter `{name}`", en="no rule uses the parameter `{name}`"),
        Wording(nl="gebruik hem als `${name}`, of haal hem weg", en="use it as `${name}`, or take it away"),
    ),
    "source-unused": (
        Wording(
            nl="geen regel of wijziging berust op de bron `{name}`", en="no rule or change rests on the source `{name}`"
        ),
        Wording(
            nl="noem haar bij `basis` van een regel of bij `sources` van een wijziging, of haal haar weg",
            en="name it at `basis` of a rule or at `sources` of a change, or take it away",
        ),
    ),
    "change-list-unused": (
        Wording(
            nl="geen regel vraagt of iets bij is met de wijzigingen `{name}`",
            en="no rule asks whether anything is up to date with the changes `{name}`",
        ),
        Wording(
            nl="vraag het met `up_to_date_with: {name}`, of haal de lijst weg",
            en="ask it with `up_to_date_with: {name}`, or take the list away",
        ),
    ),
    "power-unused": (
        Wording(nl="geen regel noemt de bevoegdheid `{name}`", en="no rule names the power `{name}`"),
        Wording(
            nl="noem haar bij `power` van een regel, of haal haar weg",
            en="name it at `power` of a rule, or take it away",
        ),
    ),
    "fact-type-unused": (
        Wording(
            nl="geen regel vraagt iets van het feittype `{name}`", en="no rule asks anything of the fact type `{name}`"
        ),
        Wording(
            nl="haal het weg: organisaties zouden gegevens bijhouden waar niets mee gebeurt",
            en="take it away: organisations would keep data with which nothing is done",
        ),
    ),
    "field-unused": (
        Wording(
            nl="geen regel gebruikt het veld `{name}` van `{fact_type}`",
            en="no rule uses the field `{name}` of `{fact_type}`",
        ),
        Wording(
            nl="haal het weg: organisaties zouden gegevens bijhouden waar niets mee gebeurt",
            en="take it away: organisations would keep data with which nothing is done",
        ),
    ),
    "values-alike": (
        Wording(
            nl="geen regel maakt verschil tussen deze waarden van `{fact_type}.{name}`: {values}",
            en="no rule tells these values of `{fact_type}.{name}` apart: {values}",
        ),
        Wording(
            nl="noem ze in een regel, of neem ze samen tot één waarde",
            en="name them in a rule, or take them together as one value",
        ),
    ),
    "period-in-rule": (
        Wording(
            nl="in toets `{check}` van regel {rule} staat een termijn uitgeschreven",
            en="a term is written out in check `{check}` of rule {rule}",
        ),
        _PARAMETER,
    ),
    "day-in-rule": (
        Wording(
            nl="in toets `{check}` van regel {rule} staat een datum uitgeschreven",
            en="a date is written out in check `{check}` of rule {rule}",
        ),
        _PARAMETER,
    ),
    "number-in-rule": (
        Wording(
            nl="in toets `{check}` van regel {rule} staat een aantal of aandeel uitgeschreven",
            en="a number or share is written out in check `{check}` of rule {rule}",
        ),
        _PARAMETER,
    ),
    "text-untranslated": (
        Wording(
            nl='in het Nederlands en het Engels staat dezelfde tekst: "{text}"',
            en='the same text stands in Dutch and in English: "{text}"',
        ),
        Wording(nl="vertaal de tekst bij `en` of bij `nl`", en="translate the text at `en` or at `nl`"),
    ),
    "placeholder-one-sided": (
        Wording(
            nl="alleen de tekst bij `{language}` toont `{name}`, die in de andere taal niet",
            en="only the text at `{language}` shows `{name}`, that in the other language does not",
        ),
        Wording(nl="laat beide talen hetzelfde tonen", en="let both languages show the same"),
    ),
    "number-missing": (
        Wording(
            nl="voor regel {rule} is een nummer overgeslagen: {missing}",
            en="a number was skipped before rule {rule}: {missing}",
        ),
        Wording(
            nl="schrijf de bepaling die ontbreekt, of zeg waarom zij er niet is",
            en="write the clause that is missing, or say why it is not there",
        ),
    ),
    "rule-without-scenario": (
        Wording(nl="geen scenario gaat over regel {rule}", en="no scenario is about rule {rule}"),
        Wording(
            nl='schrijf er een in de map scenarios, in een bestand met `rule: "{rule}"`',
            en='write one in the folder scenarios, in a file with `rule: "{rule}"`',
        ),
    ),
    "no-scenarios-yet": (
        Wording(nl="de norm {norm} heeft geen scenario's", en="the norm {norm} has no scenarios"),
        Wording(
            nl="schrijf ze in de map scenarios naast de regelmodules, in bestanden als 4.23.yaml",
            en="write them in the folder scenarios beside the rule modules, in files like 4.23.yaml",
        ),
    ),
    "ignore-unneeded": (
        Wording(
            nl="hier is geen waarschuwing `{code}` om te negeren", en="there is no warning `{code}` to ignore here"
        ),
        Wording(nl="haal deze regel commentaar weg", en="take this line of comment away"),
    ),
}
"""Every code of a warning with its sentence and its help."""

IGNORE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "ignore-unknown": (
        Wording(nl="`{code}` is geen waarschuwing die u kunt negeren", en="`{code}` is no warning that you can ignore"),
        Wording(nl="er zijn: {allowed}", en="there are: {allowed}"),
    ),
    "ignore-without-reason": (
        Wording(
            nl="er staat niet waarom de waarschuwing `{code}` genegeerd moet worden",
            en="it does not say why the warning `{code}` is to be ignored",
        ),
        Wording(
            nl="schrijf de reden achter een dubbele punt: `# ignore {code}: reden`",
            en="write the reason behind a colon: `# ignore {code}: reason`",
        ),
    ),
}
"""Every code of what is wrong with a comment that says that a warning is meant."""
