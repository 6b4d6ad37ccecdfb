"""Extending: the texts of a norm with what another norm adds to them, replaces, sets and withdraws."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.header import AS, EXTENDS
from brabantnorm_rules.authoring.layers import REPLACE, WITHDRAW, Layer, entries, id_of
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.texts import (
    CHANGES,
    FACTS,
    GROUPS,
    NORM,
    PARAMETERS,
    POWERS,
    SHARED,
    SOURCES,
    WORDS,
    Texts,
)
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar

RULES: Final = "rules"
_FORMAT: Final = "format"
_PILLAR: Final = "pillar"
FIELDS: Final = "fields"
SET: Final = "set"
_ORIGIN: Final = "origin"
SET_KEYS: Final = ("value", "values", "admitted", "title", "note", _ORIGIN)
_VALUE_KEYS: Final = ("value", "values", "admitted")
_OF_ITS_OWN: Final = ("norm", "title", EXTENDS, AS, "in_force")
"""What the head of every norm says itself."""

_OF_EDITION: Final = ("edition", "published_on", "interim_on", "target_before")
"""What the head of every edition says itself; an overlay has what the norm has that it extends."""

_OF_NORM: Final = (*_OF_EDITION, "kinds", "parties", "fictional_parties")
_NOTHING: Final = Entries((), Place())
"""What a rule module adds that only replaces and withdraws."""

_CODES: Final = {
    FACTS: "unknown-fact-type",
    PARAMETERS: "unknown-parameter",
    SOURCES: "unknown-source",
    POWERS: "unknown-power",
    WORDS: "unknown-token",
}
"""What is reported of a name that is not there."""


@attrs.frozen(eq=False)
class Extended:
    """The texts of a norm that extends another, and where it says what.

    ``withdrawn`` are the places where names were withdrawn, by the code of what is reported where they are missed;
    ``said`` those where rules and parameters were added, replaced or set, by their file's key and their name.
    """

    texts: Texts
    withdrawn: Mapping[tuple[str, str], Place]
    said: Mapping[tuple[str, str], Place]


def extend(reader: Reader, base: Texts, own: Texts, *, overlay: bool) -> Extended:
    """Return the texts of a norm with what another says: all that is not said stays; mistakes are reported.

    An ``overlay`` may add, replace rules and set parameters; what an edition may do besides is refused.
    """
    return _Extender(reader, base, own, overlay).extend()


@attrs.frozen(eq=False)
class _Extender:
    reader: Reader
    base: Texts
    own: Texts
    overlay: bool
    withdrawn: dict[tuple[str, str], Place] = attrs.field(factory=dict)
    said: dict[tuple[str, str], Place] = attrs.field(factory=dict)

    def extend(self) -> Extended:
        """Return the texts of both together."""
        files: dict[str, Node | None] = dict(self.base.files)
        files[NORM] = self._head()
        for name, node in self.own.files.items():
            if name == GROUPS:
                files[name] = node
            elif name != NORM:
                files[name] = None if node is None else self._shared(name, node)
        return Extended(Texts(files, self._modules()), self.withdrawn, self.said)

    # ---- the head -------------------------------------------------------------------------------------------------

    def _head(self) -> Node | None:
        own, base = self.own.files[NORM], entries(self.base.files[NORM])
        if not isinstance(own, Entries):
            return own
        written = {key.text: (key, value) for key, value in own}
        for name in _OF_NORM:
            if self.overlay and name in written:
                self._refuse(written.pop(name)[0])
        not_inherited = _OF_ITS_OWN if self.overlay else (*_OF_ITS_OWN, *_OF_EDITION)
        kept = {name: found for name, found in base.items() if name not in not_inherited}
        merged = {**kept, **written}
        for key, depth in (("glossary", 3), ("reference", 1)):
            if key in kept and key in written:
                merged[key] = (written[key][0], _merged(kept[key][1], written[key][1], depth))
        if "pillars" in kept and "pillars" in written:
            merged["pillars"] = (written["pillars"][0], _with_pillars(kept["pillars"][1], written["pillars"][1]))
        return Entries(tuple(merged.values()), own.place)

    # ---- what rules rest on -----------------------------------------------------------------------------------------

    def _shared(self, name: str, node: Node) -> Node | None:
        key = SHARED[name]
        more = {FACTS: (FIELDS,), PARAMETERS: (SET,)}.get(name, ())
        found = self.reader.entries(node, (_FORMAT, key, *more, REPLACE, WITHDRAW))
        if found is None:
            return None
        if found.keys() <= {_FORMAT}:
            self.reader.report("says-nothing", node)
        if self.overlay:
            for word in (REPLACE, WITHDRAW):
                if word in found:
                    self._refuse(found.pop(word), word)
        before = self.base.files.get(name)
        heading, there = entries(before).get(key, (Scalar(key, node.place, key), Entries((), node.place)))
        if name == CHANGES:
            merged = self._changes(found, there)
        else:
            layer = self._layer(_CODES[name], entries(there), key)
            layer.change(found, key)
            if FIELDS in found:
                self._fields(layer, found[FIELDS])
            if SET in found:
                self._set(layer, found[SET])
            merged = layer.entries(there.place)
        head = [item for item in _items(node) if item[0].text == _FORMAT]
        return Entries((*head, (heading, merged)), there.place)

    def _layer(self, code: str, base: Mapping[str, tuple[Scalar, Node]], key: str) -> Layer:
        return Layer(self.reader, code, key, dict(base), self.withdrawn, self.said)

    def _changes(self, found: Mapping[str, Node], there: Node) -> Node:
        """Return the lists of changes: what is added goes behind what is there."""
        layer = self._layer("unknown-change", {}, SHARED[CHANGES])
        lists = {name.text: name for name, _ in _items(there)}
        list_of: dict[str, str] = {}
        for name, written in _items(there):
            for known, item in _with_ids(written):
                layer.there[known.text] = (known, item)
                list_of[known.text] = name.text
        loose: list[tuple[str, Node]] = []
        for name, written in self.reader.named(found[layer.key]) if layer.key in found else ():
            lists.setdefault(name.text, name)
            for item in self.reader.items(written):
                new = id_of(item)
                if new is None:
                    loose.append((name.text, item))
                elif layer.add(new, item):
                    list_of[new.text] = name.text
        layer.change_items(found)
        members = [*((list_of[known], item) for known, (_, item) in layer.there.items()), *loose]
        merged = {name: tuple(item for of, item in members if of == name) for name in lists}
        kept = [(name, Items(merged[name.text], name.place)) for name in lists.values() if merged[name.text]]
        return Entries(tuple(kept), there.place)

    def _fields(self, layer: Layer, node: Node) -> None:
        """Add fields to fact types that are there."""
        for name, written in self.reader.named(node):
            found = layer.find("unknown-fact-type", name)
            if found is None:
                continue
            fact_type = entries(found)
            word, there = fact_type.get(FIELDS, (Scalar(FIELDS, name.place, FIELDS), Entries((), name.place)))
            fields = self._layer("unknown-field", entries(there), FIELDS)
            for field, said in self.reader.named(written):
                fields.add(field, said)
            fact_type[FIELDS] = (word, fields.entries(there.place))
            layer.there[name.text] = (layer.there[name.text][0], Entries(tuple(fact_type.values()), found.place))

    def _set(self, layer: Layer, node: Node) -> None:
        """Give parameters that are there other values; set by an overlay, they are the organisation's choice."""
        for name, written in self.reader.named(node):
            found = layer.find("nothing-to-set", name)
            said = self.reader.entries(written, SET_KEYS)
            if found is None or not said:
                continue
            own = {key.text: (key, value) for key, value in _items(written) if key.text in said}
            if self.overlay:
                if _ORIGIN in own:
                    self._refuse(own[_ORIGIN][0])
                own[_ORIGIN] = _written(_ORIGIN, Origin.ORGANISATION, written.place)
            kept = {key: pair for key, pair in entries(found).items() if key not in _VALUE_KEYS}
            layer.put(name, Entries(tuple({**kept, **own}.values()), written.place))

    # ---- rules ------------------------------------------------------------------------------------------------------

    def _modules(self) -> tuple[Node | None, ...]:
        """Return the rule modules of both: a rule that is replaced stays where it was, those that are added follow."""
        inherited = [entries(module) for module in self.base.modules]
        rules = {known.text: (known, item) for module in inherited for known, item in _with_ids(module[RULES][1])}
        layer = self._layer("unknown-rule", rules, RULES)
        added = [None if node is None else self._module(layer, node) for node in self.own.modules]
        kept: list[Node] = []
        for module in inherited:
            word, before = module[RULES]
            items = [layer.there[known.text][1] for known, _ in _with_ids(before) if known.text in layer.there]
            if items:
                module[RULES] = (word, Items(tuple(items), before.place))
                kept.append(Entries(tuple(module.values()), word.place))
        return (*kept, *(module for module in added if module != _NOTHING))

    def _module(self, layer: Layer, node: Node) -> Node | None:
        """Return what a rule module adds; what it replaces and withdraws is changed in the layer."""
        keys = (_FORMAT, _PILLAR, RULES, REPLACE, WITHDRAW)
        found = self.reader.entries(node, keys, required=(_PILLAR,))
        if found is None:
            return None
        if self.overlay and WITHDRAW in found:
            self._refuse(found.pop(WITHDRAW), WITHDRAW)
        new = [item for item in self.reader.items(found[RULES]) if self._is_new(layer, item)] if RULES in found else []
        for item in (*_listed(found.get(REPLACE)), *_listed(found.get(WITHDRAW))):
            self._check_pillar(found, item)
        layer.change_items(found)
        if found.keys() <= {_FORMAT, _PILLAR}:
            self.reader.report("says-nothing", node)
        if not new:
            return _NOTHING
        head = [item for item in _items(node) if item[0].text in (_FORMAT, _PILLAR)]
        return Entries((*head, (Scalar(RULES, node.place, RULES), Items(tuple(new), node.place))), node.place)

    def _is_new(self, layer: Layer, item: Node) -> bool:
        known = id_of(item)
        if known is None:
            return True
        if known.text in layer.there:
            self.reader.report("already-there", known, name=known.text)
            return False
        self.said[RULES, known.text] = known.place
        return True

    def _check_pillar(self, found: Mapping[str, Node], item: Node) -> None:
        known, pillar = item if isinstance(item, Scalar) else id_of(item), found.get(_PILLAR)
        if known is not None and isinstance(pillar, Scalar) and known.text.split(".")[0] != pillar.text:
            self.reader.report("rule-of-other-pillar", known, id=known.text, pillar=pillar.text)

    def _refuse(self, node: Node, word: str = "") -> None:
        key = word or (node.text if isinstance(node, Scalar) else "")
        self.reader.report("not-in-overlay", node, key=key)


