"""The wording of the 0-meting: its values, what they mean, and the heads of its columns."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

STANDS: Final[Mapping[str, Wording]] = {
    "uitgevoerd": Wording("uitgevoerd", "implemented"),
    "in_ontwikkeling": Wording("in ontwikkeling", "in development"),
    "ontbreekt": Wording("ontbreekt", "absent"),
    "onbekend": Wording("onbekend", "unknown"),
    "niet_van_toepassing": Wording("niet van toepassing", "not applicable"),
}
"""The values of a 0-meting."""

MEANINGS: Final[Mapping[str, Wording]] = {
    "uitgevoerd": Wording("voldaan", "met"),
    "in_ontwikkeling": Wording(
        "deels voldaan; vóór de streefdatum van de norm ook: niet voldaan",
        "partly met; before the norm's target date also: not met",
    ),
    "ontbreekt": Wording("niet voldaan, vanaf de streefdatum", "not met, from the target date on"),
    "onbekend": Wording(
        "de gegevens zeggen niet of het er is; dat is geen 'ontbreekt'",
        "the facts do not say whether it is there; that is not 'absent'",
    ),
    "niet_van_toepassing": Wording(
        "de bepaling geldt hier niet, of er is geen geval",
        "the clause does not hold here, or there is no case",
    ),
}
"""What each value stands for."""

TITLE: Final = Wording("0-meting op {day}", "0-meting (baseline) on {day}")
COUNTS: Final = Wording("Telling van de bepalingen", "Clauses by value")

WITHHELD: Final = Wording("weggelaten: te vertrouwelijk", "left out: too confidential")
"""What stands in a table in the place of a value."""

COLUMNS: Final[Mapping[str, Wording]] = {
    "organisation": Wording("organisatie", "organisation"),
    "name": Wording("naam", "name"),
    "norm": Wording("norm", "norm"),
    "as_of": Wording("peildatum", "as-of date"),
    "pillar": Wording("pijler", "pillar"),
    "rule": Wording("bepaling", "clause"),
    "title": Wording("titel", "title"),
    "stand": Wording("0-meting", "0-meting"),
    "outcome": Wording("uitkomst", "outcome"),
    "deviation": Wording("afwijking", "deviation"),
    "known_on": Wording("bekend op", "known on"),
    "confidence": Wording("zekerheid", "confidence"),
}
"""The columns of the table."""

DEVIATIONS: Final[Mapping[bool, Wording]] = {
    False: Wording("loopt", "running"),
    True: Wording("verlopen", "expired"),
}
"""Whether a deviation has expired."""
