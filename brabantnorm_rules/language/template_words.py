"""The words of an empty dossier: what a person is told who fills it in."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEADER: Final = (
    Wording(
        nl="Dossier voor {title}. Haal het hekje weg voor wat u invult; regels met twee hekjes zijn uitleg.",
        en="Dossier for {title}. Take the hash away before what you fill in; lines with two hashes explain.",
    ),
    Wording(
        nl="Geen persoonsgegevens: schrijf rollen en pseudoniemen, geen namen of nummers van mensen.",
        en="No personal data: write roles and pseudonyms, no names or numbers of people.",
    ),
    Wording(
        nl="Een veld dat leeg blijft is niet bekend, net als `onbekend`; `geen` zegt dat het er niet is. Waar "
        "`weggelaten: …` staat, zegt u dat door de hele regel weg te halen.",
        en="A field that stays blank is not known, just as `onbekend`; `geen` says that there is none. Where it says "
        "`left out: …`, you say that by removing the whole line.",
    ),
)
AS_AT: Final = Wording(nl="de dag tot waar dit is bijgehouden", en="the day to which this was kept")
CONFIDENTIALITY: Final = Wording(
    nl="wie dit mag lezen: openbaar, intern of vertrouwelijk",
    en="who may read this: openbaar, intern or vertrouwelijk",
)
ORGANISATION: Final = Wording(
    nl="Dijkstede is verzonnen: vul uw eigen organisatie in", en="Dijkstede is fictional: fill in your own organisation"
)
ORGANISATION_ID: Final = Wording(
    nl="code van de organisatie: twee letters en een nummer", en="code of the organisation: two letters and a number"
)
REGISTERS: Final = (
    Wording(
        nl="Per feittype een register. `complete: true` zegt dat er geen enkel record ontbreekt.",
        en="For each fact type a register. `complete: true` says that not one record is missing.",
    ),
    Wording(
        nl="In de plaats van `records` kan `file: naam.csv` staan: een export naast dit bestand.",
        en="In the place of `records` there may be `file: name.csv`: an export beside this file.",
    ),
)
DEVIATIONS: Final = Wording(
    nl="Afwijkingen waartoe besloten is; `owner` is een rol, `until` de laatste dag.",
    en="Deviations that were decided on; `owner` is a role, `until` the last day.",
)
SUPPLIED: Final = Wording(
    nl="de norm levert dit zelf; een eigen register komt ervoor in de plaats",
    en="the norm supplies this itself; a register of your own takes its place",
)
SLICE: Final = Wording(
    nl="voor een deel volledig: `complete: [{{for: [{value}]}}]`",
    en="complete in part: `complete: [{{for: [{value}]}}]`",
)
REQUIRED: Final = Wording(nl="verplicht", en="required")
LEFT_OUT_NONE: Final = Wording(nl="weggelaten: is er niet", en="left out: there is none")
LEFT_OUT_RUNS_ON: Final = Wording(nl="weggelaten: loopt door", en="left out: runs on")
LEFT_OUT_OTHER: Final = Wording(nl="weggelaten: `{field}` telt", en="left out: `{field}` counts")
RECORDED_ON: Final = Wording(nl="Dag waarop dit is vastgelegd", en="Day on which this was recorded")
OWN: Final = Wording(nl="of een eigen woord", en="or a word of your own")

TYPES: Final = {
    "date": Wording(nl="datum, jjjj-mm-dd", en="date, yyyy-mm-dd"),
    "instant": Wording(nl="tijdstip, jjjj-mm-ddTuu:mm, of datum", en="moment, yyyy-mm-ddThh:mm, or date"),
    "bool": Wording(nl="true of false", en="true or false"),
    "count": Wording(nl="aantal", en="count"),
    "eur": Wording(nl="bedrag in euro", en="amount in euro"),
    "fte": Wording(nl="fte", en="fte"),
    "text": Wording(nl="tekst", en="text"),
    "id": Wording(nl="eigen kenmerk", en="identifier of your own"),
    "uri": Wording(nl="verwijzing, https://…", en="reference, https://…"),
    "enum": Wording(nl="een van {values}", en="one of {values}"),
    "set": Wording(nl="lijst van {values}", en="list of {values}"),
    "organisation": Wording(nl="lijst van codes van organisaties", en="list of codes of organisations"),
}
"""What a field holds, by its type, unit or domain."""
