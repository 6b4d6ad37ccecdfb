"""The wording of gaps: what keeps rules unknown, and what would decide them."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

OF_RECORDS: Final[Mapping[str, tuple[Wording, Wording]]] = {
    "field": (
        Wording("{fact_type} {ids}: {field} is niet ingevuld", "{fact_type} {ids}: {field} is not supplied"),
        Wording(
            "{fact_type}: {field} is niet ingevuld bij {number} records ({ids})",
            "{fact_type}: {field} is not supplied for {number} records ({ids})",
        ),
    ),
    "time": (
        Wording(
            "{fact_type} {ids}: van {field} is het tijdstip niet bekend",
            "{fact_type} {ids}: the time of {field} is not known",
        ),
        Wording(
            "{fact_type}: van {field} is het tijdstip niet bekend bij {number} records ({ids})",
            "{fact_type}: the time of {field} is not known for {number} records ({ids})",
        ),
    ),
    "existence": (
        Wording(
            "{fact_type} {ids}: het is niet zeker dat dit record telt",
            "{fact_type} {ids}: it is not sure that this record counts",
        ),
        Wording(
            "{fact_type}: van {number} records is niet zeker welke telt ({ids})",
            "{fact_type}: of {number} records it is not sure which counts ({ids})",
        ),
    ),
}
"""What is said of one record and of more, by the kind of what is missing."""

ABSENT: Final = Wording(
    "register {fact_type}: staat niet in het dossier",
    "register {fact_type}: is not in the dossier",
)
NOT_COMPLETE: Final = Wording(
    "register {fact_type}: niet als volledig opgegeven (`complete`)",
    "register {fact_type}: not declared complete (`complete`)",
)
NOT_COVERED: Final = Wording(
    "register {fact_type}: voor een deel als volledig opgegeven (`complete`), maar hier is meer nodig",
    "register {fact_type}: declared complete in part (`complete`), but more is needed here",
)
BEHIND: Final = Wording(
    "register {fact_type}: bijgehouden tot en met {day}, niet tot de peildatum",
    "register {fact_type}: kept to {day}, not to the as-of date",
)
STATEMENTS: Final[Mapping[str, tuple[Wording, Wording]]] = {
    "attestation": (
        Wording("verklaring over {key}: staat niet in het dossier", "attestation on {key}: is not in the dossier"),
        Wording(
            "verklaring over {key}: geen die geldt; de laatste is van {day}",
            "attestation on {key}: none that holds; the last one is of {day}",
        ),
    ),
    "totals": (
        Wording("telling van {key}: staat niet in het dossier", "totals of {key}: are not in the dossier"),
        Wording(
            "telling van {key}: geen die geldt; de laatste loopt tot en met {day}",
            "totals of {key}: none that hold; the last ones run up to and including {day}",
        ),
    ),
}
"""What is said of a statement that there is not, and of one that there was."""

TOTALS_INSTEAD: Final = Wording(
    "telling van {key}: kan in plaats van losse records",
    "totals of {key}: will do in the place of single records",
)
CONTRADICTING: Final = Wording(
    "over `{check}` spreken {ids} elkaar tegen",
    "about `{check}` {ids} contradict each other",
)
CONTRADICTING_TOTALS: Final = Wording(
    "over `{check}` zeggen de records en de telling iets anders",
    "about `{check}` the records and the totals say different things",
)
