"""Mutants are rules with one thing otherwise; scenarios notice them, or they are told at their place."""

import json
import pickle
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from brabantnorm_rules import MutantResult, MutantStatus, Mutation, load_norm, mutation_to_json, read_norm, run_mutants
from brabantnorm_rules.language.changes import CHANGES
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, Unit
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.rules import Exists
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from brabantnorm_rules.workbench.measures import say_change
from brabantnorm_rules.workbench.mutants import Mutant, mutants_of
from brabantnorm_rules.workbench.shifting import derive, shift
from tests.examples import SMALL
from tests.workbench.files import GOOD, write_norm

NORM: Final = read_norm(SMALL)


def mutants(rule: str, check: str = "") -> dict[tuple[str, str], Mutant]:
    found = mutants_of(NORM, NORM.rules[rule])
    return {(mutant.address, mutant.change): mutant for mutant in found if mutant.check == check}


# ---- what is changed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "check", "expected"),
    [
        (
            "1.1",
            "geen_kleine",
            """
            :dropped :note :exists
            where:dropped where:any_instead
            where.bereikt.less_than:at_most where.bereikt.less_than:higher where.bereikt.less_than:lower
            where.bereikt.less_than:denied where.bereikt.less_than:dropped
            where.intern:denied where.intern:dropped
            where.not.onderwerpen.includes_any:denied where.not.onderwerpen.includes_any:dropped
            where.not:affirmed where.not:dropped
            """,
        ),
        (
            "1.4",
            "reactie",
            """
            :dropped :note :exists :without_totals
            :when_no_cases:met :when_no_cases:not_met :when_no_cases:unknown
            where:dropped where:any_instead
            where.melding_op.within_last:longer where.melding_op.within_last:shorter
            where.melding_op.within_last:rolling
            where.melding_op.within_last:denied where.melding_op.within_last:dropped
            where.dader_bekend:denied where.dader_bekend:dropped
            where.uitzondering.is:denied where.uitzondering.is:dropped
            must.reactie_op.within:longer must.reactie_op.within:shorter
            must.reactie_op.within:start:melding_op must.reactie_op.within:start:incident_op
            must.reactie_op.within:denied must.reactie_op.within:dropped
            """,
        ),
        (
            "1.3",
            "vog",
            """
            :dropped :note :exists :ended
            :when_no_cases:not_applicable :when_no_cases:not_met :when_no_cases:unknown
            where.groep:denied where.groep:dropped
            must.vog_op.within:longer must.vog_op.within:shorter must.vog_op.within:denied must.vog_op.within:dropped
            """,
        ),
        (
            "1.5",
            "een_van_beide",
            """
            :dropped :note :all_instead any.1:left_out any.2:left_out
            any.2:any_instead any.2.all.1:left_out any.2.all.2:left_out
            any.2.all.1:every any.2.all.1:none any.2.all.1:higher any.2.all.1:ended
            any.2.all.1.where.geheimhouding:denied any.2.all.1.where.geheimhouding:dropped
            any.2.all.2:every any.2.all.2:none any.2.all.2:higher
            any.2.all.2.where.onderwerpen.includes_at_least:higher
            any.2.all.2.where.onderwerpen.includes_at_least:lower
            any.2.all.2.where.onderwerpen.includes_at_least:denied
            any.2.all.2.where.onderwerpen.includes_at_least:dropped
            """,
        ),
        ("1.5", "verjaard", ":dropped :note :higher :when_no_cases:met :when_no_cases:not_met :when_no_cases:unknown"),
        ("1.5", "oordeel", ":dropped :note"),
        ("1.2", "", ":without:1.2.a :without:1.2.b"),
        ("1.2.b", "", ":for_all :without_power"),
        ("1.2.b", "leeftijd", ":dropped :counts"),
    ],
)
def test_one_thing_is_changed_at_a_time(rule: str, check: str, expected: str) -> None:
    found = {f"{address}:{change}" for address, change in mutants(rule, check)}
    assert found == set(expected.split())


def test_for_each_loses_its_values_one_by_one() -> None:
    found = mutants("1.1", "aandacht")
    left = found["", "thema:without:integriteit"].made
    assert {dict(check.variables)["thema"] for check in left.checks if check.id == "aandacht"} == {"weerbaarheid"}
    assert {dict(check.variables)["thema"] for check in NORM.rules["1.1"].checks if check.variables} == {
        "integriteit",
        "weerbaarheid",
    }


def test_a_change_is_made_in_every_combination() -> None:
    made = mutants("1.1", "aandacht")["where.vorm.in", "dropped"].made
    wheres = [check.question.where for check in made.checks if isinstance(check.question, Exists) and check.variables]
    assert len(wheres) == len([check for check in NORM.rules["1.1"].checks if check.variables]) > 2
    assert all("vorm" not in str(where) for where in wheres)


