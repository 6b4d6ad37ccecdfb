"""The norm: one edition with its pillars, rules, parameters and fact types, immutable."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs

from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.conditions import ParameterAt
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.glossary import AS_WRITTEN, Glossary
from brabantnorm_rules.norm.groups import NO_GROUPS, Groups
from brabantnorm_rules.norm.law import ChangeList, Confidence, Power, Source
from brabantnorm_rules.norm.memo import Memo
from brabantnorm_rules.norm.parameters import Parameter, ParameterOf
from brabantnorm_rules.norm.periods import Clock, Duration
from brabantnorm_rules.norm.provenance import UNSAID, Provenance
from brabantnorm_rules.norm.rules import (
    NotApplicable,
    Pillar,
    RecordQuestion,
    Rule,
    number_order,
    record_questions,
)
from brabantnorm_rules.norm.words import NO_WORDS, Words


@attrs.frozen
class Reference:
    """A register that the norm itself supplies, as rows for entry, complete up to a day (ordinal)."""

    fact_type: str
    as_at: int
    rows: tuple[Mapping[str, object], ...]


@attrs.frozen(eq=False)
class Norm:
    """One edition of a norm, or an overlay on one. Immutable; compared by identity.

    ``published_on``, ``interim_on`` and ``target_before`` (exclusive) are days (ordinals) of the norm's own calendar;
    ``in_force`` is the day from which it applies. ``extends`` are the ids of the norms that it was made from, the
    nearest first; an ``overlay`` is what an organisation asks of itself besides.
    ``kinds`` are the kinds of organisation that it addresses; ``glossary`` holds the words of those that read its texts
    in words of their own, and ``words`` what people call the values of fields. ``fictional_parties`` are codes for
    examples and tests, which count as parties. ``least_confidence`` is how sure a change must be to count
    (`with_confidence`); ``changes`` are all of them.
    """

    id: str
    edition: str
    title: Text
    published_on: int
    interim_on: int | None
    target_before: int | None
    kinds: tuple[str, ...]
    pillars: tuple[Pillar, ...]
    rules: Mapping[str, Rule]
    fact_types: Mapping[str, FactType]
    parameters: Mapping[str, Parameter]
    changes: Mapping[str, ChangeList]
    sources: Mapping[str, Source]
    powers: Mapping[str, Power]
    parties: tuple[str, ...] = ()
    fictional_parties: tuple[str, ...] = ()
    glossary: Mapping[str, Glossary] = attrs.field(factory=dict)
    references: tuple[Reference, ...] = ()
    groups: Groups = NO_GROUPS
    words: Words = NO_WORDS
    least_confidence: Confidence = Confidence.LOW
    in_force: int = attrs.field(default=attrs.Factory(lambda self: self.published_on, takes_self=True))
    extends: tuple[str, ...] = ()
    overlay: bool = False
    provenance: Provenance = attrs.field(default=UNSAID, repr=False)
    memo: Memo = attrs.field(factory=Memo, init=False, repr=False)

    def __reduce__(self) -> tuple[Callable[..., "Norm"], tuple[dict[str, object]]]:
        """Travel between processes without what was made of it; a mapping's read-only view cannot travel itself."""
        given = {field.name: getattr(self, field.name) for field in attrs.fields(Norm) if field.init}
        plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in given.items()}
        return _remake, (plain,)

    def with_parameters(self, parameters: Iterable[Parameter]) -> "Norm":
        """Return the norm with other values of some parameters, which are of the sort that theirs were.

        What was made of the norm and rests on no value of a parameter is shared.
        """
        changed = {parameter.name: parameter for parameter in parameters}
        made = attrs.evolve(self, parameters=MappingProxyType({**self.parameters, **changed}))
        object.__setattr__(made, "memo", self.memo.beside())
        return made

    def runs_on_clock(self, duration: Duration | ParameterOf | ParameterAt) -> bool:
        """Return whether a duration runs on the clock; all values of one parameter are of one sort."""
        if isinstance(duration, ParameterOf | ParameterAt):
            return isinstance(self.parameters[duration.name].values[0].value, Clock)
        return isinstance(duration, Clock)

    def glossary_for(self, kind: str, rule: Rule | None = None) -> Glossary:
        """Return the words in which a kind of organisation reads the norm's texts, or those of one rule.

        The texts of a rule that does not apply to the kind are about others: they are read as they were written.
        """
        if rule is not None and self.not_applicable(rule, kind) is not None:
            return AS_WRITTEN
        return self.glossary.get(kind, AS_WRITTEN)

    def not_applicable(self, rule: Rule, kind: str) -> NotApplicable | None:
        """Return why a rule, or what it is a part of, does not apply to a kind whatever the facts; None: it applies."""
        if rule.applies_to is not None and kind not in rule.applies_to:
            return NotApplicable.TEXT
        if rule.power is not None and kind not in self.powers[rule.power].kinds:
            return NotApplicable.POWER
        whole = self._wholes.get(rule.id)
        return None if whole is None else self.not_applicable(whole, kind)

    def within(self, rule: Rule) -> Iterator[Rule]:
        """Yield a rule, the rule that it is a part of, and so on."""
        whole: Rule | None = rule
        while whole is not None:
            yield whole
            whole = self._wholes.get(whole.id)

    @cached_property
    def _wholes(self) -> Mapping[str, Rule]:
        """The rule that each part belongs to."""
        return {part: rule for rule in self.rules.values() for part in rule.parts}

    @cached_property
    def clauses(self) -> tuple[Rule, ...]:
        """The rules that are no part of another, in number order."""
        inner = {part for rule in self.rules.values() for part in rule.parts}
        return tuple(self.rules[rule_id] for rule_id in sorted(self.rules, key=number_order) if rule_id not in inner)

    @cached_property
    def questions(self) -> tuple[RecordQuestion, ...]:
        """Every different question that the checks ask of records, in number order of the rules."""
        asked = (
            check.question for rule_id in sorted(self.rules, key=number_order) for check in self.rules[rule_id].checks
        )
        return tuple(dict.fromkeys(found for question in asked for found in record_questions(question)))

    @cached_property
    def questions_of(self) -> Mapping[tuple[str, bool], tuple[int, ...]]:
        """The places in ``questions`` of those about each fact type, apart by whether what ended is included."""
        found: dict[tuple[str, bool], list[int]] = {}
        for number, question in enumerate(self.questions):
            found.setdefault((question.fact_type, question.ended), []).append(number)
        return {asked: tuple(numbers) for asked, numbers in found.items()}

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The place in ``questions`` of each question, by the identity of the object that the checks hold."""
        place = {question: number for number, question in enumerate(self.questions)}
        asked = (check.question for rule in self.rules.values() for check in rule.checks)
        return {id(found): place[found] for question in asked for found in record_questions(question)}


def _remake(given: Mapping[str, Any]) -> Norm:
    frozen: dict[str, Any] = {
        name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in given.items()
    }
    return Norm(**frozen)
