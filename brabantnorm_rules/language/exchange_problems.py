"""The sentences of problems that the JSON of an assessment, or a receipt, can have."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

EXCHANGE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "assessment-of-other-norm": (
        Wording(
            "deze beoordeling is gemaakt met norm `{given}` (editie {edition}), niet met `{norm}`",
            "this assessment was made with norm `{given}` (edition {edition}), not with `{norm}`",
        ),
        Wording(
            "lees haar met de norm waarmee zij is gemaakt",
            "read it with the norm that it was made with",
        ),
    ),
    "assessment-rule-unknown": (
        Wording("de norm heeft geen regel `{rule}`", "the norm has no rule `{rule}`"),
        None,
    ),
    "assessment-rule-twice": (
        Wording("regel `{rule}` staat er twee keer", "rule `{rule}` is there twice"),
        None,
    ),
    "assessment-parts-differ": (
        Wording(
            "regel `{rule}` heeft in de norm andere onderdelen dan hier",
            "in the norm rule `{rule}` has other parts than here",
        ),
        None,
    ),
    "assessment-check-unknown": (
        Wording(
            "regel `{rule}` heeft geen toets `{check}` met deze waarden",
            "rule `{rule}` has no check `{check}` with these values",
        ),
        None,
    ),
    "assessment-outcome-broken": (
        Wording(
            "de uitkomst van regel `{rule}` volgt niet uit zijn toetsen en onderdelen",
            "the outcome of rule `{rule}` does not follow from its checks and parts",
        ),
        Wording(
            "een beoordeling wordt niet met de hand gewijzigd: maak haar opnieuw",
            "an assessment is not changed by hand: make it again",
        ),
    ),
    "assessment-key-missing": (
        Wording("sleutel `{key}` ontbreekt", "key `{key}` is missing"),
        None,
    ),
    "assessment-key-unknown": (
        Wording("een beoordeling kent hier geen sleutel `{keys}`", "an assessment has no key `{keys}` here"),
        None,
    ),
    "assessment-value-refused": (
        Wording("`{value}` kan hier niet staan", "`{value}` cannot stand here"),
        None,
    ),
    "receipt-expected": (
        Wording("dit is geen bewijs van een beoordeling", "this is no receipt of an assessment"),
        Wording("een bewijs heeft precies deze sleutels: {keys}", "a receipt has exactly these keys: {keys}"),
    ),
    "assessment-differs": (
        Wording(
            "hier staat `{value}`, maar uit de rest van de beoordeling en de norm volgt `{expected}`",
            "this says `{value}`, but from the rest of the assessment and the norm follows `{expected}`",
        ),
        None,
    ),
}
"""Every code with its sentence and its help."""
