"""Rulesets: the conditions on one fact type as definitions for durable-rules, and the fields derived for them.

Every test on a record becomes a derived field: true where it is surely met, false where it surely is not, left out
where it is open. Thresholds, dates and parameters stay on this side, so that a ruleset is the same on every date; only
true and false cross over. A condition is a rule for each rail: surely yes, surely no, and with a deadline surely not
late and surely not yet.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import attrs

from brabantnorm_rules.engines.formulas import (
    Derived,
    Every,
    Fired,
    Formula,
    every,
    holds,
    pattern,
    replaced,
    some,
)
from brabantnorm_rules.engines.operators import write
from brabantnorm_rules.engines.rails import Record
from brabantnorm_rules.engines.relations import Plan, plan
from brabantnorm_rules.engines.source import PARAMETERS, Source, frame, identifier
from brabantnorm_rules.engines.subset import CATCH_ALL, EVERY_RECORD, RECORD, fields_in, fits, hash_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Period
from brabantnorm_rules.norm.rules import RecordQuestion, Share, number_order, record_questions
from brabantnorm_rules.truth import Role

_NO_CASE, _PASSING, _FAILING = int(Role.NO_CASE), int(Role.PASSING), int(Role.FAILING)
_OPERANDS: Final = ("number", "operand", "window", "duration", "period")
_LONGEST: Final = 90
"""How many characters of what a field or rule is about stand in its name; a number behind it keeps names apart."""


@attrs.frozen(eq=False)
class Rails:
    """One condition as formulas, as in `engines.rails`: about derived fields, or about rules that fired."""

    yes: Formula
    no: Formula
    not_late: Formula
    not_yet: Formula

    def __invert__(self) -> "Rails":
        return Rails(self.no, self.yes, self.not_yet, self.not_late)

    @classmethod
    def all_of(cls, parts: Iterable["Rails"]) -> "Rails":
        """Return the rails of a conjunction: the minimum of both ends."""
        kept = list(parts)
        return cls(
            every(part.yes for part in kept),
            some(part.no for part in kept),
            every(part.not_late for part in kept),
            some(part.not_yet for part in kept),
        )


@attrs.frozen(eq=False)
class Judged:
    """A question about records, with its conditions as formulas about rules that fired."""

    question: RecordQuestion
    where: Rails
    must: Rails | None

    def role_set(self, fired: Collection[str]) -> int:
        """Return what an existing record can still be, given the rules that fired on it (bits of `Role`)."""
        if holds(self.where.no, fired):
            return _NO_CASE
        held = _PASSING if self.must is None else _roles(self.must, fired, c.has_deadline(self.question.must))  # type: ignore[union-attr]  # only a share has a must
        return held if holds(self.where.yes, fired) else held | _NO_CASE


def _roles(must: Rails, fired: Collection[str], deadline: bool) -> int:
    if holds(must.yes, fired):
        return _PASSING
    if holds(must.no, fired):
        return _FAILING
    if not deadline:
        return _PASSING | _FAILING
    held = _NO_CASE | _PASSING | _FAILING
    if holds(must.not_late, fired):
        held &= ~_FAILING
    if holds(must.not_yet, fired):
        held &= ~_PASSING
    return held


@attrs.frozen(eq=False, slots=False)
class FactRules:
    """All that durable-rules needs of one fact type.

    ``definitions`` are its rulesets by name, nearly always one. ``questions`` are asked of its records. ``fields`` says
    which test each derived field stands for; ``derive`` is the generated function that derives them, from ``text``.
    """

    fact_type: FactType
    definitions: Mapping[str, Mapping[str, Any]]
    questions: Mapping[RecordQuestion, Judged]
    fields: Mapping[str, c.Condition]
    source: Source
    text: str
    derive: Callable[..., Iterator[dict[str, bool]]]
    plans: tuple[Plan, ...]

    @cached_property
    def tested(self) -> Mapping[str, frozenset[str]]:
        """The fields that each ruleset tests: no others are asserted in it."""
        return {name: fields_in(definition) for name, definition in self.definitions.items()}


def rulesets_of(norm: Norm) -> Mapping[str, FactRules]:
    """Return for each fact type that a norm asks about what durable-rules needs of it, made when first asked for."""
    return norm.memo.get_shared("rulesets", lambda: dict(_write_all(norm)))


def _write_all(norm: Norm) -> Iterator[tuple[str, FactRules]]:
    asked_by: dict[RecordQuestion, str] = {}
    for rule_id in sorted(norm.rules, key=number_order):
        for check in norm.rules[rule_id].checks:
            for question in record_questions(check.question):
                asked_by.setdefault(question, f"{rule_id}_{check.id}")
    for name in dict.fromkeys(question.fact_type for question in norm.questions):
        own = {question: asked_by[question] for question in norm.questions if question.fact_type == name}
        yield name, _write(norm, norm.fact_types[name], own)


def _write(norm: Norm, fact_type: FactType, questions: Mapping[RecordQuestion, str]) -> FactRules:
    fields = _Fields(Record(Source(), norm, fact_type))
    rules = _Rules()
    judged: dict[RecordQuestion, Judged] = {}
    for question, asked_by in questions.items():
        where = rules.write(fields.write(question.where), f"{asked_by}_where")
        must = rules.write(fields.write(question.must), f"{asked_by}_must") if isinstance(question, Share) else None
        judged[question] = Judged(question, where, must)
    source = fields.record.source
    body = frame("    ", ["for i in positions:", "    fields = {}", *fields.lines, "    yield fields"])
    name = identifier(f"derive_{fact_type.name}")
    text = f"def {name}({', '.join(PARAMETERS)}):\n" + frame("    ", source.preamble(body)) + body
    return FactRules(
        fact_type,
        {_name(fact_type, definition): definition for definition in rules.definitions()},
        judged,
        fields.tests,
        source,
        text,
        source.compile(text, name),
        tuple(plan(norm, has, fact_type) for has in source.relations),
    )


def _name(fact_type: FactType, definition: Mapping[str, Any]) -> str:
    """Return a name that is the ruleset's content: what is the same in two norms is registered once."""
    content = hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()
    return f"{identifier(fact_type.name)[:_LONGEST]}_{content[:24]}"


