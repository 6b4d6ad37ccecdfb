"""Provenance: which norm says what a rule asks or what a parameter is, and where in its files it does."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.errors import Place


@attrs.frozen
class Said:
    """That a norm says something: its id, and the place in its own folder."""

    norm: str
    place: Place

    def __str__(self) -> str:
        return f"{self.norm}, {self.place.path}:{self.place.line}"


@attrs.frozen
class Provenance:
    """Where the rules and parameters of a norm were said, by number and by name.

    A norm that extends another may say something otherwise: what was said first comes first, and the last counts.
    """

    rules: Mapping[str, tuple[Said, ...]] = attrs.field(factory=dict)
    parameters: Mapping[str, tuple[Said, ...]] = attrs.field(factory=dict)


UNSAID: Final = Provenance()
"""The provenance of a norm that was not read from files."""
