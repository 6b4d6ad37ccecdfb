"""The sentences of problems that dossier input can have."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.table_problems import TABLE_PROBLEMS
from brabantnorm_rules.language.value_problems import VALUE_PROBLEMS

DOSSIER_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- the dossier ------------------------------------------------------------------------------------------------
    "not-a-dossier-file": (
        Wording(nl="`{name}` is geen dossier", en="`{name}` is no dossier"),
        Wording(
            nl="noem een map met `dossier.yaml`, of een bestand dat op .yaml, .yml of .json eindigt",
            en="name a folder with `dossier.yaml`, or a file whose name ends on .yaml, .yml or .json",
        ),
    ),
    "other-norm": (
        Wording(
            nl="het dossier is voor de norm `{name}`, gevraagd is `{norm}`",
            en="the dossier is for the norm `{name}`, what was asked is `{norm}`",
        ),
        Wording(
            nl="kies de norm van het dossier, of schrijf `{norm}`", en="choose the dossier's norm, or write `{norm}`"
        ),
    ),
    "kind-not-addressed": (
        Wording(
            nl="de norm richt zich niet op een organisatie van soort `{kind}`",
            en="the norm does not address an organisation of kind `{kind}`",
        ),
        Wording(nl="de norm is voor {allowed}", en="the norm is for {allowed}"),
    ),
    "deviation-ends-before": (
        Wording(
            nl="deze afwijking eindigt voordat ertoe besloten is",
            en="this deviation ends before it was decided on",
        ),
        Wording(nl="`until` ligt op of na `decided_on`", en="`until` lies on or after `decided_on`"),
    ),
    "let-in-field": (
        Wording(nl="er is geen veld `{field}` om toe te laten", en="there is no field `{field}` to let in"),
        Wording(nl="schrijf feittype, punt, veld", en="write fact type, point, field"),
    ),
    "text-missing": (
        Wording(nl="hier hoort een tekst", en="a text belongs here"),
        None,
    ),
    # ---- registers --------------------------------------------------------------------------------------------------
    "undeclared-fact-type": (
        Wording(nl="de norm kent geen feittype `{name}`", en="the norm has no fact type `{name}`"),
        None,
    ),
    "organisation-register": (
        Wording(
            nl="`{name}` is geen register: de organisatie staat bovenin het dossier",
            en="`{name}` is no register: the organisation stands at the head of the dossier",
        ),
        Wording(
            nl="zet wat u van de organisatie weet onder `organisation`",
            en="put what you know of the organisation under `organisation`",
        ),
    ),
    "records-or-file": (
        Wording(
            nl="een register heeft `records` of `file`, een van beide",
            en="a register has `records` or `file`, one of them",
        ),
        Wording(nl="een leeg register heeft `records: []`", en="an empty register has `records: []`"),
    ),
    "key-needs-file": (
        Wording(
            nl="`{key}` hoort bij een bestand, en hier is er geen", en="`{key}` goes with a file, and there is none"
        ),
        None,
    ),
    "as-at-later": (
        Wording(
            nl="dit register is bijgehouden tot {day}, later dan het dossier: {as_at}",
            en="this register was kept to {day}, later than the dossier: {as_at}",
        ),
        Wording(
            nl="zet `as_at` van het dossier op die van het laatst bijgehouden register, of later",
            en="set the `as_at` of the dossier to that of its latest register, or later",
        ),
    ),
    "complete-expected": (
        Wording(
            nl="hier hoort `true`, `false` of een lijst; er staat `{text}`",
            en="`true`, `false` or a list belongs here, not `{text}`",
        ),
        Wording(nl="schrijf `true` als het register volledig is", en="write `true` if the register is complete"),
    ),
    "declaration-expected": (
        Wording(
            nl="hier hoort een verklaring van volledigheid; er staat `{text}`",
            en="a declaration of completeness belongs here, not `{text}`",
        ),
        Wording(nl="schrijf `{{since: 2023-01-01}}`", en="write `{{since: 2023-01-01}}`"),
    ),
    "slice-missing": (
        Wording(
            nl="`{name}` kan niet voor een deel volledig worden verklaard",
            en="`{name}` cannot be declared complete in part",
        ),
        Wording(nl="laat `for` weg", en="leave `for` out"),
    ),
    "slice-values-expected": (
        Wording(
            nl="hier hoort een lijst van waarden; er staat `{text}`", en="a list of values belongs here, not `{text}`"
        ),
        Wording(nl="laat `for` weg als alles volledig is", en="leave `for` out if all is complete"),
    ),
    # ---- records ----------------------------------------------------------------------------------------------------
    "record-expected": (
        Wording(nl="hier hoort een record; er staat `{text}`", en="a record belongs here, not `{text}`"),
        Wording(nl="schrijf velden met hun waarden", en="write fields with their values"),
    ),
    "undeclared-field": (
        Wording(nl="`{name}` heeft geen veld `{field}`", en="`{name}` has no field `{field}`"),
        Wording(nl="de velden zijn {allowed}", en="its fields are {allowed}"),
    ),
    "field-missing": (
        Wording(nl="het verplichte veld `{field}` ontbreekt", en="the required field `{field}` is missing"),
        None,
    ),
    "value-required": (
        Wording(
            nl="het verplichte veld `{field}` heeft een waarde nodig",
            en="the required field `{field}` needs a value",
        ),
        Wording(
            nl="`geen`, `onbekend` of leeg kan hier niet; laat het record weg als dit niet bekend is",
            en="`geen`, `onbekend` or blank is not possible here; leave the record out if this is not known",
        ),
    ),
    "none-refused": (
        Wording(nl="`{field}` kan niet `geen` zijn", en="`{field}` cannot be `geen`"),
        Wording(nl="laat het veld weg als het niet bekend is", en="leave the field out if it is not known"),
    ),
    "id-not-unique": (
        Wording(nl="het id `{id}` is er al: {first}", en="the id `{id}` is there already: {first}"),
        None,
    ),
    "id-scientific": (
        Wording(
            nl="`{id}` is een nummer dat een rekenblad heeft afgerond",
            en="`{id}` is a number that a spreadsheet has rounded",
        ),
        Wording(nl="geef de kolom in Excel de opmaak Tekst", en="format the column as Text in Excel"),
    ),
    **VALUE_PROBLEMS,
    **TABLE_PROBLEMS,
}
"""Every code with its sentence and its help."""
