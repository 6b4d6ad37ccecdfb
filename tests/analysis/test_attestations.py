"""Attestations: how old each is, which checks have one, and which outcomes rest on nothing else."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import settings

import brabantnorm_rules as bn
from brabantnorm_rules import Attestation, AttestationStatus, Dossier, Flags, Norm, Outcome
from brabantnorm_rules.norm.facts import JUDGEMENT, Field, FieldType
from brabantnorm_rules.norm.rules import Attested, OfRule
from tests.examples import SMALL
from tests.laws.cases import CASES, cases_of
from tests.laws.test_laws import many, seeds
from tests.strategies.norms import norm as norm_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DAY = date(2024, 6, 30)
GIVEN = {"id": "v1", "onderwerp": "aanpak", "datum": "2024-02-01", "oordeel": "ja", "rol": "secretaris"}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return bn.read_norm(SMALL)


def dossier(norm: Norm, *rows: Mapping[str, Any], as_at: date = date(2026, 12, 31)) -> Dossier:
    organisation = bn.Organisation("gm9901", "Dijkstede", "gemeente")
    return Dossier(norm, organisation, as_at).add("verklaring", rows, complete=True)


def on_approach(given: Dossier, as_of: date, **asked: Any) -> Attestation:
    """The attestation on ``aanpak``, which is valid for fifteen months."""
    (found,) = [check for check in bn.attestations(given.norm, given, as_of, **asked) if check.check == "oordeel"]
    assert found.rule == "1.5"
    return found.attestation


def test_it_has_its_age_its_role_and_the_last_day_on_which_it_is_valid(norm: Norm) -> None:
    assert on_approach(dossier(norm, GIVEN), DAY) == Attestation(
        "aanpak", AttestationStatus.VALID, "v1", "ja", "secretaris", date(2024, 2, 1), 150, date(2025, 5, 1)
    )


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2024-01-31", AttestationStatus.MISSING),
        ("2024-02-01", AttestationStatus.VALID),
        ("2025-01-30", AttestationStatus.VALID),
        ("2025-01-31", AttestationStatus.EXPIRING),
        ("2025-05-01", AttestationStatus.EXPIRING),
        ("2025-05-02", AttestationStatus.EXPIRED),
    ],
)
def test_by_the_norms_own_term_it_is_valid_soon_not_any_more_or_too_old(
    norm: Norm, as_of: str, status: AttestationStatus
) -> None:
    made = dossier(norm, GIVEN)
    found = on_approach(made, date.fromisoformat(as_of))
    assert found.status is status
    answered = bn.assess(norm, made, date.fromisoformat(as_of))["1.5"].checks[0].flags is not Flags.UNKNOWN
    assert answered is (status in (AttestationStatus.VALID, AttestationStatus.EXPIRING))


def test_how_soon_is_soon_is_asked(norm: Norm) -> None:
    made, day = dossier(norm, GIVEN), date(2025, 4, 1)
    assert on_approach(made, day, within=29).status is AttestationStatus.VALID
    assert on_approach(made, day, within=30).status is AttestationStatus.EXPIRING


def test_of_several_that_are_too_old_the_newest_is_told(norm: Norm) -> None:
    older = {**GIVEN, "id": "v0", "datum": "2023-01-01", "oordeel": "nee"}
    made = dossier(norm, GIVEN, older)
    found = on_approach(made, date(2026, 1, 1))
    assert (found.id, found.verdict, found.status) == ("v1", "ja", AttestationStatus.EXPIRED)
    assert found.age == (date(2026, 1, 1) - date(2024, 2, 1)).days


def test_two_of_one_day_that_differ_leave_it_open_and_two_that_agree_do_not(norm: Norm) -> None:
    for verdict, status in (("nee", AttestationStatus.OPEN), ("ja", AttestationStatus.VALID)):
        found = on_approach(dossier(norm, GIVEN, {**GIVEN, "id": "v2", "oordeel": verdict}), DAY)
        assert found.status is status


@pytest.mark.parametrize("field", ["oordeel", "datum"])
def test_one_of_which_something_is_not_supplied_leaves_it_open(norm: Norm, field: str) -> None:
    fact_type = attrs.evolve(norm.fact_types[JUDGEMENT], required=("onderwerp",))
    lax = attrs.evolve(norm, fact_types={**norm.fact_types, JUDGEMENT: fact_type})
    assert on_approach(dossier(lax, {**GIVEN, field: None}), DAY).status is AttestationStatus.OPEN


def test_what_was_recorded_later_was_not_known(norm: Norm) -> None:
    made = dossier(norm, {**GIVEN, "vastgelegd_op": "2024-03-01"})
    assert on_approach(made, DAY, known_on=date(2024, 2, 28)).status is AttestationStatus.MISSING
    assert on_approach(made, DAY, known_on=date(2024, 3, 1)).status is AttestationStatus.VALID
    assert on_approach(dossier(norm, GIVEN), DAY, known_on=DAY).status is AttestationStatus.OPEN


def test_without_a_term_it_stays_valid_and_without_a_role_none_is_told(norm: Norm) -> None:
    fact_type = attrs.evolve(norm.fact_types[JUDGEMENT], valid_for=None)
    other = attrs.evolve(norm, fact_types={**norm.fact_types, JUDGEMENT: fact_type})
    given = {name: value for name, value in GIVEN.items() if name != "rol"}
    found = on_approach(dossier(other, given), date(2100, 1, 1))
    assert (found.status, found.until, found.role) == (AttestationStatus.VALID, None, "")
    bare = attrs.evolve(fact_type, fields=tuple(field for field in fact_type.fields if field.name != "rol"))
    roleless = attrs.evolve(norm, fact_types={**norm.fact_types, JUDGEMENT: bare})
    assert on_approach(dossier(roleless, given), DAY).role == ""
    counted = attrs.evolve(fact_type, fields=(*bare.fields, Field("rol", FieldType.NUMBER)))
    numbers = attrs.evolve(norm, fact_types={**norm.fact_types, JUDGEMENT: counted})
    assert on_approach(dossier(numbers, {**given, "rol": 7}), DAY).role == "", "a number is no role"


def test_every_check_that_one_can_answer_is_counted_once(norm: Norm) -> None:
    found = bn.attestations(norm, dossier(norm, GIVEN), DAY)
    assert [(check.check, check.attestation.subject) for check in found] == [
        ("oordeel", "aanpak"),
        ("een_van_beide", "screening"),
    ]
    assert list(found.counts().items()) == [("valid", 1), ("expiring", 0), ("expired", 0), ("missing", 1), ("open", 0)]
    assert (len(found), found.clauses) == (2, 5)
    assert len(bn.attestations(norm, dossier(norm, GIVEN), DAY, rules=["1.4"])) == 0


def test_an_outcome_rests_on_one_alone_when_no_fact_beside_it_shows_anything(norm: Norm) -> None:
    screening = {**GIVEN, "id": "v2", "onderwerp": "screening"}
    judged = dossier(norm, GIVEN, screening)
    assert bn.attestations(norm, judged, DAY).alone == ()
    assert bn.assess(norm, judged, DAY)["1.5"].outcome is Outcome.UNKNOWN
    short = dossier(norm, {**GIVEN, "oordeel": "nee"})
    assert bn.attestations(norm, short, DAY).alone == ("1.5",)
    either = dossier(norm, {**GIVEN, "oordeel": "nee"}, screening).add("gedragscode", [], complete=True)
    assert bn.attestations(norm, either, DAY).alone == ("1.5",), "of what suffices alone, nothing beside it counts"
    total = {"id": "t", "grootheid": "verjaarde_vorderingen", "groep": "alle", "teller": 3, "noemer": 9}
    counted = short.add("telling", [{**total, "periode_tot_en_met": "2024-05-31"}])
    assert bn.attestations(norm, counted, DAY).alone == ()


def test_what_another_rule_rests_on_counts_where_that_rule_is_asked(norm: Norm) -> None:
    """1.4 is asked what 1.5 shows: it rests on attestations alone as long as 1.5 does."""
    asked = attrs.evolve(norm.rules["1.4"].checks[0], question=OfRule("1.5"))
    other = attrs.evolve(norm, rules={**norm.rules, "1.4": attrs.evolve(norm.rules["1.4"], checks=(asked,))})
    judged = dossier(other, {**GIVEN, "oordeel": "nee"})
    assert bn.attestations(other, judged, DAY).alone == ("1.4", "1.5")
    total = {"id": "t", "grootheid": "verjaarde_vorderingen", "groep": "alle", "teller": 3, "noemer": 9}
    counted = judged.add("telling", [{**total, "periode_tot_en_met": "2024-05-31"}])
    assert bn.attestations(other, counted, DAY).alone == ()


@pytest.fixture(scope="module")
def example() -> Dossier:
    return bn.read_dossier(EXAMPLES / "dijkstede", bn.load_norm("brabant-2022"))


def test_the_example_tells_what_rests_on_attestations_alone(example: Dossier) -> None:
    found = bn.attestations(example.norm, example, date(2024, 12, 31))
    assert found.alone == ("2.1", "4.5", "4.19")
    too_old = [check for check in found if check.attestation.status is AttestationStatus.EXPIRED]
    assert [(check.rule, check.attestation.id, check.attestation.role) for check in too_old] == [
        ("4.14", "VK-01", "concerncontroller")
    ]


def test_an_explanation_says_how_old_it_is_and_that_nothing_else_carries_the_outcome(example: Dossier) -> None:
    found = bn.explain(example.norm, example, date(2024, 12, 31), "4.5")
    assert found.on_attestations_alone
    (section,) = [section for section in found.sections("nl") if section.title == "Verklaringen"]
    subject = example.norm.words.say("agendacheck", "nl", "verklaring.onderwerp")
    assert section.sentences == (
        f"4.5, {subject}: deels, van 18 juni 2024 (196 dagen oud), door griffier; geldt tot en met 18 september 2025.",
        "Deze uitkomst rust alleen op verklaringen.",
    )
    assert "Attestations" not in bn.explain(example.norm, example, date(2024, 12, 31), "2.5", limit=1).text("en")
    document = json.loads(bn.explanation_to_json(found))
    assert document["on_attestations_alone"] is True
    assert [check["role"] for check in document["attestations"]] == ["griffier"]


def test_as_json(norm: Norm) -> None:
    found = bn.attestations(norm, dossier(norm, GIVEN), DAY, rules=["1.5"])
    written = json.loads(bn.attestations_to_json(found))
    assert (written["format"], written["as_of"], written["clauses"], written["alone"]) == (1, "2024-06-30", 1, [])
    assert written["counts"] == {"valid": 1, "expiring": 0, "expired": 0, "missing": 1, "open": 0}
    assert written["checks"][0] == {
        "rule": "1.5",
        "outcome": "unknown",
        "check": "oordeel",
        "variables": [],
        "subject": "aanpak",
        "status": "valid",
        "id": "v1",
        "verdict": "ja",
        "role": "secretaris",
        "given_on": "2024-02-01",
        "age": 150,
        "until": "2025-05-01",
    }


@settings(many, max_examples=max(1, CASES // 100))
@seeds
def test_an_attestation_answers_exactly_while_it_is_valid_and_what_rests_on_it_alone_shows_nothing_without(
    random: Random,
) -> None:
    norm = norm_of(random)
    for case in cases_of(random, norm, 2):
        found = bn.attestations(norm, case.dossier, case.as_of, known_on=case.known_on)
        shown = bn.assess(norm, case.dossier, case.as_of, known_on=case.known_on)
        results = {
            (finding.rule.id, result.check.id, result.check.variables): result
            for finding in shown.findings.values()
            for result in finding.checks
        }
        for check in found:
            result = results[check.rule, check.check, check.variables]
            if isinstance(result.check.question, Attested):
                valid = check.attestation.status in (AttestationStatus.VALID, AttestationStatus.EXPIRING)
                assert (result.flags is not Flags.UNKNOWN) is valid
        rest = bn.assess(norm, without(case.dossier), case.as_of, known_on=case.known_on)
        for rule in found.alone:
            assert not rest[rule].flags & Flags.PARTLY, rule


def without(made: Dossier) -> Dossier:
    """Return a dossier without attestations."""
    register = made.registers.get(JUDGEMENT)
    if register is None:
        return made
    empty = attrs.evolve(register, ids=(), columns=dict.fromkeys(register.columns, ()))
    return made.with_registers([empty])
