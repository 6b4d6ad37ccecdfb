"""The laws of judging: soundness, nothing from nothing, order that does not matter, and the same answer twice."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import Norm, Outcome, assess, load_norm
from brabantnorm_rules.exchange import to_json
from brabantnorm_rules.norm import rules as r
from tests.laws.cases import CASES, cases
from tests.reference.facts import Facts
from tests.strategies.completions import complete
from tests.strategies.fact_types import KINDS
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of

many = settings(max_examples=max(1, CASES // 20), deadline=None, database=None, suppress_health_check=list(HealthCheck))
few = settings(many, max_examples=max(1, CASES // 100))
seeds = given(st.randoms(use_true_random=True))

_GROWS = {(Outcome.NOT_MET, Outcome.PARTLY_MET)}
_FALLS_BACK = {
    (before, Outcome.UNKNOWN) for before in (Outcome.MET, Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.NOT_APPLICABLE)
} | {(Outcome.PARTLY_MET, Outcome.NOT_MET), (Outcome.NOT_APPLICABLE, Outcome.MET)}


def soundness(random: Random) -> None:
    """Completing a dossier turns unknown into anything, not met into partly met, and changes nothing else."""
    norm = norm_of(random)
    has_totals = with_totals(norm)
    for _ in range(3):
        known = facts(random, norm)
        for as_of in dates(random, 2):
            completed = known
            before = outcomes(norm, completed, as_of)
            for _ in range(4):
                completed = complete(random, norm, completed, as_of)
                after = outcomes(norm, completed, as_of)
                for rule in norm.rules:
                    step = (before[rule], after[rule])
                    if step[0] == step[1] or step[0] == Outcome.UNKNOWN or step in _GROWS:
                        continue
                    assert rule in has_totals, (rule, step)
                    assert step in _FALLS_BACK, (rule, step)
                before = after


def outcomes(norm: Norm, known: Facts, as_of: date) -> dict[str, Outcome]:
    """Return the outcome of every rule."""
    found = assess(norm, dossier(norm, known), as_of).findings
    return {rule: finding.outcome for rule, finding in found.items()}


def with_totals(norm: Norm) -> set[str]:
    """Return the rules that rest on records beside totals, which may come to contradict each other."""

    def beside(question: r.Question) -> bool:
        match question:
            case r.Share():
                return question.totals is not None
            case r.OfRule(rule):
                return rule in found
            case r.AnyQuestion(parts) | r.AllQuestions(parts):
                return any(beside(part) for part in parts)
            case _:
                return False

    found: set[str] = set()
    for _ in norm.rules:
        for rule in norm.rules.values():
            if any(part in found for part in rule.parts) or any(beside(check.question) for check in rule.checks):
                found.add(rule.id)
    return found


def nothing_from_nothing(random: Random) -> None:
    """An empty dossier has no shortfall, on any date, for any kind; of the organisation itself its kind is known."""
    norm = norm_of(random, of_organisation=False)
    for kind in KINDS:
        empty = dossier(norm, Facts("gm9901", kind, date(2024, 6, 30), {}, {}))
        for as_of in dates(random, 3):
            assert not [found for found in assess(norm, empty, as_of).findings.values() if found.outcome.is_shortfall]


def order_is_nothing(random: Random) -> None:
    """In whatever order registers and records are given, the answer has the same bytes."""
    norm, made = cases(random)
    for case in made[:4]:
        shuffled = dossier(norm, case.facts, random)
        expected = to_json(assess(norm, case.dossier, case.as_of, known_on=case.known_on))
        assert to_json(assess(norm, shuffled, case.as_of, known_on=case.known_on)) == expected


def twice_the_same(random: Random) -> None:
    """Assessing twice gives the same bytes, also of a norm and a dossier that were made anew."""
    seed = random.randrange(2**32)
    (norm, made), (again, remade) = cases(Random(seed)), cases(Random(seed))
    for case, other in zip(made[:4], remade, strict=False):
        expected = to_json(assess(norm, case.dossier, case.as_of))
        assert to_json(assess(norm, case.dossier, case.as_of)) == expected
        assert to_json(assess(again, other.dossier, other.as_of)) == expected


@many
@seeds
def test_soundness(random: Random) -> None:
    soundness(random)


@many
@seeds
def test_an_empty_dossier_has_no_shortfall(random: Random) -> None:
    nothing_from_nothing(random)


@few
@seeds
def test_the_order_of_what_is_given_changes_nothing(random: Random) -> None:
    order_is_nothing(random)


@few
@seeds
def test_assessing_twice_gives_the_same_bytes(random: Random) -> None:
    twice_the_same(random)


@pytest.mark.parametrize("kind", ["gemeente", "provincie"])
def test_an_empty_dossier_has_no_shortfall_under_the_shipped_norm(kind: str) -> None:
    norm = load_norm("brabant-2022")
    empty = dossier(norm, Facts("gm9901", kind, date(2024, 6, 30), {}, {}))
    for months in range(0, 120, 5):
        found = assess(norm, empty, date(2020, 1, 31) + timedelta(30 * months))
        assert [finding.rule.id for finding in found.findings.values() if finding.outcome.is_shortfall] == []
