"""Coverage says which truths and outcomes no scenario shows, at their place, and what cannot be shown at all."""

import json
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from brabantnorm_rules import (
    Coverage,
    CoverageItem,
    CoverageStatus,
    Outcome,
    Truth,
    coverage_to_json,
    measure_coverage,
    read_norm,
)
from brabantnorm_rules.authoring.shipped import find_norm
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Clock, Period, Unit
from brabantnorm_rules.norm.rules import Exists, Rule, Share, WhenNoCases
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from brabantnorm_rules.workbench.addresses import Located, conditions_in
from brabantnorm_rules.workbench.measures import say_item, say_unneeded
from brabantnorm_rules.workbench.possible import possible_truths, same_truths
from tests.examples import SMALL
from tests.problems import errors_of
from tests.workbench.files import GOOD, write_norm


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture
def measured(tmp_path: Path) -> Coverage:
    write_norm(tmp_path)
    return measure_coverage(tmp_path)


def of(items: Iterable[CoverageItem], rule: str, check: str = "", condition: str = "") -> dict[str, CoverageItem]:
    return {
        str(item.shows): item for item in items if (item.rule, item.check, item.condition) == (rule, check, condition)
    }


def statuses(coverage: Coverage, rule: str, check: str = "", condition: str = "") -> dict[str, str]:
    return {shows: str(item.status) for shows, item in of(coverage.items, rule, check, condition).items()}


def test_a_condition_is_seen_as_what_it_is_for_the_records_of_scenarios_about_its_rule(measured: Coverage) -> None:
    assert statuses(measured, "1.1", "geen_kleine", "where.bereikt.less_than") == {
        "yes": "shown",
        "no": "shown",
        "unknown": "missing",
    }
    assert statuses(measured, "1.1", "geen_kleine", "where.intern") == {
        "yes": "shown",
        "no": "missing",
        "unknown": "shown",
    }
    assert statuses(measured, "1.1", "geen_kleine", "where.not.onderwerpen.includes_any") == {
        "yes": "missing",
        "no": "shown",
        "unknown": "unreachable",
    }


def test_what_only_scenarios_about_other_rules_show_does_not_count(measured: Coverage) -> None:
    assert {item.status for item in of(measured.items, "1.5").values()} == {CoverageStatus.MISSING}


def test_a_part_is_seen_in_scenarios_about_the_whole(measured: Coverage) -> None:
    assert statuses(measured, "1.2.a")["unknown"] == "shown"


def test_checks_and_rules_are_seen_in_each_outcome_that_they_can_have(measured: Coverage) -> None:
    assert statuses(measured, "1.1") == {
        "met": "shown",
        "not_met": "missing",
        "partly_met": "shown",
        "unknown": "shown",
    }
    assert statuses(measured, "1.1", "samen") == {"met": "missing", "not_met": "shown", "unknown": "shown"}
    assert set(statuses(measured, "1.5", "oordeel")) == {"met", "not_met", "partly_met", "unknown"}
    assert set(statuses(measured, "1.3", "gesprek")) == {"met", "not_met", "unknown"}
    assert set(statuses(measured, "1.3", "eed")) == {"met", "not_met", "unknown", "not_applicable"}
    assert of(measured.items, "1.2.b")["not_applicable"].shows is Outcome.NOT_APPLICABLE


def test_why_a_rule_does_not_apply_is_told_apart(measured: Coverage) -> None:
    reasons = {
        str(item.reason): str(item.status)
        for item in measured.items
        if item.rule == "1.2.b" and not item.check and item.shows is Outcome.NOT_APPLICABLE
    }
    assert reasons == {"text": "shown", "no_case": "missing"}


def test_what_is_missing_is_told_at_its_line(measured: Coverage) -> None:
    text = (SMALL / "pillar-1-voorbeelden.yaml").read_text(encoding="utf-8").splitlines()
    item = of(measured.missing, "1.1", "geen_kleine", "where.bereikt.less_than")["unknown"]
    assert item.place.path.endswith("pillar-1-voorbeelden.yaml")
    assert text[item.place.line - 1][item.place.column - 1 :].startswith("bereikt: {less_than: 5}")
    assert "id: samen" in text[of(measured.missing, "1.1", "samen")["met"].place.line - 1]
    assert '- id: "1.1"' in text[of(measured.missing, "1.1")["not_met"].place.line - 1]


