"""Findings: how they are reached, what they rest on, and what may be asked of them."""

from datetime import date, datetime
from pathlib import Path

import attrs
import pytest

from brabantnorm_rules import (
    NONE,
    Assessment,
    Dossier,
    EngineUnavailable,
    Flags,
    Lack,
    Missing,
    Norm,
    NormError,
    NotApplicable,
    Organisation,
    Outcome,
    assess,
    load_norm,
    read_dossier,
    read_norm,
)
from brabantnorm_rules.norm.parameters import Origin
from tests.examples import DOSSIER, SMALL

AS_AT = date(2024, 6, 30)


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture(scope="module")
def dossier(norm: Norm, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path: Path = tmp_path_factory.mktemp("dijkstede") / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return read_dossier(path, norm)


@pytest.fixture(scope="module")
def assessment(norm: Norm, dossier: Dossier) -> Assessment:
    return assess(norm, dossier, AS_AT)


def empty(norm: Norm, kind: str = "gemeente") -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", kind), AS_AT)


def with_activities(norm: Norm, number: int) -> Dossier:
    rows = [{"id": f"a{place:03}", "datum": "2024-01-01", "onderwerpen": ["integriteit"]} for place in range(number)]
    return empty(norm).add("activiteit", rows, complete=True)


# ---- reaching them ----------------------------------------------------------------------------------------------


def test_iterating_yields_the_clauses_in_number_order_and_any_rule_is_reached_by_its_number(
    assessment: Assessment,
) -> None:
    assert [finding.rule.id for finding in assessment] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert len(assessment) == 5
    assert [part.rule.id for part in assessment["1.2"].parts] == ["1.2.a", "1.2.b"]
    assert assessment["1.2.a"] is assessment["1.2"].parts[0]
    assert "1.2.b" in assessment
    assert "9.9" not in assessment
    with pytest.raises(KeyError):
        assessment["9.9"]


def test_counts_are_over_clauses_and_name_every_outcome(assessment: Assessment) -> None:
    counts = assessment.counts()
    assert list(counts) == list(Outcome)
    assert sum(counts.values()) == 5
    assert assessment.counts(1) == counts
    assert set(assessment.counts(2).values()) == {0}


def test_a_finding_leads_to_those_of_its_parts_at_any_depth() -> None:
    """3.1 has parts that have parts of their own, all of which its number begins."""
    norm = load_norm("brabant-2022")
    found = assess(norm, empty(norm), AS_AT)
    inside = [rule for rule in norm.rules if rule == "3.1" or rule.startswith("3.1.")]
    assert [part.rule.id for part in found["3.1"].tree()] == inside
    assert {rule.count(".") for rule in inside} == {1, 2, 3}
    assert list(found["4.23"].tree()) == [found["4.23"]]


def test_a_rule_shows_what_its_checks_and_parts_show(assessment: Assessment) -> None:
    for finding in assessment.findings.values():
        shown = Flags.NOTHING
        for flags in (
            *(result.flags for result in finding.checks if not result.check.note),
            *(part.flags for part in finding.parts),
        ):
            shown |= flags
        assert finding.flags == shown


def test_only_the_rules_that_are_asked_are_found(norm: Norm, dossier: Dossier, assessment: Assessment) -> None:
    chosen = assess(norm, dossier, AS_AT, rules=["1.4", "1.2.b", "1.4"])
    assert [finding.rule.id for finding in chosen] == ["1.4", "1.2.b"]
    assert set(chosen.findings) == {"1.4", "1.2.b"}
    assert chosen["1.4"].outcome == assessment["1.4"].outcome
    whole = assess(norm, dossier, AS_AT, rules=["1.2"])
    assert set(whole.findings) == {"1.2", "1.2.a", "1.2.b"}


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"engine": "quick"}, ValueError, "unknown engine 'quick': there is 'compiled'"),
        ({"evidence": -1}, ValueError, "evidence is a number of records"),
        ({"rules": ["9.9"]}, KeyError, "9.9"),
        ({"known_on": "2024-01-01"}, TypeError, "known_on is a date, not str"),
    ],
)
def test_misuse_is_an_error_of_the_caller(
    norm: Norm, dossier: Dossier, arguments: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        assess(norm, dossier, AS_AT, **arguments)  # type: ignore[arg-type]  # that is the misuse


def test_the_as_of_date_is_a_day(norm: Norm, dossier: Dossier) -> None:
    with pytest.raises(TypeError, match="as_of is a date, not datetime"):
        assess(norm, dossier, datetime(2024, 6, 30))


@pytest.mark.parametrize("year", [1899, 2201, 9999])
def test_the_as_of_date_lies_in_years_that_make_sense(norm: Norm, dossier: Dossier, year: int) -> None:
    with pytest.raises(ValueError, match=f"as_of lies between 1900 and 2200, not in {year}"):
        assess(norm, dossier, date(year, 12, 31))


def test_a_dossier_under_other_fact_types_is_refused_and_entered_anew(norm: Norm, dossier: Dossier) -> None:
    other = attrs.evolve(
        norm,
        fact_types={**norm.fact_types, "activiteit": attrs.evolve(norm.fact_types["activiteit"], slice=None)},
    )
    with pytest.raises(ValueError, match="entered under other fact types"):
        assess(other, dossier, AS_AT)
    assert assess(other, dossier.for_norm(other), AS_AT)["1.4"].outcome == assess(norm, dossier, AS_AT)["1.4"].outcome


def test_an_unavailable_engine_is_an_error_of_the_library() -> None:
    assert issubclass(EngineUnavailable, NormError)


# ---- evidence ---------------------------------------------------------------------------------------------------


def test_evidence_names_the_first_twenty_in_id_order_with_the_total(norm: Norm) -> None:
    dossier = with_activities(norm, 30)
    finding = assess(norm, dossier, AS_AT)["1.5"]
    (result,) = [result for result in finding.checks if result.check.id == "een_van_beide"]
    records = result.parts[1].parts[1].records
    assert records is not None
    assert (records.scope, records.passing.total, records.undecided.total, records.complete) == (0, 0, 0, True)
    small = assess(norm, dossier, AS_AT)["1.1"].checks[0].records
    assert small is not None
    assert small.undecided.total == 30
    assert small.undecided.ids == tuple(f"a{place:03}" for place in range(20))


@pytest.mark.parametrize(("evidence", "shown"), [(None, 30), (3, 3), (0, 0)])
def test_evidence_can_be_kept_in_full_or_shortened(norm: Norm, evidence: int | None, shown: int) -> None:
    records = assess(norm, with_activities(norm, 30), AS_AT, evidence=evidence)["1.1"].checks[0].records
    assert records is not None
    assert (len(records.undecided.ids), records.undecided.total) == (shown, 30)


def test_what_fails_what_passes_and_what_is_open_is_named(assessment: Assessment) -> None:
    records = assessment["1.4"].checks[0].records
    assert records is not None
    assert records.failing.ids == ("i01",)
    assert records.passing.ids == ("i02",)
    assert records.undecided.ids == ("i03", "i04")
    assert records.scope == 2


# ---- what findings rest on --------------------------------------------------------------------------------------


def test_a_deviation_annotates_and_expires_and_never_changes_the_outcome(norm: Norm, dossier: Dossier) -> None:
    bare = Dossier(norm, dossier.organisation, AS_AT).with_registers(
        [register for name, register in dossier.registers.items() if name in dossier.entered]
    )
    for day, expired in ((date(2024, 2, 29), False), (date(2024, 3, 1), False), (date(2024, 3, 2), True)):
        finding = assess(norm, dossier, day)["1.4"]
        assert [state.expired for state in finding.deviations] == [expired]
        assert finding.outcome == assess(norm, bare, day)["1.4"].outcome
    assert assess(norm, dossier, date(2023, 12, 31))["1.4"].deviations == ()


def test_parameters_are_those_in_force_on_the_date_for_the_kind(norm: Norm) -> None:
    def used(kind: str, day: date) -> dict[str, object]:
        return {found.name: found.value for found in assess(norm, empty(norm, kind), day)["1.1"].parameters}

    assert used("gemeente", AS_AT)["doelgroepen"] == ("bestuurders",)
    assert used("provincie", AS_AT)["doelgroepen"] == ("bestuurders", "medewerkers")
    assert used("provincie", date(2025, 1, 1))["doelgroepen"] == ("bestuurders", "raadsleden")
    origins = {found.name: found.origin for found in assess(norm, empty(norm), AS_AT)["1.1"].parameters}
    assert origins["jaar"] == Origin.NORM
    assert origins["gespreksvormen"] == Origin.DEFAULT
    (since,) = [found for found in assess(norm, empty(norm), AS_AT)["1.3"].parameters if found.name == "sinds"]
    assert (since.value, since.origin, since.since) == (date(2023, 5, 1), Origin.LAW, None)
    in_2025 = assess(norm, empty(norm), date(2025, 1, 1))["1.1"].parameters
    assert {found.name: found.since for found in in_2025}["doelgroepen"] == date(2025, 1, 1)


def test_a_rule_that_does_not_apply_says_why_and_so_do_its_parts(norm: Norm) -> None:
    finding = assess(norm, empty(norm, "provincie"), AS_AT)["1.2.b"]
    assert finding.outcome == Outcome.NOT_APPLICABLE
    assert finding.because == NotApplicable.TEXT
    assert finding.checks == ()
    unbound = attrs.evolve(norm, rules={**norm.rules, "1.2": attrs.evolve(norm.rules["1.2"], applies_to=("gemeente",))})
    whole = assess(unbound, empty(unbound, "provincie"), AS_AT)
    assert [whole[rule].because for rule in ("1.2", "1.2.a", "1.2.b")] == [NotApplicable.TEXT] * 3


def test_a_rule_for_lack_of_a_power_says_so(norm: Norm) -> None:
    for_all = attrs.evolve(norm.rules["1.2.b"], applies_to=None)
    changed = attrs.evolve(norm, rules={**norm.rules, "1.2.b": for_all})
    assert assess(changed, empty(changed, "provincie"), AS_AT)["1.2.b"].because == NotApplicable.POWER


def test_a_rule_without_a_case_says_so(norm: Norm) -> None:
    dossier = empty(norm).add("agressie_incident", [], complete=True)
    finding = assess(norm, dossier, AS_AT)["1.4"]
    assert (finding.outcome, finding.because) == (Outcome.NOT_APPLICABLE, NotApplicable.NO_CASE)


def test_after_the_day_to_which_it_was_kept_an_assessment_is_a_forecast(norm: Norm, dossier: Dossier) -> None:
    assert not assess(norm, dossier, AS_AT).forecast
    ahead = assess(norm, dossier, date(2024, 7, 1))
    assert ahead.forecast
    assert ahead["1.4"].forecast
    assert "geldt als er na de stand van het dossier niets meer gebeurt" in ahead["1.4"].explain("nl")


# ---- what is missing --------------------------------------------------------------------------------------------


def missing_of(norm: Norm, dossier: Dossier, rule: str, day: date = AS_AT) -> tuple[Missing, ...]:
    finding = assess(norm, dossier, day)[rule]
    assert finding.outcome == Outcome.UNKNOWN
    return finding.missing


def test_a_decided_finding_misses_nothing(assessment: Assessment) -> None:
    for finding in assessment.findings.values():
        assert bool(finding.missing) == (finding.outcome == Outcome.UNKNOWN)


def test_a_field_that_was_not_supplied_is_missing(norm: Norm) -> None:
    row = {"id": "i", "melding_op": "2024-05-01T12:00", "dader_bekend": True}
    found = missing_of(norm, empty(norm).add("agressie_incident", [row], complete=True), "1.4")
    assert Missing(Lack.FIELD, "agressie_incident", "i", "reactie_op") in found
    assert Missing(Lack.TOTALS, "telling", key=(("grootheid", "reactie_op_tijd"), ("groep", "alle"))) in found


def test_a_time_of_day_is_missing_where_only_the_day_is_known(norm: Norm) -> None:
    row = {"id": "i", "melding_op": "2024-05-01", "reactie_op": "2024-05-03", "dader_bekend": True}
    found = missing_of(norm, empty(norm).add("agressie_incident", [row], complete=True), "1.4")
    times = [missing.field for missing in found if missing.lack == Lack.TIME]
    assert times == ["reactie_op", "melding_op"]


def test_completeness_is_missing_and_a_register_that_is_behind_is_named(norm: Norm) -> None:
    rows = [{"id": "i", "melding_op": "2024-05-01", "dader_bekend": False, "reactie_op": NONE}]
    loose = empty(norm).add("agressie_incident", rows)
    assert Missing(Lack.COMPLETENESS, "agressie_incident") in missing_of(norm, loose, "1.4")
    behind = empty(norm).add("agressie_incident", rows, complete=True, as_at="2024-06-01")
    assert Missing(Lack.BEHIND, "agressie_incident") in missing_of(norm, behind, "1.4")


def test_an_attestation_is_missing_by_its_subject(norm: Norm) -> None:
    assert Missing(Lack.ATTESTATION, "verklaring", key=(("onderwerp", "aanpak"),)) in missing_of(
        norm, empty(norm), "1.5"
    )


def test_what_another_rule_misses_is_missing_here(norm: Norm) -> None:
    check = attrs.evolve(norm.rules["1.2.b"].checks[1], note=False)
    asking = attrs.evolve(norm.rules["1.2.b"], checks=(check,), applies_to=None, power=None)
    changed = attrs.evolve(norm, rules={**norm.rules, "1.2.b": asking})
    finding = assess(changed, empty(changed), AS_AT)
    assert finding["1.2.b"].missing == finding["1.2.a"].missing
    assert Missing(Lack.COMPLETENESS, "gedragscode") in finding["1.2.b"].missing


def test_what_a_part_says_is_missing_is_not_said_again(norm: Norm) -> None:
    finding = assess(norm, empty(norm), AS_AT)["1.2"]
    assert [part.outcome for part in finding.parts] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    reason = finding.explain("en")
    assert reason.count("): unknown.") == 2
    assert reason.count("it is not declared that it is complete") == 1


def test_what_related_records_lack_is_missing(norm: Norm) -> None:
    handreiking = {"id": "i", "datum": "2024-01-01", "groep": "raadsleden", "handreiking": "handreiking_2020"}
    activity = {"id": "a", "onderwerpen": ["integriteit", "weerbaarheid"], "doelgroepen": ["raadsleden"]}
    dossier = empty(norm).add("installatie", [handreiking], complete=True).add("activiteit", [activity], complete=True)
    assert Missing(Lack.FIELD, "activiteit", "a", "datum") in assess(norm, dossier, AS_AT)["1.3"].missing


def test_statements_of_one_day_that_differ_contradict_each_other(assessment: Assessment) -> None:
    (result,) = [result for result in assessment["1.5"].checks if result.check.id == "oordeel"]
    assert result.contradiction
    assert result.flags == Flags.UNKNOWN


@pytest.mark.parametrize(
    ("rule", "measured"), [("3.3", "bibob_onderzocht_of_afgezien"), ("3.6", "damocles_volgens_beleid")]
)
def test_a_share_is_read_as_a_percentage_also_of_totals(rule: str, measured: str) -> None:
    """The share of 3.6 is asked of totals; that of 3.3 stands inside a question of which one part will do."""
    norm = load_norm("brabant-2022")
    row = {"id": "t", "grootheid": measured, "groep": "alle", "periode_tot_en_met": "2024-06-30"}
    dossier = empty(norm).add("telling", [{**row, "teller": 94, "noemer": 100}])
    finding = assess(norm, dossier, AS_AT)[rule]
    for language in ("nl", "en"):
        assert " 95%" in finding.explain(language)


def test_a_reading_in_an_unknown_language_is_refused(assessment: Assessment) -> None:
    with pytest.raises(ValueError, match="fr"):
        assessment["1.4"].explain("fr")
