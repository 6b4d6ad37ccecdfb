"""Use: what a norm names and no rule of it uses."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from brabantnorm_rules.authoring.conditions import TERM_OF_CHANGES
from brabantnorm_rules.authoring.texts import CHANGES, FACTS, PARAMETERS, POWERS, SOURCES
from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, JUDGEMENT, KIND_FIELD, ORGANISATION, RECORDED_ON, SUBJECT, TOTALS, FactType
from brabantnorm_rules.norm.mentions import (
    conditions_of,
    fields_of,
    leaves_of,
    parameters_of,
    relations_of,
)
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.rules import Attested, Counted, Question, Share, questions_inside
from brabantnorm_rules.workbench.lint.subject import Subject, warn


def unused_names(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the parameters, fact types, fields, sources, changes and powers that nothing uses, and words alike."""
    use = _Use(subject.norm)
    norm = subject.norm
    for file, code, names, used in (
        (PARAMETERS, "parameter-unused", norm.parameters, use.parameters),
        (SOURCES, "source-unused", norm.sources, use.sources),
        (CHANGES, "change-list-unused", norm.changes, use.change_lists),
        (POWERS, "power-unused", norm.powers, {rule.power for rule in norm.rules.values()}),
        (FACTS, "fact-type-unused", norm.fact_types, use.fields),
    ):
        for name in names:
            if name not in used:
                yield warn(code, subject.place_in(file, name), name=name)
    for fact_type in norm.fact_types.values():
        if fact_type.name in use.fields:
            yield from _of_fields(subject, use, fact_type)


def _of_fields(subject: Subject, use: "_Use", fact_type: FactType) -> Iterator[Diagnostic]:
    for field in fact_type.fields:
        if field.name in (ID, RECORDED_ON):
            continue
        place = subject.place_in(FACTS, fact_type.name, "fields", field.name)
        if field.name not in use.fields[fact_type.name]:
            yield warn("field-unused", place, name=field.name, fact_type=fact_type.name)
            continue
        named = use.values.get((fact_type.name, field.name))
        others = [] if named is None else [value for value in field.values if value not in named]
        if len(others) > 1 and (fact_type.name, field.name) not in use.whole:
            values = ", ".join(others)
            yield warn("values-alike", place, name=field.name, fact_type=fact_type.name, values=values)


