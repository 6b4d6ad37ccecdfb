"""The example municipality comes out as its page says, and every outcome occurs in it."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Assessment, Declaration, Dossier, Outcome, assess, load_norm, read_dossier
from brabantnorm_rules.dossier.dossiers import rows_of
from brabantnorm_rules.norm.facts import ORGANISATION
from brabantnorm_rules.norm.values import Instant
from tests.reference import outcomes as reference
from tests.reference.facts import Facts, GivenRegister, Moment
from tests.reference.records import Question

ROOT: Final = Path(__file__).parents[1]
EXAMPLE: Final = ROOT / "docs" / "examples" / "dijkstede"
PAGE: Final = (EXAMPLE / "README.md").read_text(encoding="utf-8")
_HEADINGS: Final = {
    Outcome.MET: "Voldaan",
    Outcome.PARTLY_MET: "Deels voldaan",
    Outcome.NOT_MET: "Niet voldaan",
    Outcome.UNKNOWN: "Onbekend",
    Outcome.NOT_APPLICABLE: "Niet van toepassing",
}


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    norm = load_norm("brabant-2022")
    return assess(norm, read_dossier(EXAMPLE, norm), date(2024, 12, 31))


def said_to_be(outcome: Outcome) -> set[str]:
    """Return the clauses that the page says have an outcome: those behind its heading, or first in its table."""
    section = PAGE.split(f"**{_HEADINGS[outcome]}:**")[1].split("**")[0].split("## ")[0]
    rows = re.findall(r"^\| (4\.\d+) \|", section, flags=re.MULTILINE)
    return set(rows or re.findall(r"4\.\d+", section))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_clause_comes_out_as_the_page_says(assessment: Assessment, outcome: Outcome) -> None:
    found = {finding.rule.id for finding in assessment if finding.outcome == outcome and finding.rule.pillar == 4}
    assert found == said_to_be(outcome)
    assert found


def test_all_of_pillar_four_is_assessed(assessment: Assessment) -> None:
    found = [finding.rule.id for finding in assessment if finding.rule.pillar == 4]
    assert found == [f"4.{number}" for number in range(1, 25)]
    assert sum(assessment.counts(4).values()) == 24


def test_every_finding_explains_itself_in_both_languages(assessment: Assessment) -> None:
    for finding in assessment.findings.values():
        for language in ("nl", "en"):
            reason = finding.explain(language)
            assert reason
            assert not re.search(r"[{}]|\bNone\b", reason)


def test_the_late_responses_are_the_ones_that_the_page_names(assessment: Assessment) -> None:
    (result,) = [result for result in assessment["4.23"].checks if result.check.id == "reactie"]
    assert result.records is not None
    assert result.records.failing.ids == ("VPT-2024-036", "VPT-2024-048")
    assert "VPT-2024-068" in result.records.undecided.ids
    assert "VPT-2024-025" not in result.records.failing.ids


def facts_of(dossier: Dossier) -> Facts:
    """Return what was entered as it may be given to the reference interpreter."""
    own = rows_of(dossier.registers[ORGANISATION])[0]
    of_organisation = {name: value for name, value in own.items() if name not in ("id", "soort")}
    registers = {
        name: GivenRegister(
            tuple({field: _given(value) for field, value in row.items()} for row in rows_of(register)),
            tuple(_declared(told) for told in register.declarations),
            None if register.as_at is None else date.fromordinal(register.as_at),
        )
        for name, register in dossier.registers.items()
        if name != ORGANISATION
    }
    kind = dossier.organisation.kind
    return Facts(dossier.organisation.id, kind, dossier.as_at, of_organisation, registers)


def _given(value: object) -> object:
    if not isinstance(value, Instant):
        return value
    start = datetime(1970, 1, 1, tzinfo=UTC)
    bounds = [start + timedelta(microseconds=bound) for bound in (value.earliest, value.latest)]
    return Moment(date.fromordinal(value.day), *bounds)


def _declared(told: Declaration) -> dict[str, object]:
    declared: dict[str, object] = {"stated_on": date.fromordinal(told.stated_on)}
    if told.since is not None:
        declared["since"] = date.fromordinal(told.since)
    if told.values is not None:
        declared["for"] = tuple(told.values)
    return declared


def test_the_reference_interpreter_finds_the_same() -> None:
    norm = load_norm("brabant-2022")
    dossier = read_dossier(EXAMPLE, norm)
    for as_of in (date(2024, 12, 31), date(2024, 2, 29), date(2025, 9, 1)):
        question = Question(norm, facts_of(dossier), as_of)
        found = assess(norm, dossier, as_of)
        for clause in norm.clauses:
            assert str(found[clause.id].outcome) == reference.outcome(reference.flags_of_rule(question, clause))