class Names:
    """Gives everything a name that reads like what it is about, and that durable-rules takes for no other."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(map(hash_of, taken))

    def make(self, hint: str) -> str:
        """Return a name made of ``hint``, with a number behind it where that is taken."""
        wanted = re.sub(r"\W", "_", hint, flags=re.ASCII)[:_LONGEST]
        name, number = wanted, 2
        while hash_of(name) in self._taken:
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add(hash_of(name))
        return name


@attrs.define(eq=False)
class _Fields:
    """Derives fields for each test: ``lines`` are the generated lines, ``tests`` says what each field is about."""

    record: Record
    lines: list[str] = attrs.field(factory=list)
    tests: dict[str, c.Condition] = attrs.field(factory=dict)
    _rails: dict[c.Condition, Rails] = attrs.field(factory=dict)
    _taken: Names = attrs.field(factory=lambda: Names("id", "sid", RECORD))

    def write(self, condition: c.Condition) -> Rails:
        """Return the rails of a condition as formulas about derived fields."""
        match condition:
            case c.All(parts):
                return Rails.all_of(self.write(part) for part in parts)
            case c.Any(parts):
                return ~Rails.all_of(~self.write(part) for part in parts)
            case c.Not(part):
                return ~self.write(part)
            case _:
                if condition not in self._rails:
                    self._rails[condition] = self._derive(condition)
                return self._rails[condition]

    def _derive(self, test: c.Condition) -> Rails:
        rails = write(self.record, test)
        field = self._field(hint_of(test), test)
        yes, no = Derived(field, True), Derived(field, False)
        self.lines += [
            f"    if {rails.yes}: fields[{field!r}] = True",
            f"    elif {rails.no}: fields[{field!r}] = False",
        ]
        if not c.has_deadline(test):
            return Rails(yes, no, yes, no)
        late, yet = self._field(f"{field}_not_late", test), self._field(f"{field}_not_yet", test)
        self.lines.append(f"    if {rails.not_late}: fields[{late!r}] = True")
        self.lines.append(f"    if {rails.not_yet}: fields[{yet!r}] = True")
        return Rails(yes, no, Derived(late, True), Derived(yet, True))

    def _field(self, hint: str, test: c.Condition) -> str:
        name = self._taken.make(hint)
        self.tests[name] = test
        return name


@attrs.define(eq=False)
class _Rules:
    """Makes a rule for each rail; a rail that is too large for one is combined from rules for its tests."""

    names: dict[Formula, str] = attrs.field(factory=dict)
    _taken: Names = attrs.field(factory=lambda: Names(CATCH_ALL))

    def write(self, rails: Rails, about: str) -> Rails:
        """Return rails as formulas about the rules that fire."""
        return Rails(
            self._rail(rails.yes, f"{about}_yes"),
            self._rail(rails.no, f"{about}_no"),
            self._rail(rails.not_late, f"{about}_not_late"),
            self._rail(rails.not_yet, f"{about}_not_yet"),
        )

    def _rail(self, formula: Formula, about: str) -> Formula:
        if isinstance(formula, bool):
            return formula
        if fits([_pattern(formula)]):
            return self._rule(formula, about)
        return replaced(formula, lambda test: self._rule(test, f"{test.field}_{'yes' if test.value else 'no'}"))

    def _rule(self, formula: Formula, about: str) -> Fired:
        if formula not in self.names:
            self.names[formula] = self._taken.make(about)
        return Fired(self.names[formula])

    def definitions(self) -> Iterator[dict[str, Any]]:
        """Yield rulesets that together hold all rules: one, unless it would hold more than is safe."""
        patterns = {name: _pattern(formula) for formula, name in self.names.items()}
        if fits(list(patterns.values())):
            yield _definition(patterns)
            return
        some_of: dict[str, dict[str, object]] = {}
        for name, found in patterns.items():
            if some_of and not fits([*some_of.values(), found]):
                yield _definition(some_of)
                some_of = {}
            some_of[name] = found
        yield _definition(some_of)


def _pattern(formula: Formula) -> dict[str, object]:
    return pattern(formula) if isinstance(formula, Every) else {"$and": [pattern(formula)]}


def _definition(patterns: Mapping[str, object]) -> dict[str, Any]:
    rules = {name: {"all": [{"m": found}], "run": name} for name, found in patterns.items()}
    return {CATCH_ALL: EVERY_RECORD, **rules}


def hint_of(test: c.Condition) -> str:
    """Return what a test is about, to name a field after: its field, its operator, and what it compares with."""
    match test:
        case c.Has(record_of):
            return f"has_{record_of}"
        case c.UpToDateWith(_, term):
            return f"up_to_date_within_{term.name}"
        case c.Compare(field, c.Comparison.EQUAL, operand):
            return f"{field}_is_{_said(operand)}"
        case c.Compare(field, comparison, operand) | c.OnSide(field, comparison, operand):
            return f"{field}_{comparison}_{_said(operand)}"
        case c.Is(field, present):
            return f"{field}_is_{'present' if present else 'none'}"
        case _:
            operator = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(test).__name__).lower()
            operands = (getattr(test, name, None) for name in _OPERANDS)
            said = [_said(operand) for operand in operands if operand is not None]
            return "_".join((test.field, operator, *said))  # type: ignore[union-attr]  # all others test a field


def _said(operand: object) -> str:
    match operand:
        case ParameterOf(name) | c.ParameterAt(name):
            return name
        case c.Own(field) | c.Its(field):
            return field
        case Period(number, unit):
            return f"{number}_{unit}"
        case tuple():
            return "_".join(map(_said, operand))
        case bool():
            return "true" if operand else "false"
        case _:
            return str(operand)
