"""Confidence: a norm in which only those changes of law and guidance count that are known surely enough."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import attrs

from brabantnorm_rules.norm.conditions import UpToDateWith
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.law import Change, ChangeList, Confidence
from brabantnorm_rules.norm.mentions import conditions_of, leaves_of, relations_of


def with_confidence(norm: Norm, least: Confidence | str) -> Norm:
    """Return a norm in which no document need reflect a change that is less sure than ``least``.

    ``least`` is ``sure``, ``medium`` or ``low``; ``low`` switches nothing off. What is switched off stays a change that
    records may name, so that a dossier is as valid as before. Of the groups, memberships that are less sure are left
    out. Parameters are choices and stay. Nothing is switched on again: of two levels the surer one holds.

    Raises ValueError for another word.
    """
    level = Confidence(least)
    if norm.least_confidence.reaches(level):
        return norm
    return norm.memo.get(("confidence", level), lambda: _counting_from(norm, level))


def switched_off(norm: Norm) -> tuple[Change, ...]:
    """Return the changes that rules ask documents to reflect, but that do not count in this norm."""
    return norm.memo.get("switched off", lambda: tuple(dict.fromkeys(_switched_off(norm))))


def _switched_off(norm: Norm) -> Iterator[Change]:
    for question in norm.questions:
        for condition in conditions_of(question):
            for where in (condition, *(relation.where for relation in relations_of(condition))):
                for leaf in leaves_of(where):
                    if isinstance(leaf, UpToDateWith):
                        listed = norm.changes[leaf.changes.name].changes
                        yield from (change for change in listed if not change.confidence.reaches(norm.least_confidence))


def _counting_from(norm: Norm, least: Confidence) -> Norm:
    rules = {rule.id: attrs.evolve(rule, checks=_counting(rule.checks, least)) for rule in norm.rules.values()}
    groups = norm.groups.from_confidence(least)
    return attrs.evolve(norm, rules=MappingProxyType(rules), groups=groups, least_confidence=least)


def _counting(part: Any, least: Confidence) -> Any:
    """Return a part of a rule in which every list holds only the changes that are sure enough."""
    if isinstance(part, ChangeList):
        kept = tuple(change for change in part.changes if change.confidence.reaches(least))
        return attrs.evolve(part, changes=kept)
    if isinstance(part, tuple):
        return tuple(_counting(each, least) for each in part)
    if not attrs.has(type(part)):
        return part
    inner = attrs.asdict(part, recurse=False)
    return attrs.evolve(part, **{name: _counting(value, least) for name, value in inner.items()})