def test_conditions_on_related_records_are_seen_too(tmp_path: Path) -> None:
    more = """\
  - id: installatie
    title: Na de installatie was er een gesprek.
    dossier:
      registers:
        installatie:
          records: [{id: i, datum: 2024-01-10, groep: bestuurders, handreiking: handreiking_2020}]
        activiteit:
          records:
            - {id: a, datum: 2024-02-01, onderwerpen: [integriteit, weerbaarheid], doelgroepen: [bestuurders]}
            - {id: b, datum: 2024-02-01, onderwerpen: [integriteit], doelgroepen: [raadsleden], vorm: training}
    as_of: 2024-06-30
    expect:
      - {rule: "1.3", outcome: unknown, because: [eed, vog]}
"""
    write_norm(tmp_path, GOOD + more)
    coverage = measure_coverage(tmp_path, rules=["1.3"])
    assert statuses(coverage, "1.3", "gesprek", "must.any.1.has")["yes"] == "shown"
    assert statuses(coverage, "1.3", "gesprek", "must.any.1.has.where.doelgroepen.includes") == {
        "yes": "shown",
        "no": "shown",
        "unknown": "missing",
    }
    assert statuses(coverage, "1.3", "gesprek", "must.any.2.has.where.vorm") == {
        "yes": "missing",
        "no": "shown",
        "unknown": "shown",
    }


def test_what_cases_must_meet_is_seen_only_for_records_in_scope(tmp_path: Path) -> None:
    record = "{id: i, melding_op: %s, dader_bekend: true, reactie_op: %s}"
    scenario = """\
  - id: reactie
    title: Een reactie.
    dossier: {registers: {agressie_incident: {complete: true, records: [RECORD]}}}
    as_of: 2024-06-30
    expect:
      - {rule: "1.4", outcome: OUTCOME}
"""
    inside = scenario.replace("RECORD", record % ("2024-06-01", "2024-06-02")).replace(
        "OUTCOME", "met, because: [reactie]"
    )
    outside = scenario.replace("RECORD", record % ("2020-06-01", "2020-06-02")).replace("OUTCOME", "not_applicable")
    for text, expected in ((inside, "shown"), (outside, "missing")):
        write_norm(tmp_path, GOOD + text)
        coverage = measure_coverage(tmp_path, rules=["1.4"])
        assert statuses(coverage, "1.4", "reactie", "must.reactie_op.within")["yes"] == expected


def test_rules_are_measured_with_their_parts(tmp_path: Path) -> None:
    write_norm(tmp_path)
    coverage = measure_coverage(tmp_path, rules=["1.2"])
    assert {item.rule for item in coverage.items} == {"1.2", "1.2.a", "1.2.b"}
    with pytest.raises(KeyError):
        measure_coverage(tmp_path, rules=["9.9"])


# ---- what can be ------------------------------------------------------------------------------------------------


def located(condition: c.Condition, fact_type: str = "activiteit", *, must: bool = False) -> Located:
    question = Share(fact_type, condition, WhenNoCases.NOT_APPLICABLE) if must else Exists(fact_type, condition)
    return next(iter(conditions_in(question)))


def can_be(norm: Norm, condition: c.Condition, fact_type: str = "activiteit", *, must: bool = False) -> set[str]:
    rule = Rule("1", 1, norm.title)
    return {str(truth) for truth in possible_truths(norm, rule, located(condition, fact_type, must=must))}


_YEAR = Period(1, Unit.YEARS)