@attrs.frozen(eq=False, slots=False)
class _Use:
    """What the rules of a norm use."""

    norm: Norm

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question that a check asks, with those inside it."""
        checks = (check for rule in self.norm.rules.values() for check in rule.checks)
        return tuple(question for check in checks for question in questions_inside(check.question))

    @cached_property
    def conditions(self) -> tuple[tuple[FactType, FactType | None, c.Condition], ...]:
        """Every test on a record: its fact type, that of the record that should have it, and the test."""
        found: list[tuple[FactType, FactType | None, c.Condition]] = []
        for question in self.norm.questions:
            fact_type = self.norm.fact_types[question.fact_type]
            for condition in conditions_of(question):
                found += self._inside(fact_type, None, condition)
        return tuple(found)

    def _inside(
        self, fact_type: FactType, outer: FactType | None, condition: c.Condition
    ) -> Iterator[tuple[FactType, FactType | None, c.Condition]]:
        for leaf in leaves_of(condition):
            yield fact_type, outer, leaf
            if isinstance(leaf, c.Has):
                yield from self._inside(self.norm.fact_types[leaf.record_of], fact_type, leaf.where)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The parameters that rules and fact types use."""
        rules = self.norm.rules.values()
        used = {name for rule in rules for name in parameters_of(rule, self.norm.fact_types)}
        used |= {rule.anchor.name for rule in rules if isinstance(rule.anchor, ParameterOf)}
        types = self.norm.fact_types.values()
        used |= {each.valid_for.name for each in types if isinstance(each.valid_for, ParameterOf)}
        return frozenset(used | ({TERM_OF_CHANGES} if self._asked else set()))

    @cached_property
    def change_lists(self) -> frozenset[str]:
        """The lists of changes with which documents should be up to date, and those of which a rule names a change."""
        named = set[object]().union(*self.values.values())
        return self._asked | {
            changes.name
            for changes in self.norm.changes.values()
            if any(change.id in named for change in changes.changes)
        }

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(leaf.changes.name for _, _, leaf in self.conditions if isinstance(leaf, c.UpToDateWith))

    @cached_property
    def sources(self) -> frozenset[str]:
        """The sources on which rules and changes rest."""
        changes = [change for found in self.norm.changes.values() for change in found.changes]
        holders = (*(rule.basis for rule in self.norm.rules.values()), *(change.sources for change in changes))
        return frozenset(name for names in holders for name in names)

    # ---- fields and their values ----------------------------------------------------------------------------------

    @cached_property
    def fields(self) -> Mapping[str, set[str]]:
        """The fields of each fact type that is asked of which rules, or its own existence, use."""
        found: dict[str, set[str]] = {ORGANISATION: {KIND_FIELD}}
        for question in self.questions:
            match question:
                case Attested():
                    self._all(found, JUDGEMENT)
                case Counted() | Share(totals=(_, *_)):
                    self._all(found, TOTALS)
        for question in self.norm.questions:
            found.setdefault(question.fact_type, set())
            for condition in conditions_of(question):
                for relation in relations_of(condition):
                    found.setdefault(relation.record_of, set()).update([relation.date] if relation.date else ())
        for fact_type, outer, leaf in self.conditions:
            found[fact_type.name].update(fields_of(leaf, fact_type))
            if outer is not None:
                found[outer.name].update(name for name in _its(leaf) if outer.field(name))
        for parameter in self.norm.parameters.values():
            if parameter.type is ParameterType.FIELD and parameter.name in self.parameters:
                found.setdefault(parameter.of, set()).update(map(str, parameter.ever()))
        for name, used in found.items():
            used.update(_of_existence(self.norm.fact_types[name]))
        return found

    def _all(self, found: dict[str, set[str]], name: str) -> None:
        found.setdefault(name, set()).update(field.name for field in self.norm.fact_types[name].fields)

    @cached_property
    def values(self) -> Mapping[tuple[str, str], set[object]]:
        """The values that rules name of each field that they test by its values."""
        found: dict[tuple[str, str], set[object]] = {}
        for fact_type, _, leaf in self.conditions:
            operand = getattr(leaf, "operand", None)
            if isinstance(operand, str | tuple | ParameterOf | c.ParameterAt):
                found.setdefault((fact_type.name, leaf.field), set()).update(self._members(operand))  # type: ignore[union-attr]  # what has an operand tests a field
        for question in self.questions:
            match question:
                case Attested(subject):
                    found.setdefault((JUDGEMENT, SUBJECT), set()).add(subject)
                case Counted(totals) | Share(totals=(_, *_) as totals):
                    for name, value in totals:
                        found.setdefault((TOTALS, name), set()).add(value)
        return found

    @cached_property
    def whole(self) -> frozenset[tuple[str, str]]:
        """The fields of which every value counts: compared with another field, or counted."""
        found = {(fact_type.name, fact_type.slice) for fact_type, _, _ in self.conditions if fact_type.slice}
        for fact_type, outer, leaf in self.conditions:
            operand = getattr(leaf, "operand", None)
            if isinstance(operand, c.Its | c.Own) or (isinstance(leaf, c.IncludesAtLeast) and operand is None):
                found.add((fact_type.name, leaf.field))  # type: ignore[union-attr]  # what has an operand tests a field
            if isinstance(operand, c.Its) and outer is not None:
                found.add((outer.name, operand.field))
        return frozenset((name, field) for name, field in found if field is not None)

    def _members(self, operand: Any) -> Iterator[object]:
        values: tuple[Any, ...] = (operand,)
        if isinstance(operand, ParameterOf | c.ParameterAt):
            values = self.norm.parameters[operand.name].ever()
        for value in values:
            yield from value if isinstance(value, tuple) else (value,)


def _its(leaf: c.Condition) -> Iterator[str]:
    """Yield the fields of the record that should have this one, as far as a test names them."""
    holders = (leaf, getattr(leaf, "window", None))
    for holder in holders:
        for name in ("operand", "start", "end"):
            operand = getattr(holder, name, None)
            for found in (operand, getattr(operand, "at", None)):
                if isinstance(found, c.Its):
                    yield found.field


def _of_existence(fact_type: FactType) -> Iterator[str]:
    """Yield the fields by which records exist, by which the newest counts, and by which a register is complete."""
    yield from (*fact_type.from_fields, *fact_type.newest_per)
    yield from filter(None, (fact_type.until, fact_type.slice))
