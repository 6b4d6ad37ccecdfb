"""Layers: what stands under names, with what is added, replaced and withdrawn by name."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.errors import Place
from brabantnorm_rules.source.nodes import Entries, Node, Scalar

REPLACE: Final = "replace"
WITHDRAW: Final = "withdraw"
ID: Final = "id"


@attrs.frozen(eq=False)
class Layer:
    """What is ``there`` under each name, and changes.

    ``code`` is what is reported of a name that is not there, and ``key`` what the names are of. What is withdrawn and
    what is said is kept in ``withdrawn`` and ``said``, by code or key, and name.
    """

    reader: Reader
    code: str
    key: str
    there: dict[str, tuple[Scalar, Node]]
    withdrawn: dict[tuple[str, str], Place]
    said: dict[tuple[str, str], Place]

    def change(self, found: Mapping[str, Node], key: str) -> None:
        """Change what stands in mappings: what is under ``key`` is added, then what is replaced and withdrawn."""
        for name, written in self.reader.named(found[key]) if key in found else ():
            self.add(name, written)
        for name, written in self.reader.named(found[REPLACE]) if REPLACE in found else ():
            self.replace(name, written)
        self._withdraw(found)

    def change_items(self, found: Mapping[str, Node]) -> None:
        """Change what stands in lists, each with its id: what is replaced and withdrawn."""
        for item in self.reader.items(found[REPLACE]) if REPLACE in found else ():
            name = id_of(item)
            if name is None:
                self.reader.report("missing-key", item, key=ID)
            else:
                self.replace(name, item)
        self._withdraw(found)

    def add(self, name: Scalar, node: Node) -> bool:
        """Put something under a name where nothing is yet; return whether that was so."""
        if name.text in self.there:
            self.reader.report("already-there", name, name=name.text)
            return False
        self.put(name, node)
        return True

    def replace(self, name: Scalar, node: Node) -> None:
        """Put something else under a name."""
        if self.find("nothing-to-replace", name) is not None:
            self.put(name, node)

    def find(self, code: str, name: Scalar) -> Node | None:
        """Return what is under a name; where nothing is, or where it was changed here before, that is reported."""
        found = self.there.get(name.text)
        if (self.key, name.text) in self.said or (self.code, name.text) in self.withdrawn:
            self.reader.report("id-twice", name, id=name.text)
            return None
        if found is None:
            self.reader.report(code, name, name=name.text, suggestion=self.reader.suggest(name.text, self.there))
        return None if found is None else found[1]

    def put(self, name: Scalar, node: Node) -> None:
        """Put something under a name, whatever was there."""
        self.there[name.text] = (name, node)
        self.said[self.key, name.text] = name.place

    def _withdraw(self, found: Mapping[str, Node]) -> None:
        for name in self.reader.texts(found[WITHDRAW]) if WITHDRAW in found else ():
            if self.find("nothing-to-withdraw", name) is not None:
                del self.there[name.text]
                self.withdrawn[self.code, name.text] = name.place

    def entries(self, place: Place) -> Entries:
        """Return all that is there as a mapping."""
        return Entries(tuple(self.there.values()), place)


def entries(node: Node | None) -> dict[str, tuple[Scalar, Node]]:
    """Return the keys and values of a mapping by key; of anything else: none."""
    return {key.text: (key, value) for key, value in node} if isinstance(node, Entries) else {}


def id_of(node: Node) -> Scalar | None:
    """Return where something in a list says its id; None where it does not."""
    found = node.get(ID) if isinstance(node, Entries) else None
    return found if isinstance(found, Scalar) and isinstance(found.value, str) else None
