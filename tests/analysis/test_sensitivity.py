"""Which outcomes depend on a reading: what assessing under each reading, and under combinations of them, gives."""

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import (
    Dossier,
    Norm,
    Organisation,
    Outcome,
    Reading,
    RuleSensitivity,
    assess,
    load_norm,
    read_dossier,
    read_norm,
    sensitivity,
    sensitivity_to_json,
)
from brabantnorm_rules.analysis.wording import describe_reading
from brabantnorm_rules.norm.parameters import DatedValue, ParameterValue
from brabantnorm_rules.norm.periods import NamedWindow
from brabantnorm_rules.norm.readings import admitted, with_readings
from tests.examples import DOSSIER, SMALL
from tests.laws.cases import CASES, cases_of
from tests.strategies.days import day_near
from tests.strategies.norms import norm as norm_of

ROOT: Final = Path(__file__).parents[2]
AS_OF: Final = date(2024, 6, 30)


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture
def dossier(norm: Norm, tmp_path: Path) -> Dossier:
    path = tmp_path / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return read_dossier(path, norm)


def with_alternatives(random: Random, norm: Norm) -> Norm:
    """Return a generated norm of which some parameters admit what others of the same norm may have as their value."""
    spare = norm_of(random).parameters

    def admitting(dated: DatedValue, other: ParameterValue) -> DatedValue:
        return attrs.evolve(dated, admitted=(dated.value, other))

    parameters = {
        name: attrs.evolve(
            parameter, values=tuple(admitting(dated, spare[name].values[0].value) for dated in parameter.values)
        )
        if random.random() < 0.5
        else parameter
        for name, parameter in norm.parameters.items()
    }
    return attrs.evolve(norm, parameters=parameters)


