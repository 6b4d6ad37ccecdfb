"""Proving: that whatever lets one question pass lets another pass, tried for every record that makes a difference.

Only fully known records in complete registers are tried. That is enough: completing a dossier never makes a shortfall
of what is met, nor the other way round.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS, FactType, Field, RecordKind
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, leaves_of, parameters_in, relations_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
    OfRule,
    Question,
    RecordQuestion,
    Rule,
    Share,
)
from brabantnorm_rules.truth import NO, NOT_DUE, YES, Flags, Role, judge_exists, judge_none, judge_share
from brabantnorm_rules.workbench.corners import Corners
from brabantnorm_rules.workbench.registers import Row, TooLarge, register_of_corners, row_at, with_fact_type

Roles: TypeAlias = tuple[Role, Role]
"""What one record is in two questions."""

_OF_EXISTENCE: Final = ("kind", "from_fields", "until", "newest_per", "valid_for", "slice")
"""What says of a fact type when a record of it exists, and which register is complete."""

_MOST_KINDS: Final = 3
"""The most sorts of record that tell apart two questions that each ask for every, for none, or for so many."""

_MOST_COUNTED: Final = 12
"""The most records that a small question asks for."""


@attrs.define(eq=False)
class Prover:
    """Tries whether what passes a norm on a date passes another too.

    ``before`` is the moment of the norm that is asked of last, ``now`` that of the norm that is passed. ``tried``
    counts the records, and the totals, that were tried. ``witness`` are records of a type, few or none, with which
    the last question that was tried passes now, and did not before; None: none were found.
    """

    before: Moment
    now: Moment
    tried: int = 0
    witness: tuple[str, tuple[Row, ...]] | None = None

    def rule(self, rule_id: str) -> bool:
        """Return whether it is sure that who passes a rule now, passed it before.

        To pass is to meet a rule, or not to be asked. False says only that it is not sure.
        """
        was, is_now = self.before.norm.rules[rule_id], self.now.norm.rules.get(rule_id)
        if self.before.norm.not_applicable(was, self.before.kind) is not None:
            return True
        if is_now is None or self.now.norm.not_applicable(is_now, self.now.kind) is not None:
            return False
        parts = all(part in is_now.parts and self.rule(part) for part in was.parts)
        return parts and all(self._check(check, is_now) for check in was.checks if self._counts(check, self.before))

    def _check(self, was: Check, rule: Rule) -> bool:
        asked = [check for check in rule.checks if self._counts(check, self.now)]
        alike = [check for check in asked if (check.id, check.variables) == (was.id, was.variables)]
        return any(self.same(was.question, check.question) for check in asked) or any(
            self.question(was.question, check.question) for check in alike
        )

    def _counts(self, check: Check, moment: Moment) -> bool:
        held = [value in moment.parameter(name) for name, value in check.active_when]  # type: ignore[operator]  # sets
        return not check.note and all(held)

    def same(self, was: Question, is_now: Question) -> bool:
        """Return whether two questions ask the same of the same dossiers, word for word."""
        if was != is_now:
            return False
        one, other = self.before.norm, self.now.norm
        if not rest_on_the_same(one, other, was):
            return False
        if any(not self.rule(rule) for rule in _rules(was)):
            return False
        names = parameters_in(was, one.fact_types)
        return all(one.parameters[name].values == other.parameters[name].values for name in names)

    def question(self, was: Question, is_now: Question) -> bool:
        """Return whether it is sure that who passes a question now, passed the other before."""
        if self.same(was, is_now):
            return True
        match was, is_now:
            case (AllQuestions(before), AllQuestions(now)):
                return all(any(self.question(one, other) for other in now) for one in before)
            case (AnyQuestion(before), AnyQuestion(now)):
                return all(any(self.question(one, other) for one in before) for other in now) and len(before) >= len(
                    now
                )
            case (Counted(), Counted()):
                return self._counted(was, is_now)
            case (Exists() | NoneOf() | Share(), Exists() | NoneOf() | Share()):
                return self._records(was, is_now)
            case (OfRule(rule), OfRule(other)):
                return rule == other and self.rule(rule)
            case _:
                return False

    def _counted(self, was: Counted, is_now: Counted) -> bool:
        if (was.totals, was.when_no_cases) != (is_now.totals, is_now.when_no_cases):
            return False
        self.tried += 1
        if was.at_least is not None and is_now.at_least is not None:
            return bool(self.now.value(is_now.at_least) >= self.before.value(was.at_least))
        if was.at_most is not None and is_now.at_most is not None:
            return bool(self.now.value(is_now.at_most) <= self.before.value(was.at_most))
        return False

    # ---- questions of records ---------------------------------------------------------------------------------------

    def _records(self, was: RecordQuestion, is_now: RecordQuestion) -> bool:
        if was.fact_type != is_now.fact_type or not self._same_totals(was, is_now):
            return False
        if not (_is_small(self.before, was) and _is_small(self.now, is_now)):
            return False
        fact_type = self.before.norm.fact_types[was.fact_type]
        if fact_type.kind is RecordKind.STATEMENT or not rest_on_the_same(self.before.norm, self.now.norm, was):
            return False
        try:
            register = self._register(was, is_now)
        except TooLarge:
            return False
        self.tried += len(register.ids)
        places: dict[Roles, int] = {}
        of_before, of_now = self._roles(self.before, was, register), self._roles(self.now, is_now, register)
        for place, (one, other) in enumerate(zip(of_before, of_now, strict=True)):
            if one is not None and other is not None:
                places.setdefault((one, other), place)
        shown: list[tuple[bool, Sequence[Roles]]] = []
        for chosen in self._chosen(sorted(places), was, is_now):
            flags = self._flags(self.now, is_now, [held[1] for held in chosen])
            if passes(flags) and falls_short(self._flags(self.before, was, [held[0] for held in chosen])):
                shown.append((flags is not Flags.YES, chosen))
        if shown:
            _, best = min(shown, key=lambda each: (each[0], len(each[1])))
            self.witness = (was.fact_type, tuple(row_at(register, places[held]) for held in best))
        return not shown

    def _same_totals(self, was: RecordQuestion, is_now: RecordQuestion) -> bool:
        """Return whether two questions are answered by the same totals beside the records, if by any."""
        one, other = (_beside(question) for question in (was, is_now))
        return one is other is None or (one is not None and other is not None and self.same(one, other))

    def _register(self, was: RecordQuestion, is_now: RecordQuestion) -> Register:
        fact_type = self.before.norm.fact_types[was.fact_type]
        corners = Corners(fact_type, self.before.as_of, change_ids(self.before.norm))
        names: dict[str, None] = {}
        for moment, question in ((self.before, was), (self.now, is_now)):
            for condition in conditions_of(question):
                corners.add(moment, condition)
                names.update(dict.fromkeys(fields_of(condition, fact_type)))
                names.update(dict.fromkeys(_named_fields(moment, condition)))
        if was.ended != is_now.ended and fact_type.until is not None:
            corners.add_days(fact_type.until, self.before.as_of - 1)
            names[fact_type.until] = None
        return register_of_corners(corners, names)

    def _roles(self, moment: Moment, question: RecordQuestion, register: Register) -> Sequence[Role | None]:
        """Return what each record is in a question; None: that is not sure."""
        organisation = Organisation(id="gm9901", name="Dijkstede", kind=moment.kind)
        own = with_fact_type(register, moment.norm.fact_types[question.fact_type])
        dossier = Dossier(moment.norm, organisation, date.fromordinal(moment.as_of)).with_registers([own])
        assessing = Assessing(moment, dossier, None)
        view = assessing.view(question.fact_type, ended=question.ended)
        there = sorted(view.sure)
        found: list[Role | None] = [Role.NO_CASE] * len(register.ids)
        for position in view.perhaps:
            found[position] = None
        truths = truths_of(assessing, view, there, [*conditions_of(question)])
        for position, *of_record in zip(there, *truths, strict=True):
            scope, must = of_record if len(of_record) == 2 else (of_record[0], YES)
            if scope == YES and must != NOT_DUE:
                found[position] = {YES: Role.PASSING, NO: Role.FAILING}.get(must)
            elif scope not in (NO, YES):
                found[position] = None
        return found

    def _chosen(self, known: Sequence[Roles], was: RecordQuestion, is_now: RecordQuestion) -> Iterator[Sequence[Roles]]:
        """Yield registers in which every pair of such questions that can differ, differs."""
        asked = [
            int(moment.value(question.at_least))
            for moment, question in ((self.before, was), (self.now, is_now))
            if isinstance(question, Exists)
        ]
        counts = range(1, max(asked, default=1) + 1)
        for size in range(min(len(known), _MOST_KINDS) + 1):
            for kinds in combinations(known, size):
                for numbers in product(counts, repeat=size):
                    yield [kind for kind, number in zip(kinds, numbers, strict=True) for _ in range(number)]

    def _flags(self, moment: Moment, question: RecordQuestion, roles: Sequence[Role]) -> Flags:
        found: list[list[Role]] = [[] for _ in range(8)]
        for role in roles:
            if role is not Role.NO_CASE:
                found[role].append(role)
        match question:
            case Exists(at_least=number):
                return judge_exists(found, moment.value(number), complete=True)
            case NoneOf():
                return judge_none(found, complete=True)
            case Share(at_least=number, when_no_cases=none):
                return judge_share(found, moment.value(number), complete=True, when_no_cases=none.flags)


def passes(flags: Flags) -> bool:
    """Return whether flags are those of what is met, or not asked."""
    return flags in (Flags.YES, Flags.NOTHING)


def falls_short(flags: Flags) -> bool:
    """Return whether flags are those of a shortfall, whole or partly."""
    return bool(flags & Flags.NO)


def _beside(question: RecordQuestion) -> Counted | None:
    """Return what a question asks of totals beside the records; None: nothing."""
    if not isinstance(question, Share) or question.totals is None:
        return None
    return Counted(question.totals, question.when_no_cases, question.at_least)


def _is_small(moment: Moment, question: RecordQuestion) -> bool:
    """Return whether few records say all there is to say: those of which every, none, or a few are asked.

    Records that are looked up, parameters that depend on a record's own day, and hours counted between whole days make
    it larger.
    """
    fact_type = moment.norm.fact_types[question.fact_type]
    leaves = [leaf for condition in conditions_of(question) for leaf in leaves_of(condition)]
    if any(isinstance(leaf, c.Has) or _depends_on_day(leaf) for leaf in leaves):
        return False
    if any(isinstance(leaf, c.Within) and not _is_exact(moment, leaf, fact_type) for leaf in leaves):
        return False
    if isinstance(question, Share):
        return bool(moment.value(question.at_least) == Fraction(1))
    return isinstance(question, NoneOf) or moment.value(question.at_least) <= _MOST_COUNTED


def _is_exact(moment: Moment, leaf: c.Within, fact_type: FactType) -> bool:
    """Return whether a deadline on the clock lies between two moments; on the calendar it always does."""
    start = str(moment.parameter(leaf.start.name)) if isinstance(leaf.start, ParameterOf) else leaf.start.field
    on_clock = moment.norm.runs_on_clock(leaf.duration)
    return not on_clock or (fact_type.instant_field(leaf.field) and fact_type.instant_field(start))


def _depends_on_day(leaf: c.Condition) -> bool:
    return any(isinstance(value, c.ParameterAt) for value in attrs.asdict(leaf, recurse=False).values())


def _named_fields(moment: Moment, condition: c.Condition) -> Iterator[str]:
    """Yield the fields that a parameter names in deadlines."""
    for leaf in leaves_of(condition):
        named = getattr(leaf, "start", getattr(leaf, "end", None))
        if isinstance(named, ParameterOf):
            yield str(moment.parameter(named.name))


def _types(question: Question) -> Iterator[str]:
    """Yield the fact types that a question looks at."""
    match question:
        case Exists() | NoneOf() | Share():
            yield question.fact_type
            for condition in conditions_of(question):
                yield from (relation.record_of for relation in relations_of(condition))
            if isinstance(question, Share) and question.totals is not None:
                yield TOTALS
        case AnyQuestion(parts) | AllQuestions(parts):
            for part in parts:
                yield from _types(part)
        case Counted():
            yield TOTALS
        case Attested():
            yield JUDGEMENT
        case OfRule():
            return


def _rules(question: Question) -> Iterator[str]:
    match question:
        case OfRule(rule):
            yield rule
        case AnyQuestion(parts) | AllQuestions(parts):
            for part in parts:
                yield from _rules(part)


def rest_on_the_same(before: Norm, now: Norm, question: Question) -> bool:
    """Return whether the facts that a question looks at are the same sort of facts in two norms.

    Fields that only one of them has, and that need not be filled in, make no difference.
    """
    types = set(_types(question))
    supplied = [{each.fact_type: each for each in norm.references if each.fact_type in types} for norm in (before, now)]
    return supplied[0] == supplied[1] and all(
        name in now.fact_types and _are_alike(before.fact_types[name], now.fact_types[name]) for name in types
    )


def _are_alike(one: FactType, other: FactType) -> bool:
    """Return whether records of two types exist alike, and hold the same in the fields that both have."""
    both = {field.name for field in one.fields} & {field.name for field in other.fields}
    return (
        all(getattr(one, name) == getattr(other, name) for name in _OF_EXISTENCE)
        and one.required == other.required
        and all(_plain(one.field(name)) == _plain(other.field(name)) for name in both)
    )


def _plain(field: Field | None) -> Field | None:
    """Return a field without what is only for people."""
    return None if field is None else attrs.evolve(field, title=None, confidentiality=None)
