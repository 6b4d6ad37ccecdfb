"""Members: who of a group counts on a day, how sure that is, and who is left out."""

from collections import Counter
from collections.abc import Collection, Mapping

import attrs

from brabantnorm_rules.norm.groups import Groups, Membership
from brabantnorm_rules.norm.law import Confidence


@attrs.frozen
class Members:
    """How many organisations belong to a group with one confidence, and whether these are counted.

    ``candidate``: each belongs to one of several groups, and it is not known to which. ``with_dossier`` and
    ``without_dossier``: of how many there is, and is not, a dossier that may be used.
    """

    confidence: Confidence
    candidate: bool
    counted: bool
    with_dossier: int
    without_dossier: int


@attrs.frozen(eq=False)
class Belonging:
    """Who belongs to a group on which days, and which memberships count: those that are sure enough.

    A candidate counts only when that is asked, with ``candidates``.
    """

    memberships: Mapping[str, tuple[Membership, ...]]
    least: Confidence
    candidates: bool

    def counts(self, organisation: str, day: int) -> bool:
        """Return whether an organisation, by its id, counts as a member on a day (ordinal)."""
        return any(self._suffices(found) for found in self._held(organisation, day))

    def members(self, day: int, with_dossier: Collection[str]) -> tuple[Members, ...]:
        """Return the members on a day (ordinal), the surest first; ``with_dossier`` are ids of organisations."""
        found: Counter[tuple[Confidence, bool, bool]] = Counter()
        levels: dict[tuple[Confidence, bool], bool] = {}
        for organisation in self.memberships:
            held = self._held(organisation, day)
            if held:
                surest = min(held, key=_order)
                levels[surest.confidence, surest.candidate] = self._suffices(surest)
                found[surest.confidence, surest.candidate, organisation in with_dossier] += 1
        return tuple(
            Members(*level, levels[level], found[*level, True], found[*level, False])
            for level in sorted(levels, key=lambda level: (level[1], tuple(Confidence).index(level[0])))
        )

    def _held(self, organisation: str, day: int) -> list[Membership]:
        return [found for found in self.memberships.get(organisation, ()) if found.holds(day)]

    def _suffices(self, membership: Membership) -> bool:
        return membership.confidence.reaches(self.least) and (self.candidates or not membership.candidate)


def belonging(groups: Groups, group: str, least: Confidence, *, candidates: bool) -> Belonging:
    """Return who belongs to a group, by the id of it."""
    found: dict[str, list[Membership]] = {}
    for membership in groups.memberships:
        if membership.group.id == group:
            found.setdefault(membership.organisation.id, []).append(membership)
    return Belonging({name: tuple(held) for name, held in found.items()}, least, candidates)


def _order(membership: Membership) -> tuple[bool, int]:
    return membership.candidate, tuple(Confidence).index(membership.confidence)
