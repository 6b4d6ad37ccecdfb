"""Whether one norm asks as much as another: what is proved holds, and what asks less is shown by a dossier."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import attrs
import pytest

from brabantnorm_rules import (
    Counterexample,
    Ground,
    Norm,
    Outcome,
    assess,
    is_stricter,
    load_norm,
    read_dossier,
    read_norm,
    write_dossier,
)
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.parameters import DatedValue
from brabantnorm_rules.norm.periods import Period, Unit
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.workbench.mutants import mutants_of
from brabantnorm_rules.workbench.proving import Prover
from brabantnorm_rules.workbench.strictness import compare_rule, moments
from tests.examples import SMALL
from tests.strategies.facts import dossier as entered
from tests.strategies.facts import facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as generated

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PASSING = (Outcome.MET, Outcome.NOT_APPLICABLE)


@pytest.fixture(scope="module")
def small() -> Norm:
    return read_norm(SMALL)


def with_rule(norm: Norm, rule_id: str, change: Callable[[Rule], Rule]) -> Norm:
    return attrs.evolve(norm, rules={**norm.rules, rule_id: change(norm.rules[rule_id])})


def shows(found: Counterexample, before: Norm, now: Norm) -> bool:
    """Return whether a counterexample shows what it says when it is assessed under both norms."""
    one = assess(before, found.dossier, found.as_of)[found.rule].outcome
    other = assess(now, found.dossier, found.as_of)[found.rule].outcome
    return (one, other) == (found.before, found.now) and one.is_shortfall and other in PASSING


# ---- known changes --------------------------------------------------------------------------------------------------


def test_the_same_norm_asks_the_same(small: Norm) -> None:
    found = is_stricter(small, read_norm(SMALL))
    assert {rule.ground for rule in found.rules} == {Ground.SAME}
    assert (found.is_stricter, found.is_sure) == (True, True)
    assert [rule.rule for rule in found.rules] == ["1.1", "1.2.a", "1.2.b", "1.3", "1.4", "1.5"]


def test_24_hours_asks_more_than_48_and_48_less_than_24() -> None:
    norm, overlay = load_norm("brabant-2022"), read_norm(EXAMPLES / "24-uur")
    (more,) = is_stricter(norm, overlay, rules=["4.23"]).rules
    assert (more.ground, more.is_stricter) == (Ground.PROVED, True)
    assert more.tried > 1000
    found = is_stricter(overlay, norm, rules=["4.23"])
    (less,) = found.rules
    assert (less.ground, found.is_stricter, found.is_sure) == (Ground.COUNTEREXAMPLE, False, True)
    assert less.counterexample is not None
    assert less.counterexample.now is Outcome.MET
    assert shows(less.counterexample, overlay, norm)


def test_a_counterexample_can_be_written_and_assessed(tmp_path: Path) -> None:
    norm, overlay = load_norm("brabant-2022"), read_norm(EXAMPLES / "24-uur")
    (less,) = is_stricter(overlay, norm, rules=["4.23"]).rules
    assert less.counterexample is not None
    (tmp_path / "dossier.yaml").write_text(write_dossier(less.counterexample.dossier.for_norm(norm)), encoding="utf-8")
    outcomes = [
        assess(each, read_dossier(tmp_path, each), less.counterexample.as_of)["4.23"].outcome
        for each in (overlay, norm)
    ]
    assert outcomes == [less.counterexample.before, less.counterexample.now]


def test_nothing_can_be_left_out_of_a_counterexample() -> None:
    norm, overlay = load_norm("brabant-2022"), read_norm(EXAMPLES / "24-uur")
    (less,) = is_stricter(overlay, norm, rules=["4.23"]).rules
    assert less.counterexample is not None
    dossier = less.counterexample.dossier
    assert sum(len(dossier.registers[name].ids) for name in dossier.entered) <= 2


def test_a_check_that_is_left_out_asks_less(small: Norm) -> None:
    for rule_id in ("1.1", "1.2.b", "1.3", "1.4"):
        less = with_rule(small, rule_id, lambda rule: attrs.evolve(rule, checks=rule.checks[1:]))
        (found,) = is_stricter(small, less, rules=[rule_id]).rules
        assert found.ground is Ground.COUNTEREXAMPLE, rule_id
        assert found.counterexample is not None
        assert shows(found.counterexample, small, less)
        assert is_stricter(less, small, rules=[rule_id]).is_stricter


def test_a_rule_that_is_asked_of_fewer_asks_less(small: Norm) -> None:
    fewer = with_rule(small, "1.4", lambda rule: attrs.evolve(rule, applies_to=("gemeente",)))
    (found,) = is_stricter(small, fewer, rules=["1.4"]).rules
    assert found.counterexample is not None
    assert found.counterexample.dossier.organisation.kind == "provincie"
    assert (found.counterexample.now, is_stricter(fewer, small, rules=["1.4"]).is_stricter) == (
        Outcome.NOT_APPLICABLE,
        True,
    )


def test_a_withdrawn_rule_is_not_asked_and_a_new_one_asks_more(small: Norm) -> None:
    fewer = attrs.evolve(small, rules={name: rule for name, rule in small.rules.items() if name != "1.4"})
    (found,) = is_stricter(small, fewer, rules=["1.4"]).rules
    assert (found.ground, found.is_stricter) == (Ground.WITHDRAWN, False)
    assert is_stricter(fewer, small).is_stricter


def test_the_same_seed_gives_the_same(small: Norm) -> None:
    less = with_rule(small, "1.3", lambda rule: attrs.evolve(rule, checks=rule.checks[1:]))
    written = set()
    for _ in range(2):
        (found,) = is_stricter(small, less, rules=["1.3"], seed=3).rules
        assert found.counterexample is not None
        written.add((write_dossier(found.counterexample.dossier), found.tried))
    assert len(written) == 1


def test_misuse_is_refused(small: Norm) -> None:
    with pytest.raises(KeyError):
        is_stricter(small, small, rules=["9.9"])
    with pytest.raises(ValueError, match="dossiers"):
        is_stricter(small, small, dossiers=0)


# ---- what is found holds --------------------------------------------------------------------------------------------


def test_what_is_proved_of_mutants_no_generated_dossier_refutes() -> None:
    """A rule with one thing otherwise, and generated dossiers as judges."""
    random = Random(11)
    proved = 0
    for _ in range(25):
        norm = attrs.evolve(generated(random), in_force=date(2024, 6, 1).toordinal())
        rule = random.choice([rule for rule in norm.rules.values() if rule.checks])
        mutants = list(mutants_of(norm, rule))
        for mutant in random.sample(mutants, min(4, len(mutants))):
            changed = mutant.of(norm)
            for before, now in ((norm, changed), (changed, norm)):
                if all(Prover(*both).rule(rule.id) for both in moments(before, now, rule.id)):
                    proved += 1
                    assert not _refuted(random, before, now, rule.id), (mutant.check, mutant.address, mutant.change)
    assert proved > 20


def _refuted(random: Random, before: Norm, now: Norm, rule_id: str) -> bool:
    one, other = narrow(before, rule_id), narrow(now, rule_id)
    for _ in range(15):
        dossier = entered(before, facts(random, before))
        for day in dates(random, 2):
            outcomes = [assess(each, dossier, day, rules=[rule_id])[rule_id].outcome for each in (one, other)]
            if outcomes[0].is_shortfall and outcomes[1] in PASSING:
                return True
    return False


def test_every_counterexample_to_mutants_of_the_small_norm_shows_what_it_says(small: Norm) -> None:
    random, directions = Random(5), dict[str, int]()
    mutants = [mutant for rule in small.rules.values() for mutant in mutants_of(small, rule)]
    for mutant in random.sample(mutants, 40):
        changed = mutant.of(small)
        stricter = compare_rule(small, changed, mutant.rule, 300, 0)
        looser = compare_rule(changed, small, mutant.rule, 300, 0)
        for found, before, now in ((stricter, small, changed), (looser, changed, small)):
            directions[found.ground] = directions.get(found.ground, 0) + 1
            if found.counterexample is not None:
                assert shows(found.counterexample, before, now), (mutant.rule, mutant.address, mutant.change)
    assert directions[Ground.COUNTEREXAMPLE] > 20
    assert directions[Ground.PROVED] > 10


@pytest.mark.parametrize(
    ("address", "change", "asks"),
    [
        ("must.reactie_op.within", "longer", "less"),
        ("must.reactie_op.within", "shorter", "more"),
        ("where.dader_bekend", "dropped", "more"),
        ("where.melding_op.within_last", "longer", "more"),
        ("where.melding_op.within_last", "shorter", "less"),
    ],
)
def test_the_direction_of_a_known_change_is_found(small: Norm, address: str, change: str, asks: str) -> None:
    (mutant,) = [
        each for each in mutants_of(small, small.rules["1.4"]) if (each.address, each.change) == (address, change)
    ]
    changed = mutant.of(small)
    stricter = compare_rule(small, changed, "1.4", 500, 0)
    looser = compare_rule(changed, small, "1.4", 500, 0)
    expected = (Ground.PROVED, Ground.COUNTEREXAMPLE) if asks == "more" else (Ground.COUNTEREXAMPLE, Ground.PROVED)
    assert (stricter.ground, looser.ground) == expected


def test_days_on_which_a_change_of_law_must_be_reflected_are_tried(small: Norm) -> None:
    """A longer term to take changes into account is seen only around the day on which the term ends."""
    term = attrs.evolve(small.parameters["actualiseringstermijn"], values=(DatedValue(Period(13, Unit.MONTHS)),))
    relaxed = small.with_parameters([term])
    (found,) = is_stricter(small, relaxed, rules=["1.2.a"]).rules
    assert found.counterexample is not None
    assert found.counterexample.as_of in (date(2021, 1, 2), date(2025, 1, 2), date(2021, 2, 1), date(2025, 2, 1))
    assert is_stricter(relaxed, small, rules=["1.2.a"]).is_stricter
