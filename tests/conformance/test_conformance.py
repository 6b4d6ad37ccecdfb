"""Operators, deadlines and checks mean what the cases say, for the library and for the reference interpreter."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest

from brabantnorm_rules import Dossier, Norm, Organisation, Phase, assess, load_norm
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.norm.periods import NamedWindow
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.truth import merge, outcome
from tests.conformance.reading import Asked, ask, read_cases
from tests.conformance.rivals import RIVALS
from tests.laws.test_engines import roles_of
from tests.reference import outcomes as reference

_LETTERS: Final = {1: "o", 2: "p", 4: "x"}
_FIXED: Final[dict[str, dict[str, Any]]] = {
    "activiteit": {"datum": "2024-01-01", "onderwerpen": ["integriteit"]},
    "dienstverband": {"groep": "medewerker", "van": "2020-01-01"},
    "gedragscode": {"dekking": ["medewerkers"], "van": "2010-01-01"},
    "agressie_incident": {"melding_op": "2020-01-01"},
}


@pytest.fixture(scope="module")
def brabant() -> Norm:
    """The shipped norm."""
    return load_norm("brabant-2022")


def operators() -> Iterator[Any]:
    """Yield every record of the operators' cases, with its role."""
    for file in ("operators.yaml", "deadlines.yaml"):
        for case in read_cases(file):
            for roles, rows in case["roles"].items():
                for number, row in enumerate(rows):
                    yield pytest.param(case, row, roles, id=f"{case['of']}-{roles}-{number}")


def golden(expected: str) -> list[Any]:
    """Return the golden cases that expect this of the shipped norm."""
    return [pytest.param(case, id=case["case"]) for case in read_cases("golden.yaml") if expected in case]


def outcome_by_reference(asked: Asked) -> str:
    """Return the outcome of rule 1.1 by the reference interpreter."""
    return reference.outcome(reference.flags_of_rule(asked.question, asked.norm.rules["1.1"]))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("case", "row", "roles"), list(operators()))
def test_an_operator(case: dict[str, Any], row: dict[str, Any], roles: str, engine: str) -> None:
    fact_type = case["every"]
    register: dict[str, Any] = {
        "complete": True,
        "records": [{"id": "r", **_FIXED[fact_type], **case.get("fixed", {}), **row}],
    }
    if "kept_to" in case:
        register["as_at"] = case["kept_to"]
    check = {"every": fact_type, "must": case["must"], "when_no_cases": "not_applicable"}
    asked = ask({**case, "checks": [check], "registers": {fact_type: register}})
    day = asked.question.as_of.toordinal()
    (tally,) = ENGINES[engine].tally(Assessing(moment_of(asked.norm, day, "gemeente"), asked.dossier, None))
    found = roles_of(tally).get("r", 1)
    assert "".join(letter for role, letter in _LETTERS.items() if found & role) == roles
    (question,) = asked.norm.questions
    assert "".join(sorted(reference.tally(asked.question, question).roles.get("r", "o"))) == roles


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in read_cases("checks.yaml")])
def test_a_check(case: dict[str, Any], engine: str) -> None:
    asked = ask(case)
    found = assess(asked.norm, asked.dossier, asked.question.as_of, known_on=asked.question.known_on, engine=engine)
    assert found["1.1"].outcome == case["outcome"]
    assert outcome_by_reference(asked) == case["outcome"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in read_cases("rivals.yaml")])
def test_a_rival_reading_would_judge_otherwise(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(case)
    found = assess(asked.norm, asked.dossier, asked.question.as_of, known_on=asked.question.known_on)
    assert found["1.1"].outcome == outcome_by_reference(asked) == case["outcome"]
    RIVALS[case["rival"]](monkeypatch)
    assert outcome_by_reference(asked) == case["rival_outcome"] != case["outcome"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", golden("outcome"))
def test_a_golden_case(case: dict[str, Any], brabant: Norm, engine: str) -> None:
    norm = with_readings(brabant, {name: NamedWindow(value) for name, value in case.get("readings", {}).items()})
    asked = ask(case, norm)
    question = asked.question
    found = assess(norm, asked.dossier, question.as_of, known_on=question.known_on, engine=engine)
    assert found.phase == case.get("phase", found.phase)
    finding = found[case["rule"]]
    if "check" not in case:
        assert finding.outcome == case["outcome"]
        assert reference.outcome(reference.flags_of_rule(question, finding.rule)) == case["outcome"]
        return
    flags = merge(result.flags for result in finding.checks if result.check.id == case["check"])
    assert outcome(flags) == case["outcome"]
    checks = [check for check in finding.rule.checks if check.id == case["check"]]
    questions = [check.question for check in checks if reference.active(question, check)]
    expected = frozenset[str]().union(*(reference.flags_of(question, check) for check in questions))
    assert reference.outcome(expected) == case["outcome"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", golden("counts"))
def test_a_golden_case_of_all_clauses(case: dict[str, Any], brabant: Norm, engine: str) -> None:
    asked = ask(case, brabant)
    found = assess(brabant, asked.dossier, asked.question.as_of, engine=engine)
    assert {possible: count for possible, count in found.counts().items() if count} == case["counts"]
    flags = [reference.flags_of_rule(asked.question, clause) for clause in brabant.clauses]
    assert Counter(map(reference.outcome, flags)) == case["counts"]


def test_each_of_the_fifteen_golden_cases_is_here() -> None:
    """Their numbers in `golden.yaml` are those of this list.

    1. A year from 29 February.
    2. A code of conduct of five years, on the day.
    3. 48 hours over both nights in which the clock changes.
    4. The target date changes the phase and no outcome.
    5. What was known then, and what is known now.
    6. Bibob policy of October 2022, a year after the Omgevingswet and a day later.
    7. A province without by-law and without the Alcohol Act.
    8. Two policies that cover the decisions together.
    9. A year that rolls, and one by the calendar.
    10. A meeting with nobody but a municipality outside the norm.
    11. An empty dossier.
    12. A certificate of conduct with police data, from the day on which it was asked.
    13. Three regimes of information security, and the province under them.
    14. Adopted, but not in force yet.
    15. Policy that was withdrawn and has no successor.
    """
    assert {case["golden"] for case in read_cases("golden.yaml") if "golden" in case} == set(range(1, 16))


def test_the_norms_own_calendar_is_shown_and_is_no_outcome(brabant: Norm) -> None:
    empty = Dossier(brabant, Organisation("gm9901", "Dijkstede", "gemeente"), date(2024, 6, 30))
    before, after = (assess(brabant, empty, day) for day in (date(2024, 12, 30), date(2024, 12, 31)))
    assert (before.phase, after.phase) == (Phase.IN_DEVELOPMENT, Phase.TARGET_PASSED)
    assert before.counts() == after.counts()


def test_every_rival_is_told_apart() -> None:
    assert {case["rival"] for case in read_cases("rivals.yaml")} == set(RIVALS)
