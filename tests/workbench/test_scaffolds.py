"""What is begun for an author has no problems, and its scenarios come out as they say."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import attrs
import pytest

from brabantnorm_rules import (
    ModuleError,
    Pattern,
    check_norm,
    load_norm,
    new_edition,
    new_fact_type,
    new_norm,
    new_overlay,
    new_rule,
    read_norm,
    run_scenarios,
)
from brabantnorm_rules.language.diagnostics import PROBLEMS
from brabantnorm_rules.language.scaffold_problems import SCAFFOLD_PROBLEMS
from brabantnorm_rules.norm.parameters import Origin
from tests.examples import SMALL
from tests.problems import assert_reads_well, codes_in

DAY = date(2026, 1, 1)
BRABANT = load_norm("brabant-2022")
TO_DO = {"period-in-rule", "number-in-rule"}
"""What stays for the author: to say in a parameter who chose a term or a number."""

LAW = [each.name for each in BRABANT.parameters.values() if each.origin is Origin.LAW]
OVERLAY = """\
format: 1
norm: dijkstede
extends: brabant-2022
as: overlay
title: {nl: Dijkstede, en: Dijkstede}
in_force: 2026-01-01
"""


def _write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _found(folder: Path) -> set[str]:
    """Return the codes of what is found in a folder."""
    return {problem.code for problem in check_norm(folder)}


def _outcomes(folder: Path, *meant: str) -> list[str]:
    """Return the outcomes that its scenarios show, after all of them have come out as they say."""
    return [outcome for outcomes in _outcomes_by_rule(folder, *meant).values() for outcome in outcomes]


def _outcomes_by_rule(folder: Path, *meant: str) -> dict[str, list[str]]:
    assert _found(folder) <= {*TO_DO, *meant}
    results = run_scenarios(read_norm(folder), folder)
    assert all(result.passed for result in results), [result.why() for result in results if not result.passed]
    shown: dict[str, list[str]] = {}
    for result in results:
        shown.setdefault(result.expectation.rule, []).append(str(result.got.outcome))
    return shown


@pytest.mark.parametrize("pattern", Pattern)
def test_a_new_norm_has_no_problems_and_shows_each_answer(tmp_path: Path, pattern: Pattern) -> None:
    shown = _outcomes(_write(tmp_path, new_norm("eigen-norm", DAY, pattern)))
    assert shown[:3] == ["met", "not_met", "unknown"]
    assert read_norm(tmp_path).id == "eigen-norm"


def test_a_rule_of_every_pattern_fits_in_an_overlay_of_the_norm(tmp_path: Path) -> None:
    _write(tmp_path, {"norm.yaml": OVERLAY})
    rules = {f"1.{number}": pattern for number, pattern in enumerate(Pattern, 7)}
    for rule, pattern in rules.items():
        _write(tmp_path, new_rule(BRABANT, rule, pattern))
    shown = _outcomes_by_rule(tmp_path)
    assert all(shown[rule][:3] == ["met", "not_met", "unknown"] for rule in rules)


def _made_or_refused(pattern: Pattern, name: str) -> Mapping[str, str]:
    """Return the files of a rule that asks of a fact type; nothing where the pattern does not fit it."""
    try:
        return new_rule(BRABANT, "1.7", pattern, name)
    except ModuleError as error:
        if {problem.code for problem in error.diagnostics} > {"pattern-does-not-fit", "facts-supplied"}:
            raise
        return {}


def test_a_rule_may_ask_of_any_fact_type_that_has_what_its_pattern_needs(tmp_path: Path) -> None:
    fitting = []
    for pattern in Pattern:
        for name in BRABANT.fact_types:
            made = _made_or_refused(pattern, name)
            fitting += [name] if made else []
            number = f"1.{6 + len(fitting)}"
            changed = {file.replace("1.7", number): text.replace("1.7", number) for file, text in made.items()}
            _write(tmp_path, {"norm.yaml": OVERLAY, **changed})
    assert len(fitting) > 40
    # a statement is valid for less than the five years that a document may be old, so that it never is too old
    assert set(_outcomes(tmp_path, "never-false")) == {"met", "not_met", "unknown", "not_applicable"}


def test_a_rule_brings_its_fact_type_only_where_the_norm_has_none(tmp_path: Path) -> None:
    norm = read_norm(_write(tmp_path, {"norm.yaml": OVERLAY}))
    assert "facts.yaml" not in new_rule(norm, "1.7", Pattern.YEARLY)
    assert "  toets:\n" in new_rule(norm, "1.7", Pattern.ASSURED)["facts.yaml"]


@pytest.mark.parametrize(
    ("number", "facts", "code"),
    [
        ("1.6", None, "rule-there"),
        ("1.7.A", None, "bad-rule-number"),
        ("../1.7", None, "bad-rule-number"),
        ("9.1", None, "unknown-pillar"),
        ("1.7", "bijenkomst", "unknown-fact-type"),
        ("1.7", "organisatie", "pattern-does-not-fit"),
        ("1.7", "verkiezing", "facts-supplied"),
        ("1.7", "agressie_incident", "pattern-does-not-fit"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(number: str, facts: str | None, code: str) -> None:
    with pytest.raises(ModuleError) as refused:
        new_rule(BRABANT, number, Pattern.TOGETHER, facts)
    assert [problem.code for problem in refused.value.diagnostics] == [code]
    assert_reads_well(refused.value.diagnostics)
    assert PROBLEMS.keys() >= SCAFFOLD_PROBLEMS.keys() <= codes_in("workbench")


@pytest.mark.parametrize("make", [new_overlay, new_edition])
def test_an_extension_without_more_begins_with_a_rule(tmp_path: Path, make: object) -> None:
    assert callable(make)
    assert _outcomes(_write(tmp_path, make(BRABANT, "eigen", DAY))) == ["met", "not_met", "unknown"]
    assert read_norm(tmp_path).extends == ("brabant-2022",)
    assert "1.7" in read_norm(tmp_path).rules


@pytest.mark.parametrize("make", [new_overlay, new_edition])
def test_an_extension_sets_parameters_to_what_they_are_and_brings_the_scenarios_along(
    tmp_path: Path, make: object
) -> None:
    assert callable(make)
    scenarios = {
        file.stem: file.read_text(encoding="utf-8") for file in Path("rules/brabant-2022/scenarios").glob("*.yaml")
    }
    made = make(BRABANT, "eigen", DAY, ("reactietermijn",), scenarios)
    assert set(made) == {"norm.yaml", "parameters.yaml", "scenarios/4.23.yaml"}
    assert set(_outcomes(_write(tmp_path, made))) >= {"met", "not_met", "unknown"}


def test_every_parameter_can_be_set_in_an_edition_and_every_one_that_is_no_law_in_an_overlay(tmp_path: Path) -> None:
    overlay, edition = _write(tmp_path / "o", {}), _write(tmp_path / "e", {})
    free = [each.name for each in BRABANT.parameters.values() if each.origin is not Origin.LAW]
    _write(overlay, new_overlay(BRABANT, "eigen", DAY, free))
    _write(edition, new_edition(BRABANT, "eigen", DAY, tuple(BRABANT.parameters)))
    for folder in (overlay, edition):
        assert _found(folder) <= {"no-scenarios-yet"}
    same, own = read_norm(edition).parameters, read_norm(overlay).parameters
    assert {name: each.values for name, each in same.items()} == {
        name: each.values for name, each in BRABANT.parameters.items()
    }
    for name, each in BRABANT.parameters.items():
        chosen = tuple(attrs.evolve(dated, origin=None) for dated in each.values)
        assert own[name].values == (chosen if name in free else each.values), "an organisation's choice is its own"


@pytest.mark.parametrize(
    ("parameter", "code"),
    [("reactietermij", "unknown-parameter"), ("", "unknown-parameter"), *((name, "overlay-sets-law") for name in LAW)],
)
def test_a_parameter_that_an_overlay_cannot_set_is_refused(parameter: str, code: str) -> None:
    with pytest.raises(ModuleError) as refused:
        new_overlay(BRABANT, "eigen", DAY, (parameter,))
    assert [problem.code for problem in refused.value.diagnostics] == [code]


@pytest.mark.parametrize("kind", ["thing", "event", "statement"])
def test_a_new_fact_type_can_be_asked_about(tmp_path: Path, kind: str) -> None:
    _write(tmp_path, {"norm.yaml": OVERLAY, **new_fact_type("weerbaarheidsscan", kind)})
    assert _found(tmp_path) <= {"fact-type-unused", "no-scenarios-yet"}
    made = new_rule(read_norm(tmp_path), "1.7", Pattern.YEARLY, "weerbaarheidsscan")
    assert _outcomes(_write(tmp_path, made)) == ["met", "not_met", "unknown"]


@pytest.mark.parametrize("name", ["Eigen norm", "../eigen", "", "-eigen"])
def test_a_norm_or_fact_type_has_a_name_that_can_be(name: str) -> None:
    for make in (
        partial(new_norm, name, DAY),
        partial(new_overlay, BRABANT, name, DAY),
        partial(new_edition, BRABANT, name, DAY),
        partial(new_fact_type, name),
    ):
        with pytest.raises(ModuleError) as refused:
            make()
        assert [problem.code for problem in refused.value.diagnostics] == ["bad-name"]


def test_words_that_are_none_of_a_few_are_misuse() -> None:
    with pytest.raises(ValueError, match="wekelijks"):
        new_rule(BRABANT, "1.7", "wekelijks")
    with pytest.raises(ValueError, match="moment"):
        new_fact_type("scan", "moment")


def test_the_next_clause_of_another_norm_is_begun_too() -> None:
    assert "pillar-1-1.6.yaml" in new_edition(read_norm(SMALL), "klein-2026", DAY)
