"""Narrowing: a norm with only the rules that some rules rest on, so that asking those costs no more than it must."""

from collections.abc import Iterator

import attrs

from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, OfRule, Question


def rests_on(norm: Norm, rule_id: str) -> tuple[str, ...]:
    """Return the rules that what a rule shows can rest on: itself, its parts, and the rules that these refer to."""
    found: dict[str, None] = {}
    open_still = [rule_id]
    while open_still:
        reached = open_still.pop()
        if reached not in found:
            found[reached] = None
            rule = norm.rules[reached]
            open_still += [*rule.parts, *(name for check in rule.checks for name in _referred(check.question))]
    return tuple(found)


def narrow(norm: Norm, rule_id: str) -> Norm:
    """Return a norm in which a rule shows what it shows in the whole norm, and that holds no more; kept with the norm.

    What a rule is a part of stays, without checks of its own, because it may say to whom its parts apply.
    """
    return norm.memo.get(("narrowed", rule_id), lambda: _narrow(norm, rule_id))


def _narrow(norm: Norm, rule_id: str) -> Norm:
    kept = dict.fromkeys(rests_on(norm, rule_id))
    around = dict.fromkeys(whole for name in kept for whole in _around(norm, name) if whole not in kept)
    rules = {name: norm.rules[name] for name in kept}
    for name in around:
        whole = norm.rules[name]
        parts = tuple(part for part in whole.parts if part in kept or part in around)
        rules[name] = attrs.evolve(whole, parts=parts, checks=())
    return attrs.evolve(norm, rules=rules)


def _around(norm: Norm, rule_id: str) -> Iterator[str]:
    """Yield the rules that a rule is inside, from the nearest on."""
    whole = next((each for each in norm.rules.values() if rule_id in each.parts), None)
    if whole is not None:
        yield whole.id
        yield from _around(norm, whole.id)


def _referred(question: Question) -> Iterator[str]:
    match question:
        case OfRule(rule):
            yield rule
        case AnyQuestion(parts) | AllQuestions(parts):
            for part in parts:
                yield from _referred(part)
