"""The wording of attestations: how each stands on a date, how many there are, and what rests on them alone."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

STANDS: Final[Mapping[str, Wording]] = {
    "valid": Wording("{verdict}, van {day} ({age} oud){role}{until}", "{verdict}, of {day} ({age} old){role}{until}"),
    "expiring": Wording(
        "{verdict}, van {day} ({age} oud){role}; geldt nog maar tot en met {end}",
        "{verdict}, of {day} ({age} old){role}; valid only up to and including {end}",
    ),
    "expired": Wording(
        "{verdict}, van {day} ({age} oud){role}; dat is te oud: geldig tot en met {end}",
        "{verdict}, of {day} ({age} old){role}; that is too old: valid up to and including {end}",
    ),
    "missing": Wording("er is geen verklaring", "there is no attestation"),
    "open": Wording(
        "er is een verklaring, maar het is onduidelijk welke telt of wat zij zegt",
        "there is an attestation, but it is open which one counts or what it says",
    ),
}
"""How an attestation stands on a date, by its status."""

ROLE: Final = Wording(", door {role}", ", by {role}")
UNTIL: Final = Wording("; geldt tot en met {end}", "; valid up to and including {end}")
CHECK: Final = Wording("{rule}, {subject}: {stands}", "{rule}, {subject}: {stands}")

SECTION: Final = Wording("Verklaringen", "Attestations")
ALONE: Final = Wording("Deze uitkomst rust alleen op verklaringen.", "This outcome rests on attestations alone.")

TITLE: Final = Wording("Verklaringen, en wat erop rust", "Attestations, and what rests on them")
COVERAGE: Final = Wording(
    "Onderdelen waarvoor een verklaring kan dienen: {number}", "Checks that an attestation can answer: {number}"
)
COUNTS: Final[Mapping[str, Wording]] = {
    "valid": Wording("geldig", "valid"),
    "expiring": Wording("geldig, maar niet lang meer", "valid, but not for long"),
    "expired": Wording("te oud", "too old"),
    "missing": Wording("geen verklaring", "no attestation"),
    "open": Wording("onduidelijk", "open"),
}
"""How many stand in each way."""

RESTING: Final = Wording(
    "Bepalingen die alleen op verklaringen rusten: {number} van {total}",
    "Clauses that rest on attestations alone: {number} of {total}",
)
"""How many clauses, and which."""
