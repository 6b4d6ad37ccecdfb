"""What is called impossible or the same is held against generated records, on any date."""

from collections.abc import Iterator, Sequence
from random import Random

import attrs

from brabantnorm_rules import Dossier, Norm
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import read
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.truth import NO, Interval
from brabantnorm_rules.workbench.addresses import Located, conditions_in
from brabantnorm_rules.workbench.mutants import mutants_of
from brabantnorm_rules.workbench.possible import possible_truths, same_truths, those_there, truth_of, truths_to_see
from tests.laws.cases import CASES
from tests.strategies.days import day_near
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import norm as norm_of

_NORMS = max(3, CASES // 500)
_DOSSIERS = 10
_MUTANTS = 30


def generated(random: Random) -> tuple[Norm, list[tuple[Dossier, int]]]:
    """Return a norm with dossiers, each with a day."""
    norm = attrs.evolve(norm_of(random), published_on=day_near(random).toordinal())
    made = [(dossier(norm, facts(random, norm)), day_near(random).toordinal()) for _ in range(_DOSSIERS)]
    return norm, made


def shown(
    norm: Norm, rule: Rule, located: Located, conditions: Sequence[c.Condition], cases: Sequence[tuple[Dossier, int]]
) -> Iterator[Sequence[Sequence[Interval]]]:
    """Yield for each dossier what conditions are for its records that they are asked of."""
    for given, day in cases:
        if norm.not_applicable(rule, given.organisation.kind) is None:
            assessing = Assessing(moment_of(norm, day, given.organisation.kind), given, None)
            yield truths(assessing, located, conditions)


def truths(assessing: Assessing, located: Located, conditions: Sequence[c.Condition]) -> Sequence[Sequence[Interval]]:
    if located.around:
        inner, outer = (
            read(assessing.register(name), assessing.moment, None, ended=True) for name in located.types[:2]
        )
        pairs = [
            (position, related)
            for position in those_there(outer, assessing.moment)
            for related in those_there(inner, assessing.moment)
        ]
        return [related_truths_of(assessing, outer, inner, pairs, condition) for condition in conditions]
    view = assessing.view(located.types[0], ended=located.question.ended)
    positions = those_there(view, assessing.moment)
    if located.must:
        (scope,) = truths_of(assessing, view, positions, [located.question.where])
        positions = [position for position, truth in zip(positions, scope, strict=False) if truth != NO]
    return truths_of(assessing, view, positions, conditions)


def test_what_is_called_impossible_no_generated_record_shows() -> None:
    held = 0
    for seed in range(_NORMS):
        norm, cases = generated(Random(seed))
        for rule in norm.rules.values():
            for located in (found for check in rule.checks for found in conditions_in(check.question)):
                possible = possible_truths(norm, rule, located)
                if possible != truths_to_see(located):
                    for (found,) in shown(norm, rule, located, [located.condition], cases):
                        assert {truth_of(truth) for truth in found} <= possible, (seed, rule.id, located)
                        held += len(found)
    assert held


def test_what_is_called_the_same_no_generated_record_tells_apart() -> None:
    held = 0
    for seed in range(_NORMS):
        random = Random(seed)
        norm, cases = generated(random)
        for rule in norm.rules.values():
            mutants = [mutant for mutant in mutants_of(norm, rule) if mutant.swaps]
            for mutant in random.sample(mutants, min(_MUTANTS, len(mutants))):
                located, before, after = attrs.astuple(mutant.swaps[0][0], recurse=False)
                if same_truths(norm, rule, located, before, after, prepare=mutant.of):
                    for one, other in shown(mutant.of(norm), rule, located, [before, after], cases):
                        assert list(one) == list(other), (seed, rule.id, before, after)
                        held += len(one)
    assert held
