"""Nodes: what a text holds, every value and key with its place."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

import attrs

from brabantnorm_rules.errors import Place


@attrs.frozen
class Scalar:
    """One value: text, a whole number, an exact decimal, true, false or null.

    ``text`` is what was written, ``quoted`` whether it stood in quotation marks (then it is text).
    """

    value: str | int | Fraction | bool | None
    place: Place
    text: str
    quoted: bool = False


@attrs.frozen
class Entries:
    """A mapping: keys with their places, in the order in which they were written; no key twice."""

    items: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def get(self, key: str) -> "Node | None":
        """Return the node under a key, or None."""
        return next((node for name, node in self.items if name.value == key), None)

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        return iter(self.items)


@attrs.frozen
class Items:
    """A sequence."""

    items: tuple["Node", ...]
    place: Place

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.items)


Node: TypeAlias = Scalar | Entries | Items


def size_of(node: Node) -> int:
    """Return how many values and keys stand at a node, itself counted."""
    if isinstance(node, Entries):
        return 1 + sum(1 + size_of(value) for _, value in node)
    return 1 + sum(size_of(item) for item in node) if isinstance(node, Items) else 1
