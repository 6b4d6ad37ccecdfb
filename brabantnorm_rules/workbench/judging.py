"""Judging mutants: whether a scenario notices that a rule is another, or nobody ever could."""

from collections.abc import Mapping

import attrs

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.mentions import fields_of, leaves_of
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.parameters import ParameterValue
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.workbench.changes import Swap
from brabantnorm_rules.workbench.mutants import Mutant
from brabantnorm_rules.workbench.possible import same_truths
from brabantnorm_rules.workbench.running import show
from brabantnorm_rules.workbench.scenarios import Expectation


@attrs.frozen(eq=False)
class Batch:
    """Mutants of one rule, to be judged together; ``expectations`` are those that can see the rule."""

    norm: Norm
    expectations: tuple[Expectation, ...]
    mutants: tuple[Mutant, ...]


@attrs.frozen
class Verdict:
    """What came of a mutant: the number of the expectation that noticed it, else whether it surely changes nothing."""

    killed_by: int | None
    equivalent: bool = False


def judge(batch: Batch) -> tuple[Verdict, ...]:
    """Return what comes of the mutants of a batch, in order."""
    return tuple(_judge(batch, mutant) for mutant in batch.mutants)


def meets(norm: Norm, expectation: Expectation) -> bool:
    """Return whether a norm, narrowed and read as is asked, shows what is expected."""
    got, _ = show(norm, expectation)
    return expectation.expected.is_met_by(got)


def _judge(batch: Batch, mutant: Mutant) -> Verdict:
    made: dict[tuple[str, tuple[tuple[str, ParameterValue], ...]], Norm] = {}
    for number, expectation in enumerate(batch.expectations):
        key = (expectation.rule, tuple(expectation.readings.items()))
        if key not in made:
            made[key] = mutant.of(read_as_asked(batch.norm, expectation.rule, expectation.readings))
        if not meets(made[key], expectation):
            return Verdict(number)
    return Verdict(None, _is_equivalent(batch.norm, mutant))


def read_as_asked(norm: Norm, rule: str, readings: Mapping[str, ParameterValue]) -> Norm:
    """Return a norm narrowed to a rule and read as is asked."""
    return with_readings(narrow(norm, rule), readings)


def _is_equivalent(norm: Norm, mutant: Mutant) -> bool:
    """Return whether a mutant surely shows what its rule shows, whatever the facts."""
    return bool(mutant.swaps) and all(any(_is_same(norm, mutant, swap) for swap in swaps) for swaps in mutant.swaps)


def _is_same(norm: Norm, mutant: Mutant, swap: Swap) -> bool:
    if _bears_on_completeness(norm, swap):
        return False
    rule = norm.rules[mutant.rule]
    return same_truths(norm, rule, swap.located, swap.before, swap.after, prepare=mutant.of)


def _bears_on_completeness(norm: Norm, swap: Swap) -> bool:
    """Return whether a change in a scope may ask another completeness of a register, by its slice or its days."""
    if swap.located.must and not swap.located.around:
        return False
    fact_type = norm.fact_types[swap.located.types[0]]
    before, after = (
        [leaf for leaf in leaves_of(condition) if _is_demanding(leaf, fact_type)]
        for condition in (swap.before, swap.after)
    )
    return before != after or (bool(before) and isinstance(swap.before, c.Any) is not isinstance(swap.after, c.Any))


def _is_demanding(leaf: c.Condition, fact_type: FactType) -> bool:
    """Return whether a test says of which records a register must be complete."""
    match leaf:
        case c.WithinLast(field, _) | c.OnSide(field, c.Side.ON_OR_AFTER, _) if field in fact_type.from_fields:
            return True
        case _:
            return any(name == fact_type.slice for name in fields_of(leaf, fact_type))
