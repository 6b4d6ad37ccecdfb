"""An expectation is met when the rule shows exactly what was expected; otherwise the result says what it showed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest

from brabantnorm_rules import (
    Decider,
    NotApplicable,
    Outcome,
    ScenarioResult,
    assess,
    read_norm,
    run_scenarios,
    scenarios_to_json,
    scenarios_to_junit,
)
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.workbench.wording import say
from tests.examples import SMALL
from tests.workbench.files import GOOD, write_norm

Results = Callable[..., tuple[ScenarioResult, ...]]
_MET = "{outcome: met, because: [aandacht, geen_kleine], notes: {samen: not_met}}"


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture
def results(norm: Norm, tmp_path: Path) -> Results:
    """Run the good file, changed where it says so."""

    def run(old: str = "", new: str = "") -> tuple[ScenarioResult, ...]:
        assert not old or GOOD.count(old) == 1
        return run_scenarios(norm, write_norm(tmp_path, GOOD.replace(old, new) if old else GOOD))

    return run


def failed(results: tuple[ScenarioResult, ...]) -> list[ScenarioResult]:
    return [result for result in results if not result.passed]


def test_expectations_that_are_right_are_met(results: Results) -> None:
    found = results()
    assert len(found) == 10
    assert failed(found) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("partly_met, because: [geen_kleine]}", "not_met, because: [geen_kleine]}"),
        (_MET, "{outcome: met, because: [aandacht], notes: {samen: not_met}}"),
        ("because: [geen_kleine]}", "because: [geen_kleine, aandacht]}"),
        ("thema: weerbaarheid, doelgroep", "thema: integriteit, doelgroep"),
        ("reason: text", "reason: no_case"),
        ("{samen: not_met}", "{samen: met}"),
        ("{samen: not_met}", "{}"),
        ("geen_kleine], readings: {jaar: kalenderjaar}}", "geen_kleine]}"),
        ("known_on: 2024-02-29", "known_on: 2024-03-01"),
        ("because: [reactie]", "because: [reactie], as_of: 2024-06-29, known_on: 2024-06-30, notes: {}"),
    ],
    ids=[
        "other-outcome",
        "a-check-decides-unexpectedly",
        "a-check-does-not-decide",
        "another-combination-decides",
        "other-reason",
        "other-note",
        "a-note-falls-short-unexpectedly",
        "not-under-the-default-reading",
        "known-by-then",
        "right-all-the-same",
    ],
)
def test_an_expectation_that_is_not_exact_is_not_met(
    results: Results, old: str, new: str, request: pytest.FixtureRequest
) -> None:
    right = request.node.callspec.id == "right-all-the-same"
    assert len(failed(results(old, new))) == (0 if right else 1)


@pytest.mark.parametrize(
    ("rule", "changes_on", "right"),
    [
        ('"1.1"', "2025-02-02", True),
        ('"1.1"', "2024-12-31", False),
        ('"1.1"', "never", False),
        ('"1.4"', "never", True),
        ('"1.4"', "2025-02-02", False),
    ],
)
def test_the_first_date_on_which_an_outcome_changes_can_be_expected(
    results: Results, rule: str, changes_on: str, right: bool
) -> None:
    outcome = "partly_met, because: [geen_kleine]" if rule == '"1.1"' else "unknown, because: [reactie]"
    new = f"{{rule: {rule}, outcome: {outcome}, changes_on: {changes_on}}}"
    found = failed(results("{outcome: partly_met, because: [geen_kleine]}", new))
    assert len(found) == (0 if right else 1)
    for result in found:
        got = "verandert nooit vanzelf" if rule == '"1.4"' else "verandert op 2 februari 2025"
        assert say(result.got, "nl").endswith(got)


def test_a_result_says_what_was_expected_what_was_shown_why_and_where(results: Results) -> None:
    (result,) = failed(results("because: [geen_kleine]}", "because: [aandacht]}"))
    assert (result.scenario.id, result.expectation.rule, result.expectation.as_of) == (
        "klein",
        "1.1",
        date(2024, 6, 30),
    )
    assert result.expected.because == {Decider("aandacht")}
    assert result.got.outcome == Outcome.PARTLY_MET
    assert result.got.because == {Decider("geen_kleine")}
    line = GOOD[: GOOD.index("because: [geen_kleine]}")].count("\n") + 1
    assert (result.place.path.endswith("1.1.yaml"), result.place.line) == (True, line)
    assert result.why("nl").startswith("Deels voldaan.")
    assert result.why("en").startswith("Partly met.")


def test_what_is_shown_is_what_assessing_shows(norm: Norm, results: Results) -> None:
    for result in results():
        asked = result.expectation
        read = with_readings(norm, asked.readings)
        found = assess(read, asked.dossier, asked.as_of, known_on=asked.known_on)[asked.rule]
        assert (found.outcome, found.because) == (result.got.outcome, result.got.reason)
        assert found.explain() == result.why()


def test_a_dossier_is_kept_to_the_day_of_the_question_unless_it_says_otherwise(results: Results) -> None:
    days = [(result.expectation.dossier.as_at, result.expectation.as_of) for result in results()[:2]]
    assert days == [(date(2024, 6, 30), date(2024, 6, 30)), (date(2024, 1, 31), date(2024, 1, 31))]
    said = results("    fte: 300\n", "    fte: 300\n    as_at: 2024-03-31\n")
    assert {result.expectation.dossier.as_at for result in said[:5]} == {date(2024, 3, 31)}
    own = results("volstaat.\n    base: gewoon\n", "volstaat.\n    base: gewoon\n    as_at: 2024-06-01\n")
    assert [result.expectation.dossier.as_at for result in own[:2]] == [date(2024, 6, 1)] * 2


def test_what_differs_from_a_base_is_all_that_differs(results: Results) -> None:
    _, _, klein, half, *_ = results()
    changed, other = (result.expectation.dossier.registers["activiteit"] for result in (klein, half))
    assert (changed.ids, changed.columns["bereikt"], other.ids) == (("a1",), (4,), ("a2",))
    assert changed.columns["intern"] == (True,)
    assert changed.declarations != () != other.declarations
    assert klein.expectation.dossier.registers["organisatie"].columns["fte"] == (300,)


def test_a_record_may_be_replaced_as_a_whole(results: Results) -> None:
    _, _, klein, *_ = results(
        "{activiteit: {records: [{id: a1, bereikt: 4}]}}",
        "{activiteit: {without: [a1], records: [{id: a1, bereikt: 4, intern: true, onderwerpen: [integriteit]}]}}",
    )
    assert klein.expectation.dossier.registers["activiteit"].columns["vorm"] != ("gesprek",)
    assert klein.got.outcome == Outcome.NOT_MET


def test_rules_select_the_expectations_about_them(norm: Norm, tmp_path: Path) -> None:
    file = write_norm(tmp_path)
    found = run_scenarios(norm, file, rules=["1.4", "1.2.b"])
    assert [result.expectation.rule for result in found] == ["1.4", "1.2.b"]
    assert found[1].got.reason is NotApplicable.TEXT
    with pytest.raises(KeyError):
        run_scenarios(norm, file, rules=["9.9"])


def test_a_reading_that_is_not_admitted_is_refused(norm: Norm) -> None:
    with pytest.raises(ValueError, match="jaar"):
        with_readings(norm, {"jaar": 7})
    with pytest.raises(KeyError):
        with_readings(norm, {"jaren": 7})


def test_of_a_set_the_order_of_its_members_is_no_other_reading(norm: Norm) -> None:
    read = with_readings(norm, {"gespreksvormen": ("training", "gesprek")})
    assert read.parameters["gespreksvormen"].values == norm.parameters["gespreksvormen"].values


def test_a_reading_holds_where_it_is_admitted(norm: Norm) -> None:
    read = with_readings(norm, {"doelgroepen": ()}).parameters["doelgroepen"]
    assert [dated.value for dated in read.values] == [(), ("bestuurders", "medewerkers"), ("bestuurders", "raadsleden")]


def test_results_as_json_say_all_of_it(norm: Norm, results: Results) -> None:
    found = results("because: [geen_kleine]}", "because: [aandacht]}")
    written: Any = json.loads(scenarios_to_json(norm, found))
    assert (written["format"], written["total"], written["failed"]) == (1, 10, 1)
    (wrong,) = [result for result in written["results"] if not result["passed"]]
    assert wrong["got"]["because"] == [{"id": "geen_kleine", "combination": {}}]
    assert wrong["expected"]["because"] == [{"id": "aandacht", "combination": {}}]
    assert (wrong["rule"], wrong["as_of"], wrong["known_on"]) == ("1.1", "2024-06-30", None)
    assert wrong["why"]["en"].startswith("Partly met.")
    assert written["results"][3]["got"]["because"] == [
        {"id": "aandacht", "combination": {"thema": "weerbaarheid", "doelgroep": "bestuurders"}}
    ]


def test_results_as_junit_have_a_suite_for_each_file_and_a_failure_for_each_that_fails(
    norm: Norm, results: Results
) -> None:
    found = results("because: [geen_kleine]}", "because: [aandacht]}")
    root = ElementTree.fromstring(scenarios_to_junit(norm, found, "en"))
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures")) == (root.get("tests"), root.get("failures")) == ("10", "1")
    (case,) = [case for case in suite if len(case)]
    assert case.get("classname") == "klein-2024.1.1"
    assert case.get("name") == "klein, rule 1.1 on 30 June 2024"
    assert case.get("line") == str(next(result.place.line for result in found if not result.passed))
    (failure,) = case
    assert failure.get("message") == "partly met, because of geen_kleine"
    assert "expected: partly met, because of aandacht" in str(failure.text)


def test_junit_is_xml_whatever_a_title_holds(norm: Norm, results: Results) -> None:
    title = 'title: "Een <gesprek> \\a & \\x01"'
    found = results("title: Een gesprek met vier mensen is te klein.", title)
    wrong = [attrs.evolve(result, got=found[0].got) for result in found]
    text = scenarios_to_junit(norm, wrong)
    assert "Een <gesprek> \N{REPLACEMENT CHARACTER} & \N{REPLACEMENT CHARACTER}" in "".join(
        ElementTree.fromstring(text).itertext()
    )
