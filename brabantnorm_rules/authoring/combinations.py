"""Combinations: the values that ``for_each`` fills in, one check for each."""

from itertools import product
from math import prod
from typing import Final, TypeAlias

from brabantnorm_rules.authoring.operands import Operands
from brabantnorm_rules.authoring.parameters import BUILT_IN
from brabantnorm_rules.authoring.shapes import Reader, shown
from brabantnorm_rules.authoring.values import literal
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.source.nodes import Node, Scalar

COMBINATIONS: Final = 200
"""The most checks that one ``for_each`` may make."""

_LARGEST: Final = 10_000
"""The most values and keys that one check may come to, those of all its combinations together."""

COUNTS: Final = ("scope", "passing", "failing", "undecided")
"""The numbers that a check's sentence may show."""

Pairs: TypeAlias = tuple[tuple[str, str | bool], ...]
"""Names with a value each: of variables, or of set parameters and the member that they must hold."""


def read_combinations(reader: Reader, vocabulary: Vocabulary, node: Node, size: int) -> list[tuple[Pairs, Pairs]]:
    """Return for each combination the values of the variables, and what set parameters must hold for it.

    ``size`` is that of the check that each combination makes: of a large one there can be fewer.
    """
    axes: list[list[tuple[str, str | bool, str]]] = []
    for key, written in reader.named(node):
        name = reader.name(key)
        if name is None:
            continue
        if name in vocabulary.parameters.found or name in (*BUILT_IN, *COUNTS):
            reader.report("name-taken", key, name=name)
            continue
        text = literal(written)
        if text == f"${BUILT_IN[1]}":
            axes.append([(name, party, "") for party in vocabulary.parties])
        elif text is not None and text.startswith("$"):
            members = _members(reader, vocabulary, written, text[1:])
            axes.append([(name, member, text[1:]) for member in members])
        else:
            axes.append([(name, member, "") for member in _listed(reader, written)])
    number = prod(len(axis) for axis in axes)
    limit = min(COMBINATIONS, max(_LARGEST // size, 1))
    if number > limit:
        reader.report("too-many-combinations", node, number=number, limit=limit)
        return []
    return [
        (
            tuple((name, value) for name, value, _ in combination),
            tuple((parameter, value) for _, value, parameter in combination if parameter),
        )
        for combination in product(*axes)
    ]


def _members(reader: Reader, vocabulary: Vocabulary, node: Node, name: str) -> list[str | bool]:
    """Return everything that a set parameter can ever hold."""
    found = Operands(reader, vocabulary).parameter(node, name, ParameterType.SET)
    if found is None:
        return []
    return list(dict.fromkeys(member for value in found.ever() if isinstance(value, tuple) for member in value))


def _listed(reader: Reader, node: Node) -> list[str | bool]:
    members: list[str | bool] = []
    for item in reader.items(node):
        truth = item.value if isinstance(item, Scalar) and isinstance(item.value, bool) else None
        member = truth if truth is not None else reader.text(item)
        if member is None:
            continue
        if member in members:
            reader.report("value-twice", item, value=shown(item))
        else:
            members.append(member)
    return members
