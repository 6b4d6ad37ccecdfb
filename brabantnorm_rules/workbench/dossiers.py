"""Dossiers of scenarios: a base and what differs from it, composed into what a dossier's own file would hold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.organisations import KIND, NAME
from brabantnorm_rules.dossier.reading import enter_dossier
from brabantnorm_rules.dossier.written import raw_of
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION
from brabantnorm_rules.source.files import MODULE_LIMITS
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar, size_of

AS_AT: Final = "as_at"
REGISTERS: Final = "registers"
RECORDS: Final = "records"
WITHOUT: Final = "without"
REGISTER_KEYS: Final = ("complete", AS_AT, "empty_is_none", RECORDS)
_ORGANISATION: Final = {ID: "gm9901", NAME: "Dijkstede"}
"""Whose dossier it is, where a scenario does not say."""


@attrs.frozen(eq=False)
class WrittenRegister:
    """What is written of a register: its name, what is said of it by key, and where."""

    name: Scalar
    said: Mapping[str, Node]
    place: Place


@attrs.frozen(eq=False)
class WrittenDossier:
    """What is written of a dossier: of the organisation, of the day to which it was kept, and of its registers."""

    facts: Mapping[str, Node] = attrs.field(factory=dict)
    as_at: Node | None = None
    registers: Mapping[str, WrittenRegister] = attrs.field(factory=dict)

    @property
    def size(self) -> int:
        """How many values and keys it holds."""
        return sum(size_of(node) for register in self.registers.values() for node in register.said.values())


@attrs.frozen(eq=False)
class Composer:
    """Composes the dossiers of scenarios under a norm; every problem is reported to ``reader``."""

    reader: Reader
    norm: Norm

    def read(self, node: Node, *, differs: bool = False) -> WrittenDossier:
        """Return what is written of a dossier, or of how one ``differs`` from its base."""
        fields = [field.name for field in self.norm.fact_types[ORGANISATION].fields if field.name != KIND_FIELD]
        found = self.reader.entries(node, (KIND, *fields, AS_AT, REGISTERS)) or {}
        keys = (*REGISTER_KEYS, WITHOUT) if differs else REGISTER_KEYS
        registers = {}
        for name, written in self.reader.named(found[REGISTERS]) if REGISTERS in found else ():
            said = self.reader.entries(written, keys)
            if said is not None:
                registers[name.text] = WrittenRegister(name, said, written.place)
        facts = {name: written for name, written in found.items() if name not in (AS_AT, REGISTERS)}
        return WrittenDossier(facts, found.get(AS_AT), registers)

    def compose(self, base: WrittenDossier, own: WrittenDossier) -> WrittenDossier:
        """Return a base with what differs from it: what is said replaces, and records are merged."""
        registers = {name: self._register(base.registers.get(name), given) for name, given in own.registers.items()}
        return WrittenDossier({**base.facts, **own.facts}, own.as_at or base.as_at, {**base.registers, **registers})

    def enter(self, written: WrittenDossier, as_at: Node, place: Place) -> Dossier | None:
        """Return the dossier that is written, kept to ``as_at``; None when it has a problem, which was reported.

        ``place`` is that of what is written nowhere.
        """
        unless_said = {**_ORGANISATION, KIND: self.norm.kinds[0]}
        given: Mapping[str, Node] = {name: Scalar(text, place, text) for name, text in unless_said.items()}
        registers = tuple(
            (register.name, _entries(register.said, register.place)) for register in written.registers.values()
        )
        content: Mapping[str, Node] = {
            "format": Scalar(1, place, "1"),
            "norm": Scalar(self.norm.id, place, self.norm.id),
            "organisation": _entries({**given, **written.facts}, place),
            AS_AT: as_at,
            REGISTERS: Entries(registers, place),
        }
        dossier, problems = enter_dossier(_entries(content, place), self.norm)
        self.reader.problems.extend(problems)
        return dossier

    def _register(self, base: WrittenRegister | None, own: WrittenRegister) -> WrittenRegister:
        said = {**({} if base is None else base.said), **own.said}
        gone = said.pop(WITHOUT, None)
        before = None if base is None else base.said.get(RECORDS)
        if isinstance(before, Items):
            said[RECORDS] = Items(tuple(self._records(before, own.said.get(RECORDS), gone)), before.place)
        elif gone is not None:
            self._names(gone, ())
        return WrittenRegister(own.name, said, own.place)

    def _records(self, base: Items, own: Node | None, gone: Node | None) -> Iterator[Node]:
        """Yield the records of a base that stay, changed where they are changed, and then those that are added."""
        ids = [_id_of(record) for record in base]
        without = frozenset() if gone is None else self._names(gone, ids)
        added = () if own is None else self.reader.items(own, empty=True, most=MODULE_LIMITS.nodes)
        changes: dict[object, Node] = {}
        for record in added:
            changes.setdefault(_id_of(record), record)
        merged: set[int] = set()
        for record_id, record in zip(ids, base, strict=True):
            if record_id in without:
                continue
            change = changes.pop(record_id, None) if record_id is not None else None
            if change is not None:
                merged.add(id(change))
            yield record if change is None else self._record(record, change)
        yield from (record for record in added if id(record) not in merged)

    def _names(self, gone: Node, ids: Iterable[object]) -> frozenset[str]:
        """Return the ids of records that are taken away; one that is not there is reported."""
        options = {text for text in ids if isinstance(text, str)}
        named = self.reader.texts(gone)
        for item in named:
            if item.text not in options:
                suggestion = self.reader.suggest(item.text, options)
                self.reader.report("without-nothing", item, id=item.text, suggestion=suggestion)
        return frozenset(item.text for item in named)

    def _record(self, base: Node, own: Node) -> Node:
        if not isinstance(base, Entries) or not isinstance(own, Entries):
            return own
        fields = {key.text: (key, node) for key, node in (*base, *own)}
        merged = Entries(tuple(fields.values()), own.place)
        if raw_of(merged) == raw_of(base):
            self.reader.report("change-without-effect", own, id=str(_id_of(own)))
        return merged


def _entries(found: Mapping[str, Node], place: Place) -> Entries:
    return Entries(tuple((Scalar(key, place, key), node) for key, node in found.items()), place)


def _id_of(record: Node) -> object:
    found = record.get(ID) if isinstance(record, Entries) else None
    return found.value if isinstance(found, Scalar) else None