def _merged(base: Node, own: Node, depth: int) -> Node:
    """Return a mapping with what another says besides and otherwise, so many levels deep."""
    if depth == 0 or not isinstance(base, Entries) or not isinstance(own, Entries):
        return own
    there = entries(base)
    for key, value in own:
        before = there.get(key.text)
        there[key.text] = (key, value if before is None else _merged(before[1], value, depth - 1))
    return Entries(tuple(there.values()), own.place)


def _with_pillars(base: Node, own: Node) -> Node:
    """Return the pillars of both; one of the same number stands for that of the base."""
    if not isinstance(base, Items) or not isinstance(own, Items):
        return own
    numbers = {_number(item) for item in own}
    return Items((*(item for item in base if _number(item) not in numbers), *own), own.place)


def _number(item: Node) -> str | None:
    number = item.get("number") if isinstance(item, Entries) else None
    return number.text if isinstance(number, Scalar) else None


def _items(node: Node) -> Iterator[tuple[Scalar, Node]]:
    return iter(node) if isinstance(node, Entries) else iter(())


def _listed(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _with_ids(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    """Yield what stands in a list, each with its id."""
    for item in _listed(node):
        known = id_of(item)
        if known is not None:
            yield known, item


def _written(key: str, value: str, place: Place) -> tuple[Scalar, Node]:
    return Scalar(key, place, key), Scalar(value, place, value)
