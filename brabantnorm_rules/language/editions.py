"""The wording of the editions of a norm."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

EDITION: Final = Wording("{name}: {title}, van kracht vanaf {since}", "{name}: {title}, in force from {since}")
EDITION_IN_FORCE: Final = Wording(
    "{name}: {title}, van kracht vanaf {since} en op {day}", "{name}: {title}, in force from {since} and on {day}"
)
