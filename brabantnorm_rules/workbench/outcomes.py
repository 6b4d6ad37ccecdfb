"""What checks and rules can show: the outcomes that follow from what they ask, whatever the facts."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import attrs

from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterValue
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
    NotApplicable,
    OfRule,
    Question,
    Rule,
    Share,
)
from brabantnorm_rules.truth import Flags, Outcome, any_flags, merge, outcome

_ANSWERS = frozenset((Flags.YES, Flags.NO, Flags.UNKNOWN))


@attrs.frozen
class Shows:
    """An outcome that a check or rule can show; of a rule that does not apply also why."""

    outcome: Outcome
    reason: NotApplicable | None = None


def outcomes_of_check(norm: Norm, checks: Iterable[Check]) -> frozenset[Shows]:
    """Return the outcomes that a check can show, in any of the combinations that ``for_each`` made."""
    return frozenset(Shows(outcome(flags)) for check in checks for flags in _flags(norm, check.question))


def outcomes_of_rule(norm: Norm, rule: Rule) -> frozenset[Shows]:
    """Return the outcomes that a rule can show, as if its checks had nothing to do with each other."""
    found: set[Shows] = set()
    for kind in norm.kinds:
        reason = norm.not_applicable(rule, kind)
        if reason is not None:
            found.add(Shows(Outcome.NOT_APPLICABLE, reason))
        else:
            found.update(_shown(flags) for flags in _flags_of_rule(norm, rule, kind))
    return frozenset(found)


def _shown(flags: Flags) -> Shows:
    return Shows(outcome(flags), None if flags else NotApplicable.NO_CASE)


def _flags_of_rule(norm: Norm, rule: Rule, kind: str) -> frozenset[Flags]:
    if norm.not_applicable(rule, kind) is not None:
        return frozenset((Flags.NOTHING,))
    parts = [_flags_of_rule(norm, norm.rules[part], kind) for part in rule.parts]
    found: set[Flags] = set()
    for asked in _asked(norm, rule, kind):
        needed = [_flags(norm, check.question, kind) for check in asked if not check.note]
        found |= _together(merge, [*needed, *parts])
    return frozenset(found)


def _asked(norm: Norm, rule: Rule, kind: str) -> Iterator[list[Check]]:
    """Yield the checks that are asked together, for all that the set parameters behind ``for_each`` can hold."""
    names = dict.fromkeys(name for check in rule.checks for name, _ in check.active_when)
    held = [_values(norm, name, kind) for name in names]
    for values in product(*held):
        chosen = dict(zip(names, values, strict=True))
        yield [
            check
            for check in rule.checks
            if all(value in chosen[name] for name, value in check.active_when)  # type: ignore[operator]  # sets
        ]


def _values(norm: Norm, name: str, kind: str) -> tuple[ParameterValue, ...]:
    dated = [each for each in norm.parameters[name].values if each.kind in (None, kind)]
    return tuple(dict.fromkeys(value for each in dated for value in (each.value, *each.admitted)))


def _flags(norm: Norm, question: Question, kind: str | None = None) -> frozenset[Flags]:
    match question:
        case Exists() | NoneOf():
            return _ANSWERS
        case Share() | Counted():
            return _ANSWERS | {question.when_no_cases.flags}
        case Attested():
            return _ANSWERS | {Flags.PARTLY}
        case OfRule(rule):
            kinds = norm.kinds if kind is None else (kind,)
            return frozenset().union(*(_flags_of_rule(norm, norm.rules[rule], each) for each in kinds))
        case AnyQuestion(parts):
            return _together(any_flags, [_flags(norm, part, kind) for part in parts])
        case AllQuestions(parts):
            return _together(merge, [_flags(norm, part, kind) for part in parts])


def _together(compose: Callable[[Iterable[Flags]], Flags], parts: Iterable[frozenset[Flags]]) -> frozenset[Flags]:
    """Return what parts can come to together, one after another: it does not depend on how they are grouped."""
    first, *others = parts or [frozenset((Flags.NOTHING,))]
    found = frozenset(compose([flags]) for flags in first)
    for part in others:
        found = frozenset(compose([one, other]) for one in found for other in part)
    return found
