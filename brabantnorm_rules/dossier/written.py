"""What is written of a dossier: nodes as plain values for entry, and mappings with closed sets of keys."""

from collections.abc import Collection

from brabantnorm_rules.dossier.given import Problems, shown
from brabantnorm_rules.dossier.values import suggest
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar


def raw_of(node: Node) -> object:
    """Return a node as a plain value: a scalar's value, a tuple, or a dict."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return tuple(map(raw_of, node))
    return {key.text: raw_of(value) for key, value in node}


def entries_of(
    node: Node, problems: Problems, keys: Collection[str] | None = None, required: Collection[str] = ()
) -> dict[str, Node] | None:
    """Return a mapping's nodes by key; keys that may not be there, and required ones that are not, are reported.

    Without ``keys`` any may be there. None: there is no mapping here, which was reported.
    """
    if not isinstance(node, Entries):
        problems.report("mapping-expected", node.place, text=_shown(node))
        return None
    found: dict[str, Node] = {}
    for key, value in node:
        if keys is None or key.text in keys:
            found[key.text] = value
        else:
            suggestion = suggest(key.text, keys)
            problems.report(
                "unknown-key", key.place, key=shown(key.text), allowed=", ".join(keys), suggestion=suggestion
            )
    for name in required:
        if name not in found:
            problems.report("missing-key", node.place, key=name)
    return found


def items_of(node: Node, problems: Problems) -> tuple[Node, ...]:
    """Return the nodes of a list; anything else is reported."""
    if isinstance(node, Items):
        return node.items
    problems.report("list-expected", node.place, text=_shown(node))
    return ()


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return shown(node.text)
    return "{…}" if isinstance(node, Entries) else "[…]"