@settings(max_examples=max(1, CASES // 200), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_it_is_what_assessing_under_each_combination_of_readings_gives(random: Random) -> None:
    norm = with_alternatives(random, norm_of(random))
    case = attrs.evolve(cases_of(random, norm, 1)[0], known_on=random.choice((None, day_near(random))))
    kind = case.dossier.organisation.kind
    found = sensitivity(norm, case.dossier, case.as_of, known_on=case.known_on, limit=10_000)
    own = assess(norm, case.dossier, case.as_of, known_on=case.known_on)
    assert found.complete
    for _ in range(6):
        readings = {
            name: random.choice(parameter.values[0].admitted)
            for name, parameter in norm.parameters.items()
            if parameter.values[0].admitted
        }
        readings = {name: value for name, value in readings.items() if admitted(norm.parameters[name], value)}
        read_so = with_readings(norm, readings)
        expected = assess(read_so, case.dossier, case.as_of, known_on=case.known_on)
        for rule in norm.rules:
            sensitive = found.rules.get(rule)
            wanted = {
                (name, value)
                for name, value in readings.items()
                if sensitive is not None
                and name in sensitive.parameters
                and with_readings(norm, {name: value}).parameters[name].spans(kind) != norm.parameters[name].spans(kind)
            }
            told = {frozenset(way.readings): way.outcome for way in sensitive.tried} if sensitive is not None else {}
            assert told.get(frozenset(wanted), own[rule].outcome) is expected[rule].outcome, rule


def test_it_says_which_readings_give_another_outcome(norm: Norm, dossier: Dossier) -> None:
    found = sensitivity(norm, dossier, AS_OF)
    assert set(found.rules) == {"1.1", "1.3", "1.4"}
    assert found.rules["1.4"].parameters == ("jaar", "klokstart")
    for sensitive in found.rules.values():
        assert sensitive.outcome is assess(norm, dossier, AS_OF)[sensitive.rule].outcome
        for way in sensitive.tried:
            read_so = assess(with_readings(norm, dict(way.readings)), dossier, AS_OF)
            assert way.outcome is read_so[sensitive.rule].outcome
    assert [sensitive.rule for sensitive in found] == [
        sensitive.rule for sensitive in found.rules.values() if sensitive.depends
    ]


def test_readings_that_meet_in_one_rule_are_tried_together(norm: Norm, dossier: Dossier) -> None:
    tried = sensitivity(norm, dossier, AS_OF, rules=["1.4"]).rules["1.4"].tried
    year, start = ("jaar", NamedWindow.CALENDAR_YEAR), ("klokstart", "incident_op")
    assert [way.readings for way in tried] == [(year,), (start,), (year, start)]


def test_where_not_every_combination_was_tried_it_says_so(norm: Norm, dossier: Dossier) -> None:
    few = sensitivity(norm, dossier, AS_OF, rules=["1.4"], limit=0)
    assert (few.complete, [len(way.readings) for way in few.rules["1.4"].tried]) == (False, [1, 1])
    assert sensitivity(norm, dossier, AS_OF, rules=["1.4"], limit=3).complete
    with pytest.raises(ValueError, match="limit"):
        sensitivity(norm, dossier, AS_OF, limit=-1)


def test_a_combination_is_named_only_when_it_says_more_than_its_parts() -> None:
    alone = Reading((("a", 1),), Outcome.NOT_MET)
    other = Reading((("b", 1),), Outcome.MET)
    found = RuleSensitivity(
        "1.1",
        Outcome.MET,
        ("a", "b", "c"),
        (
            alone,
            other,
            Reading((("a", 1), ("b", 1)), Outcome.NOT_MET),
            Reading((("b", 1), ("c", 1)), Outcome.UNKNOWN),
        ),
        complete=True,
    )
    assert found.others == (alone, Reading((("b", 1), ("c", 1)), Outcome.UNKNOWN))
    assert found.depends


def test_what_another_kind_of_organisation_may_choose_is_no_reading_here(norm: Norm) -> None:
    """Only the value that counts for municipalities admits an alternative."""
    municipality = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_OF)
    province = Dossier(norm, Organisation("pv99", "Provincie", "provincie"), AS_OF)
    assert "doelgroepen" in sensitivity(norm, municipality, AS_OF).rules["1.1"].parameters
    found = sensitivity(norm, province, AS_OF).rules["1.1"]
    assert "doelgroepen" not in found.parameters


def test_as_json(norm: Norm, dossier: Dossier) -> None:
    found = sensitivity(norm, dossier, AS_OF, rules=["1.4"])
    written = json.loads(sensitivity_to_json(found))
    assert (written["format"], written["as_of"], written["complete"]) == (1, "2024-06-30", True)
    (rule,) = written["rules"]
    assert (rule["rule"], rule["parameters"], rule["depends"]) == (
        "1.4",
        ["jaar", "klokstart"],
        found.rules["1.4"].depends,
    )
    assert rule["tried"][0]["readings"] == [{"parameter": "jaar", "value": "kalenderjaar"}]


def test_the_example_depends_on_some_readings() -> None:
    norm = load_norm("brabant-2022")
    found = sensitivity(norm, read_dossier(ROOT / "docs" / "examples" / "dijkstede", norm), date(2024, 12, 31))
    assert found.complete
    assert [sensitive.rule for sensitive in found]


def test_readings_that_are_told_together_are_told_each_as_a_whole() -> None:
    norm = load_norm("brabant-2022")
    year, roles = ("jaar", NamedWindow.CALENDAR_YEAR), ("damocles_aan_tafel", ("damocles_medewerker",))
    one, both = Reading((year,), Outcome.MET), Reading((roles, year), Outcome.UNKNOWN)
    assert describe_reading(one, norm, "gemeente", "nl") == "Eens per jaar: dit en het vorige kalenderjaar"
    assert describe_reading(both, norm, "gemeente", "en") == (
        "“Roles that must be at the table of a meeting on Damocles: Damocles officer” and "
        "“Once a year: this and the previous calendar year”"
    )