@pytest.mark.parametrize(
    ("condition", "fact_type", "must", "expected"),
    [
        (c.Includes("onderwerpen", "integriteit"), "activiteit", False, "yes no"),
        (c.Includes("doelgroepen", "raadsleden"), "activiteit", False, "yes no unknown"),
        (c.OnSide("datum", c.Side.ON_OR_BEFORE, c.AsOf()), "activiteit", False, "yes unknown"),
        (c.WithinLast("datum", ParameterOf("jaar")), "activiteit", False, "yes no unknown"),
        (c.Compare("bereikt", c.Comparison.LESS_THAN, 0), "activiteit", False, "no unknown"),
        (c.Is("groep", True), "dienstverband", False, "yes"),
        (c.Is("eed_op", False), "dienstverband", False, "yes no unknown"),
        (
            c.In("groep", ("bestuurder", "medewerker", "inhuur")),
            "dienstverband",
            False,
            "yes",
        ),
        (c.Within("eed_op", _YEAR, c.Own("van")), "dienstverband", True, "yes no unknown not_due"),
        (c.WithinLast("periode_tot_en_met", _YEAR), "telling", False, "yes no"),
        (c.UpToDateWith, "gedragscode", False, "yes no unknown"),
        (c.OnSide("datum", c.Side.ON_OR_AFTER, date(2030, 1, 1).toordinal()), "activiteit", False, "yes no unknown"),
        (
            c.Within("reactie_op", ParameterOf("reactietermijn"), ParameterOf("klokstart")),
            "agressie_incident",
            True,
            "yes no unknown not_due",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str | bool) else str(value),
)
def test_a_condition_can_be_what_some_record_makes_it(
    norm: Norm, condition: Any, fact_type: str, must: bool, expected: str
) -> None:
    if condition is c.UpToDateWith:
        condition = c.UpToDateWith(norm.changes["gedragscode"], ParameterOf("actualiseringstermijn"))
    assert can_be(norm, condition, fact_type, must=must) == set(expected.split())


def test_what_the_scope_already_says_of_a_field_bounds_what_its_cases_can_be(norm: Norm) -> None:
    deadline = c.WithinBefore("vog_op", _YEAR, c.Own("van"))
    scope = c.Is("vog_op", True)
    free, bounded = (Share("dienstverband", deadline, WhenNoCases.MET, where) for where in (c.ALWAYS, scope))
    rule = Rule("1", 1, norm.title)
    can = [{*possible_truths(norm, rule, list(conditions_in(question))[-1])} for question in (free, bounded)]
    assert can[0] - can[1] == {Truth.NOT_DUE}


def test_conditions_are_the_same_when_no_record_tells_them_apart(norm: Norm) -> None:
    rule = Rule("1", 1, norm.title)

    def same(one: c.Condition, other: c.Condition) -> bool:
        return same_truths(norm, rule, located(one), one, other)

    five = c.Compare("bereikt", c.Comparison.AT_LEAST, 5)
    assert same(five, c.Compare("bereikt", c.Comparison.MORE_THAN, 4))
    assert not same(five, c.Compare("bereikt", c.Comparison.MORE_THAN, 5))
    assert not same(
        c.Compare("intern", c.Comparison.EQUAL, True), c.Not(c.Compare("intern", c.Comparison.EQUAL, False))
    )
    year = c.WithinLast("datum", _YEAR)
    assert not same(year, c.WithinLast("datum", ParameterOf("leeftijd")))
    assert same(year, c.WithinLast("datum", Period(12, Unit.MONTHS)))


def test_conditions_that_only_long_years_or_later_days_tell_apart_are_not_the_same(norm: Norm) -> None:
    """On the day at which the norm is aimed nothing tells them apart."""
    rule = Rule("1", 1, norm.title)
    days, later = (c.WithinLast("datum", Period(365, Unit.DAYS)), c.WithinLast("datum", _YEAR))
    assert not same_truths(norm, rule, located(days), days, later)
    changes = attrs.evolve(norm.changes["gedragscode"], changes=norm.changes["gedragscode"].changes[:1])
    soon, late = (c.UpToDateWith(changes, ParameterOf(name)) for name in ("eedtermijn", "actualiseringstermijn"))
    assert not same_truths(norm, rule, located(soon, "gedragscode"), soon, late)


def test_hours_between_whole_days_are_told_apart_by_days_of_other_than_24_hours(norm: Norm) -> None:
    rule = Rule("1", 1, norm.title)
    day, longer = (c.Within("eed_op", Clock(hours * MICROSECONDS_PER_HOUR), c.Own("eed_op")) for hours in (24, 25))
    assert not same_truths(norm, rule, located(day, "dienstverband", must=True), day, longer)


def test_each_number_of_words_that_is_asked_for_is_tried(norm: Norm) -> None:
    rule = Rule("1", 1, norm.title)
    parties = tuple(f"gm{number:04}" for number in range(1, 21))
    four, five = (c.IncludesAtLeast("deelnemers", number, parties) for number in (4, 5))
    assert not same_truths(norm, rule, located(four), four, five)
    every, most = (c.IncludesAll("deelnemers", members) for members in (parties, parties[1:]))
    assert not same_truths(norm, rule, located(every), every, most)
    assert same_truths(norm, rule, located(every), every, c.IncludesAtLeast("deelnemers", 20, parties))


def test_a_related_record_is_tried_with_the_values_of_the_record_that_should_have_it(norm: Norm) -> None:
    rule = Rule("1", 1, norm.title)

    def can_be(where: c.Condition) -> set[str]:
        relation = Exists("dienstverband", c.Has("dienstverband", where))
        return {str(truth) for truth in possible_truths(norm, rule, list(conditions_in(relation))[-1])}

    assert can_be(c.Compare("uren", c.Comparison.MORE_THAN, c.Its("uren_contract"))) == {"yes", "no", "unknown"}
    assert can_be(c.Compare("groep", c.Comparison.EQUAL, c.Its("groep"))) == {"yes", "no"}
    assert can_be(c.OnSide("eed_op", c.Side.ON_OR_BEFORE, c.Its("van"))) == {"yes", "no", "unknown"}


# ---- what an author exempts --------------------------------------------------------------------------------------

_EXEMPT = """\
unreachable:
  - {check: geen_kleine, condition: where.bereikt.less_than, truth: unknown, why: Wie er was wordt altijd geteld.}
  - {check: samen, outcome: met, why: Er is maar één partij.}
  - {outcome: not_met, why: Dat kan hier niet.}
  - {rule: "1.2.b", outcome: not_applicable, reason: no_case, why: Er is altijd een code.}
"""


def test_an_author_can_say_what_cannot_be_and_why(tmp_path: Path) -> None:
    write_norm(tmp_path, GOOD + _EXEMPT)
    coverage = measure_coverage(tmp_path)
    assert coverage.unneeded == ()
    exempt = coverage.with_status(CoverageStatus.EXEMPT)
    assert [(item.rule, item.check, item.condition, str(item.shows)) for item in exempt] == [
        ("1.1", "", "", "not_met"),
        ("1.1", "samen", "", "met"),
        ("1.1", "geen_kleine", "where.bereikt.less_than", "unknown"),
        ("1.2.b", "", "", "not_applicable"),
    ]
    assert [item.why for item in exempt][:2] == ["Dat kan hier niet.", "Er is maar één partij."]


@pytest.mark.parametrize(
    "entry",
    [
        "{check: geen_kleine, condition: where.bereikt.less_than, truth: no, why: x}",
        "{check: geen_kleine, condition: where.bereikt.less_than, truth: not_due, why: x}",
        "{check: geen_kleine, condition: where.not.onderwerpen.includes_any, truth: unknown, why: x}",
        "{outcome: met, why: x}",
        "{outcome: not_applicable, reason: power, why: x}",
    ],
)
def test_an_exemption_of_what_is_shown_or_cannot_be_anyhow_is_not_needed(tmp_path: Path, entry: str) -> None:
    file = write_norm(tmp_path, f"{GOOD}unreachable:\n  - {entry}\n")
    coverage = measure_coverage(tmp_path)
    (unneeded,) = coverage.unneeded
    assert (unneeded.place.path, unneeded.why) == (str(file), "x")
    assert unneeded.place.line == GOOD.count("\n") + 2
    assert not coverage.passed


def test_the_share_counts_what_can_be_shown(measured: Coverage) -> None:
    shown, missing = (len(measured.with_status(status)) for status in (CoverageStatus.SHOWN, CoverageStatus.MISSING))
    assert measured.share == Fraction(shown, shown + missing)
    assert 0 < measured.share < 1
    assert Coverage(measured.norm, measured.with_status(CoverageStatus.UNREACHABLE), ()).share == 1


def test_coverage_as_json_says_all_of_it(tmp_path: Path) -> None:
    write_norm(tmp_path, GOOD + _EXEMPT + "  - {outcome: met, why: x}\n")
    coverage = measure_coverage(tmp_path)
    written: Any = json.loads(coverage_to_json(coverage))
    assert (written["format"], written["norm"]["id"]) == (1, "klein-2024")
    assert len(written["items"]) == len(coverage.items) == sum(written["counts"].values())
    assert written["counts"]["exempt"] == 4
    (unneeded,) = written["unneeded"]
    assert (unneeded["kind"], unneeded["what"], unneeded["why"]) == ("unreachable", "met", "x")
    first = written["items"][0]
    assert (first["rule"], first["check"], first["condition"]) == ("1.1", "", "")
    assert Path(first["path"]).name == "pillar-1-voorbeelden.yaml"


def test_scenario_files_with_exemptions_are_checked(tmp_path: Path) -> None:
    write_norm(tmp_path, GOOD + _EXEMPT)
    assert errors_of(tmp_path) == ()


def test_the_scenarios_of_brabant_show_all_that_can_be_shown_of_its_rules() -> None:
    coverage = measure_coverage(find_norm("brabant-2022"))
    said = [f"{item.place}: {say_item(item, 'en')}" for item in coverage.missing]
    assert [*said, *(say_unneeded(exemption, "en") for exemption in coverage.unneeded)] == []
    assert {item.rule for item in coverage.items} == set(coverage.norm.rules)
