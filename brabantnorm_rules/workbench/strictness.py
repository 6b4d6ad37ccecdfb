"""Strictness: whether one norm asks at least as much as another, rule by rule, and what shows that it does not."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from random import Random
from typing import Final

import attrs

from brabantnorm_rules.engines.moment import Moment, moment_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import number_order
from brabantnorm_rules.workbench.days import days_between
from brabantnorm_rules.workbench.making import Made
from brabantnorm_rules.workbench.proving import Prover
from brabantnorm_rules.workbench.searching import Counterexample, Search

DOSSIERS: Final = 1000
"""How many dossiers are made in search of a counterexample to one rule, unless asked otherwise."""


_FEW: Final = 20
"""How many dossiers are made at least for a day on which it cannot be proved."""


_MOST_TRIED: Final = 500_000
"""After so many records, those of all days together, no more are tried: what is left is not proved."""


class Ground(StrEnum):
    """What an answer rests on.

    ``same``: the rule asks what it asked. ``proved``: every record that makes a difference was tried. ``searched``: so
    many dossiers were made, and none was a counterexample. ``counterexample``: one is. ``withdrawn``: the other norm
    does not have the rule.
    """

    SAME = "same"
    PROVED = "proved"
    SEARCHED = "searched"
    COUNTEREXAMPLE = "counterexample"
    WITHDRAWN = "withdrawn"


@attrs.frozen(eq=False)
class RuleStrictness:
    """Whether one norm asks at least as much of a rule as another, and what that rests on.

    ``tried`` is how many records were tried where it was proved, and how many dossiers where it was searched.
    """

    rule: str
    ground: Ground
    tried: int = 0
    counterexample: Counterexample | None = None

    @property
    def is_stricter(self) -> bool:
        """Whether it asks at least as much, as far as was found."""
        return self.ground in (Ground.SAME, Ground.PROVED, Ground.SEARCHED)


@attrs.frozen(eq=False)
class Strictness:
    """Whether a norm ``now`` asks at least as much as one ``before``: who passes it, passes the other."""

    before: Norm
    now: Norm
    rules: tuple[RuleStrictness, ...]

    @cached_property
    def is_stricter(self) -> bool:
        """Whether it asks at least as much of every rule, as far as was found."""
        return all(found.is_stricter for found in self.rules)

    @cached_property
    def is_sure(self) -> bool:
        """Whether the answer is sure: nothing of it rests on searching alone."""
        return not self.is_stricter or all(found.ground is not Ground.SEARCHED for found in self.rules)


def is_stricter(
    before: Norm, now: Norm, *, rules: Iterable[str] | None = None, dossiers: int = DOSSIERS, seed: int = 0
) -> Strictness:
    """Return whether a norm asks at least as much as another: whether who passes it ``now``, passes ``before`` too.

    To pass is to meet a rule, or not to be asked. Rules that only the norm ``now`` has ask more. Asked are kinds of
    organisation that both norms address, on every date that makes a difference, each reading as the norm has it.
    ``rules`` selects rules of the norm ``before`` by number, without it all. Where it cannot be proved about so many
    ``dossiers`` are made for each rule; the same ``seed`` makes the same.

    Raises KeyError for an unknown rule, ValueError for no dossiers.
    """
    if dossiers < 1:
        raise ValueError("dossiers is how many are made in search of a counterexample, at least one")
    asked = [before.rules[rule].id for rule in rules] if rules is not None else _asked(before)
    return Strictness(before, now, tuple(compare_rule(before, now, rule, dossiers, seed) for rule in asked))


def compare_rule(before: Norm, now: Norm, rule: str, dossiers: int, seed: int) -> RuleStrictness:
    """Return whether one rule asks at least as much ``now`` as ``before``."""
    random = Random(f"{seed} {rule}")  # noqa: S311 - nothing here is secret
    tried = made = 0
    is_open = False
    for one, other in moments(before, now, rule):
        prover = Prover(one, other)
        is_proved = tried <= _MOST_TRIED and prover.rule(rule)
        tried += prover.tried
        if is_proved:
            continue
        is_open = True
        if made >= dossiers:
            break
        start = Made() if prover.witness is None else Made(rows=dict((prover.witness,)))
        search = Search(one, other, rule, random, start)
        found = search.find(max((dossiers - made) // 2, _FEW))
        made += search.tried
        if found is not None:
            return RuleStrictness(rule, Ground.COUNTEREXAMPLE if rule in now.rules else Ground.WITHDRAWN, made, found)
    if is_open:
        return RuleStrictness(rule, Ground.SEARCHED if rule in now.rules else Ground.WITHDRAWN, made)
    same = not tried and all(Prover(other, one).rule(rule) for one, other in moments(before, now, rule))
    return RuleStrictness(rule, Ground.SAME if same else Ground.PROVED, tried)


def moments(before: Norm, now: Norm, rule: str) -> Iterator[tuple[Moment, Moment]]:
    """Yield the moments of both norms that can make a difference to a rule, for each kind that both address."""
    for kind in before.kinds:
        if kind in now.kinds:
            for day in days_between(before, now, rule):
                yield moment_of(before, day, kind), moment_of(now, day, kind)


def _asked(norm: Norm) -> Sequence[str]:
    """Return the rules with checks of their own, in number order: what has only parts asks what those ask."""
    return [rule for rule in sorted(norm.rules, key=number_order) if norm.rules[rule].checks]
