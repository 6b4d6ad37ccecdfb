"""The wording of replaying a receipt: that all is the same, or what is not."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

SAME: Final = Wording(
    "Zelfde uitkomst: de beoordeling van {as_of} is opnieuw gemaakt en is byte voor byte gelijk.",
    "The same: the assessment of {as_of} was made again and is equal, byte for byte.",
)

DIFFERENT: Final = Wording(
    "Niet gelijk: de beoordeling van {as_of} is opnieuw gemaakt en wijkt op {number} plaatsen af van het bewijs.",
    "Not the same: the assessment of {as_of} was made again and differs from the receipt in {number} places.",
)

PARTS: Final[Mapping[str, Wording]] = {
    "receipt": Wording(
        "Het bewijs is na het schrijven gewijzigd.",
        "The receipt was changed after it was written.",
    ),
    "library": Wording(
        "De bibliotheek heeft een andere versie.",
        "The library has another version.",
    ),
    "norm": Wording("De norm is niet dezelfde.", "The norm is not the same."),
    "dossier": Wording("Het dossier is niet hetzelfde.", "The dossier is not the same."),
    "findings": Wording("De bevindingen zijn niet dezelfde.", "The findings are not the same."),
}
"""What is different."""

PLACE: Final = Wording(
    "{pointer}: in het bewijs {recorded}, nu {now}", "{pointer}: in the receipt {recorded}, now {now}"
)

MORE: Final = Wording("… en nog {number}", "… and {number} more")
