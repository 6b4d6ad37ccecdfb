"""What lies under the norm: sources with their links, changes of law and guidance, and powers."""

from enum import StrEnum

import attrs

from brabantnorm_rules.language.languages import Wording as Text


class Confidence(StrEnum):
    """How sure the library is of a piece of law or guidance."""

    SURE = "sure"
    MEDIUM = "medium"
    LOW = "low"

    def reaches(self, least: "Confidence") -> bool:
        """Return whether this is at least as sure."""
        levels = tuple(Confidence)
        return levels.index(self) <= levels.index(least)


@attrs.frozen
class Source:
    """A law, an agreement or guidance that a rule rests on; ``jci`` is its Juriconnect link."""

    id: str
    title: Text
    confidence: Confidence
    jci: str = ""
    url: str = ""


@attrs.frozen
class Change:
    """A change of law or guidance that documents should reflect.

    ``in_force`` and ``known`` are days (ordinals): from when it holds, and from when one could know it.
    ``textual``: a change of wording only. ``arguable``: whether it touches documents can be disputed.
    """

    id: str
    title: Text
    in_force: int
    known: int
    textual: bool
    confidence: Confidence
    arguable: bool = False
    sources: tuple[str, ...] = ()


@attrs.frozen
class ChangeList:
    """The changes that documents on one subject should reflect."""

    name: str
    changes: tuple[Change, ...]


@attrs.frozen
class Power:
    """A power that only some kinds of organisation have."""

    name: str
    title: Text
    kinds: tuple[str, ...]
