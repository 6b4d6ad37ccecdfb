"""The sentences of problems that module input can have: facts, periods and parameters."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

FACT_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- facts ------------------------------------------------------------------------------------------------------
    "fact-type-missing": (
        Wording(
            nl="het feittype `{name}` ontbreekt in facts.yaml", en="the fact type `{name}` is missing in facts.yaml"
        ),
        None,
    ),
    "unknown-type": (
        Wording(nl="`{name}` is geen soort veld", en="`{name}` is not a type of field"),
        Wording(
            nl="een veld is date, instant, bool, text, id of uri, of `{{enum: […]}}`, `{{set: […]}}`, `{{number: …}}`",
            en="a field is date, instant, bool, text, id or uri, or `{{enum: […]}}`, `{{set: […]}}`, `{{number: …}}`",
        ),
    ),
    "unknown-unit": (
        Wording(nl="`{name}` is geen eenheid", en="`{name}` is not a unit"),
        Wording(nl="een getal telt in count, eur of fte", en="a number counts in count, eur or fte"),
    ),
    "one-type-expected": (
        Wording(
            nl="van het veld `{field}` moet één keer worden gezegd wat voor veld het is",
            en="it must be said once what type the field `{field}` is",
        ),
        Wording(
            nl="kies een van type, date, enum, set, number, set_of en one_of",
            en="choose one of type, date, enum, set, number, set_of and one_of",
        ),
    ),
    "own-not-here": (
        Wording(
            nl="`own` hoort alleen bij een veld met een eigen lijst van waarden (`enum`, `set`)",
            en="`own` belongs only to a field with its own list of values (`enum`, `set`)",
        ),
        None,
    ),
    "value-reserved": (
        Wording(nl="`{value}` kan geen waarde van een veld zijn", en="`{value}` cannot be a value of a field"),
        Wording(
            nl="`geen` zegt al dat er niets is, `onbekend` dat het niet bekend is",
            en="`geen` already says that there is none, `onbekend` that it is not known",
        ),
    ),
    "kind-needs": (
        Wording(
            nl="een feittype van soort `{kind}` heeft `{key}` nodig", en="a fact type of kind `{kind}` needs `{key}`"
        ),
        None,
    ),
    "kind-refuses": (
        Wording(
            nl="een feittype van soort `{kind}` heeft geen `{key}`", en="a fact type of kind `{kind}` has no `{key}`"
        ),
        None,
    ),
    "two-from-fields": (
        Wording(nl="`from` noemt hoogstens twee velden", en="`from` names at most two fields"),
        None,
    ),
    "day-field-expected": (
        Wording(
            nl="hier hoort een veld met een datum; dat is `{field}` niet",
            en="a field with a date belongs here; `{field}` is not one",
        ),
        Wording(nl="gebruik een veld van soort {types}", en="use a field of type {types}"),
    ),
    "key-field-expected": (
        Wording(nl="`newest_per` kan `{field}` niet gebruiken", en="`newest_per` cannot use `{field}`"),
        Wording(nl="gebruik een veld van soort {types}", en="use a field of type {types}"),
    ),
    "slice-field-expected": (
        Wording(
            nl="een register kan niet per waarde van `{field}` volledig zijn",
            en="a register cannot be complete per value of `{field}`",
        ),
        Wording(nl="gebruik een veld van soort {types}", en="use a field of type {types}"),
    ),
    "reserved-kind": (
        Wording(
            nl="het feittype `{name}` moet van soort `{kind}` zijn",
            en="the fact type `{name}` must be of kind `{kind}`",
        ),
        None,
    ),
    "reserved-field": (
        Wording(
            nl="het feittype `{name}` moet een veld `{field}` van soort `{type}` hebben",
            en="the fact type `{name}` must have a field `{field}` of type `{type}`",
        ),
        None,
    ),
    "reserved-values": (
        Wording(
            nl="het veld `{field}` moet precies deze waarden hebben: {values}",
            en="the field `{field}` must have exactly these values: {values}",
        ),
        None,
    ),
    "reserved-key": (
        Wording(nl="van `{name}` telt de nieuwste per `{field}`", en="of `{name}` the newest per `{field}` counts"),
        Wording(nl="schrijf `newest_per: [{field}]`", en="write `newest_per: [{field}]`"),
    ),
    "organisation-always-exists": (
        Wording(nl="`organisatie` heeft geen `from` en geen `until`", en="`organisatie` has no `from` and no `until`"),
        None,
    ),
    # ---- periods and parameters -------------------------------------------------------------------------------------
    "period-expected": (
        Wording(nl="hier hoort een periode; er staat `{text}`", en="a period belongs here, not `{text}`"),
        Wording(nl="schrijf `{{months: 6}}`", en="write `{{months: 6}}`"),
    ),
    "window-expected": (
        Wording(nl="hier hoort een periode; er staat `{text}`", en="a period belongs here, not `{text}`"),
        Wording(
            nl="schrijf `{{years: 1}}`, `kalenderjaar` of `unlimited`",
            en="write `{{years: 1}}`, `kalenderjaar` or `unlimited`",
        ),
    ),
    "one-unit-expected": (
        Wording(nl="een periode heeft precies één eenheid", en="a period has exactly one unit"),
        Wording(nl="schrijf `{{months: 18}}` voor anderhalf jaar", en="write `{{months: 18}}` for a year and a half"),
    ),
    "clock-not-allowed": (
        Wording(nl="hier kunnen geen uren of minuten staan", en="hours or minutes are not possible here"),
        Wording(nl="gebruik days, weeks, months of years", en="use days, weeks, months or years"),
    ),
    "of-not-here": (
        Wording(nl="een parameter van soort `{type}` heeft geen `of`", en="a parameter of type `{type}` has no `of`"),
        None,
    ),
    "fact-type-expected": (
        Wording(
            nl="hier hoort een feittype, zonder veld; er staat `{text}`",
            en="a fact type belongs here, without a field, not `{text}`",
        ),
        None,
    ),
    "field-expected": (
        Wording(
            nl="hier hoort een feittype met een veld; er staat `{text}`",
            en="a fact type with a field belongs here, not `{text}`",
        ),
        Wording(nl="schrijf `{text}.veld`", en="write `{text}.field`"),
    ),
    "set-of-other-field": (
        Wording(
            nl="`{field}` is geen veld met waarden om uit te kiezen",
            en="`{field}` is not a field with values to choose from",
        ),
        Wording(nl="gebruik een veld van soort enum, set, id of bool", en="use a field of type enum, set, id or bool"),
    ),
    "value-or-values": (
        Wording(nl="een parameter heeft óf `value` óf `values`", en="a parameter has either `value` or `values`"),
        None,
    ),
    "admitted-beside-values": (
        Wording(nl="naast `values` kan geen `admitted` staan", en="`admitted` cannot stand beside `values`"),
        Wording(nl="zet `admitted` bij elke waarde", en="put `admitted` with each value"),
    ),
    "same-date-and-kind": (
        Wording(
            nl="voor deze datum en soort staat er al een waarde",
            en="there already is a value for this date and kind",
        ),
        None,
    ),
    "value-not-admitted": (
        Wording(nl="de waarde staat niet in `admitted`", en="the value is not in `admitted`"),
        Wording(nl="zet haar erbij: `admitted` noemt alle lezingen", en="add it: `admitted` names all readings"),
    ),
    "kind-not-covered": (
        Wording(
            nl="voor soort `{kind}` is er geen waarde zonder `from`, dus niet voor elke dag",
            en="for kind `{kind}` there is no value without `from`, so not for every day",
        ),
        Wording(
            nl="voeg een waarde zonder `from` en zonder `for` toe",
            en="add a value without `from` and without `for`",
        ),
    ),
    "calendar-and-clock": (
        Wording(
            nl="de waarden van een parameter zijn óf alle op de kalender óf alle in uren en minuten",
            en="the values of a parameter are either all on the calendar or all in hours and minutes",
        ),
        None,
    ),
}
