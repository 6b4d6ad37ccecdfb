"""What a finding rests on: the records that speak against it, the facts that carry it, values and other readings."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from brabantnorm_rules import (
    Dossier,
    Explanation,
    Fact,
    MatterKind,
    Norm,
    Organisation,
    Outcome,
    assess,
    explain,
    explanation_to_json,
    load_norm,
    read_dossier,
    sufficient_facts,
    trace,
)
from brabantnorm_rules.analysis.explanations.sufficiency import with_only
from brabantnorm_rules.analysis.settings import with_setting
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.truth import NO, YES
from tests.laws.cases import CASES, Case, cases_of
from tests.laws.test_laws import many, seeds, with_totals
from tests.strategies.norms import norm as norm_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


@pytest.fixture(scope="module")
def dijkstede(norm: Norm) -> Dossier:
    return read_dossier(EXAMPLES / "dijkstede", norm)


def explained(norm: Norm, dossier: Dossier, rule: str) -> Explanation:
    return explain(norm, dossier, date(2024, 12, 31), rule)


def test_a_late_response_is_told_with_how_late_it_was(norm: Norm, dijkstede: Dossier) -> None:
    (found,) = explained(norm, dijkstede, "4.23").matters
    assert (found.rule, found.check) == ("4.23", "reactie")
    assert [(record.id, record.matters[0].kind, record.matters[0].hours) for record in found.records] == [
        ("VPT-2024-036", MatterKind.LATE_HOURS, 65),
        ("VPT-2024-048", MatterKind.LATE_HOURS, 89),
    ]
    text = explained(norm, dijkstede, "4.23").text("nl")
    assert "voorval `VPT-2024-036` (moment waarop de reactie naar de dader is verzonden: 13 mei 2024 om " in text


def test_a_response_that_never_came_is_told_with_the_day_on_which_its_term_passed(norm: Norm) -> None:
    bare = Dossier(norm, read_dossier(EXAMPLES / "dijkstede", norm).organisation, "2024-12-31")
    incident = {
        "id": "A-044",
        "melding_op": "2024-12-01T10:00",
        "dader_bekend": "bij_melding",
        "reactie_op": "geen",
        "strafbaar_feit": False,
    }
    found = explained(norm, bare.add("agressie_incident", [incident], complete=True), "4.23")
    passed = "termijn verstreken op 3 december 2024 om 10.00 uur"
    assert f"`A-044` (moment waarop de reactie naar de dader is verzonden: geen, {passed})" in found.text("nl")
    assert "none, term passed on 3 December 2024 at 10:00" in found.text("en")


def test_where_a_record_is_asked_the_nearest_ones_are_told(norm: Norm, dijkstede: Dossier) -> None:
    (found,) = explained(norm, dijkstede, "2.5").matters
    assert [(record.id, record.nearest, record.matters[0].kind) for record in found.records] == [
        ("R-01", True, MatterKind.ENDED),
        ("R-02", True, MatterKind.BEGINS),
    ]


def test_of_many_records_the_first_are_told_and_the_others_counted(norm: Norm, dijkstede: Dossier) -> None:
    found = explain(norm, dijkstede, date(2024, 12, 31), "4.20", limit=1)
    (medewerkers,) = [each for each in found.matters if each.check == "medewerkers"]
    sentences = [line for line in found.text("nl").splitlines() if line.startswith("- Medewerkers getraind: ")]
    assert len(sentences) == 21
    more = len(medewerkers.records) - 20
    assert sentences[-1].endswith(f"er zijn er meer, namelijk nog {more}. In JSON staan ze alle.")


def test_a_deadline_that_passed_says_that_nothing_came(norm: Norm, dijkstede: Dossier) -> None:
    found = explain(norm, dijkstede, date(2024, 12, 31), "4.10", limit=1)
    assert {len(record.matters) for each in found.matters for record in each.records} == {1}


def test_the_facts_that_carry_a_shortfall_are_few(norm: Norm, dijkstede: Dossier) -> None:
    found = sufficient_facts(norm, dijkstede, date(2024, 12, 31), "2.5")
    assert found.minimal
    assert [(fact.id, fact.field) for fact in found.facts if fact.field] == [
        ("R-01", "tot_en_met"),
        ("R-02", "van"),
        ("R-03", "rol"),
        ("R-04", "rol"),
        ("R-05", "rol"),
    ]
    assert [fact.fact_type for fact in found.facts if fact.declaration is not None] == ["rol"]


def test_of_what_does_not_count_is_told_what_sort_it_is_rather_than_when_it_was(norm: Norm) -> None:
    bare = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2025-12-31")
    known = {"rol": "organisator", "aandacht_ondermijning": True}
    alone = {**known, "id": "alleen", "soort": "monodisciplinair", "partners": [], "datum": "2024-05-10"}
    together = {**known, "id": "samen", "soort": "integraal", "partners": ["politie"], "datum": "2024-06-15"}
    given = bare.add("controle", [alone, together], complete=True)
    found = sufficient_facts(norm, given, date(2025, 12, 31), "3.12")
    assert [(fact.id, fact.field) for fact in found.facts if fact.field] == [("alleen", "soort"), ("samen", "datum")]


def test_of_statements_only_the_one_that_counts_carries_an_outcome(norm: Norm) -> None:
    bare = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-12-31")
    year = {"grootheid": "damocles_volgens_beleid", "groep": "alle", "teller": 9, "noemer": 20}
    totals = [{**year, "id": f"t{end}", "periode_tot_en_met": f"{end}-12-31"} for end in (2022, 2023)]
    found = sufficient_facts(norm, bare.add("telling", totals, complete=True), date(2024, 6, 30), "3.6")
    assert [(fact.id, fact.field) for fact in found.facts] == [("t2023", "teller"), ("t2023", "noemer")]


def test_a_bound_that_is_reached_is_told(norm: Norm, dijkstede: Dossier) -> None:
    found = explain(norm, dijkstede, date(2024, 12, 31), "2.5", limit=3)
    assert not found.sufficient.minimal
    assert "te veel om van elk na te gaan" in found.text("nl")
    left = with_only(dijkstede, found.sufficient.facts)
    assert assess(norm, left, date(2024, 12, 31))["2.5"].outcome is Outcome.NOT_MET


def test_who_chose_a_value_and_what_another_reading_gives_is_told(norm: Norm, dijkstede: Dossier) -> None:
    found = explained(norm, dijkstede, "2.9")
    text = found.text("nl")
    assert "Eens per jaar: 1 jaar. De eis staat in de norm. Dat zij zo wordt gelezen is een keuze van de bib" in text
    assert (
        "Op welk niveau een overleg van CISO's telt: basisteam of district. De norm laat meer dan één uitleg toe"
        in text
    )
    assert found.sensitivity is not None
    assert {reading.outcome for reading in found.sensitivity.tried} == {Outcome.MET, Outcome.NOT_MET}
    assert "Dan is de uitkomst: voldaan." in text


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [
        ("4.12", date(2022, 6, 1), "start mag zijn: 6 maanden. De norm bepaalt dit niet, of niet precies."),
        (
            "3.2.1.b",
            date(2025, 6, 1),
            "Omgevingswet. Dit volgt uit wetten en regels buiten de norm. De norm zelf laat ook",
        ),
        ("3.2.1.b", date(2024, 6, 1), "de Omgevingswet. De norm bepaalt dit niet, of niet precies."),
    ],
)
def test_who_chose_a_value_is_told_of_the_value_in_force(norm: Norm, rule: str, day: date, said: str) -> None:
    bare = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), day)
    assert said in explain(norm, bare, day, rule, limit=1).text("nl")


def test_a_value_that_counts_by_the_day_of_a_field_is_told_with_its_days(norm: Norm) -> None:
    bare = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2026-09-01")
    found = explain(norm, bare, date(2023, 6, 1), "4.12", limit=1).text("nl")
    assert "start mag zijn, op dagen tot en met 31 december 2022: 6 maanden. De norm bepaalt dit niet" in found
    assert "start mag zijn, op dagen vanaf 1 januari 2023: 3 maanden. Dit volgt uit wetten en regels" in found
    found = explain(norm, bare, date(2026, 9, 1), "2.10", limit=1).text("nl")
    between = "op dagen van 24 september 2025 tot en met 14 augustus 2026: BIO 1.04 of BIO2. De norm bepaalt dit niet"
    assert between in found


def test_a_value_of_its_own_is_the_choice_of_the_organisation_on_every_date(norm: Norm) -> None:
    name = "omgevingsvergunning_termen"
    own = with_setting(norm, name, ("omgevingsvergunning_ow",)).parameters[name]
    assert {own.origin_of(dated) for dated in own.values} == {Origin.ORGANISATION}


def test_an_unknown_has_no_such_facts_and_tells_what_is_missing(norm: Norm, dijkstede: Dossier) -> None:
    found = explained(norm, dijkstede, "2.4")
    assert found.sufficient.facts == ()
    assert "Van document `DOC-10` is niet ingevuld: volgt het landelijke model (`volgens_model`)." in found.text("nl")
    assert "Feiten die deze uitkomst dragen" not in found.text("nl")


def test_every_condition_of_a_record_is_traced_with_its_truth_and_values(norm: Norm, dijkstede: Dossier) -> None:
    checks = {check.check: check for check in trace(norm, dijkstede, date(2024, 12, 31), "4.23", shown=3)}
    reactie = checks["reactie"]
    assert (reactie.rule, reactie.outcome, len(reactie.records)) == ("4.23", Outcome.NOT_MET, 3)
    scope, must = reactie.records[0].conditions
    assert (reactie.records[0].id, scope.truth, must.truth) == ("VPT-2024-036", YES, NO)
    assert dict(must.values)["reactie_op"] == date(2024, 5, 13).toordinal()
    assert [part.truth for part in scope.parts] == [YES, YES, YES]


def test_json_holds_what_the_text_tells(norm: Norm, dijkstede: Dossier) -> None:
    found = explained(norm, dijkstede, "4.23")
    document = json.loads(explanation_to_json(found))
    assert (document["rule"], document["outcome"]) == ("4.23", "partly_met")
    assert document["matters"][0]["id"] == "VPT-2024-036"
    assert document["matters"][0]["matters"][0]["value"] == "2024-05-13"
    assert len(document["sufficient"]["facts"]) == len(found.sufficient.facts)
    assert explanation_to_json(found) == explanation_to_json(explained(norm, dijkstede, "4.23"))


@settings(many, max_examples=max(1, CASES // 400))
@seeds
def test_the_facts_carry_the_outcome_and_none_can_be_withheld(random: Random) -> None:
    """Where totals may contradict records another outcome may come out: there only that it differs."""
    norm = norm_of(random)
    beside = with_totals(norm)
    for case in cases_of(random, norm, 2):
        for rule, finding in assess(norm, case.dossier, case.as_of, known_on=case.known_on).findings.items():
            found = sufficient_facts(norm, case.dossier, case.as_of, rule, known_on=case.known_on)
            if finding.outcome is Outcome.UNKNOWN:
                assert found.facts == ()
                continue
            assert found.minimal
            assert outcome_with(norm, case, found.facts, rule) is finding.outcome
            undecided = {Outcome.UNKNOWN, Outcome.NOT_MET} if finding.outcome is Outcome.PARTLY_MET else _UNKNOWN
            for fact in found.facts:
                less = outcome_with(norm, case, [kept for kept in found.facts if kept != fact], rule)
                assert less is not finding.outcome, (rule, finding.outcome, fact)
                assert less in undecided or rule in beside, (rule, finding.outcome, less, fact)


_UNKNOWN = {Outcome.UNKNOWN}


def outcome_with(norm: Norm, case: Case, facts: Sequence[Fact], rule: str) -> Outcome:
    """Return the outcome of a rule when these facts are all that is left."""
    left = with_only(case.dossier, facts)
    return assess(norm, left, case.as_of, known_on=case.known_on)[rule].outcome
