"""The engines give each record the role set that the reference interpreter gives it, and rules the same flags."""

import math
from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import Norm, assess, load_norm
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.port import Engine, Tally
from brabantnorm_rules.engines.roles import role_sets_of, tallies_of
from brabantnorm_rules.truth import ROLE_SETS, Flags, Role
from tests.laws.cases import CASES, Case, cases, cases_of
from tests.reference import outcomes as reference
from tests.reference.records import Question
from tests.strategies.norms import norm as norm_of

_ROLES: Final = {"o": Role.NO_CASE, "p": Role.PASSING, "x": Role.FAILING}
_FLAGS: Final = {"yes": Flags.YES, "no": Flags.NO, "unknown": Flags.UNKNOWN}


def roles_of(tally: Tally) -> dict[str, int]:
    """Return the role set of each record, by id."""
    return {record: int(held) for held in ROLE_SETS for record in tally.ids(held) if held is not Role.NO_CASE}


def record_by_record(engine: Engine, assessing: Assessing) -> list[object]:
    """Return the tallies that an engine gives when it is asked of records, not of registers."""

    def roles_of(fact_type: str, ended: bool) -> Iterable[tuple[int, tuple[int, ...]]]:
        view = assessing.view(fact_type, ended=ended)
        return role_sets_of(engine, assessing, view, ended=ended).items()

    return [as_lists(tally) for tally in tallies_of(assessing, roles_of)]


def as_lists(tally: Tally) -> object:
    """Return what a tally holds, in a form that can be compared."""
    return [list(positions) for positions in tally.positions], tally.complete, tally.contradictions


def expected_roles(found: reference.Tally) -> dict[str, int]:
    """Return the role sets of the reference interpreter in the same form."""
    return {record: sum(_ROLES[role] for role in held) for record, held in found.roles.items()}


def expected_flags(found: reference.Flags) -> Flags:
    """Return the flags of the reference interpreter in the same form."""
    return Flags(sum(_FLAGS[flag] for flag in found))


def check(norm: Norm, case: Case, name: str = "compiled") -> Counter[str]:
    """Compare an engine with the reference on one case; return how often each outcome was found."""
    question = Question(norm, case.facts, case.as_of, case.known_on)
    known_on = None if case.known_on is None else case.known_on.toordinal()
    engine = ENGINES[name]
    assessing = Assessing(moment_of(norm, case.as_of.toordinal(), case.facts.kind), case.dossier, known_on)
    tallies = engine.tally(assessing)
    assert record_by_record(engine, assessing) == [as_lists(tally) for tally in tallies]
    for asked, tally in zip(norm.questions, tallies, strict=True):
        expected = reference.tally(question, asked)
        assert roles_of(tally) == expected_roles(expected), asked
        assert tally.complete == expected.complete, asked
        assert all(list(positions) == sorted(positions) for positions in tally.positions), asked
    assessment = assess(norm, case.dossier, case.as_of, known_on=case.known_on, engine=name)
    for rule in norm.rules.values():
        assert assessment[rule.id].flags == expected_flags(reference.flags_of_rule(question, rule)), rule
    return Counter(str(finding.outcome) for finding in assessment.findings.values())


@pytest.mark.parametrize("engine", ENGINES)
def test_they_agree_on_the_shipped_norm(engine: str) -> None:
    norm = load_norm("brabant-2022")
    fewer = 500 if engine == "compiled" else 2500

    @settings(
        max_examples=max(1, CASES // fewer), deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.randoms(use_true_random=True))
    def agree(random: Random) -> None:
        for case in cases_of(random, norm, 2):
            found.update(check(norm, case, engine))

    found: Counter[str] = Counter()
    agree()
    assert found.keys() >= {"met", "not_met", "unknown"}


def test_the_compiled_engine_agrees_with_the_reference_interpreter() -> None:
    found: Counter[str] = Counter()
    tried = []

    @settings(max_examples=CASES // 10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def agree(random: Random) -> None:
        norm, made = cases(random)
        for case in made:
            found.update(check(norm, case))
        tried.append(len(made))

    agree()
    assert sum(tried) >= CASES
    decided = found.total() - found["unknown"] - found["not_applicable"]
    assert decided > found.total() / 2
    assert all(found[outcome] > found.total() / 50 for outcome in ("met", "partly_met", "not_met", "unknown"))


def test_the_live_engine_agrees_with_the_reference_interpreter() -> None:
    """One case in ten, on few norms: what durable-rules holds of a norm is never freed."""
    found: Counter[str] = Counter()
    tried = []
    norms = min(max(10, CASES // 100), 500)
    dossiers = math.ceil(CASES / 20 / norms)

    @settings(max_examples=norms, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def agree(random: Random) -> None:
        norm = norm_of(random)
        for case in cases_of(random, norm, dossiers):
            found.update(check(norm, case, "live"))
            tried.append(case)

    agree()
    assert len(tried) >= CASES / 10
    assert found.keys() >= {"met", "not_met", "unknown"}