def test_the_checks_of_a_mutant_stand_in_their_order() -> None:
    for mutant in mutants_of(NORM, NORM.rules["1.1"]):
        assert list(dict.fromkeys(check.id for check in mutant.made.checks)) == [
            name
            for name in ("aandacht", "samen", "geen_kleine")
            if (name, "dropped", "") != (mutant.check, mutant.change, mutant.address)
        ]


@pytest.mark.parametrize("rule", sorted(NORM.rules))
def test_every_mutant_is_another_rule(rule: str) -> None:
    made = [mutant.made for mutant in mutants_of(NORM, NORM.rules[rule])]
    assert NORM.rules[rule] not in made
    assert len(set(made)) == len(made)


def test_what_comes_to_the_same_rule_is_one_mutant() -> None:
    rule = attrs.evolve(NORM.rules["1.1"], checks=NORM.rules["1.1"].checks[:1])
    assert [mutant.change for mutant in mutants_of(NORM, rule) if not mutant.made.checks] == ["dropped"]


@pytest.mark.parametrize("rule", sorted(NORM.rules))
def test_every_change_is_said_in_words_and_travels_between_processes(rule: str) -> None:
    for mutant in mutants_of(NORM, NORM.rules[rule]):
        for language in ("nl", "en"):
            assert "{" not in say_change(mutant.change, language)
        assert pickle.loads(pickle.dumps(mutant)).made == mutant.made


def test_every_wording_of_a_change_is_used() -> None:
    norms = (NORM, load_norm("brabant-2022"))
    made = {mutant.change for norm in norms for rule in norm.rules.values() for mutant in mutants_of(norm, rule)}
    names = {"for_each" if ":without:" in change else change.partition(":")[0] for change in made}
    assert set(CHANGES) - names <= {"less_than", "not_for", "end"}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (c.Compare("bereikt", c.Comparison.AT_LEAST, 5), "more_than higher lower"),
        (c.Compare("bereikt", c.Comparison.EQUAL, 0), "higher"),
        (c.OnSide("datum", c.Side.ON_OR_AFTER, 738_000), "on_or_before later earlier"),
        (c.OnSide("datum", c.Side.ON_OR_BEFORE, c.AsOf()), "on_or_after not_on_the_day"),
        (
            c.IncludesAny("onderwerpen", ("integriteit", "weerbaarheid")),
            "includes_all without:integriteit without:weerbaarheid",
        ),
        (c.IncludesAtLeast("deelnemers", 2, NORM.parties), "higher lower of_any"),
        (c.WithinLast("datum", NamedWindow.CALENDAR_YEAR), "rolling"),
        (c.WithinLast("datum", NamedWindow.UNLIMITED), ""),
    ],
)
def test_a_test_on_a_field_has_neighbours(condition: c.Condition, expected: str) -> None:
    check = attrs.evolve(NORM.rules["1.1"].checks[0], id="x", question=Exists("activiteit", condition), variables=())
    rule = attrs.evolve(NORM.rules["1.1"], checks=(check,))
    found = {mutant.change for mutant in mutants_of(NORM, rule) if mutant.address.startswith("where.")}
    assert found == {*expected.split(), "denied", "dropped"}


# ---- values -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (
            ParameterType.WINDOW,
            Period(1, Unit.YEARS),
            {"longer": Period(367, Unit.DAYS), "shorter": Period(364, Unit.DAYS)},
        ),
        (
            ParameterType.WINDOW,
            Period(1, Unit.MONTHS),
            {"longer": Period(32, Unit.DAYS), "shorter": Period(27, Unit.DAYS)},
        ),
        (
            ParameterType.DURATION,
            Period(2, Unit.WEEKS),
            {"longer": Period(15, Unit.DAYS), "shorter": Period(13, Unit.DAYS)},
        ),
        (ParameterType.DURATION, Period(0, Unit.DAYS), {"longer": Period(1, Unit.DAYS)}),
        (
            ParameterType.DURATION,
            Clock(48 * MICROSECONDS_PER_HOUR),
            {"longer": Clock(49 * MICROSECONDS_PER_HOUR), "shorter": Clock(47 * MICROSECONDS_PER_HOUR)},
        ),
        (ParameterType.WINDOW, NamedWindow.CALENDAR_YEAR, {"rolling": Period(1, Unit.YEARS)}),
        (ParameterType.NUMBER, Fraction(95, 100), {"higher": Fraction(96, 100), "lower": Fraction(94, 100)}),
        (ParameterType.NUMBER, 2, {"higher": 3, "lower": 1}),
        (ParameterType.DATE, 738_000, {"later": 738_001, "earlier": 737_999}),
    ],
)
def test_values_have_neighbours(kind: ParameterType, value: Any, expected: dict[str, Any]) -> None:
    assert dict(shift(kind, value)) == expected


