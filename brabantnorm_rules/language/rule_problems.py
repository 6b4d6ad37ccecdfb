"""The sentences of problems that module input can have: conditions, checks and rules."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

_ALLOWED: Final = Wording(nl="hier kan staan: {allowed}", en="possible here: {allowed}")

RULE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- tests on a field -------------------------------------------------------------------------------------------
    "condition-expected": (
        Wording(nl="hier hoort een voorwaarde; er staat `{text}`", en="a condition belongs here, not `{text}`"),
        Wording(
            nl="schrijf `veld: waarde` of `veld: {{toets: waarde}}`",
            en="write `field: value` or `field: {{test: value}}`",
        ),
    ),
    "condition-empty": (
        Wording(nl="hier staat geen enkele toets", en="there is no test here"),
        Wording(nl="schrijf een toets of laat dit weg", en="write a test or leave this out"),
    ),
    "unknown-operator": (
        Wording(nl="er is geen toets `{name}`", en="there is no test `{name}`"),
        _ALLOWED,
    ),
    "operator-not-for-type": (
        Wording(
            nl="`{operator}` past niet bij `{field}`, een veld van soort `{type}`",
            en="`{operator}` does not fit `{field}`, a field of type `{type}`",
        ),
        _ALLOWED,
    ),
    "operator-missing": (
        Wording(
            nl="`{field}` kan zo niet worden vergeleken",
            en="`{field}` cannot be compared like this",
        ),
        Wording(nl="schrijf `{field}: {{{operator}: …}}`", en="write `{field}: {{{operator}: …}}`"),
    ),
    "modifier-alone": (
        Wording(nl="`{word}` zegt hier niets zonder `within`", en="`{word}` says nothing here without `within`"),
        None,
    ),
    "at-without-parameter": (
        Wording(
            nl="`at` zegt op welke dag een parameter wordt genomen, maar er staat hier geen parameter",
            en="`at` says on which day a parameter is taken, but there is no parameter here",
        ),
        None,
    ),
    "within-needs-one": (
        Wording(
            nl="naast `within` hoort óf `of` (na welke dag) óf `before` (voor welke dag)",
            en="beside `within` belongs either `of` (after which day) or `before` (before which day)",
        ),
        Wording(
            nl="voeg één van beide toe, zoals `of: datum`, of laat er één weg",
            en="add one of both, such as `of: datum`, or leave one out",
        ),
    ),
    "deadline-not-here": (
        Wording(nl="een termijn kan hier niet staan", en="a deadline cannot stand here"),
        Wording(
            nl="termijnen staan in de `must` van `every` of `share`; "
            "gebruik hier `within_last`, `on_or_after` of `on_or_before`",
            en="deadlines stand in the `must` of `every` or `share`; "
            "use `within_last`, `on_or_after` or `on_or_before` here",
        ),
    ),
    "more-than-there-are": (
        Wording(
            nl="er worden er {number} gevraagd van de {there} die er staan",
            en="{number} are asked of the {there} that are listed",
        ),
        None,
    ),
    "day-expected": (
        Wording(
            nl="hier hoort een datum of een veld met een datum; er staat `{text}`",
            en="a date or a field with a date belongs here, not `{text}`",
        ),
        Wording(
            nl="schrijf `2024-12-31`, `as_of`, een veld of een `$parameter`",
            en="write `2024-12-31`, `as_of`, a field or a `$parameter`",
        ),
    ),
    "one-value-expected": (
        Wording(
            nl="`{field}` wordt hier met één waarde vergeleken; dat is `{text}` niet",
            en="`{field}` is compared with one value here; `{text}` is not one",
        ),
        Wording(nl="gebruik `in` of `includes_any` voor een verzameling", en="use `in` or `includes_any` for a set"),
    ),
    "value-expected": (
        Wording(
            nl="hier hoort een waarde; `{text}` is een verwijzing",
            en="a value belongs here; `{text}` is a reference",
        ),
        None,
    ),
    "value-of-other-type": (
        Wording(nl="`{value}` kan geen waarde van `{field}` zijn", en="`{value}` cannot be a value of `{field}`"),
        None,
    ),
    "fields-of-other-type": (
        Wording(nl="`{field}` en `{other}` zijn niet te vergelijken", en="`{field}` and `{other}` cannot be compared"),
        None,
    ),
    "fields-never-match": (
        Wording(
            nl="`{field}` en `{other}` hebben geen waarde gemeen", en="`{field}` and `{other}` have no value in common"
        ),
        None,
    ),
    "parameter-of-other-type": (
        Wording(
            nl="de parameter `{name}` is van soort `{type}`; hier hoort er een van soort `{expected}`",
            en="the parameter `{name}` is of type `{type}`; one of type `{expected}` belongs here",
        ),
        None,
    ),
    "parameter-expected": (
        Wording(
            nl="hier hoort een parameter; `${name}` is dat niet", en="a parameter belongs here; `${name}` is not one"
        ),
        None,
    ),
    "parameter-not-here": (
        Wording(
            nl="hier hoort een veld, niet de parameter `{name}`", en="a field belongs here, not the parameter `{name}`"
        ),
        None,
    ),
    "field-of-other-type": (
        Wording(
            nl="de parameter `{name}` noemt een veld van `{fact_type}`, een ander feittype",
            en="the parameter `{name}` names a field of `{fact_type}`, another fact type",
        ),
        None,
    ),
    "never-up-to-date": (
        Wording(
            nl="een `{fact_type}` kan nooit actueel zijn: het heeft geen van de velden {fields}",
            en="a `{fact_type}` can never be up to date: it has none of the fields {fields}",
        ),
        None,
    ),
    # ---- related records --------------------------------------------------------------------------------------------
    "its-outside-has": (
        Wording(nl="`{text}` heeft alleen binnen `has` betekenis", en="`{text}` has a meaning only inside `has`"),
        Wording(
            nl="laat `its.` weg voor een veld van het feit zelf", en="leave out `its.` for a field of the record itself"
        ),
    ),
    "window-incomplete": (
        Wording(
            nl="de periode van `has` is niet volledig",
            en="the period of `has` is not complete",
        ),
        Wording(
            nl="schrijf `after` met `within`, of `before` met `within`, of `between: [van, tot]`",
            en="write `after` with `within`, or `before` with `within`, or `between: [from, to]`",
        ),
    ),
    "two-fields-expected": (
        Wording(nl="`between` noemt twee velden", en="`between` names two fields"),
        None,
    ),
    "date-without-window": (
        Wording(
            nl="`date` zegt welke datum in de periode moet vallen, maar er is geen periode",
            en="`date` says which date must lie in the period, but there is no period",
        ),
        None,
    ),
    "no-from-field": (
        Wording(
            nl="`{fact_type}` heeft geen begindatum",
            en="`{fact_type}` has no date from which it counts",
        ),
        Wording(
            nl="noem met `date` welke datum in de periode moet vallen",
            en="say with `date` which date must lie in the period",
        ),
    ),
    # ---- checks -----------------------------------------------------------------------------------------------------
    "asks-nothing": (
        Wording(nl="deze toets vraagt niets", en="this check asks nothing"),
        Wording(nl="gebruik een van: {questions}", en="use one of: {questions}"),
    ),
    "asks-twice": (
        Wording(
            nl="deze toets vraagt meer dan één ding: {questions}", en="this check asks more than one thing: {questions}"
        ),
        Wording(nl="maak er meer toetsen van", en="make it several checks"),
    ),
    "key-not-here": (
        Wording(nl="`{key}` hoort niet bij `{question}`", en="`{key}` does not belong to `{question}`"),
        Wording(
            nl="haal `{key}` hier weg, of vraag iets anders dan `{question}`",
            en="take `{key}` away here, or ask something other than `{question}`",
        ),
    ),
    "counted-needs-one": (
        Wording(
            nl="een telling alleen heeft óf `at_least` óf `number: {{at_most: …}}` nodig",
            en="totals alone need either `at_least` or `number: {{at_most: …}}`",
        ),
        None,
    ),
    "share-expected": (
        Wording(
            nl="hier hoort een aandeel van 0 tot en met 1; er staat `{text}`",
            en="a share from 0 up to 1 belongs here, not `{text}`",
        ),
        Wording(nl="schrijf `0.95` voor 95 procent", en="write `0.95` for 95 percent"),
    ),
    "number-too-small": (
        Wording(nl="`{text}` is minder dan {least}", en="`{text}` is less than {least}"),
        None,
    ),
    "variable-expected": (
        Wording(
            nl="hier kan een waarde staan of een naam uit `for_each`; `{text}` staat daar niet in",
            en="a value or a name from `for_each` is possible here; `{text}` is not in it",
        ),
        None,
    ),
    "variable-unused": (
        Wording(nl="`{name}` wordt in deze toets niet gebruikt", en="`{name}` is not used in this check"),
        Wording(nl="gebruik `${name}` of haal het weg", en="use `${name}` or remove it"),
    ),
    "too-many-combinations": (
        Wording(
            nl="`for_each` geeft {number} combinaties; meer dan {limit} kan niet",
            en="`for_each` gives {number} combinations; more than {limit} is not possible",
        ),
        None,
    ),
    "unknown-placeholder": (
        Wording(
            nl="`{{{name}}}` kan in deze zin niet worden ingevuld",
            en="`{{{name}}}` cannot be filled in in this sentence",
        ),
        Wording(nl="hier kan staan: {allowed}", en="possible here: {allowed}"),
    ),
    "brace-in-text": (
        Wording(
            nl="in deze zin staat een accolade die geen naam omsluit",
            en="this sentence has a brace that does not enclose a name",
        ),
        None,
    ),
    # ---- rules ------------------------------------------------------------------------------------------------------
    "rule-empty": (
        Wording(nl="regel `{id}` heeft geen toetsen en geen onderdelen", en="rule `{id}` has no checks and no parts"),
        Wording(nl="geef de regel `checks` of `parts`", en="give the rule `checks` or `parts`"),
    ),
    "rule-of-other-pillar": (
        Wording(nl="regel `{id}` hoort niet in pijler {pillar}", en="rule `{id}` does not belong in pillar {pillar}"),
        Wording(
            nl="zet de regel in een bestand van zijn eigen pijler, of geef hem een nummer dat met {pillar} begint",
            en="put the rule in a file of its own pillar, or give it a number that begins with {pillar}",
        ),
    ),
    "part-twice": (
        Wording(nl="`{part}` is al een onderdeel van `{whole}`", en="`{part}` is already a part of `{whole}`"),
        None,
    ),
    "part-of-other-rule": (
        Wording(nl="`{part}` kan geen onderdeel van `{whole}` zijn", en="`{part}` cannot be a part of `{whole}`"),
        Wording(nl="onderdelen van `{whole}` heten `{whole}.…`", en="parts of `{whole}` are called `{whole}.…`"),
    ),
    "part-not-named": (
        Wording(
            nl="`{part}` staat niet bij de onderdelen van `{whole}`", en="`{part}` is not among the parts of `{whole}`"
        ),
        Wording(nl="zet het in `parts` van `{whole}`", en="put it in `parts` of `{whole}`"),
    ),
    "rules-in-circle": (
        Wording(
            nl="deze regels verwijzen in een kring naar elkaar: {circle}",
            en="these rules refer to each other in a circle: {circle}",
        ),
        Wording(
            nl="haal één van deze verwijzingen weg",
            en="take one of these references away",
        ),
    ),
    "too-many-rules": (
        Wording(nl="een norm heeft hoogstens {limit} regels", en="a norm has at most {limit} rules"),
        None,
    ),
    "too-many-checks": (
        Wording(
            nl="een norm heeft hoogstens {limit} toetsen, elke combinatie van `for_each` meegeteld",
            en="a norm has at most {limit} checks, each combination of `for_each` counted",
        ),
        None,
    ),
}
