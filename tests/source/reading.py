"""What the tests of texts share: a read text as plain values, and its problems as codes and places."""

from collections.abc import Callable
from fractions import Fraction
from threading import Thread, stack_size
from typing import TypeAlias, TypeVar

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.source.nodes import Entries, Node, Scalar
from brabantnorm_rules.source.yaml import read_yaml

T = TypeVar("T")
Plain: TypeAlias = "str | int | Fraction | bool | list[Plain] | dict[str, Plain] | None"


def plain(node: Node | None) -> Plain:
    """Return a node as plain values."""
    assert node is not None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Entries):
        return {key.text: plain(value) for key, value in node}
    return [plain(item) for item in node]


def at(text: str, *way: str | int) -> str:
    """Return the place of what stands at the end of a way of keys and positions through a YAML text."""
    node, problems = read_yaml(text, "t")
    assert problems == ()
    for step in way:
        assert node is not None
        node = node.get(step) if isinstance(node, Entries) and isinstance(step, str) else _item(node, step)
    assert node is not None
    return str(node.place)


def _item(node: Node, step: str | int) -> Node:
    assert not isinstance(node, Scalar)
    found = node.items[int(step)]
    return found[0] if isinstance(found, tuple) else found


def told(problems: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    """Return the codes and places of problems."""
    return [(problem.code, str(problem.place)) for problem in problems]


def in_small_stack(work: Callable[[], T]) -> T:
    """Return what a piece of work gives in a thread with hardly any stack."""
    found: list[T] = []
    before = stack_size(64 * 1024)
    try:
        thread = Thread(target=lambda: found.append(work()))
        thread.start()
    finally:
        stack_size(before)
    thread.join()
    assert found, "the work did not end"
    return found[0]