def test_a_parameter_is_changed_in_all_its_values() -> None:
    aandeel = derive(NORM.parameters["aandeel"], "lower")
    assert [dated.value for dated in aandeel.values] == [Fraction(94, 100), Fraction(89, 100)]
    groups = derive(NORM.parameters["doelgroepen"], "without:bestuurders")
    assert [dated.value for dated in groups.values] == [(), ("medewerkers",), ("raadsleden",)]


def test_a_mutant_counts_with_the_reading_that_is_asked() -> None:
    mutant = mutants("1.1", "aandacht")["where.datum.within_last", "rolling"]
    plain, calendar = (
        mutant.of(with_readings(NORM, readings)) for readings in ({}, {"jaar": NamedWindow.CALENDAR_YEAR})
    )
    (name,) = set(plain.parameters) - set(NORM.parameters)
    assert plain.parameters[name].values[0].value == Period(1, Unit.YEARS)
    assert calendar.parameters[name].values[0].value == Period(1, Unit.YEARS)
    longer = mutants("1.1", "aandacht")["where.datum.within_last", "longer"].of(NORM)
    assert longer.parameters["jaar"] == NORM.parameters["jaar"]
    assert longer.parameters["jaar~longer"].values[0].value == Period(367, Unit.DAYS)


# ---- what scenarios notice ----------------------------------------------------------------------------------------


def of(mutation: Mutation, check: str, condition: str, change: str) -> MutantResult:
    (found,) = (
        result
        for result in mutation.results
        if (result.check, result.condition, result.change) == (check, condition, change)
    )
    return found


@pytest.fixture(scope="module")
def mutation(tmp_path_factory: pytest.TempPathFactory) -> Mutation:
    folder = tmp_path_factory.mktemp("norm")
    write_norm(folder)
    return run_mutants(folder, rules=["1.1"])


def test_a_scenario_that_is_no_longer_met_notices_the_change(mutation: Mutation) -> None:
    killed = of(mutation, "geen_kleine", "where.bereikt.less_than", "denied")
    assert killed.status is MutantStatus.KILLED
    assert killed.killed_by is not None
    assert GOOD.splitlines()[killed.killed_by.line - 1].lstrip().startswith("- {outcome: met")


def test_a_change_that_no_scenario_notices_survives_and_is_told_at_its_line(mutation: Mutation) -> None:
    survivor = of(mutation, "geen_kleine", "where.bereikt.less_than", "higher")
    assert survivor in mutation.survivors
    text = (SMALL / "pillar-1-voorbeelden.yaml").read_text(encoding="utf-8").splitlines()
    assert text[survivor.place.line - 1][survivor.place.column - 1 :].startswith("bereikt: {less_than: 5}")
    whole = of(mutation, "geen_kleine", "where", "any_instead")
    assert "geen_kleine" in text[of(mutation, "geen_kleine", "", "note").place.line - 1]
    assert whole.place.line == survivor.place.line


def test_a_change_that_no_record_shows_is_equivalent(mutation: Mutation) -> None:
    same = of(mutation, "samen", "where.datum.on_or_before", "dropped")
    assert same.status is MutantStatus.EQUIVALENT
    assert of(mutation, "samen", "where.datum.within_last", "dropped").status is not MutantStatus.EQUIVALENT


def test_what_asks_other_completeness_is_not_called_equivalent(tmp_path: Path) -> None:
    file = write_norm(tmp_path)
    facts = tmp_path / "facts.yaml"
    enum = "soort: {enum: [gemeenteraad, provinciale_staten]}"
    text = facts.read_text(encoding="utf-8")
    assert text.count(enum) == 1
    facts.write_text(text.replace(enum, "soort: {enum: [gemeenteraad]}"), encoding="utf-8")
    header = tmp_path / "norm.yaml"
    said = header.read_text(encoding="utf-8")
    header.write_text(said[: said.index("reference:")], encoding="utf-8")
    module = tmp_path / "pillar-1-voorbeelden.yaml"
    rules = module.read_text(encoding="utf-8")
    module.write_text(
        f"""{rules}  - id: "1.6"
    title: {{nl: Verkiezing, en: Election}}
    anchor: agreement
    checks:
      - {{id: soort, exists: verkiezing, where: {{soort: gemeenteraad, datum: {{is: present}}}}}}
""",
        encoding="utf-8",
    )
    found = run_mutants(tmp_path, rules=["1.6"])
    assert of(found, "soort", "where.soort", "dropped").status is MutantStatus.SURVIVED
    part = """\
  - id: deel
    title: Alleen van raadsverkiezingen is het register volledig.
    dossier: {registers: {verkiezing: {complete: [{for: [gemeenteraad]}], records: []}}}
    as_of: 2024-06-30
    expect:
      - {rule: "1.6", outcome: not_met, because: [soort]}
"""
    file.write_text(GOOD + part, encoding="utf-8")
    assert of(run_mutants(tmp_path, rules=["1.6"]), "soort", "where.soort", "dropped").status is MutantStatus.KILLED


