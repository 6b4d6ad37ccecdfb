"""Groups as people write them: organisations, the groups they belong to, and mergers."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

import attrs

from brabantnorm_rules.authoring.files import read_file, unique
from brabantnorm_rules.authoring.shapes import KEY, NAME, Known, Reader
from brabantnorm_rules.errors import ModuleError
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION_ID
from brabantnorm_rules.norm.groups import Group, Groups, Membership, Merger, NamedOrganisation
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.source.nodes import Entries, Node, Scalar

GROUPS_KEYS: Final = ("format", "organisations", "groups", "mergers")
ORGANISATION_KEYS: Final = ("name", "kind", "since", "until")
GROUP_KEYS: Final = ("sort", "name", "members")
MEMBER_KEYS: Final = ("confidence", "since", "until", "part", "candidate")
MERGER_KEYS: Final = ("day", "dissolved", "successors", "confidence")


def read_groups(path: str | Path, norm: Norm) -> Norm:
    """Return a norm that has the groups of a file in the place of its own, from its own confidence on.

    Raises ModuleError with every problem of the file; printed, it is their text in Dutch.
    """
    reader = Reader()
    node = read_file(reader, Path(path))
    groups = parse_groups(reader, node) if node is not None else Groups()
    if reader.problems:
        problems = unique(reader.problems)
        raise ModuleError(problems, report(problems))
    return attrs.evolve(norm, groups=groups.from_confidence(norm.least_confidence))


def parse_groups(reader: Reader, node: Node) -> Groups:
    """Return what the text of a file on groups says; whatever is not right is reported."""
    found = reader.entries(node, GROUPS_KEYS, required=("organisations", "groups")) or {}
    organisations: Known[NamedOrganisation] = Known("unknown-organisation", complete="organisations" in found)
    for key, written in reader.named(found["organisations"]) if "organisations" in found else ():
        if not ORGANISATION_ID.fullmatch(key.text):
            reader.report("bad-organisation", key, id=key.text)
        organisations.add(key.text, _organisation(reader, key.text, written))
    groups: dict[str, Group] = {}
    memberships: list[tuple[Membership, Scalar]] = []
    for key, written in reader.named(found["groups"]) if "groups" in found else ():
        group, members = _group(reader, key, written)
        groups[group.id] = group
        memberships += _memberships(reader, group, members, organisations)
    if not reader.problems:
        _check_candidates(reader, memberships)
    mergers = reader.items(found["mergers"], empty=True) if "mergers" in found else ()
    return Groups(
        MappingProxyType(organisations.found),
        MappingProxyType(groups),
        tuple(membership for membership, _ in memberships),
        tuple(merger for item in mergers if (merger := _merger(reader, item, organisations)) is not None),
    )


def _organisation(reader: Reader, organisation: str, node: Node) -> NamedOrganisation | None:
    found = reader.entries(node, ORGANISATION_KEYS, required=("name", "kind"))
    if found is None:
        return None
    name = reader.text(found["name"]) if "name" in found else None
    kind = reader.name(found["kind"], NAME) if "kind" in found else None
    since, until = _days(reader, found)
    return None if name is None or kind is None else NamedOrganisation(organisation, name, kind, since, until)


def _group(reader: Reader, key: Scalar, node: Node) -> tuple[Group, Node | None]:
    """Return a group and the node of its members; what could not be read of it is empty, and was reported."""
    group = reader.name(key, KEY)
    found = reader.entries(node, GROUP_KEYS, required=GROUP_KEYS) or {}
    sort = reader.name(found["sort"], NAME) if "sort" in found else None
    name = reader.text(found["name"]) if "name" in found else None
    return Group(group or "", sort or "", name or ""), found.get("members")


def _memberships(
    reader: Reader, group: Group, node: Node | None, organisations: Known[NamedOrganisation]
) -> Iterator[tuple[Membership, Scalar]]:
    for key, written in reader.named(node) if node is not None else ():
        organisation = organisations.get(reader, key, key.text)
        found = {"confidence": written}
        if isinstance(written, Entries):
            found = reader.entries(written, MEMBER_KEYS, required=("confidence",)) or {}
        confidence = reader.word(found["confidence"], Confidence) if "confidence" in found else None
        since, until = _days(reader, found)
        part = reader.truth(found["part"]) if "part" in found else False
        candidate = reader.truth(found["candidate"]) if "candidate" in found else False
        if candidate and confidence not in (None, Confidence.LOW):
            reader.report("candidate-not-low", found["confidence"], confidence=str(confidence))
        if organisation is not None and confidence is not None:
            yield Membership(organisation, group, confidence, since, until, bool(part), bool(candidate)), key


def _check_candidates(reader: Reader, memberships: list[tuple[Membership, Scalar]]) -> None:
    """Report who is a candidate for one group of a sort only, or belongs to another group of that sort.

    Asked only when all else is well: what could not be read may be the other group.
    """
    for membership, key in memberships:
        if membership.candidate:
            others = [
                other
                for other, _ in memberships
                if other.organisation is membership.organisation
                and other.group.sort == membership.group.sort
                and other is not membership
            ]
            if not others or not all(other.candidate for other in others):
                reader.report("candidate-alone", key, id=key.text, sort=membership.group.sort)


def _merger(reader: Reader, node: Node, organisations: Known[NamedOrganisation]) -> Merger | None:
    found = reader.entries(node, MERGER_KEYS, required=MERGER_KEYS)
    if found is None:
        return None
    day = reader.day(found["day"]) if "day" in found else None
    confidence = reader.word(found["confidence"], Confidence) if "confidence" in found else None
    dissolved, successors = (
        tuple(
            organisation
            for item in (reader.texts(found[name]) if name in found else ())
            if (organisation := organisations.get(reader, item, item.text)) is not None
        )
        for name in ("dissolved", "successors")
    )
    return None if day is None or confidence is None else Merger(day, dissolved, successors, confidence)


def _days(reader: Reader, found: dict[str, Node]) -> tuple[int | None, int | None]:
    """Return the first and the last day, where they are given."""
    since, until = (reader.day(found[name]) if name in found else None for name in ("since", "until"))
    if since is not None and until is not None and until < since:
        reader.report("ends-before-it-begins", found["until"])
    return since, until
