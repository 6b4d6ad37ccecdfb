"""Groups: the organisations around a norm, the groups they belong to on a date, and what they were merged from."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

import attrs

from brabantnorm_rules.norm.law import Confidence


@attrs.frozen
class NamedOrganisation:
    """An organisation by its id and name, and the days (ordinals) from and to which it exists; None: not bounded here.

    It may be no party to the norm: a neighbour in a group, or a municipality that was dissolved.
    """

    id: str
    name: str
    kind: str
    since: int | None = None
    until: int | None = None

    def exists(self, day: int) -> bool:
        """Return whether it exists on a day (ordinal)."""
        return _holds(self.since, self.until, day)


@attrs.frozen
class Group:
    """A group of organisations of one sort: a district, a basisteam."""

    id: str
    sort: str
    name: str


@attrs.frozen
class Membership:
    """That an organisation belongs to a group, from a day to a day (ordinals; None: not bounded here), and how sure.

    ``part``: only a part of it lies in the group. ``candidate``: it belongs to one of several groups of this sort, and
    it is not known to which.
    """

    organisation: NamedOrganisation
    group: Group
    confidence: Confidence
    since: int | None = None
    until: int | None = None
    part: bool = False
    candidate: bool = False

    def holds(self, day: int) -> bool:
        """Return whether it holds on a day (ordinal); only an organisation that exists belongs to anything."""
        return self.organisation.exists(day) and _holds(self.since, self.until, day)


@attrs.frozen
class Merger:
    """That organisations went into others, which exist from a day (ordinal) on."""

    day: int
    dissolved: tuple[NamedOrganisation, ...]
    successors: tuple[NamedOrganisation, ...]
    confidence: Confidence


@attrs.frozen
class Groups:
    """Reference data on organisations. No rule rests on it: a norm has the same outcomes without.

    Memberships are asked on a day, and from a confidence on; the least there is unless said otherwise.
    """

    organisations: Mapping[str, NamedOrganisation] = MappingProxyType({})
    groups: Mapping[str, Group] = MappingProxyType({})
    memberships: tuple[Membership, ...] = ()
    mergers: tuple[Merger, ...] = ()

    def __reduce__(self) -> tuple[type["Groups"], tuple[object, ...]]:
        """Travel between processes: a mapping's read-only view cannot travel itself."""
        return Groups, (dict(self.organisations), dict(self.groups), self.memberships, self.mergers)

    def groups_of(self, organisation: str, on: date, least: Confidence = Confidence.LOW) -> tuple[Membership, ...]:
        """Return the memberships of an organisation, by the id of it; candidates too when ``least`` lets them."""
        return _on(self._of_organisation.get(organisation, ()), on, least)

    def members_of(self, group: str, on: date, least: Confidence = Confidence.LOW) -> tuple[Membership, ...]:
        """Return the memberships of a group, by the id of it, in order of the names as a person would look them up."""
        return _on(self._of_group.get(group, ()), on, least)

    def predecessors_of(self, organisation: str) -> tuple[Merger, ...]:
        """Return the mergers that an organisation came from or took a part of."""
        return tuple(merger for merger in self.mergers if organisation in _ids(merger.successors))

    def successors_of(self, organisation: str) -> tuple[Merger, ...]:
        """Return the mergers that an organisation went into."""
        return tuple(merger for merger in self.mergers if organisation in _ids(merger.dissolved))

    def from_confidence(self, least: Confidence) -> "Groups":
        """Return the groups with only those memberships and mergers that are sure enough."""
        return attrs.evolve(
            self,
            memberships=tuple(found for found in self.memberships if found.confidence.reaches(least)),
            mergers=tuple(found for found in self.mergers if found.confidence.reaches(least)),
        )

    @cached_property
    def _of_organisation(self) -> Mapping[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            found.setdefault(membership.organisation.id, []).append(membership)
        return found

    @cached_property
    def _of_group(self) -> Mapping[str, list[Membership]]:
        found: dict[str, list[Membership]] = {}
        for membership in sorted(self.memberships, key=lambda found: name_order(found.organisation.name)):
            found.setdefault(membership.group.id, []).append(membership)
        return found


NO_GROUPS: Final = Groups()
"""What is known of groups in a norm that says nothing of them."""


def name_order(name: str) -> str:
    """Return a key that puts names where people look them up: 's-Hertogenbosch under the H."""
    return name.removeprefix("'s-").removeprefix("'t ").casefold()


def _on(memberships: Iterable[Membership], on: date, least: Confidence) -> tuple[Membership, ...]:
    day = on.toordinal()
    return tuple(found for found in memberships if found.holds(day) and found.confidence.reaches(least))


def _holds(since: int | None, until: int | None, day: int) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _ids(organisations: tuple[NamedOrganisation, ...]) -> tuple[str, ...]:
    return tuple(organisation.id for organisation in organisations)