def test_scenarios_of_what_rests_on_a_rule_notice_changes_of_it(tmp_path: Path) -> None:
    write_norm(tmp_path)
    found = run_mutants(tmp_path, rules=["1.2.a"])
    assert of(found, "leeftijd", "", "dropped").status is MutantStatus.SURVIVED
    whole = """\
  - id: code
    title: De code is van dit jaar.
    dossier:
      registers:
        gedragscode:
          complete: true
          records: [{id: c, dekking: [medewerkers], vastgesteld_op: 2024-01-01, gepubliceerd_op: 2024-01-01}]
    as_of: 2026-06-30
    expect:
      - {rule: "1.2", outcome: met, because: ["1.2.a", "1.2.b"]}
      - {rule: "1.2", outcome: partly_met, because: ["1.2.a"], as_of: 2029-01-02}
"""
    write_norm(tmp_path, GOOD + whole)
    found = run_mutants(tmp_path, rules=["1.2.a"])
    assert of(found, "leeftijd", "", "dropped").status is MutantStatus.KILLED


def test_the_score_counts_what_could_be_noticed(mutation: Mutation) -> None:
    killed, survived, same = (
        len(mutation.with_status(status))
        for status in (MutantStatus.KILLED, MutantStatus.SURVIVED, MutantStatus.EQUIVALENT)
    )
    assert killed + survived + same == len(mutation.results)
    assert mutation.share == mutation.share_of("1.1") == Fraction(killed, killed + survived)
    assert attrs.evolve(mutation, results=mutation.with_status(MutantStatus.EQUIVALENT)).share == 1


def test_an_author_can_explain_what_nobody_can_notice(tmp_path: Path) -> None:
    entry = "{check: geen_kleine, condition: where.bereikt.less_than, changes: [at_most, higher], why: Altijd even.}"
    file = write_norm(tmp_path, f"{GOOD}equivalent:\n  - {entry}\n")
    found = run_mutants(tmp_path, rules=["1.1"])
    assert found.unneeded == ()
    explained = found.with_status(MutantStatus.EXPLAINED)
    assert [(result.change, result.why) for result in explained] == [
        ("at_most", "Altijd even."),
        ("higher", "Altijd even."),
    ]
    for change in ("denied", "dropped"):
        file.write_text(f"{GOOD}equivalent:\n  - {entry.replace('at_most', change)}\n", encoding="utf-8")
        (unneeded,) = run_mutants(tmp_path, rules=["1.1"]).unneeded
        assert (unneeded.what, unneeded.place.path, unneeded.place.line) == (change, str(file), GOOD.count("\n") + 2)


def test_expectations_that_are_not_met_notice_nothing(tmp_path: Path) -> None:
    write_norm(
        tmp_path, GOOD.replace("met, because: [aandacht, geen_kleine], notes", "met, because: [aandacht], notes")
    )
    found = run_mutants(tmp_path, rules=["1.4"])
    (place,) = found.unmet
    assert "notes: {samen" in GOOD.splitlines()[place.line - 1]


def test_processes_find_what_one_finds_and_say_how_far_they_are(tmp_path: Path) -> None:
    write_norm(tmp_path)
    told: list[tuple[int, int]] = []
    several = run_mutants(tmp_path, rules=["1.1", "1.4"], processes=2, progress=lambda *done: told.append(done))
    alone = run_mutants(tmp_path, rules=["1.1", "1.4"])
    assert several.results == alone.results
    assert told == sorted(told)
    assert told[-1] == (len(alone.results),) * 2
    with pytest.raises(ValueError, match="processes"):
        run_mutants(tmp_path, processes=0)
    with pytest.raises(KeyError):
        run_mutants(tmp_path, rules=["9.9"])


def test_mutation_as_json_says_all_of_it(mutation: Mutation) -> None:
    written: Any = json.loads(mutation_to_json(mutation))
    assert (written["format"], written["norm"]["id"]) == (1, "klein-2024")
    assert len(written["mutants"]) == len(mutation.results) == sum(written["counts"].values())
    assert written["rules"] == {"1.1": written["counts"]}
    first = written["mutants"][0]
    assert (first["rule"], first["check"], first["change"], first["says"]["en"]) == (
        "1.1",
        "aandacht",
        "dropped",
        "left out",
    )
