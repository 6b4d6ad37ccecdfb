"""Mutation: which small changes of a norm's rules its scenarios would not notice."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.authoring import read_placed
from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import rests_on
from brabantnorm_rules.workbench.coverage import with_parts
from brabantnorm_rules.workbench.judging import Batch, Verdict, judge, meets, read_as_asked
from brabantnorm_rules.workbench.mutants import Mutant, mutants_of
from brabantnorm_rules.workbench.reading import read_scenario_files
from brabantnorm_rules.workbench.scenarios import Exempted, Exemption, Expectation

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many mutants have been judged, of how many."""

_TOGETHER: Final = 25
"""How many mutants are judged in one go."""


class MutantStatus(StrEnum):
    """What came of a mutant.

    A scenario noticed it, none did, no record tells it from the rule, or an author says why it is no other rule.
    """

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"
    EXPLAINED = "explained"


@attrs.frozen
class MutantResult:
    """One change of a rule, where it was made, and what came of it.

    ``condition`` is the address in the check; empty: the check itself is changed, with an empty check the rule.
    ``killed_by`` is the expectation that noticed it first, ``why`` what an author says of it.
    """

    rule: str
    check: str
    condition: str
    change: str
    place: Place
    status: MutantStatus
    killed_by: Place | None = None
    why: str = ""


@attrs.frozen(eq=False)
class Mutation:
    """What came of the mutants of rules.

    ``unneeded`` are explanations of changes that are noticed after all or are not there; ``unmet`` are expectations
    that are not met by the rules themselves, and so can notice nothing.
    """

    norm: Norm
    results: tuple[MutantResult, ...]
    unneeded: tuple[Exemption, ...]
    unmet: tuple[Place, ...]

    @cached_property
    def survivors(self) -> tuple[MutantResult, ...]:
        """The changes that no scenario notices."""
        return self.with_status(MutantStatus.SURVIVED)

    @property
    def share(self) -> Fraction:
        """The share that is noticed of the changes that could be, exact; of none: all."""
        return self.share_of()

    def share_of(self, *rules: str) -> Fraction:
        """Return the share that is noticed of the changes of some rules (of no rules: all)."""
        counted = [result for result in self.results if not rules or result.rule in rules]
        killed, survived = (
            sum(result.status is status for result in counted)
            for status in (MutantStatus.KILLED, MutantStatus.SURVIVED)
        )
        return Fraction(killed, killed + survived) if survived else Fraction(1)

    def with_status(self, status: MutantStatus) -> tuple[MutantResult, ...]:
        """Return the results of a status, in the order of the rules."""
        return tuple(result for result in self.results if result.status is status)


def run_mutants(
    path: str | Path, *, rules: Iterable[str] | None = None, processes: int = 1, progress: Progress | None = None
) -> Mutation:
    """Return which changes of the rules in a norm's folder its scenarios notice.

    Each mutant is a rule with one thing otherwise; it is asked of every scenario about its rule, and about rules that
    rest on it, until one is not met any more. ``rules`` selects rules by number, with their parts; without it all.
    ``processes`` is how many work at once; with one it is done here. ``progress`` is told how far it is.

    Raises ModuleError and ScenarioError with every problem of the files, KeyError for an unknown rule, ValueError for
    less than one process.
    """
    if processes < 1:
        raise ValueError("processes is how many work at once, at least one")
    norm, places = read_placed(path)
    chosen = tuple(norm.rules if rules is None else with_parts(norm, rules))
    scenarios, exemptions = read_scenario_files(norm, path)
    asked = [expectation for scenario in scenarios for expectation in scenario.expectations]
    met = [each for each in asked if meets(read_as_asked(norm, each.rule, each.readings), each)]
    batches = [batch for rule in chosen for batch in _batches(norm, rule, met)]
    judged = _judge_all(batches, processes, progress)
    results = [
        _result(places, batch, mutant, verdict)
        for batch, verdicts in zip(batches, judged, strict=True)
        for mutant, verdict in zip(batch.mutants, verdicts, strict=True)
    ]
    explained = {
        (each.rule, each.check, each.condition, each.what): each
        for each in exemptions
        if each.kind is Exempted.EQUIVALENT and each.rule in chosen
    }
    with_reasons = tuple(_explain(result, explained) for result in results)
    unmet = tuple(each.place for each in asked if each not in met)
    return Mutation(norm, with_reasons, tuple(explained.values()), unmet)


def _batches(norm: Norm, rule_id: str, expectations: Sequence[Expectation]) -> Iterator[Batch]:
    """Yield the mutants of a rule in batches, with the expectations that can see it, those about the rule first."""
    rests: dict[str, tuple[str, ...]] = {name: rests_on(norm, name) for name in norm.rules}
    seeing = [each for each in expectations if rule_id in rests[each.rule]]
    ordered = tuple(sorted(seeing, key=lambda each: each.rule != rule_id))
    mutants = tuple(mutants_of(norm, norm.rules[rule_id]))
    for start in range(0, len(mutants), _TOGETHER):
        yield Batch(norm, ordered, mutants[start : start + _TOGETHER])


def _judge_all(batches: Sequence[Batch], processes: int, progress: Progress | None) -> Sequence[Sequence[Verdict]]:
    total = sum(len(batch.mutants) for batch in batches)
    done = 0
    found: dict[int, Sequence[Verdict]] = {}
    at_once = min(processes, len(batches))
    for number, verdicts in _in_processes(batches, at_once) if at_once > 1 else _here(batches):
        found[number] = verdicts
        done += len(verdicts)
        if progress is not None:
            progress(done, total)
    return [found[number] for number in range(len(batches))]


def _here(batches: Sequence[Batch]) -> Iterator[tuple[int, Sequence[Verdict]]]:
    yield from ((number, judge(batch)) for number, batch in enumerate(batches))


def _in_processes(batches: Sequence[Batch], processes: int) -> Iterator[tuple[int, Sequence[Verdict]]]:
    with ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts) as pool:
        futures = {pool.submit(judge, batch): number for number, batch in enumerate(batches)}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave it to the process that asked to end the work: what interrupts it reaches all of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result(places: Places, batch: Batch, mutant: Mutant, verdict: Verdict) -> MutantResult:
    status, killed_by = MutantStatus.SURVIVED, None
    if verdict.killed_by is not None:
        status, killed_by = MutantStatus.KILLED, batch.expectations[verdict.killed_by].place
    elif verdict.equivalent:
        status = MutantStatus.EQUIVALENT
    place = places.of(mutant.origin)
    return MutantResult(mutant.rule, mutant.check, mutant.address, mutant.change, place, status, killed_by)


def _explain(result: MutantResult, explained: dict[tuple[str, str, str, str], Exemption]) -> MutantResult:
    """Return a survivor with what an author says of it; that is then taken from what is ``explained``."""
    key = (result.rule, result.check, result.condition, result.change)
    if result.status is not MutantStatus.SURVIVED or key not in explained:
        return result
    return attrs.evolve(result, status=MutantStatus.EXPLAINED, why=explained.pop(key).why)
