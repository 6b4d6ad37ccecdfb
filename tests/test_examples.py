"""The example organisations come out as their pages say, and the reference interpreter finds the same."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import (
    Assessment,
    Declaration,
    Dossier,
    NotApplicable,
    Outcome,
    assess,
    load_norm,
    read_dossier,
)
from brabantnorm_rules.dossier.dossiers import rows_of
from brabantnorm_rules.norm.facts import ORGANISATION
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.values import Instant
from tests.reference import outcomes as reference
from tests.reference.facts import Facts, GivenRegister, Moment
from tests.reference.records import Question

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = {"dijkstede": date(2024, 12, 31), "merwebrabant": date(2025, 12, 31)}
"""The examples, each with the day that its page is about."""
_HEADINGS: Final = {
    Outcome.MET: "Voldaan",
    Outcome.PARTLY_MET: "Deels voldaan",
    Outcome.NOT_MET: "Niet voldaan",
    Outcome.UNKNOWN: "Onbekend",
    Outcome.NOT_APPLICABLE: "Niet van toepassing",
}
examples = pytest.mark.parametrize("name", list(EXAMPLES))


@cache
def dossier_of(name: str) -> Dossier:
    return read_dossier(ROOT / "docs" / "examples" / name, load_norm("brabant-2022"))


@cache
def assessed(name: str, as_of: date, known_on: date | None = None) -> Assessment:
    dossier = dossier_of(name)
    return assess(dossier.norm, dossier, as_of, known_on=known_on)


def page_of(name: str) -> str:
    return (ROOT / "docs" / "examples" / name / "README.md").read_text(encoding="utf-8")


def said_to_be(outcome: Outcome, name: str) -> list[str]:
    """Return the clauses that an example's page says have an outcome: those first in the table under its heading."""
    section = page_of(name).split(f"**{_HEADINGS[outcome]}:**")[1].split("**")[0].split("## ")[0]
    return re.findall(r"^\| (\d\.\d+) \|", section, flags=re.MULTILINE)


@examples
@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_clause_comes_out_as_the_page_says(name: str, outcome: Outcome) -> None:
    found = [finding.rule.id for finding in assessed(name, EXAMPLES[name]) if finding.outcome == outcome]
    assert said_to_be(outcome, name) == found
    assert found, "every outcome occurs in each example"


@examples
def test_the_page_names_every_clause_once(name: str) -> None:
    said = [clause for outcome in Outcome for clause in said_to_be(outcome, name)]
    assert sorted(said) == sorted(rule.id for rule in dossier_of(name).norm.clauses)


@examples
def test_every_finding_explains_itself_in_both_languages(name: str) -> None:
    for finding in assessed(name, EXAMPLES[name]).findings.values():
        for language in ("nl", "en"):
            for said in (finding.explain(language), *finding.notes(language)):
                assert said
                assert not re.search(r"[{}]|\bNone\b", said)


def test_the_late_responses_are_the_ones_that_the_page_names() -> None:
    finding = assessed("dijkstede", EXAMPLES["dijkstede"])["4.23"]
    (result,) = [result for result in finding.checks if result.check.id == "reactie"]
    assert result.records is not None
    assert result.records.failing.ids == ("VPT-2024-036", "VPT-2024-048")
    assert "VPT-2024-068" in result.records.undecided.ids
    assert "VPT-2024-025" not in result.records.failing.ids


OVER_TIME: Final = (
    ("dijkstede", "3.6", date(2024, 12, 30), Outcome.MET),
    ("dijkstede", "3.1", date(2025, 1, 1), Outcome.MET),
    ("dijkstede", "1.3", date(2025, 1, 1), Outcome.PARTLY_MET),
    ("dijkstede", "1.4", date(2025, 1, 1), Outcome.PARTLY_MET),
    ("dijkstede", "3.2", date(2025, 1, 1), Outcome.MET),
    ("dijkstede", "3.2", date(2025, 1, 2), Outcome.PARTLY_MET),
    ("dijkstede", "3.10", date(2025, 1, 1), Outcome.MET),
    ("dijkstede", "3.10", date(2025, 1, 2), Outcome.PARTLY_MET),
    ("dijkstede", "2.5", date(2025, 1, 31), Outcome.NOT_MET),
    ("dijkstede", "2.5", date(2025, 2, 1), Outcome.MET),
    ("merwebrabant", "3.2", date(2025, 1, 1), Outcome.MET),
    ("merwebrabant", "3.2", date(2025, 1, 2), Outcome.PARTLY_MET),
    ("merwebrabant", "3.2", date(2026, 1, 1), Outcome.MET),
    ("merwebrabant", "2.10", date(2025, 9, 23), Outcome.MET),
    ("merwebrabant", "2.10", date(2025, 9, 24), Outcome.PARTLY_MET),
)
"""What the pages say of other days."""


@pytest.mark.parametrize(("name", "clause", "as_of", "outcome"), OVER_TIME)
def test_time_does_what_the_pages_say(name: str, clause: str, as_of: date, outcome: Outcome) -> None:
    assert assessed(name, as_of)[clause].outcome == outcome


def test_what_was_recorded_later_was_not_known_on_the_interim_date() -> None:
    interim = date(2023, 7, 1)
    assert assessed("dijkstede", interim)["1.2"].outcome == Outcome.MET
    assert assessed("dijkstede", interim, interim)["1.2"].outcome == Outcome.PARTLY_MET


@pytest.mark.parametrize(
    ("name", "clause", "reading"),
    [
        ("dijkstede", "2.9", {"ciso_niveau": ("basisteam", "district", "regio", "eenheid", "provincie")}),
        ("merwebrabant", "3.3", {"bibob_gevallen": ("steekproef",)}),
    ],
)
def test_the_pages_say_where_another_reading_would_do(
    name: str, clause: str, reading: dict[str, tuple[str, ...]]
) -> None:
    norm = with_readings(load_norm("brabant-2022"), reading)
    assert assess(norm, dossier_of(name), EXAMPLES[name])[clause].outcome == Outcome.MET


def test_the_province_lacks_what_only_a_municipality_has() -> None:
    province = assessed("merwebrabant", EXAMPLES["merwebrabant"])
    assert {clause: province[clause].because for clause in ("3.1", "3.6", "3.7", "3.2.1.a", "3.2.1.c")} == {
        "3.1": NotApplicable.TEXT,
        "3.6": NotApplicable.TEXT,
        "3.7": NotApplicable.TEXT,
        "3.2.1.a": NotApplicable.POWER,
        "3.2.1.c": NotApplicable.POWER,
    }


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


@examples
def test_the_reference_interpreter_finds_the_same(name: str) -> None:
    dossier = dossier_of(name)
    for as_of in (EXAMPLES[name], date(2024, 2, 29), date(2025, 9, 24), date(2026, 1, 1)):
        question = Question(dossier.norm, facts_of(dossier), as_of)
        for clause in dossier.norm.clauses:
            expected = reference.outcome(reference.flags_of_rule(question, clause))
            assert str(assessed(name, as_of)[clause.id].outcome) == expected, (clause.id, as_of)
